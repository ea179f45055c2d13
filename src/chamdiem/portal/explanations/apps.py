"""The room of explanations."""

from django.apps import AppConfig


class ExplanationsConfig(AppConfig):
    """Registers the room, and who sees the evidence of an explanation."""

    name = "chamdiem.portal.explanations"
    label = "explanations"
    verbose_name = "Giải trình"

    def ready(self) -> None:
        """Tell the room of files who sees the evidence of an explanation."""
        from chamdiem.portal.explanations import access
        from chamdiem.portal.files import owners

        owners.register("giai-trinh", access.shows_file, access.gives_files)
