"""The minutes of an inspection as a DOCX, for the team to complete and sign."""

from dataclasses import dataclass
from datetime import datetime

from chamdiem.portal.approval.queries import letter_names
from chamdiem.portal.common import moments
from chamdiem.portal.inspections import letters, queries
from chamdiem.portal.inspections.choices import Remedying
from chamdiem.portal.inspections.letters import Checked, Found, MinutesFacts
from chamdiem.portal.inspections.models import Inspection, Plan
from chamdiem.portal.inspections.pages.words import ERASED
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.periods.facts import INVENTED_WORDS
from chamdiem.writing import docx_file

UNNOTED = "Chưa ghi"


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter as a file."""

    name: str
    content: bytes


def minutes_file(*, inspection: Inspection, at: datetime) -> LetterFile:
    """Return the minutes as a DOCX (biên bản), from what was noted until now."""
    plan = queries.plan_now(inspection=inspection)
    letter = letters.build(_facts(inspection, plan, at))
    name = f"bien-ban-kiem-tra-{plan.from_on:%Y-%m-%d}.docx"
    return LetterFile(name, docx_file.write(letter))


def _facts(inspection: Inspection, plan: Plan, at: datetime) -> MinutesFacts:
    on = moments.day_of(at)
    unit = orgs.names(ids=[inspection.unit_id], on=on).get(inspection.unit_id, "")
    return MinutesFacts(
        names=letter_names.names(on=on),
        unit=unit,
        content=plan.content,
        basis_number=plan.basis_number,
        basis_issued_on=plan.basis_issued_on,
        from_on=plan.from_on,
        to_on=plan.to_on,
        team=_team(plan),
        items=_items(inspection),
        findings=_findings(inspection, at),
        mark=INVENTED_WORDS if orgs.is_invented() else "",
    )


def _team(plan: Plan) -> tuple[str, ...]:
    said = []
    for one in queries.team(plan=plan):
        post = f", {one.person.post}" if one.person.post else ""
        role = "Thành viên đoàn" if one.place else "Trưởng đoàn"
        said.append(f"{role}: {one.person.display_name or ERASED}{post}.")
    return tuple(said)


def _items(inspection: Inspection) -> tuple[Checked, ...]:
    return tuple(
        Checked(one.name, str(one.outcome.label) if one.outcome else UNNOTED, one.note)
        for one in queries.checklist(inspection=inspection)
    )


def _findings(inspection: Inspection, at: datetime) -> tuple[Found, ...]:
    return tuple(
        Found(one.number, one.text, str(one.severity.label), one.remedy, one.due_on)
        for one in queries.findings(inspection=inspection, at=at)
        if one.state is not Remedying.WITHDRAWN
    )
