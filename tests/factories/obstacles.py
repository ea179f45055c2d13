"""Obstacles of the tests: reported by a unit, put before an owner, joined by the Department."""

from datetime import UTC, date, datetime

from chamdiem.portal.accounts.models import User
from chamdiem.portal.obstacles import actions
from chamdiem.portal.obstacles.choices import Category, Level
from chamdiem.portal.obstacles.facts import Case, Opinion, Proposal, Reply, Said
from chamdiem.portal.obstacles.models import Answer, Comment, Group, Obstacle, Routing
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights.roles import Role
from tests.factories import organisations, people

# A Monday: the third working day after it is the Thursday.
AT = datetime(2026, 9, 7, 2, 0, tzinfo=UTC)
DUE = date(2026, 9, 10)
TEXT = "Đường truyền số liệu chuyên dùng đến trụ sở xã chập chờn, không gửi được hồ sơ"
BEFORE = date(2026, 9, 30)


def proposal(**other: object) -> Proposal:
    """Return who should do what before which day."""
    plain = {"what": "nâng cấp đường truyền", "before": BEFORE, "words": "VNPT Thử"}
    return Proposal(**(plain | other))  # type: ignore[arg-type]


def said(unit: Organisation | None = None, **other: object) -> Said:
    """Return all that a report needs."""
    plain = {
        "organisation": unit or organisations.organisation(),
        "category": Category.INFRASTRUCTURE,
        "level": Level.DEPARTMENT,
        "text": TEXT,
        "proposal": proposal(),
    }
    return Said(**(plain | other))  # type: ignore[arg-type]


def obstacle(
    unit: Organisation | None = None,
    *,
    by: User | None = None,
    at: datetime = AT,
    **other: object,
) -> Obstacle:
    """Return an obstacle that a unit reported."""
    return actions.report(said=said(unit, **other), by=by or people.person(), at=at)


def routed(
    case: Case,
    owner: Organisation | None = None,
    *,
    level: Level = Level.DEPARTMENT,
    note: str = "",
    at: datetime = AT,
) -> Routing:
    """Put an obstacle or a group before an organisation."""
    to = owner or organisations.organisation()
    return actions.route(case=case, owner=to, level=level, note=note, by=officer(), at=at)


def commented(
    routing: Routing, *, text: str = "Sẽ nâng cấp trong tháng 9", at: datetime = AT
) -> Comment:
    """Let the organisation that was asked say something."""
    return actions.comment(routing=routing, opinion=Opinion(text), by=people.person(), at=at)


def answered(case: Case, *, text: str = "Đã nâng cấp", at: datetime = AT) -> Answer:
    """Let the Department answer."""
    return actions.answer(case=case, reply=Reply(text), by=officer(), at=at)


def grouped(
    *obstacles: Obstacle, title: str = "Đường truyền đến xã yếu", at: datetime = AT
) -> Group:
    """Return a group of those obstacles."""
    return actions.join(obstacles=obstacles, title=title, by=officer(), at=at)


def officer() -> User:
    """Return an officer of the Department, who manages obstacles."""
    return people.person(role=Role.OFFICER)


def reporter(unit: Organisation) -> User:
    """Return an officer of a unit, who reports and comments for it."""
    return people.person(role=Role.UNIT_OFFICER, organisation=unit)
