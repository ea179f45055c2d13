"""The room of inspections."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Registers the room, and who sees the files of an inspection."""

    name = "chamdiem.portal.inspections"
    label = "inspections"
    verbose_name = "Kiểm tra"

    def ready(self) -> None:
        """Tell the room of files who sees minutes and evidence of remedies."""
        from chamdiem.portal.files import owners
        from chamdiem.portal.inspections import access

        owners.register("kiem-tra", access.shows_file)
