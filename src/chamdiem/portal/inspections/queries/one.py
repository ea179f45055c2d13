"""One inspection: its plan in force, its team, its checklist, its minutes."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db.models import Q

from chamdiem.portal.inspections.choices import Outcome
from chamdiem.portal.inspections.facts import Checked
from chamdiem.portal.inspections.models import Inspection, Item, Member, Minutes, Plan, Result
from chamdiem.portal.inspections.standing import Course
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of


def one(*, public_id: UUID) -> Inspection | None:
    """Return the inspection of that identity with what ended it."""
    rows = Inspection.objects.select_related("unit", "announcement", "cancellation", "closing")
    return rows.filter(public_id=public_id).first()


def plan_now(*, inspection: Inspection) -> Plan:
    """Return the plan in force: the latest."""
    return inspection.plans.latest("id")


def plans_of(*, inspection: Inspection) -> Sequence[Plan]:
    """Return every plan of an inspection, the first first."""
    return list(Plan.objects.filter(inspection=inspection).order_by("pk"))


def team(*, plan: Plan) -> Sequence[Member]:
    """Return the team of a plan, its leader first."""
    return list(Member.objects.filter(plan=plan).select_related("person").order_by("place"))


def minutes_now(*, inspection: Inspection) -> Minutes | None:
    """Return the minutes as last noted, nothing where there are none yet."""
    rows = Minutes.objects.filter(inspection=inspection).select_related("file")
    return rows.order_by("-id").first()


def course(*, inspection: Inspection) -> Course:
    """Return how far an inspection has come, without its findings; asked of the database anew."""
    found = Inspection.objects.select_related("announcement", "cancellation", "closing")
    row = found.get(pk=inspection.pk)
    return Course(
        from_on=plan_now(inspection=inspection).from_on,
        is_announced=hasattr(row, "announcement"),
        has_minutes=minutes_now(inspection=inspection) is not None,
        is_closed=hasattr(row, "closing"),
        is_cancelled=hasattr(row, "cancellation"),
    )


def checklist(*, inspection: Inspection) -> tuple[Checked, ...]:
    """Return the items of a checklist with what was found last at each."""
    rows = list(Item.objects.filter(inspection=inspection).order_by("pk"))
    results = Result.objects.filter(item__inspection=inspection).order_by("pk")
    latest = {row.item_id: row for row in results}
    names = names_of(items=rows)
    return tuple(_checked(row, names[row.pk], latest.get(row.pk)) for row in rows)


def of_file(*, key: UUID) -> tuple[Inspection, ...]:
    """Return the inspections whose minutes or evidence a file is."""
    rows = Inspection.objects.filter(
        Q(minutes__file__public_id=key) | Q(findings__remedies__file__public_id=key)
    )
    return tuple(rows.select_related("unit").distinct().order_by("pk"))


def names_of(*, items: Collection[Item]) -> Mapping[int, str]:
    """Return what items are called: by the name of their criterion, or by their own words."""
    keys = {one.version_id for one in items if one.version_id}
    leaves = {
        (version.pk, leaf.code): leaf.name
        for version in SchemeVersion.objects.in_bulk(keys).values()
        for leaf in scheme_of(version).leaves()
    }
    return {
        one.pk: leaves.get((one.version_id, one.leaf), one.leaf) if one.version_id else one.text
        for one in items
    }


def _checked(row: Item, name: str, result: Result | None) -> Checked:
    outcome = Outcome(result.outcome) if result else None
    return Checked(row.pk, name, row.leaf, outcome, result.note if result else "")
