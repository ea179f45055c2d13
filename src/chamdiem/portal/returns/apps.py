"""The room of returns."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.returns"
    label = "returns"
    verbose_name = "Phiếu tự chấm"

    def ready(self) -> None:
        """Tell who sees a file of a return; open the returns of a month with the month."""
        from chamdiem.portal.files import owners
        from chamdiem.portal.periods import followups
        from chamdiem.portal.periods.choices import Stage
        from chamdiem.portal.returns import access, actions

        owners.register("phieu", access.shows_file)
        for stage in (Stage.OPEN, Stage.SELF_SCORE):
            followups.register(stage, actions.open_returns)
