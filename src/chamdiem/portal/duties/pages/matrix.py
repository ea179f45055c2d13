"""The coverage matrix: every unit by every duty, and the key sectors."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chamdiem.portal.common import moments, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.duties import access, queries
from chamdiem.portal.duties.declared import DUTIES, SOURCE, Duty
from chamdiem.portal.duties.facts import Light, State
from chamdiem.portal.duties.forms import SectorForm
from chamdiem.portal.duties.pages.words import HOME, TITLE, light
from chamdiem.portal.orgs.models import Organisation

ONLY = {"qua-han": Light.LATE, "den-han": Light.OPEN}


@dataclass(frozen=True, slots=True)
class Cell:
    """One duty of one unit: word, tone, icon; the letter stands in print."""

    light: tuple[str, str, str]
    late: int


@dataclass(frozen=True, slots=True)
class Row:
    """One unit."""

    name: str
    public_id: UUID
    cells: tuple[Cell, ...]
    late: int


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """Units by duties."""

    crumbs: tuple[Crumb, ...]
    duties: tuple[Duty, ...]
    rows: tuple[Row, ...]
    late: int
    total: int
    asked: str
    words: str
    manages: bool
    source: str


@dataclass(frozen=True, slots=True)
class SectorsPage:
    """The agencies of key sectors."""

    crumbs: tuple[Crumb, ...]
    rows: tuple[tuple[str, str], ...]
    form: SectorForm
    refusal: str


def matrix_page(*, user: Any, asked: Mapping[str, str], at: datetime) -> MatrixPage:
    """Show the units that the person sees, those with something late first."""
    units = access.units_of(user=user, on=moments.day_of(at))
    states = queries.states(organisations=list(units), at=at)
    keys = dict(Organisation.objects.filter(pk__in=units).values_list("pk", "public_id"))
    rows = [_row(key, name, keys[key], states) for key, name in units.items()]
    shown = [row for row in rows if _is_asked(row, asked.get("xem", ""), asked.get("q", ""))]
    return MatrixPage(
        crumbs=(HOME, Crumb(TITLE)),
        duties=DUTIES,
        rows=tuple(sorted(shown, key=lambda row: -row.late)),
        late=sum(row.late > 0 for row in rows),
        total=len(rows),
        asked=asked.get("xem", ""),
        words=asked.get("q", ""),
        manages=access.manages(user),
        source=SOURCE,
    )


def sectors_page(*, at: datetime, data: Any = None, refusal: str = "") -> SectorsPage:
    """Show the agencies of key sectors, and the form that names another."""
    on = moments.day_of(at)
    units = queries.units(on=on)
    keys = dict(Organisation.objects.filter(pk__in=units).values_list("pk", "public_id"))
    options = [(str(keys[key]), name) for key, name in units.items()]
    named = queries.sectors(on=on)
    rows = tuple((units[key], ", ".join(of)) for key, of in named.items() if key in units)
    crumbs = (HOME, Crumb(TITLE, "/noi-dung/"), Crumb("Ngành trọng điểm"))
    return SectorsPage(crumbs, rows, SectorForm(data, units=options), refusal)


def _row(key: int, name: str, public_id: UUID, states: Mapping[tuple[int, int], State]) -> Row:
    found = [states.get((key, duty.number)) for duty in DUTIES]
    cells = tuple(
        Cell(light(one.light if one else Light.UNKNOWN), one.late_count if one else 0)
        for one in found
    )
    return Row(name, public_id, cells, sum(cell.late for cell in cells))


def _is_asked(row: Row, only: str, words: str) -> bool:
    wanted = ONLY.get(only)
    has = wanted is None or any(cell.light[0] == str(wanted) for cell in row.cells)
    return has and text.folded(words) in text.folded(row.name)
