"""The app `config`: no tables, only the checks at start."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class ConfigConfig(AppConfig):
    """Settings and the checks that stop at start."""

    name = "chamdiem.portal.config"
    label = "config"
    verbose_name = "Cấu hình"

    def ready(self) -> None:
        """Register the checks; those that ask the database run where a command says so."""
        from chamdiem.portal.config import checks

        for check in checks.ALWAYS:
            register(check, "chamdiem")
        register(checks.database, Tags.database)
