"""Changes of one organisation: another name, code, block or parent; its end."""

from dataclasses import fields
from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.actions import checking, ground, versions
from chamdiem.portal.orgs.actions.ground import Refused
from chamdiem.portal.orgs.choices import ActKind
from chamdiem.portal.orgs.facts import Basis, Facts
from chamdiem.portal.orgs.models import Act, Organisation, Version


class NothingChanged(Refused):
    """Raise when the new facts are those that hold already."""


@transaction.atomic
def change(
    *,
    organisation: Organisation,
    facts: Facts,
    basis: Basis,
    on: date,
    seen: int | None = None,
    by: User | None,
    at: datetime,
) -> Version:
    """Let other facts hold from a day on (Đổi tên, đổi thông tin)."""
    act = ground.begin(kind=ActKind.CHANGE, basis=basis, by=by, at=at)
    old = versions.open_on(organisation, on, at, seen)
    new = follow(old, facts, on, act)
    ground.finish()
    ground.record(
        "orgs.organisation.changed",
        organisation,
        act,
        by,
        at,
        before=ground.snapshot(old),
        after=ground.snapshot(new),
    )
    return new


@transaction.atomic
def abolish(
    *,
    organisation: Organisation,
    basis: Basis,
    on: date,
    seen: int | None = None,
    by: User | None,
    at: datetime,
) -> None:
    """End an organisation on a day (Giải thể, kết thúc hoạt động): it is no more from then on."""
    act = ground.begin(kind=ActKind.ABOLISH, basis=basis, by=by, at=at)
    old = versions.open_on(organisation, on, at, seen)
    versions.require_ended_alone(organisation, old.name, on)
    ended = versions.end(old, on, act)
    ground.finish()
    ground.record(
        "orgs.organisation.abolished",
        organisation,
        act,
        by,
        at,
        before=ground.snapshot(old),
        after=ground.snapshot(ended),
    )


def follow(old: Version, facts: Facts, on: date, act: Act) -> Version:
    """Let a version be followed by other facts from a day on."""
    organisation = old.organisation
    clean = checking.under(checking.cleaned(facts), organisation)
    _require_other(old, clean)
    checking.require_free(clean, organisation, on, None)
    checking.require_parent(clean, organisation, on, None)
    versions.end(old, on, act)
    return versions.add(organisation, clean, on, None, act)


def _require_other(old: Version, facts: Facts) -> None:
    if all(getattr(old, each.name) == getattr(facts, each.name) for each in fields(Facts)):
        raise NothingChanged(
            f"Thông tin của “{old.name}” không có gì khác trước nên chưa ghi. Hãy sửa ít nhất một "
            "mục rồi gửi lại."
        )
