"""The room of appraisal."""

from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    """Registers the room, and what it asks before a month leaves appraisal."""

    name = "chamdiem.portal.appraisal"
    label = "appraisal"
    verbose_name = "Thẩm định"

    def ready(self) -> None:
        """Let the room of periods ask whether everything is settled."""
        from chamdiem.portal.appraisal import access_objections as objections_access
        from chamdiem.portal.appraisal import doors
        from chamdiem.portal.appraisal.actions import closing, ruling
        from chamdiem.portal.files import owners
        from chamdiem.portal.periods import preconditions
        from chamdiem.portal.periods.choices import Stage

        preconditions.register((Stage.APPRAISAL, Stage.PROVISIONAL), closing.missing)
        preconditions.register((Stage.OBJECTION, Stage.SUBMITTED), ruling.missing)
        owners.register("tham-dinh", doors.shows_file)
        owners.register("kien-nghi", objections_access.shows_file)
