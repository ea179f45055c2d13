"""The room of privacy."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Dữ liệu cá nhân."""

    name = "chamdiem.portal.privacy"
    verbose_name = "Dữ liệu cá nhân"
