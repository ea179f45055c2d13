"""Forms made for one inspection: what each offers, and what it begins with."""

from datetime import date
from typing import Any

from chamdiem.engine.periods import Month
from chamdiem.portal.inspections import access, forms, queries
from chamdiem.portal.inspections.models import Inspection
from chamdiem.portal.inspections.pages.words import unit_options
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.schemes.queries import scheme_of

SHOWN = ("content", "basis_number", "basis_issued_on", "from_on", "to_on")


def plan_form(*, on: date, data: Any = None) -> forms.PlanForm:
    """Return the form of a new plan."""
    return forms.PlanForm(data, units=unit_options(on=on), people=_people())


def revise_form(*, inspection: Inspection, data: Any = None) -> forms.ReviseForm:
    """Return the form of a plan, begun from the one in force."""
    plan = queries.plan_now(inspection=inspection)
    team = [str(one.person.public_id) for one in queries.team(plan=plan)]
    initial = {name: getattr(plan, name) for name in SHOWN}
    initial |= {"leader": team[0], "members": team[1:]}
    return forms.ReviseForm(data, initial=initial, people=_people())


def items_form(*, inspection: Inspection, data: Any = None) -> forms.ItemsForm:
    """Return the form that adds to a checklist; it offers what is not there yet."""
    version = access.version_in_use()
    there = {one.code for one in queries.checklist(inspection=inspection)}
    leaves = scheme_of(version).leaves() if version else ()
    options = [(leaf.code, f"{leaf.code} {leaf.name}") for leaf in leaves if leaf.code not in there]
    return forms.ItemsForm(data, leaves=options)


def results_form(*, inspection: Inspection, data: Any = None) -> forms.ResultsForm:
    """Return the form of what was found at each item."""
    return forms.ResultsForm(data, items=queries.checklist(inspection=inspection))


def minutes_form(
    *, inspection: Inspection, data: Any = None, files: Any = None
) -> forms.MinutesForm:
    """Return the form of the minutes; noted before, they need a reason."""
    known = queries.minutes_now(inspection=inspection)
    return forms.MinutesForm(data, files, is_again=known is not None)


def finding_form(*, inspection: Inspection, data: Any = None) -> forms.FindingForm:
    """Return the form of a finding, with the items that were not met first."""
    items = queries.checklist(inspection=inspection)
    items = tuple(sorted(items, key=lambda one: one.outcome != "unmet"))
    return forms.FindingForm(data, items=[(str(one.pk), one.name) for one in items])


def reappraisal_form(*, data: Any = None) -> forms.ReappraisalForm:
    """Return the form that orders a month to be appraised anew."""
    months = [(one.month, Month.parse(one.month).spoken) for one in periods.periods()]
    return forms.ReappraisalForm(data, months=months)


def visit_form(*, on: date, data: Any = None) -> forms.VisitForm:
    """Return the form of another body's team."""
    return forms.VisitForm(data, units=unit_options(on=on))


def _people() -> list[tuple[str, str]]:
    people = access.people_to_join()
    return [(str(one.public_id), f"{one}, {one.post}" if one.post else str(one)) for one in people]
