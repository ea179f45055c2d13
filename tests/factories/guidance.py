"""Guidance of the tests: a writer, a releaser, what is said of a criterion, a question."""

from datetime import UTC, date, datetime
from typing import Any

from chamdiem.portal.accounts.models import User
from chamdiem.portal.guidance import actions
from chamdiem.portal.guidance.facts import Told
from chamdiem.portal.guidance.models import Answer, Guidance, Question, Training
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.schemes.models import SchemeVersion
from tests.factories import months, people

AT = datetime(2026, 9, 7, 2, 0, tzinfo=UTC)
LEAF = "ON_TIME"
TOLD = Told(
    counts="Hồ sơ trả trước hoặc đúng ngày hẹn trên phiếu hẹn",
    counts_not="Hồ sơ gia hạn mà không có văn bản xin lỗi",
    evidence="Bản kết xuất của Hệ thống một cửa, có ngày kết xuất",
    example="8 hồ sơ đúng hạn trên 10 hồ sơ: 8 ÷ 10 × 10 = 8 điểm",
)


def writer() -> User:
    """Return an officer who drafts."""
    return people.person(role=Role.OFFICER)


def leader() -> User:
    """Return a leader who releases."""
    return people.person(role=Role.LEADER)


def drafted(version: SchemeVersion | None = None, **other: Any) -> Guidance:
    """Return guidance that nobody released yet."""
    given = {"leaf": LEAF, "told": TOLD, "by": None, "at": AT} | other
    by = given.pop("by") or writer()
    return actions.draft(version=version or months.version(), by=by, **given)


def released(version: SchemeVersion | None = None, **other: Any) -> Guidance:
    """Return guidance in force."""
    made = drafted(version, **other)
    actions.release(guidance=made, by=leader(), at=made.at)
    return made


def asked(unit: Organisation, version: SchemeVersion | None = None, **other: Any) -> Question:
    """Return a question of a unit."""
    given = {"leaf": LEAF, "text": "Xã Thử hỏi: hồ sơ gia hạn có tính không?", "at": AT} | other
    by = given.pop("by", None) or people.person(role=Role.UNIT_OFFICER, organisation=unit)
    return actions.ask(version=version or months.version(), organisation=unit, by=by, **given)


def answered(question: Question, *, is_released: bool = True, **other: Any) -> Answer:
    """Return an answer, released unless told otherwise."""
    given = {
        "asked": "Hồ sơ gia hạn có tính là đúng hạn không?",
        "text": "Có, nếu gia hạn bằng văn bản trước ngày hẹn",
        "at": AT,
    } | other
    by = given.pop("by", None) or writer()
    made = actions.answer(question=question, by=by, **given)
    if is_released:
        actions.release_answer(answer=made, by=leader(), at=made.at)
    return made


def training(**other: Any) -> Training:
    """Return a training."""
    given = {
        "title": "Tập huấn nhập phiếu tự chấm",
        "on": date(2026, 9, 10),
        "place": "Hội trường tầng 2",
        "at": AT,
    } | other
    return actions.note_training(by=writer(), **given)
