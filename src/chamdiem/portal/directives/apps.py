"""The room of directing documents."""

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.directives"
    label = "directives"
    verbose_name = "Văn bản chỉ đạo"

    def ready(self) -> None:
        """Tell the room of files who sees the file of a document."""
        from chamdiem.portal.directives import access
        from chamdiem.portal.files import owners

        owners.register("van-ban", access.shows_file, access.gives_files)
