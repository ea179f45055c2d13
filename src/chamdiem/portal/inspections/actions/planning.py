"""An inspection is planned, its plan revised, announced, or cancelled (kế hoạch kiểm tra)."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.inspections import queries
from chamdiem.portal.inspections.actions import ground
from chamdiem.portal.inspections.choices import Kind
from chamdiem.portal.inspections.facts import Given, Overlap, Refused
from chamdiem.portal.inspections.models import (
    Announcement,
    Cancellation,
    Inspection,
    Member,
    Plan,
)
from chamdiem.portal.orgs.models import Organisation


class NoTeam(Refused):
    """Raise when nobody is of the team, or somebody of it does not sign in."""


class Overlaps(Refused):
    """Raise once when somebody else comes to the unit on the same days; a warning only."""

    def __init__(self, found: tuple[Overlap, ...]) -> None:
        """Say who comes when."""
        who = "; ".join(f"{one.who} ({one.from_on:%d/%m/%Y}–{one.to_on:%d/%m/%Y})" for one in found)
        super().__init__(
            f"Trùng thời gian ở đơn vị này: {who}. Hãy đổi ngày, hoặc đánh dấu “Đã biết trùng thời "
            "gian” rồi ghi lại."
        )


class IsAnnounced(Refused):
    """Raise when a plan was announced already."""


@transaction.atomic
def plan(
    *,
    unit: Organisation,
    kind: Kind,
    given: Given,
    knows_overlap: bool = False,
    by: User,
    at: datetime,
) -> Inspection:
    """Plan an inspection of a unit (lập kế hoạch): the unit does not see it yet."""
    _require_sound(given, unit, at)
    _warn(given, unit, None, knows_overlap)
    made = Inspection.objects.create(unit=unit, kind=kind, at=at, by=by.public_id)
    _keep(made, given, "", by, at)
    audit.record(
        verb="inspections.inspection.planned",
        actor=by.opaque_id,
        subject=made,
        at=at,
        unit=str(unit.public_id),
        overlaps=knows_overlap,
    )
    return made


@transaction.atomic
def revise(
    *,
    inspection: Inspection,
    given: Given,
    reason: str,
    knows_overlap: bool = False,
    by: User,
    at: datetime,
) -> Plan:
    """Plan anew what was planned, with a reason (sửa kế hoạch); not after the minutes."""
    ground.require_no_minutes(ground.open_course(inspection))
    _require_sound(given, inspection.unit, at)
    _warn(given, inspection.unit, inspection, knows_overlap)
    made = _keep(inspection, given, ground.said(reason, what="lý do sửa"), by, at)
    audit.record(
        verb="inspections.plan.revised",
        actor=by.opaque_id,
        subject=inspection,
        at=at,
        plan=made.pk,
        overlaps=knows_overlap,
    )
    return made


@transaction.atomic
def announce(*, inspection: Inspection, by: User, at: datetime) -> Announcement:
    """Announce a plan (công bố): from now on the unit sees its inspection."""
    if ground.open_course(inspection).is_announced:
        raise IsAnnounced("Kế hoạch này đã công bố; mở lại trang để xem.")
    row = Announcement.objects.create(inspection=inspection, at=at, by=by.public_id)
    audit.record(
        verb="inspections.inspection.announced", actor=by.opaque_id, subject=inspection, at=at
    )
    return row


@transaction.atomic
def cancel(*, inspection: Inspection, reason: str, by: User, at: datetime) -> Cancellation:
    """Cancel an inspection, with a reason (huỷ); not once it has its minutes."""
    if ground.open_course(inspection).has_minutes:
        raise ground.HasMinutes(
            "Cuộc kiểm tra đã có biên bản nên không huỷ được; khắc phục xong thì ghi kết thúc."
        )
    row = Cancellation.objects.create(
        inspection=inspection,
        reason=ground.said(reason, what="lý do huỷ"),
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="inspections.inspection.cancelled", actor=by.opaque_id, subject=inspection, at=at
    )
    return row


def _require_sound(given: Given, unit: Organisation, at: datetime) -> None:
    ground.require_order(given.from_on, given.to_on)
    ground.require_past(given.basis_issued_on, at, what="Ngày văn bản căn cứ")
    if not given.team:
        raise NoTeam("Hãy chọn trưởng đoàn.")
    for person in given.team:
        if person.username is None or not person.is_active:
            raise NoTeam(
                f"{person} không có tài khoản đang dùng; hãy chọn người khác, hoặc người quản trị "
                "mở tài khoản trước."
            )
        ground.require_apart(person, unit, given.from_on, given.to_on)


def _warn(given: Given, unit: Organisation, but: Inspection | None, knows_overlap: bool) -> None:
    found = queries.overlaps(unit=unit, from_on=given.from_on, to_on=given.to_on, but=but)
    if found and not knows_overlap:
        raise Overlaps(found)


def _keep(inspection: Inspection, given: Given, reason: str, by: User, at: datetime) -> Plan:
    made = Plan.objects.create(
        inspection=inspection,
        content=ground.said(given.content, what="nội dung kiểm tra"),
        basis_number=ground.said(given.basis_number, what="số văn bản căn cứ", longest=110),
        basis_issued_on=given.basis_issued_on,
        from_on=given.from_on,
        to_on=given.to_on,
        reason=reason,
        at=at,
        by=by.public_id,
    )
    team = dict.fromkeys(given.team)
    Member.objects.bulk_create(
        Member(plan=made, person=person, place=place) for place, person in enumerate(team)
    )
    return made
