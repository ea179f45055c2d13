"""The trail (nhật ký): one row for each act, its link in the chain, the chain's daily anchors.

No foreign keys, so that nothing the trail names can drag it along.

Kept: as long as the system itself. It names people by opaque id only.
"""

from datetime import UTC, datetime

from django.db import models
from django.db.models.lookups import Exact

from chamdiem.portal.audit.append_only import AppendOnly

_SHA256 = r"^[0-9a-f]{64}$"


def _is_object(name: str) -> models.Q:
    kind = models.Func(
        models.F(name), function="jsonb_typeof", output_field=models.CharField(max_length=16)
    )
    return models.Q(Exact(kind, "object"))


class Entry(AppendOnly):
    """One act: who did what to what, on whose behalf, when, from where, before and after.

    Kept: as long as the system itself.
    """

    verb = models.CharField(max_length=64)
    actor = models.CharField(max_length=64)
    on_behalf_of = models.CharField(max_length=64, blank=True, default="")
    subject_kind = models.CharField(max_length=64)
    subject_id = models.CharField(max_length=64)
    at = models.DateTimeField()
    details = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    request_id = models.CharField(max_length=32, blank=True)
    origin = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        """Newest last; every way to filter has an index in the order of the page."""

        ordering = ("id",)
        indexes = (
            models.Index(fields=("at", "id"), name="audit_entry_by_moment"),
            models.Index(fields=("verb", "at", "id"), name="audit_entry_by_verb"),
            models.Index(fields=("actor", "at", "id"), name="audit_entry_by_actor"),
            models.Index(
                fields=("on_behalf_of", "at", "id"),
                name="audit_entry_by_behalf",
                condition=~models.Q(on_behalf_of=""),
            ),
            models.Index(
                fields=("subject_kind", "subject_id", "at", "id"), name="audit_entry_by_object"
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="audit_entry_verb_is_app_noun_participle",
                condition=models.Q(verb__regex=r"^[a-z]+\.[a-z-]+\.[a-z-]+$"),
            ),
            # What no page can show would stand in the way of all the others, for good.
            models.CheckConstraint(
                name="an_act_happened_in_our_time",
                condition=models.Q(at__gte=datetime(2000, 1, 1, tzinfo=UTC))
                & models.Q(at__lt=datetime(3000, 1, 1, tzinfo=UTC)),
            ),
            models.CheckConstraint(
                name="an_act_keeps_values_by_name",
                condition=_is_object("details") & _is_object("before") & _is_object("after"),
            ),
        )

    def __str__(self) -> str:
        """Name the act."""
        return f"{self.verb} {self.subject_kind}:{self.subject_id}"


class Link(AppendOnly):
    """An entry's link in the chain (mắt xích), added by the database itself at commit.

    Kept: as long as the system itself.
    """

    is_only_read = True

    number = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """In the order of the commits."""

        ordering = ("number",)
        constraints = (
            models.CheckConstraint(
                name="audit_links_are_counted_from_one", condition=models.Q(number__gte=1)
            ),
            models.CheckConstraint(
                name="audit_link_holds_two_sha256",
                condition=models.Q(digest__regex=_SHA256, hash__regex=_SHA256),
            ),
        )

    def __str__(self) -> str:
        """Name its place."""
        return f"{self.number}: {self.hash}"


class Anchor(AppendOnly):
    """A signed head of the chain (bản neo); the same stands in a file outside the database.

    Written by the owner's command, so that the site cannot put a false one in its place.
    Kept: as long as the system itself.
    """

    is_only_read = True

    day = models.DateField(unique=True)
    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        """By day."""

        ordering = ("day",)
        constraints = (
            models.CheckConstraint(
                name="audit_anchor_names_a_link_and_a_key",
                condition=models.Q(
                    number__gte=1,
                    hash__regex=_SHA256,
                    key__regex=_SHA256,
                    signature__regex=r"^[0-9a-f]{128}$",
                ),
            ),
        )

    def __str__(self) -> str:
        """Name the day and the place."""
        return f"{self.day}: {self.number} {self.hash}"
