"""Urging of the tests: a month with low units, letters drawn up, sent, answered."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.urging import actions, queries
from chamdiem.portal.urging.actions.drafting import Wanted
from chamdiem.portal.urging.actions.sending import Signed
from chamdiem.portal.urging.models import Letter, Urged
from tests.factories import approval, people

AT = datetime(2026, 10, 1, 3, tzinfo=UTC)
LATER = datetime(2026, 10, 12, 3, tzinfo=UTC)
DUE = date(2026, 10, 8)
CONTENT = "rà soát tiêu chí chưa đạt, cập nhật số liệu và báo cáo biện pháp"


def low_month(*cells: tuple[str, str]) -> approval.Month:
    """Return an approved official month of August whose second unit is low."""
    made = approval.month(*(cells or (("8", "10"), ("4", "10"))))
    approval.approved(made)
    return made


def unit(of: approval.Month, place: int = 1) -> Organisation:
    """Return a unit of a month, the low one unless said."""
    return of.offices[place].organisation


def drafted(*units: Organisation, by: User | None = None, at: datetime = AT) -> Letter:
    """Draw up a letter to units."""
    wanted = Wanted("2026-08", [one.pk for one in units], CONTENT, DUE)
    return actions.draft(wanted=wanted, by=by or people.person(role=Role.OFFICER), at=at)


def sent(*units: Organisation, number: str = "77/SKHCN-CĐS", at: datetime = AT) -> Letter:
    """Draw up a letter to units and enter its number."""
    made = drafted(*units, at=at)
    signed = Signed(number, date(2026, 10, 1), "Giám đốc Lò Văn Thử")
    actions.issue(letter=made, signed=signed, by=people.person(role=Role.LEADER), at=at)
    return made


def part(letter: Letter, unit: Organisation) -> Urged:
    """Return a unit's part of a letter."""
    found = queries.urged_of(letter=letter, organisation_id=unit.pk)
    assert found is not None
    return found


def stages(letter: Letter, at: datetime = AT) -> Sequence[str]:
    """Return the stage of each unit of a letter."""
    return [one.stage.value for one in queries.standings(at=at, letter=letter)]
