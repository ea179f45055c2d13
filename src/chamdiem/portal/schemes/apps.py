"""The room of schemes."""

from django.apps import AppConfig


class SchemesConfig(AppConfig):
    """Bộ tiêu chí."""

    name = "chamdiem.portal.schemes"
    verbose_name = "Bộ tiêu chí"
