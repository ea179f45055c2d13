"""Who acts in the months of Tỉnh Mẫu: the people of the demonstration's accounts."""

from collections.abc import Mapping
from dataclasses import dataclass

from chamdiem.portal.accounts.actions import Opened
from chamdiem.portal.accounts.models import User
from chamdiem.portal.home.demonstration import accounts
from chamdiem.portal.home.demonstration.verdicts import Bench
from chamdiem.portal.orgs.models import Organisation


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody whom the months need, and the units by code."""

    officer: User
    leader: User
    office: User
    province: User
    secretary: User
    bench: Bench
    units: Mapping[str, Organisation]


def of(opened: Mapping[str, Opened], units: Mapping[str, Organisation]) -> Cast:
    """Return the cast from the accounts that were opened."""
    people = {name: one.user for name, one in opened.items()}
    officer = people[accounts.OFFICER]
    return Cast(
        officer=officer,
        leader=people[accounts.LEADER],
        office=people[accounts.OFFICE],
        province=people[accounts.PROVINCE],
        secretary=people[accounts.SECRETARY],
        bench=Bench(
            officer,
            people[accounts.VERIFIER],
            people[accounts.HOLDER],
            units[accounts.HOLDING],
        ),
        units=units,
    )
