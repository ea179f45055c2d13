"""The app `oversight`."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """The trail in words."""

    name = "chamdiem.portal.oversight"
    label = "oversight"
    verbose_name = "Kiểm tra, giám sát"
