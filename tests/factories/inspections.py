"""Inspections of the tests: a unit inspected for a week of September 2026, step by step."""

from datetime import UTC, date, datetime
from typing import Any

from chamdiem.portal.accounts.models import User
from chamdiem.portal.inspections import actions
from chamdiem.portal.inspections.choices import Kind, Outcome, Severity
from chamdiem.portal.inspections.facts import Done, Found, Given, Noted
from chamdiem.portal.inspections.models import Finding, Inspection, Item, Remedy, Visit
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights.roles import Role
from tests.factories import organisations, people
from tests.factories.approval import PDF

AT = datetime(2026, 9, 8, 3, tzinfo=UTC)
FROM, TO = date(2026, 9, 14), date(2026, 9, 18)
WITHIN = datetime(2026, 9, 16, 3, tzinfo=UTC)
AFTER = datetime(2026, 9, 21, 3, tzinfo=UTC)
DUE = date(2026, 9, 30)
LATE = datetime(2026, 10, 5, 3, tzinfo=UTC)
CONTENT = "Việc lập và lưu minh chứng chấm điểm"
FILE = ("bien-ban.pdf", PDF)


def manager() -> User:
    """Return an officer who manages inspections."""
    return people.person(role=Role.OFFICER)


def of_unit(unit: Organisation) -> User:
    """Return somebody of a unit who reports remedies."""
    return people.person(role=Role.UNIT_OFFICER, organisation=unit)


def given(**other: Any) -> Given:
    """Return all that a plan says; one person leads the team unless told otherwise."""
    plain = {
        "content": CONTENT,
        "basis_number": "12/KH-SKHCN",
        "basis_issued_on": date(2026, 1, 15),
        "from_on": FROM,
        "to_on": TO,
    } | other
    team = plain.pop("team", None) or (people.person(),)
    return Given(team=tuple(team), **plain)


def planned(unit: Organisation | None = None, **other: Any) -> Inspection:
    """Return an inspection that only the Department sees."""
    knows = other.pop("knows_overlap", True)
    return actions.plan(
        unit=unit or organisations.organisation(),
        kind=other.pop("kind", Kind.YEARLY),
        knows_overlap=knows,
        by=other.pop("by", None) or manager(),
        at=other.pop("at", AT),
        given=given(**other),
    )


def announced(unit: Organisation | None = None, **other: Any) -> Inspection:
    """Return an inspection that its unit sees."""
    made = planned(unit, **other)
    actions.announce(inspection=made, by=manager(), at=AT)
    return made


def item(of: Inspection, words: str = "Sổ theo dõi minh chứng") -> Item:
    """Return an item of a checklist in free words."""
    actions.add_items(inspection=of, words=[words], by=manager(), at=AT)
    return Item.objects.filter(inspection=of).latest("pk")


def result(of: Item, outcome: Outcome = Outcome.UNMET, note: str = "Thiếu tháng 7") -> None:
    """Note what was found at an item."""
    noted = {of.pk: Noted(outcome, note)}
    actions.note_results(inspection=of.inspection, results=noted, by=manager(), at=WITHIN)


def finding(of: Inspection, **other: Any) -> Finding:
    """Return a finding, to be remedied by the end of September."""
    plain = {
        "text": "Sổ minh chứng thiếu tháng 7",
        "severity": Severity.MEDIUM,
        "remedy": "Bổ sung sổ tháng 7",
        "due_on": DUE,
    }
    at = other.pop("at", WITHIN)
    found = Found(**(plain | other))
    return actions.note_finding(inspection=of, found=found, by=manager(), at=at)


def minuted(of: Inspection | None = None, **other: Any) -> Inspection:
    """Return an inspection with its minutes."""
    made = of or announced()
    plain = {"number": "05/BB-SKHCN", "issued_on": TO, "content": FILE, "at": AFTER} | other
    actions.note_minutes(inspection=made, by=manager(), **plain)
    return made


def found() -> Finding:
    """Return a finding that its unit reads."""
    made = announced()
    one = finding(made)
    minuted(made)
    return one


def reported(of: Finding, **other: Any) -> Remedy:
    """Return a report of somebody of the unit."""
    plain = {"at": AFTER, "done": Done("Đã bổ sung sổ", number="40/BC-ST")} | other
    by = plain.pop("by", None) or of_unit(of.inspection.unit)
    return actions.report_remedy(finding=of, by=by, **plain)


def confirmed(of: Remedy, **other: Any) -> None:
    """Let the Department confirm a report."""
    plain = {"is_confirmed": True, "reason": "", "at": AFTER} | other
    actions.answer_remedy(remedy=of, by=plain.pop("by", None) or manager(), **plain)


def visit(unit: Organisation, **other: Any) -> Visit:
    """Return the team of another body, in the same week."""
    plain = {"organisation": "Kiểm toán nhà nước", "from_on": TO, "to_on": TO} | other
    return actions.note_visit(unit=unit, by=manager(), at=AT, **plain)
