"""The room of files."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.files"
    label = "files"
    verbose_name = "Tệp"
