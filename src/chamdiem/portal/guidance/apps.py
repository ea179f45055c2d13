"""The room of guidance."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """Registers the room, and who sees the material of a training."""

    name = "chamdiem.portal.guidance"
    label = "guidance"
    verbose_name = "Hướng dẫn tiêu chí"

    def ready(self) -> None:
        """Tell the room of files who sees the material of a training."""
        from chamdiem.portal.files import owners
        from chamdiem.portal.guidance import access

        owners.register("tap-huan", access.shows_file, access.gives_files)
