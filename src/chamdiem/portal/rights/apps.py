"""The app `rights`."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Who may do what."""

    name = "chamdiem.portal.rights"
    label = "rights"
    verbose_name = "Quyền"
