"""The room of returns."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.returns"
    label = "returns"
    verbose_name = "Phiếu tự chấm"

    def ready(self) -> None:
        """Tell the room of files who sees a file that is evidence."""
        from chamdiem.portal.files import owners
        from chamdiem.portal.returns import access

        owners.register("phieu", access.shows_file)
