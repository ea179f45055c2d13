"""The room of scoring."""

from django.apps import AppConfig


class ScoringConfig(AppConfig):
    """Chấm điểm."""

    name = "chamdiem.portal.scoring"
    verbose_name = "Chấm điểm"
