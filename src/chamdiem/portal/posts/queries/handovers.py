"""Handover sheets (biên bản bàn giao): which there are, and who stands on both sides."""

from django.db.models import Q, QuerySet

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts.choices import Side
from chamdiem.portal.posts.facts import HandoverListed, HandoverWaiting
from chamdiem.portal.posts.models import Handover, Tenure
from chamdiem.portal.posts.queries import rows


def handovers(*, organisation: Organisation) -> tuple[HandoverListed, ...]:
    """Return the handovers of an organisation, latest first."""
    found = Handover.objects.filter(organisation=organisation).defer("sheet")
    gone = withdrawn(organisation=organisation)
    return tuple(
        HandoverListed(
            public_id=row.public_id,
            on=row.on,
            outgoing=rows.person(row.outgoing.person),
            incoming=rows.person(row.incoming.person),
            is_confirmed=all(getattr(row, f"{side}_confirmed_at") for side in Side.values),
            is_void=not gone.isdisjoint({row.outgoing_id, row.incoming_id}),
        )
        for row in found.select_related("outgoing__person", "incoming__person").order_by(
            "-on", "-id"
        )
    )


def waiting(*, user: User | None = None) -> tuple[HandoverWaiting, ...]:
    """Return the sides that have not confirmed yet, of one person or of all, oldest first."""
    found = Handover.objects.filter(Q(outgoing_confirmed_at=None) | Q(incoming_confirmed_at=None))
    if user is not None:
        found = found.filter(Q(outgoing__person=user) | Q(incoming__person=user))
    sheets = found.defer("sheet").select_related("outgoing__person", "incoming__person")
    open_ones = list(sheets.order_by("on", "id"))
    there = {sheet.organisation_id for sheet in open_ones}
    gone = _gone(Tenure.objects.filter(organisation__in=there))
    return tuple(
        HandoverWaiting(sheet.public_id, sheet.organisation_id, sheet.on, rows.person(person))
        for sheet in open_ones
        if gone.isdisjoint({sheet.outgoing_id, sheet.incoming_id})
        for side in Side
        for person in (getattr(sheet, side).person,)
        if not is_confirmed(handover=sheet, side=side) and user in (None, person)
    )


def is_void(*, handover: Handover) -> bool:
    """Tell whether a side of a handover never held the post: its tenure was withdrawn."""
    gone = withdrawn(organisation=handover.organisation)
    return not gone.isdisjoint({handover.outgoing_id, handover.incoming_id})


def withdrawn(*, organisation: Organisation) -> set[int]:
    """Return the tenures that were withdrawn in the end, with all rows that they replaced."""
    return _gone(Tenure.objects.filter(organisation=organisation))


def _gone(found: QuerySet[Tenure]) -> set[int]:
    gone: set[int] = set()
    replaced: set[int | None] = set()
    latest_first = found.order_by("-pk").values_list("pk", "replaces", "superseded_at")
    for pk, replaces, superseded_at in latest_first:
        if pk in gone or (superseded_at is not None and pk not in replaced):
            gone |= {pk} if replaces is None else {pk, replaces}
        replaced.add(replaces)
    return gone


def side_of(*, handover: Handover, user: User) -> Side | None:
    """Return on which side of a handover a person stands."""
    if handover.outgoing.person_id == user.pk:
        return Side.OUTGOING
    return Side.INCOMING if handover.incoming.person_id == user.pk else None


def is_confirmed(*, handover: Handover, side: Side) -> bool:
    """Tell whether a side has confirmed."""
    return getattr(handover, f"{side}_confirmed_at") is not None
