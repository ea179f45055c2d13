"""The room of urging."""

from django.apps import AppConfig


class UrgingConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.urging"
    label = "urging"
    verbose_name = "Đôn đốc"

    def ready(self) -> None:
        """Tell the room of files who sees letters and answers."""
        from chamdiem.portal.files import owners
        from chamdiem.portal.urging import access

        owners.register("don-doc", access.shows_file, access.gives_files)
