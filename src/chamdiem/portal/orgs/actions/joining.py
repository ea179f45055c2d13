"""Reforms: several become one, one becomes several."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.actions import changing, checking, ground, versions
from chamdiem.portal.orgs.actions.ground import Refused
from chamdiem.portal.orgs.choices import ActKind, Share
from chamdiem.portal.orgs.facts import Basis, Facts
from chamdiem.portal.orgs.models import Act, Organisation, Version


class NothingToJoin(Refused):
    """Raise when nobody is merged, one twice, or one into itself."""


class TooFewParts(Refused):
    """Raise when a split leaves too few parts."""


@transaction.atomic
def merge(
    *,
    predecessors: Sequence[Organisation],
    into: Facts | Organisation,
    facts: Facts | None = None,
    basis: Basis,
    on: date,
    shares: Mapping[int, Share] | None = None,
    by: User | None,
    at: datetime,
) -> Organisation:
    """Merge organisations on a day (Sáp nhập, hợp nhất), into a new one or one that stays.

    `shares` says by key of whom only a part goes over; such a one stays, who goes whole ends.
    """
    _require_several(predecessors, into)
    act = ground.begin(kind=ActKind.MERGE, basis=basis, by=by, at=at)
    parted = {one: Share((shares or {}).get(one.pk, Share.WHOLE)) for one in predecessors}
    before = _ended(parted, on, act, at)
    after = _successor(into, facts, on, act, at)
    versions.link(list(parted.items()), after.organisation, on, act)
    ground.finish()
    ground.record(
        "orgs.organisation.merged",
        after.organisation,
        act,
        by,
        at,
        before={"predecessors": before},
        after=ground.snapshot(after),
    )
    return after.organisation


@transaction.atomic
def split(
    *,
    predecessor: Organisation,
    parts: Sequence[Facts],
    ends: bool,
    basis: Basis,
    on: date,
    by: User | None,
    at: datetime,
) -> list[Organisation]:
    """Divide an organisation on a day (Chia, tách): it ends in its parts, or goes on beside."""
    _require_parts(parts, ends)
    act = ground.begin(kind=ActKind.SPLIT, basis=basis, by=by, at=at)
    old = versions.open_on(predecessor, on, at)
    if ends:
        versions.require_ended_alone(predecessor, old.name, on)
        versions.end(old, on, act)
    made = [versions.new(each, on, act) for each in parts]
    for each in made:
        versions.link([(predecessor, Share.PART)], each.organisation, on, act)
    ground.finish()
    ground.record(
        "orgs.organisation.split",
        predecessor,
        act,
        by,
        at,
        ends=ends,
        before=ground.snapshot(old),
        after={"parts": [_named(each) for each in made]},
    )
    return [each.organisation for each in made]


def _ended(
    parted: Mapping[Organisation, Share], on: date, act: Act, at: datetime
) -> list[dict[str, object]]:
    """End who goes over whole; return all of them as they were."""
    before = []
    for one, share in parted.items():
        old = versions.open_on(one, on, at)
        before.append(_named(old) | {"share": str(share)})
        if share == Share.WHOLE:
            versions.require_ended_alone(one, old.name, on)
            versions.end(old, on, act)
    return before


def _successor(
    into: Facts | Organisation, facts: Facts | None, on: date, act: Act, at: datetime
) -> Version:
    if isinstance(into, Facts):
        return versions.new(into, on, act)
    if facts is not None:
        return changing.follow(versions.open_on(into, on, at), facts, on, act)
    return _there(into, on, at)


def _there(into: Organisation, on: date, at: datetime) -> Version:
    """Return the one that stays as it is; it may have begun on that very day."""
    last = versions.known(into)[-1]
    if last.holds_from == on and last.holds_until is None:
        versions.require_later(last, at)
        return last
    return versions.open_on(into, on, at)


def _named(version: Version) -> dict[str, object]:
    return {"id": str(version.organisation.public_id), **ground.snapshot(version)}


def _require_several(predecessors: Sequence[Organisation], into: Facts | Organisation) -> None:
    keys = [one.pk for one in predecessors]
    if not keys or len(set(keys)) < len(keys) or (not isinstance(into, Facts) and into.pk in keys):
        raise NothingToJoin(
            "Sáp nhập cần ít nhất một cơ quan được sáp nhập, mỗi cơ quan một lần, và không cơ quan "
            "nào sáp nhập vào chính mình. Hãy chọn lại các cơ quan."
        )


def _require_parts(parts: Sequence[Facts], ends: bool) -> None:
    least = 2 if ends else 1
    if len(parts) < least:
        raise TooFewParts(
            f"Chia, tách phải có ít nhất {least} cơ quan mới"
            f"{' khi cơ quan cũ kết thúc' if ends else ''}. Nếu chỉ đổi tên, dùng Đổi thông tin."
        )
    for each in parts:
        checking.cleaned(each)
