"""Organisations of the tests: a small province, its agencies, districts and communes."""

from datetime import UTC, date, datetime
from itertools import count

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs import actions, queries
from chamdiem.portal.orgs.choices import Block, Kind
from chamdiem.portal.orgs.facts import Basis, Facts
from chamdiem.portal.orgs.models import Organisation

AT = datetime(2026, 9, 7, 9, 2, tzinfo=UTC)
FIRST = date(2025, 1, 1)
BASIS = Basis("12/NQ-THU", "HĐND tỉnh Thử", date(2024, 12, 1), "Nghị quyết để thử")
KIND_OF_BLOCK = {
    Block.AGENCY: Kind.DEPARTMENT,
    Block.COMMUNE: Kind.COMMUNE,
    Block.DISTRICT: Kind.DISTRICT,
    Block.CENTRAL: Kind.CENTRAL,
    Block.PROVINCE: Kind.PROVINCE,
    Block.OTHER: Kind.OTHER,
}
_numbers = count(1)


def facts(name: str = "", *, block: Block = Block.AGENCY, **other: object) -> Facts:
    """Return what is true of an organisation; its kind follows from its block."""
    shown = name or f"Cơ quan {next(_numbers)}"
    return Facts(**{"name": shown, "kind": KIND_OF_BLOCK[block], "block": block} | other)


def province(*, on: date = FIRST, at: datetime = AT) -> Organisation:
    """Return the province of the tests, established where it is not yet."""
    return queries.jurisdiction() or actions.establish(
        facts=facts("Tỉnh Thử", block=Block.PROVINCE, area_code="12"),
        is_ministry=False,
        basis=BASIS,
        on=on,
        by=None,
        at=at,
    )


def organisation(
    name: str = "",
    *,
    block: Block = Block.AGENCY,
    on: date = FIRST,
    by: User | None = None,
    at: datetime = AT,
    **other: object,
) -> Organisation:
    """Return a new organisation, below the province unless another parent is given."""
    province()
    made = facts(name, block=block, **other)
    return actions.found(facts=made, basis=BASIS, on=on, by=by, at=at)


def commune(name: str, code: str = "", **other: object) -> Organisation:
    """Return a new commune with that code."""
    return organisation(name, block=Block.COMMUNE, area_code=code, **other)


def name(of: Organisation, *, on: date = date(2026, 9, 7)) -> str:
    """Return what an organisation is called on a day."""
    return queries.names(ids=[of.pk], on=on)[of.pk]
