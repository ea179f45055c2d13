"""The accounts of the demonstration: one for each kind of reader, each password shown once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chamdiem import synthetic
from chamdiem.engine.figures import Unit
from chamdiem.engine.periods import Month
from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.accounts.actions import Opened
from chamdiem.portal.accounts.models import User
from chamdiem.portal.home.demonstration.offices import post_of
from chamdiem.portal.home.demonstration.organisations import Recorder
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights import actions as rights
from chamdiem.portal.rights.roles import ROLES, Role
from chamdiem.synthetic.people import DEPUTY

ADMINISTRATOR, OFFICER, LEADER = "quan-tri", "can-bo", "lanh-dao"
OF_THE_UNIT, HEAD = "don-vi", "thu-truong"
VERIFIER, HOLDER = "tham-dinh", "giu-so-lieu"
SECRETARY, OFFICE, PROVINCE = "thu-ky", "vp-ubnd", "lanh-dao-ubnd"
UNIT = "TM.06"  # whose officer and head have an account
DEPARTMENT, REVIEWER, HOLDING = "TM.04", "TM.03", "TM.02"
VERIFIED = ("ND06", "ND08")  # what another agency appraises, of everybody
AGENCIES = {VERIFIER: REVIEWER, HOLDER: HOLDING}
SECTIONS = ("M1", "M2", "M3", "M4", "M5")
ROLES_OF = {
    OFFICER: Role.OFFICER,
    LEADER: Role.LEADER,
    ADMINISTRATOR: Role.ADMINISTRATOR,
    "kiem-tra": Role.OVERSIGHT,
    OF_THE_UNIT: Role.UNIT_OFFICER,
    HEAD: Role.HEAD,
    VERIFIER: Role.VERIFIER,
    HOLDER: Role.DATA_HOLDER,
    SECRETARY: Role.COUNCIL_SECRETARY,
    OFFICE: Role.PROVINCIAL_OFFICE,
    PROVINCE: Role.PROVINCIAL_LEADER,
}
SHOWN = {
    OFFICER: "Cán bộ Trình diễn",
    LEADER: "Lãnh đạo Trình diễn",
    ADMINISTRATOR: "Quản trị Trình diễn",
    "kiem-tra": "Kiểm tra Trình diễn",
    SECRETARY: "Thư ký Trình diễn",
    OFFICE: "Văn phòng Trình diễn",
    PROVINCE: "Phó Chủ tịch Trình diễn",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """One demonstration account, its password shown this once."""

    account: str
    password: str
    role: str


def shown(account: str, password: str) -> Loaded:
    """Return an account as it is printed once."""
    return Loaded(account, password, ROLES[ROLES_OF[account]].name)


def of_the_department(*, at: datetime) -> dict[str, Opened]:
    """Open the accounts of who works with everybody's months; a command does it."""
    return {
        name: rights.open_account(
            username=name,
            display_name=told,
            post="Tài khoản trình diễn",
            role=ROLES_OF[name],
            by=None,
            at=at,
        )
        for name, told in SHOWN.items()
    }


def of_the_unit(
    *, organisation: Organisation, people: Mapping[str, tuple[str, str]], recorder: Recorder
) -> dict[str, Opened]:
    """Open the accounts of a unit's officer and of its head, whose role comes with the post."""
    opened = {
        name: accounts.open_account(
            username=name, display_name=person, post=post, **recorder.words()
        )
        for name, (person, post) in people.items()
    }
    rights.give(
        user=opened[OF_THE_UNIT].user,
        role=ROLES_OF[OF_THE_UNIT],
        organisation=organisation,
        **recorder.words(),
    )
    return opened


def of_other_agencies(
    *,
    there: Mapping[str, Organisation],
    people: Mapping[str, tuple[str, str]],
    officer: User,
    recorder: Recorder,
) -> dict[str, Opened]:
    """Open the accounts of a verifier and of a holder of figures; give out the criteria.

    The verifier's agency appraises two criteria of everybody but itself, and the whole return of
    the Department; its own two the Department's officer appraises.
    """
    opened = {
        name: accounts.open_account(
            username=name, display_name=person, post=post, **recorder.words()
        )
        for name, (person, post) in people.items()
    }
    words, verifier = recorder.words(), opened[VERIFIER].user
    for criterion in VERIFIED:
        rights.give(user=verifier, role=Role.VERIFIER, criterion=criterion, **words)
        _bound(officer, criterion, there[REVIEWER], recorder)
    for section in SECTIONS:
        _bound(verifier, section, there[DEPARTMENT], recorder)
    holding = there[HOLDING]
    rights.give(user=opened[HOLDER].user, role=Role.DATA_HOLDER, organisation=holding, **words)
    return opened


def _bound(user: User, criterion: str, organisation: Organisation, recorder: Recorder) -> None:
    rights.give(
        user=user,
        role=Role.VERIFIER,
        criterion=criterion,
        organisation=organisation,
        **recorder.words(),
    )


def contacts_of(units: Sequence[Unit], last: Month, seed: int) -> dict[str, tuple[str, str]]:
    """Return name and post of the verifier and of the holder: focal points of their agencies."""
    named = {one.unit: one.person for one in synthetic.contacts(units, last, seed)}
    by_code = {unit.code: unit for unit in units}
    return {
        account: (named[code], post_of("Đầu mối", by_code[code]))
        for account, code in AGENCIES.items()
    }


def people_of(
    unit: Unit, units: Sequence[Unit], last: Month, seed: int
) -> dict[str, tuple[str, str]]:
    """Return name and post of who signs in for the unit: its focal point and its head."""
    contact = next(one for one in synthetic.contacts(units, last, seed) if one.unit == unit.code)
    head = next(
        term
        for term in synthetic.terms(units, last, seed)
        if term.unit == unit.code and term.kind != DEPUTY and term.until is None
    )
    return {
        OF_THE_UNIT: (contact.person, post_of("Đầu mối", unit)),
        HEAD: (head.person, post_of(head.title, unit)),
    }
