"""The room of obstacles."""

from django.apps import AppConfig


class ObstaclesConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.obstacles"
    label = "obstacles"
    verbose_name = "Khó khăn, vướng mắc"
