"""Beginnings: the jurisdiction itself, an organisation founded, one found as it is."""

from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs import queries
from chamdiem.portal.orgs.actions import checking, ground, versions
from chamdiem.portal.orgs.actions.ground import Refused
from chamdiem.portal.orgs.choices import ActKind
from chamdiem.portal.orgs.facts import Basis, Facts
from chamdiem.portal.orgs.models import Act, Jurisdiction, Organisation


class AlreadyEstablished(Refused):
    """Raise when the jurisdiction is established already."""


@transaction.atomic
def establish(
    *, facts: Facts, is_ministry: bool, basis: Basis, on: date, by: User | None, at: datetime
) -> Organisation:
    """Say which jurisdiction this installation serves (Khai báo địa bàn): once."""
    act = ground.begin(kind=ActKind.RECORD, basis=basis, by=by, at=at)
    root = _root(facts, on, act)
    Jurisdiction.objects.create(
        organisation=root,
        is_ministry=is_ministry,
        recorded_at=at,
        recorded_by=ground.identity(by),
    )
    ground.finish()
    ground.record(
        "orgs.jurisdiction.established",
        root,
        act,
        by,
        at,
        is_ministry=is_ministry,
        after=ground.snapshot(versions.known(root)[-1]),
    )
    return root


@transaction.atomic
def found(*, facts: Facts, basis: Basis, on: date, by: User | None, at: datetime) -> Organisation:
    """Found an organisation on a day (Thành lập)."""
    return _begun(ActKind.FOUND, "orgs.organisation.founded", facts, basis, on, by, at)


@transaction.atomic
def record(*, facts: Facts, basis: Basis, on: date, by: User | None, at: datetime) -> Organisation:
    """Record one as it is from a day on, its founding unknown (Ghi nhận hiện trạng)."""
    return _begun(ActKind.RECORD, "orgs.organisation.recorded", facts, basis, on, by, at)


def _begun(
    kind: ActKind,
    verb: str,
    facts: Facts,
    basis: Basis,
    on: date,
    by: User | None,
    at: datetime,
) -> Organisation:
    act = ground.begin(kind=kind, basis=basis, by=by, at=at)
    version = versions.new(facts, on, act)
    ground.finish()
    ground.record(verb, version.organisation, act, by, at, after=ground.snapshot(version))
    return version.organisation


def _root(facts: Facts, on: date, act: Act) -> Organisation:
    if (there := queries.jurisdiction()) is not None:
        name = queries.names(ids=[there.pk], on=on)[there.pk]
        raise AlreadyEstablished(
            f"Hệ thống này đã phục vụ địa bàn “{name}”. Mỗi địa bàn dùng một hệ thống riêng; không "
            "đổi được ở đây."
        )
    if facts.parent:
        raise checking.RootHasNoParent(
            "Địa bàn của hệ thống không trực thuộc cơ quan nào. Hãy để trống cơ quan cấp trên."
        )
    clean = checking.cleaned(facts)
    checking.require_day(on)
    root = Organisation.objects.create(recorded_at=act.recorded_at, recorded_by=act.recorded_by)
    versions.add(root, clean, on, None, act)
    return root
