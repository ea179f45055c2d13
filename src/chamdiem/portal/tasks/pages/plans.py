"""Units' own plans, from which they set themselves tasks (kế hoạch của đơn vị)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.tasks import access, queries
from chamdiem.portal.tasks.forms import PlanForm
from chamdiem.portal.tasks.models import Plan
from chamdiem.portal.tasks.pages.words import HOME, TITLE

NOBODYS = "Kế hoạch do người đứng đầu hoặc cán bộ đầu mối của đơn vị ghi; bạn không có vai trò ấy."


@dataclass(frozen=True, slots=True)
class PlansPage:
    """The plans of the person's units, and the form for another."""

    crumbs: tuple[Crumb, ...]
    rows: tuple[tuple[Plan, str], ...]
    form: PlanForm
    refusal: str
    units: tuple[tuple[str, str], ...]


def plans_page(*, user: Any, on: date, data: Any = None, refusal: str = "") -> PlansPage:
    """Show the plans of the units for which the person works."""
    units = access.units_to_plan_for(user=user, on=on)
    names = orgs.names(ids={unit.pk for unit in units}, on=on)
    options = [(str(unit.public_id), names.get(unit.pk, "")) for unit in units]
    rows = tuple(
        (plan, names.get(unit.pk, ""))
        for unit in units
        for plan in queries.plans_of(organisation=unit)
    )
    crumbs = (HOME, Crumb(TITLE, "/nhiem-vu/"), Crumb("Kế hoạch của đơn vị"))
    said = refusal if options or data is None else NOBODYS
    return PlansPage(crumbs, rows, PlanForm(data, units=options), said, tuple(options))
