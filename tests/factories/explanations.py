"""Explanations of the tests: the Department asks, a unit explains, the Department judges."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from chamdiem.portal.accounts.models import User
from chamdiem.portal.explanations import actions
from chamdiem.portal.explanations.choices import CauseKind
from chamdiem.portal.explanations.facts import Said, Stated
from chamdiem.portal.explanations.models import Explanation, Judgement, Request
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Period
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.tasks.models import Task
from tests.factories import people, periods, tasks

AT = datetime(2026, 11, 9, 3, tzinfo=UTC)  # a Monday: five working days later is the next one
DUE = date(2026, 11, 16)
LEAF = "ON_TIME"
GROUNDS = "Tỷ lệ đúng hạn tháng 10 thấp hơn 50%; làm rõ nguyên nhân"
OBJECTIVE = Stated(CauseKind.OBJECTIVE, "Hệ thống một cửa ngừng", "3 ngày, 12 hồ sơ chậm")
SUBJECTIVE = Stated(CauseKind.SUBJECTIVE, "Chưa phân công người trực")
SAID = Said(
    causes=(OBJECTIVE, SUBJECTIVE),
    remedy="Phân công người trực từng ngày",
    by_whom="Văn phòng HĐND và UBND xã",
    remedy_due_on=date(2026, 11, 30),
)


def asker() -> User:
    """Return an officer of the Department."""
    return people.person(role=Role.OFFICER)


def giver(unit: Organisation) -> User:
    """Return who answers for a unit."""
    return people.person(role=Role.UNIT_OFFICER, organisation=unit)


def period() -> Period:
    """Return the month about which is asked, opened once."""
    return Period.objects.first() or periods.period()


def asked(unit: Organisation | None = None, **other: Any) -> Request:
    """Return a request to one unit about a criterion; the commune's unless told otherwise."""
    of = other.pop("period", None) or period()
    given = {"leaf": LEAF, "grounds": GROUNDS, "at": AT} | other
    by = given.pop("by", None) or asker()
    units = [unit or periods.commune()]
    made = actions.ask_about_criterion(period=of, organisations=units, by=by, **given).made
    return made[0]


def asked_of(task: Task | None = None, **other: Any) -> Request:
    """Return a request about a task."""
    given = {"grounds": GROUNDS, "at": AT} | other
    by = given.pop("by", None) or asker()
    return actions.ask_about_tasks(tasks=[task or tasks.task()], by=by, **given).made[0]


def explained(request: Request, **other: Any) -> Explanation:
    """Return the next version of a unit's explanation."""
    said = {key: other.pop(key) for key in tuple(other) if hasattr(SAID, key)}
    given = {"said": replace(SAID, **said), "at": AT} | other
    by = given.pop("by", None) or giver(request.organisation)
    seen = given.pop("seen", Explanation.objects.filter(request=request).count())
    return actions.answer(request=request, seen=seen, by=by, **given)


def judged(explanation: Explanation, *, is_accepted: bool, **other: Any) -> Judgement:
    """Return what the Department held of a version."""
    given = {"reason": "Đã xem nhật ký hệ thống ngày 12/10", "at": AT} | other
    by = given.pop("by", None) or asker()
    return actions.judge(explanation=explanation, is_accepted=is_accepted, by=by, **given)


def rejected(request: Request, **other: Any) -> Judgement:
    """Return the judgement of a next version that was not accepted."""
    return judged(explained(request), is_accepted=False, **other)


def accepted(request: Request, **other: Any) -> Judgement:
    """Return the judgement of a next version that was accepted."""
    return judged(explained(request), is_accepted=True, **other)
