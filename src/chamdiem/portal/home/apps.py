"""The room of the first page."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Trang đầu."""

    name = "chamdiem.portal.home"
    verbose_name = "Trang đầu"
