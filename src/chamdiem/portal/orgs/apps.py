"""The room of organisations."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.orgs"
    label = "orgs"
    verbose_name = "Cơ quan, đơn vị"
