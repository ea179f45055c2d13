"""The room of data review."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.review"
    label = "review"
    verbose_name = "Rà soát số liệu"
