"""The app `accounts`."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "chamdiem.portal.accounts"
    label = "accounts"
    verbose_name = "Người dùng"
