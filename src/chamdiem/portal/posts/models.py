"""Who held which post from when to when; every fact has its days, act, and time of being known."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Q

from chamdiem.portal.common.ranges import DAYS, EQUAL, KNOWN, OVERLAPS
from chamdiem.portal.orgs.models import Act, Organisation
from chamdiem.portal.posts.choices import HEADING, Kind


class Dated(models.Model):
    """A fact with its days and its time of being known.

    `holds_until` is the first day on which it holds no more, empty while it holds. `act` is the
    document by which it began, `end_act` the one by which it ended. The row itself changes once,
    when something truer is recorded: `superseded_at`, and why where it was wrong (trigger).
    """

    holds_from = models.DateField("từ ngày")
    holds_until = models.DateField("thôi từ ngày", null=True)
    act = models.ForeignKey(Act, models.PROTECT, related_name="+")
    end_act = models.ForeignKey(Act, models.PROTECT, null=True, related_name="+")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name="thay cho"
    )
    recorded_at = models.DateTimeField("thời điểm ghi")
    recorded_by = models.UUIDField("người ghi", null=True)
    superseded_at = models.DateTimeField("thời điểm thay thế", null=True)
    superseded_because = models.TextField("lý do đính chính", blank=True)

    class Meta:
        """At least a day; what ended by a document has a last day."""

        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(holds_until=None) | Q(holds_until__gt=F("holds_from")),
                name="a_%(class)s_holds_for_at_least_a_day",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("recorded_at")),
                name="a_%(class)s_is_superseded_after_it_was_recorded",
            ),
            models.CheckConstraint(
                condition=Q(end_act=None) | Q(holds_until__isnull=False),
                name="a_%(class)s_ended_by_an_act_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(superseded_because="") | Q(superseded_at__isnull=False),
                name="a_%(class)s_is_corrected_by_being_superseded",
            ),
        )


class Tenure(Dated):
    """One person in one post (nhiệm kỳ giữ chức vụ); at most one head, full or acting (I22).

    Kept: as long as the system; the person's name can be erased, the opaque id stays.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="tenures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tenures")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    title = models.CharField("chức vụ", max_length=160)
    signs_for_head = models.BooleanField("được ký thay (KT.)", default=False)
    division = models.TextField("lĩnh vực được phân công", blank=True)

    class Meta(Dated.Meta):
        """One head a day; a person holds a post in an organisation once a day."""

        ordering = ("organisation_id", "holds_from", "id")
        constraints = (
            *Dated.Meta.constraints,
            ExclusionConstraint(
                name="an_organisation_has_one_head_a_day",
                expressions=[("organisation", EQUAL), (DAYS, OVERLAPS), (KNOWN, OVERLAPS)],
                condition=Q(kind__in=HEADING),
            ),
            ExclusionConstraint(
                name="a_person_holds_one_post_of_an_organisation_a_day",
                expressions=[
                    ("organisation", EQUAL),
                    ("person", EQUAL),
                    (DAYS, OVERLAPS),
                    (KNOWN, OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(signs_for_head=False) | (Q(kind=Kind.DEPUTY) & ~Q(division="")),
                name="who_signs_for_the_head_is_a_deputy_with_a_division_of_work",
            ),
        )

    def __str__(self) -> str:
        """Name the post."""
        return f"{self.title} từ {self.holds_from:%d/%m/%Y}"


class Delegation(Dated):
    """A head hands some matters to another for some days (uỷ quyền), beside the tenure.

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="delegations")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    matters = models.TextField("việc được uỷ quyền")

    class Meta(Dated.Meta):
        """Never to oneself; always with an end and a matter."""

        ordering = ("organisation_id", "holds_from", "id")
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="nobody_delegates_to_self"),
            models.CheckConstraint(
                condition=Q(holds_until__isnull=False), name="a_delegation_has_an_end"
            ),
            models.CheckConstraint(condition=~Q(matters=""), name="a_delegation_says_what_for"),
        )

    def __str__(self) -> str:
        """Name the matters."""
        return self.matters


class FocalPoint(Dated):
    """Who is the focal point of a unit, by which decision, valid how long (đầu mối).

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="focal_points")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    task = models.CharField("nhiệm vụ", max_length=200, blank=True)

    class Meta(Dated.Meta):
        """A person is focal point of an organisation once a day."""

        ordering = ("organisation_id", "holds_from", "id")
        constraints = (
            *Dated.Meta.constraints,
            ExclusionConstraint(
                name="a_person_is_focal_point_once_a_day",
                expressions=[
                    ("organisation", EQUAL),
                    ("person", EQUAL),
                    (DAYS, OVERLAPS),
                    (KNOWN, OVERLAPS),
                ],
            ),
        )

    def __str__(self) -> str:
        """Name the organisation's focal point."""
        return f"đầu mối {self.organisation_id} từ {self.holds_from:%d/%m/%Y}"


def _together(side: str) -> models.CheckConstraint:
    """Hold who and when of a confirmation together, and its note and paper with them."""
    at, by = f"{side}_confirmed_at", f"{side}_by"
    nothing = Q(**{at: None, by: None, f"{side}_note": "", f"{side}_paper": ""})
    whole = Q(**{f"{at}__isnull": False, f"{by}__isnull": False})
    return models.CheckConstraint(
        condition=nothing | whole, name=f"{side}_confirmation_is_whole_or_not_there"
    )


class Handover(models.Model):
    """The sheet that a change of head opens (biên bản bàn giao); both confirm it, once each.

    `outgoing_by` and `incoming_by` are who set the confirmation down: the head, or the Department
    for a head without an account, then with the number of the paper they signed.
    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="handovers")
    outgoing = models.ForeignKey(Tenure, models.PROTECT, related_name="+")
    incoming = models.ForeignKey(Tenure, models.PROTECT, related_name="+")
    on = models.DateField("ngày bàn giao")
    sheet = models.JSONField("nội dung")
    opened_at = models.DateTimeField("thời điểm lập")
    outgoing_confirmed_at = models.DateTimeField("người giao xác nhận lúc", null=True)
    outgoing_by = models.UUIDField("người ghi xác nhận bên giao", null=True)
    outgoing_note = models.TextField("ý kiến người giao", blank=True)
    outgoing_paper = models.CharField("số văn bản bên giao", max_length=80, blank=True)
    incoming_confirmed_at = models.DateTimeField("người nhận xác nhận lúc", null=True)
    incoming_by = models.UUIDField("người ghi xác nhận bên nhận", null=True)
    incoming_note = models.TextField("ý kiến người nhận", blank=True)
    incoming_paper = models.CharField("số văn bản bên nhận", max_length=80, blank=True)

    class Meta:
        """One sheet for a change."""

        ordering = ("-on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("outgoing", "incoming"), name="a_change_of_head_has_one_handover"
            ),
            models.CheckConstraint(
                condition=~Q(outgoing=F("incoming")), name="a_handover_has_two_sides"
            ),
            _together("outgoing"),
            _together("incoming"),
        )

    def __str__(self) -> str:
        """Name the day."""
        return f"bàn giao ngày {self.on:%d/%m/%Y}"
