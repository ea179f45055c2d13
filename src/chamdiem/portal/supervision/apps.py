"""The room of inspection files."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.supervision"
    label = "supervision"
    verbose_name = "Hồ sơ kiểm tra"
