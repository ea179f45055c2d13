"""The app `audit`."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The trail."""

    name = "chamdiem.portal.audit"
    label = "audit"
    verbose_name = "Nhật ký"
