"""The room of approval."""

from django.apps import AppConfig


class ApprovalConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.approval"
    label = "approval"
    verbose_name = "Phê duyệt"

    def ready(self) -> None:
        """Answer for signed documents and what is sealed; ask before a month is submitted."""
        from chamdiem.portal.appraisal import approved
        from chamdiem.portal.approval import access, conditions, words
        from chamdiem.portal.approval.queries import sealed
        from chamdiem.portal.files import owners
        from chamdiem.portal.periods import marks, preconditions
        from chamdiem.portal.periods.choices import Stage

        owners.register("phe-duyet", access.sees_document)
        marks.register(words.acts)
        approved.register(sealed.revisions)
        preconditions.register((Stage.APPRAISAL, Stage.PROVISIONAL), conditions.before_provisional)
        preconditions.register((Stage.OBJECTION, Stage.SUBMITTED), conditions.before_submission)
