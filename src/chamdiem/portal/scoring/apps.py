"""The room of scoring."""

from django.apps import AppConfig


class ScoringConfig(AppConfig):
    """Chấm điểm."""

    name = "chamdiem.portal.scoring"
    verbose_name = "Chấm điểm"

    def ready(self) -> None:
        """Tell handover sheets what there is of a unit's scores."""
        from chamdiem.portal.posts import handover
        from chamdiem.portal.scoring import handing_over

        handover.register("scoring", handing_over.collect)
