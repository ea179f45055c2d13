"""Trainings: the list, the form of a new one, one with its material and who came."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.guidance import access, queries
from chamdiem.portal.guidance.facts import Held
from chamdiem.portal.guidance.forms import MaterialForm, TrainingForm
from chamdiem.portal.guidance.models import Training
from chamdiem.portal.guidance.pages import words
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.schemes.models import SchemeVersion

UNIT = "u-"
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """One training of the list."""

    held: Held
    where: str
    whom: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """All trainings, latest first."""

    crumbs: tuple[Crumb, ...]
    rows: tuple[Row, ...]
    writes: bool


@dataclass(frozen=True, slots=True)
class NewPage:
    """The form of a training."""

    crumbs: tuple[Crumb, ...]
    form: TrainingForm
    refusal: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the attendance, with how many came."""

    name: str
    field: str
    people: int
    typed: str


@dataclass(frozen=True, slots=True)
class TrainingPage:
    """One training."""

    crumbs: tuple[Crumb, ...]
    row: Row
    about: str
    leaves: tuple[tuple[str, str], ...]
    materials: tuple[tuple[UUID, str], ...]
    units: tuple[Unit, ...]
    came: tuple[Unit, ...]
    form: MaterialForm | None
    writes: bool
    refusal: str


def list_page(*, user: Any) -> ListPage:
    """Return all trainings."""
    return ListPage(
        crumbs=_way(Crumb(words.TRAINING)),
        rows=tuple(_row(one) for one in queries.held()),
        writes=access.writes(user),
    )


def training_form(data: Any = None) -> TrainingForm:
    """Return the form of a training with the versions there are."""
    there = periods.scheme_choices()
    return TrainingForm(
        data, versions=[(str(one.pk), f"{one.title}, phiên bản {one.version}") for one in there]
    )


def new_page(*, form: TrainingForm, refusal: str = "") -> NewPage:
    """Return the page on which a training is noted."""
    back = Crumb(words.TRAINING, reverse("guidance:trainings"))
    return NewPage(_way(back, Crumb("Ghi buổi tập huấn")), form, refusal)


def training_page(
    *,
    training: Training,
    user: Any,
    form: MaterialForm | None = None,
    refusal: str = "",
    typed: Mapping[str, str] = NOTHING,
) -> TrainingPage:
    """Return one training with its material and who came; what was typed and refused stays."""
    writes = access.writes(user)
    units = _units(training, typed)
    back = Crumb(words.TRAINING, reverse("guidance:trainings"))
    names = words.names(training.version) if training.version else {}
    return TrainingPage(
        crumbs=_way(back, Crumb(training.title)),
        row=_row(queries.one_held(training=training)),
        about=_about(training.version),
        leaves=_leaves(training, names),
        materials=queries.materials(training=training),
        units=units if writes else (),
        came=tuple(unit for unit in units if unit.people),
        form=(form or MaterialForm()) if writes else None,
        writes=writes,
        refusal=refusal,
    )


def attendance_in(posted: Mapping[str, str]) -> dict[int, int | None]:
    """Return how many came, by the key of the unit, as a form says; None where it is no count."""
    found = {}
    for name, written in posted.items():
        key = name.removeprefix(UNIT)
        if name.startswith(UNIT) and key.isdecimal():
            said = written.strip() or "0"
            found[int(key)] = int(said) if said.isdecimal() and len(said) < 6 else None
    return found


def _way(*more: Crumb) -> tuple[Crumb, ...]:
    return (words.HOME, Crumb(words.TITLE, reverse("guidance:list")), *more)


def _row(one: Held) -> Row:
    where = [one.place] if one.place else []
    where += ["trực tuyến"] if one.is_online else []
    whom = "; ".join(str(Block(block).label) for block in one.blocks) or "Mọi khối"
    return Row(one, ", ".join(where), whom)


def _about(version: SchemeVersion | None) -> str:
    return f"{version.title}, phiên bản {version.version}" if version else ""


def _leaves(training: Training, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    version = training.version
    if version is None:
        return ()
    return tuple((names.get(code, code), words.address(version, code)) for code in training.leaves)


def _units(training: Training, typed: Mapping[str, str]) -> tuple[Unit, ...]:
    """Return the units for whom it is held, and others who came, with how many."""
    noted = queries.attendance(training=training)
    blocks = {Block(block) for block in training.blocks}
    found = []
    for node in orgs.tree(on=training.on):
        is_meant = node.unit_code and (not blocks or node.block in blocks)
        if is_meant or noted.get(node.id):
            field, people = f"{UNIT}{node.id}", noted.get(node.id, 0)
            found.append(Unit(node.name, field, people, typed.get(field, str(people or ""))))
    return tuple(found)
