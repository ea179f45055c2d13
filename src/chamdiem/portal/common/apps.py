"""The app `common`."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """Shared parts; it has no tables."""

    name = "chamdiem.portal.common"
    label = "common"
    verbose_name = "Phần dùng chung"

    def ready(self) -> None:
        """Let addresses hold months."""
        from django.urls import register_converter

        from chamdiem.portal.common.converters import MonthConverter

        register_converter(MonthConverter, "month")
