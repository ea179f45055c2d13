"""The room of defaults."""

from django.apps import AppConfig


class DefaultsConfig(AppConfig):
    """Mặc định hệ thống."""

    name = "chamdiem.portal.defaults"
    verbose_name = "Mặc định hệ thống"
