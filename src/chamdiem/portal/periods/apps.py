"""The room of periods."""

from django.apps import AppConfig


class PeriodsConfig(AppConfig):
    """Registers the room, and who may read the acts that it keeps."""

    name = "chamdiem.portal.periods"
    label = "periods"
    verbose_name = "Kỳ chấm điểm"

    def ready(self) -> None:
        """Answer for the files of this room."""
        from chamdiem.portal.files import owners
        from chamdiem.portal.periods import access

        owners.register("periods", may_see=access.sees_act_file)
