"""Who was given which role, within what, for which days; who acts for whom; who withdrew."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.common.ranges import DAYS, EQUAL, OVERLAPS
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights import roles
from chamdiem.portal.rights.choices import Scope

REAL_MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"


def _within(scope: Scope, **shape: object) -> Q:
    """Say which columns a grant of such a role fills."""
    return Q(role__in=[str(role) for role in roles.given_within(scope)], **shape)


def _at_least_a_day(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(holds_until=None) | Q(holds_from=None) | Q(holds_until__gt=F("holds_from")),
        name=name,
    )


class Grant(models.Model):
    """One role of one person (vai trò được giao), within its scope and for its days.

    `holds_until` is the first day on which it holds no more. A grant is never deleted nor
    changed; being withdrawn is set once (trigger), and what was held then stays readable.
    Kept: as long as the system.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="grants")
    role = models.CharField("vai trò", max_length=32)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    criterion = models.CharField("tiêu chí", max_length=80, blank=True)
    part = models.CharField("phần", max_length=80, blank=True)
    holds_from = models.DateField("từ ngày", null=True)
    holds_until = models.DateField("thôi từ ngày", null=True)
    given_at = models.DateTimeField("giao lúc")
    given_by = models.UUIDField("người giao", null=True)
    withdrawn_at = models.DateTimeField("thu lại lúc", null=True)
    withdrawn_by = models.UUIDField("người thu lại", null=True)

    class Meta:
        """The scope is that of the role; the same is not held twice on a day."""

        ordering = ("user_id", "role", "id")
        constraints = (
            models.CheckConstraint(
                condition=_within(Scope.WHOLE, organisation=None, criterion="", part="")
                | _within(Scope.ORGANISATION, organisation__isnull=False, criterion="", part="")
                | (_within(Scope.CRITERION, part="") & ~Q(criterion=""))
                | (_within(Scope.PART, criterion="", organisation__isnull=False) & ~Q(part="")),
                name="a_grant_has_the_scope_of_its_role",
            ),
            _at_least_a_day("a_grant_holds_for_at_least_a_day"),
            models.CheckConstraint(
                condition=Q(withdrawn_by=None) | Q(withdrawn_at__isnull=False),
                name="a_grant_withdrawn_by_somebody_is_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")),
                name="a_grant_is_withdrawn_after_it_was_given",
            ),
            ExclusionConstraint(
                name="a_role_is_held_once_a_day",
                expressions=[
                    ("user", EQUAL),
                    ("role", EQUAL),
                    (
                        Coalesce("organisation", Value(0), output_field=models.BigIntegerField()),
                        EQUAL,
                    ),
                    ("criterion", EQUAL),
                    ("part", EQUAL),
                    (DAYS, OVERLAPS),
                ],
                condition=Q(withdrawn_at=None),
            ),
        )

    def __str__(self) -> str:
        """Name the role and who holds it."""
        return f"{self.role} · {self.user_id}"


class RightsDelegation(models.Model):
    """A role lent to another for some days under a document (giao quyền tạm thời).

    Its days lie within those of the grant, and its giver is who holds the grant (trigger). It
    ends with the grant, with the giver's account, or once before its last day (trigger).
    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    grant = models.ForeignKey(Grant, models.PROTECT, related_name="delegations")
    taker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    holds_from = models.DateField("từ ngày")
    holds_until = models.DateField("thôi từ ngày")
    document = models.CharField("văn bản", max_length=200)
    given_at = models.DateTimeField("giao lúc")
    given_by = models.UUIDField("người giao")
    ended_at = models.DateTimeField("kết thúc lúc", null=True)
    ended_by = models.UUIDField("người kết thúc", null=True)

    class Meta:
        """It names a document and has an end; one taker a day."""

        ordering = ("holds_from", "id")
        constraints = (
            _at_least_a_day("a_rights_delegation_holds_for_at_least_a_day"),
            models.CheckConstraint(
                condition=~Q(document=""), name="a_rights_delegation_names_its_document"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="a_rights_delegation_is_ended_by_somebody",
            ),
            ExclusionConstraint(
                name="a_role_is_lent_to_one_person_a_day",
                expressions=[("grant", EQUAL), (DAYS, OVERLAPS)],
                condition=Q(ended_at=None),
            ),
        )

    def __str__(self) -> str:
        """Name the grant and who may act by it."""
        return f"{self.grant_id} → {self.taker_id}"


class Withdrawal(AppendOnly):
    """A member of the council withdraws from an item (rút khỏi mục), for a reason.

    An empty criterion or month means all of them.
    Kept: as long as the system.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    criterion = models.CharField("tiêu chí", max_length=80, blank=True)
    month = models.CharField("tháng", max_length=7, blank=True)
    reason = models.TextField("lý do")
    at = models.DateTimeField("thời điểm")

    class Meta:
        """Once an item, with a reason."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("user", "organisation", "criterion", "month"),
                name="a_member_withdraws_from_an_item_once",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_withdrawal_has_a_reason"),
            models.CheckConstraint(
                condition=Q(month="") | Q(month__regex=REAL_MONTH),
                name="a_withdrawal_names_a_real_month",
            ),
        )

    def __str__(self) -> str:
        """Name who withdrew from what."""
        return f"{self.user_id} · {self.organisation_id}"
