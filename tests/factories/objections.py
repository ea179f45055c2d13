"""Objections of the tests: a month that takes objections, a lowered score, a council."""

from datetime import UTC, datetime
from typing import Any

from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import actions
from chamdiem.portal.appraisal.choices import Outcome, Settled
from chamdiem.portal.appraisal.models import Objection, Ruling
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period, Step
from chamdiem.portal.rights.roles import Role
from tests.factories import appraisal, approval, people, returns
from tests.factories.returns import Office

AT = datetime(2026, 9, 14, 2, 0, tzinfo=UTC)
DUE = returns.APPRAISED_BY
REASON = (
    "Báo cáo 15/BC-STC trang 4 ghi 8 hồ sơ đúng hạn; hai hồ sơ bị trừ được gia hạn theo văn bản "
    "77/UBND-TTPVHCC"
)
RULING = (
    "Hai hồ sơ 12 và 15 được gia hạn theo văn bản 77/UBND-TTPVHCC ngày 12/8/2026 nên tính là đúng "
    "hạn; hồ sơ còn lại vẫn chậm"
)


def provisional(stage: Stage = Stage.OBJECTION, **other: Any) -> Office:
    """Return a unit that sent 8 of 10 and was lowered to 6 points, its month in that stage."""
    made = appraisal.sent(**other)
    lowered = {"settled": Settled.POINTS, "points": 600, "reason": appraisal.REASON}
    appraisal.settled(made.of, appraisal.verifier(), **lowered)
    move(made.of.period, stage)
    made.of.refresh_from_db()
    made.of.period.refresh_from_db()
    return made


def move(period: Period, stage: Stage) -> None:
    """Move a month from appraisal on to a stage."""
    way, by = list(Stage), people.person().public_id
    period.refresh_from_db()
    for at in range(way.index(Stage(period.stage)), way.index(stage)):
        approval.documents(period, way[at + 1], by=people.person(), at=appraisal.AT)
        Step.objects.create(
            period=period, from_stage=way[at], to_stage=way[at + 1], at=appraisal.AT, by=by
        )
    period.refresh_from_db()


def objected(made: Office, **said: Any) -> Objection:
    """Let the head object."""
    given = {"leaf": appraisal.LEAF, "asked": 800, "reason": REASON, "by": made.head, "at": AT}
    return actions.object(of=made.of, **(given | said))


def council() -> User:
    """Return the secretary of the council."""
    return people.person(role=Role.COUNCIL_SECRETARY)


def ruled(one: Objection, **said: Any) -> Ruling:
    """Let the council raise the points."""
    given = {"outcome": Outcome.CHANGED, "points": 750, "reason": RULING, "at": AT}
    by = said.pop("by", None) or council()
    return actions.rule(objection=one, by=by, **(given | said))
