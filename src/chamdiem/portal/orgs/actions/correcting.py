"""Putting right what was recorded wrongly: what we knew before stays, and so do results."""

from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import text
from chamdiem.portal.orgs.actions import checking, ground, versions
from chamdiem.portal.orgs.actions.ground import Refused
from chamdiem.portal.orgs.choices import ActKind
from chamdiem.portal.orgs.facts import Basis, Facts
from chamdiem.portal.orgs.models import Act, Version


class NoReason(Refused):
    """Raise when a correction gives no reason."""


class EndBeforeBeginning(Refused):
    """Raise when the days would end before they begin."""


class CoversAnother(Refused):
    """Raise when the corrected days would leave none to the version before or after."""


@transaction.atomic
def correct(
    *,
    version: Version,
    facts: Facts,
    holds_from: date,
    holds_until: date | None,
    basis: Basis,
    reason: str,
    by: User | None,
    at: datetime,
) -> Version:
    """Correct what a version says or its days (Đính chính); neighbours that touched still touch.

    What was known until now can still be asked for, and no published result changes.
    """
    _require_sense(holds_from, holds_until, reason)
    act = ground.begin(kind=ActKind.CORRECT, basis=basis, by=by, at=at, reason=reason)
    old = _as_known(version, at)
    clean = checking.under(checking.cleaned(facts), old.organisation)
    _require_room(old, holds_from, holds_until)
    versions.supersede(old, at)
    _move_neighbours(old, holds_from, holds_until, act)
    new = _put(old, clean, holds_from, holds_until, act)
    ground.finish()
    ground.record(
        "orgs.organisation.corrected",
        old.organisation,
        act,
        by,
        at,
        before=ground.snapshot(old),
        after=ground.snapshot(new),
    )
    return new


def _require_sense(since: date, until: date | None, reason: str) -> None:
    checking.require_day(since)
    if not text.nfc(reason):
        raise NoReason("Đính chính phải ghi lý do. Hãy ghi vì sao thông tin trước là sai.")
    if until is not None and until <= since:
        raise EndBeforeBeginning(
            f"Ngày hết hiệu lực {until:%d/%m/%Y} phải sau ngày có hiệu lực {since:%d/%m/%Y}. Hãy "
            "sửa một trong hai ngày."
        )


def _as_known(version: Version, at: datetime) -> Version:
    """Return the version as it stands now; somebody may have corrected it meanwhile."""
    row = Version.objects.select_related("organisation", "parent").get(pk=version.pk)
    if row.superseded_at is not None:
        raise versions.StaleForm(
            f"Thông tin này của “{row.name}” đã được thay bằng thông tin khác. Hãy mở lại trang, "
            "xem rồi gửi lại."
        )
    versions.require_later(row, at)
    return row


def _require_room(old: Version, since: date, until: date | None) -> None:
    """Refuse days that leave none to another version of the organisation."""
    for other in versions.known(old.organisation):
        if other.pk == old.pk:
            continue
        is_before = other.holds_from < old.holds_from
        covered = (
            since <= other.holds_from
            if is_before
            else until is None or (other.holds_until is not None and until >= other.holds_until)
        )
        if covered:
            raise CoversAnother(
                f"Các ngày này không để lại ngày nào cho thông tin “{other.name}” từ ngày "
                f"{other.holds_from:%d/%m/%Y}. Hãy chọn ngày khác, hoặc đính chính thông tin đó "
                "trước."
            )


def _move_neighbours(old: Version, since: date, until: date | None, act: Act) -> None:
    """Let the versions that touched the old days touch the new ones, or make room for them."""
    for other in versions.known(old.organisation):
        if other.holds_until == old.holds_from and since != other.holds_until:
            versions.recut(other, act, holds_until=since, end_act_id=act.pk)
        elif other.holds_from == old.holds_until and until != other.holds_from:
            versions.recut(other, act, holds_from=until, act_id=act.pk)


def _put(old: Version, facts: Facts, since: date, until: date | None, act: Act) -> Version:
    checking.require_free(facts, old.organisation, since, until)
    checking.require_parent(facts, old.organisation, since, until)
    end_act = None
    if until is not None:
        end_act = old.end_act if until == old.holds_until else act
    return versions.add(old.organisation, facts, since, until, act, end_act)
