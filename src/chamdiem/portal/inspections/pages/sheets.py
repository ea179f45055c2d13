"""Pages that hold a form: a plan, an act on an inspection, the results of a checklist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import BoundField, Form
from django.urls import reverse

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.inspections import queries
from chamdiem.portal.inspections.forms import OVERLAP, ResultsForm
from chamdiem.portal.inspections.models import Inspection
from chamdiem.portal.inspections.pages.words import crumbs
from chamdiem.portal.orgs import queries as orgs

Crumbs = tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form about an inspection, or about a new one; `told` is read above it."""

    crumbs: Crumbs
    title: str
    lead: str
    button: str
    form: Form
    fields: Sequence[BoundField]
    refusal: str
    told: Sequence[tuple[str, str]]
    back: str
    takes_file: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One item with the fields of its result."""

    name: str
    code: str
    outcome: BoundField
    note: BoundField


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """The checklist as a form."""

    crumbs: Crumbs
    lines: tuple[Line, ...]
    form: ResultsForm
    refusal: str
    back: str
    add: str


def form_page(
    *,
    title: str,
    lead: str,
    button: str,
    form: Form,
    refusal: str = "",
    inspection: Inspection | None = None,
    on: date | None = None,
    told: Sequence[tuple[str, str]] = (),
    asks_overlap: bool = False,
    takes_file: bool = False,
    above: tuple[str, str] | None = None,
) -> FormPage:
    """Show a form; that an overlap is known is asked once there is one."""
    way, back = (crumbs(above, (title, "")), above[1]) if above else _way(inspection, on, title)
    asks = asks_overlap or (OVERLAP in form.fields and bool(form[OVERLAP].value()))
    fields = [one for one in form.visible_fields() if one.name != OVERLAP or asks]
    return FormPage(way, title, lead, button, form, fields, refusal, told, back, takes_file)


def results_page(
    *, inspection: Inspection, form: ResultsForm, on: date, refusal: str = ""
) -> ResultsPage:
    """Show what was found at each item, to be noted."""
    way, back = _way(inspection, on, "Ghi kết quả")
    lines = tuple(
        Line(one.name, one.code, form[f"o-{one.pk}"], form[f"n-{one.pk}"])
        for one in queries.checklist(inspection=inspection)
        if one.pk in form.keys
    )
    add = reverse("inspections:items", args=[inspection.public_id])
    return ResultsPage(way, lines, form, refusal, back, add)


def _way(inspection: Inspection | None, on: date | None, title: str) -> tuple[Any, str]:
    if inspection is None or on is None:
        return crumbs((title, "")), reverse("inspections:list")
    back = reverse("inspections:one", args=[inspection.public_id])
    name = orgs.names(ids=[inspection.unit_id], on=on).get(inspection.unit_id, "")
    return crumbs((name, back), (title, "")), back
