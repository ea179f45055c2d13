"""The trail: one row for each act. No foreign keys, so that nothing it names can drag it along.

Kept: as long as the system itself. It names people by opaque id only.
"""

from django.db import models

from chamdiem.portal.audit.append_only import AppendOnly


class Entry(AppendOnly):
    """One act: who did what to what, and when."""

    verb = models.CharField(max_length=64)
    actor = models.CharField(max_length=64)
    subject_kind = models.CharField(max_length=64)
    subject_id = models.CharField(max_length=64)
    at = models.DateTimeField()
    details = models.JSONField(default=dict)
    request_id = models.CharField(max_length=32, blank=True)

    class Meta:
        """Newest last; found by its subject."""

        ordering = ("id",)
        indexes = (
            models.Index(fields=("subject_kind", "subject_id"), name="audit_entry_by_subject"),
            models.Index(fields=("at",), name="audit_entry_by_time"),
        )
        constraints = (
            models.CheckConstraint(
                name="audit_entry_verb_is_app_noun_participle",
                condition=models.Q(verb__regex=r"^[a-z]+\.[a-z-]+\.[a-z-]+$"),
            ),
        )

    def __str__(self) -> str:
        """Name the act."""
        return f"{self.verb} {self.subject_kind}:{self.subject_id}"
