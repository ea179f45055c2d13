"""Why this number: one criterion of one unit, from figures to points to clause."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.urls import reverse

from chamdiem.engine.decimals import spoken
from chamdiem.engine.explain import Cell, Reason, explain, view_reasons
from chamdiem.engine.figures import State
from chamdiem.engine.periods import Month
from chamdiem.engine.phrases import CERTAINTIES, DIRECTIONS, OUTCOMES, TIMINGS
from chamdiem.engine.scheme import Certainty, Input, Leaf, Scheme
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.directives import access as directives
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.returns import registers
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.access import sees_as_own_only
from chamdiem.portal.scoring.choices import Origin
from chamdiem.portal.scoring.models import Figure, UnitScore
from chamdiem.portal.scoring.pages.marks import Marks, marks_of, way_back
from chamdiem.portal.scoring.pages.unit import state_words


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One figure with its definition and where it came from."""

    code: str
    name: str
    definition: str
    shown: str
    unit: str
    timing: str
    direction: str
    supplier: str
    closing: str
    rhythm: str
    certainty: str
    note: str
    origin: str
    source: str
    at: datetime | None
    register: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """One line of what the scheme declares; `unconfirmed` marks a system default."""

    label: str
    value: str
    unconfirmed: bool


@dataclass(frozen=True, slots=True)
class WhyPage:
    """The explanation of one node as printed."""

    unit: UnitScore
    month: Month
    scheme: Scheme
    marks: Marks
    crumbs: tuple[Crumb, ...]
    reason: Reason
    state: str
    figures: tuple[FigureShown, ...]
    declared: tuple[Declared, ...]
    basis: str
    certainty_words: str
    before: str
    after: str


def why_page(*, unit: UnitScore, code: str, user: Any) -> WhyPage | None:
    """Return the explanation of one node of a unit, or None where there is no such node."""
    scheme, month = scheme_of(unit.run.scheme_version), Month.parse(unit.run.month)
    evaluation, place = queries.evaluation_of(unit)
    reasons = (*explain(evaluation, place), *view_reasons(evaluation, place))
    codes = [reason.node.code for reason in reasons]
    if code not in codes:
        return None
    at = codes.index(code)
    reason = reasons[at]
    back = reverse("scoring:unit", args=[unit.run.series.slug, month, unit.code])
    return WhyPage(
        unit=unit,
        month=month,
        scheme=scheme,
        marks=marks_of(unit.run),
        crumbs=(
            *way_back(unit, is_own_only=sees_as_own_only(user=user, unit=unit)),
            Crumb(unit.name, back),
            Crumb(reason.node.name),
        ),
        reason=reason,
        state=state_words(reason),
        figures=_figures(reason, unit, user),
        declared=_declared(reason, scheme),
        basis="; ".join(f"{one.number} ngày {_day(one.issued_on)}" for one in scheme.basis),
        certainty_words=CERTAINTIES[reason.node.certainty],
        before=_beside(unit, codes, at - 1),
        after=_beside(unit, codes, at + 1),
    )


def _day(iso: str) -> str:
    """Write an ISO day as people do: 23/06/2022."""
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def _beside(unit: UnitScore, codes: list[str], at: int) -> str:
    if not 0 <= at < len(codes):
        return ""
    return reverse("scoring:why", args=[unit.run.series.slug, unit.run.month, unit.code, codes[at]])


def _figures(reason: Reason, unit: UnitScore, user: Any) -> tuple[FigureShown, ...]:
    stored = queries.origins_of(unit)
    note = unit.run.source_note
    return tuple(
        _figure(cell, stored.get(cell.input.code), note, _register(cell.input, unit, user))
        for cell in reason.cells
    )


def _register(item: Input, unit: UnitScore, user: Any) -> str:
    """Return where the register that gave a figure is looked at, for who may see it."""
    last = registers.days_of(Month.parse(unit.run.month), at=unit.run.scored_at).last
    found = orgs.by_unit_code(code=unit.code, on=last) if item.register else None
    if found is None or not user.is_authenticated:
        return ""
    own = directives.only(user=user, on=last)
    if own is not None and found.id not in own:
        return ""
    if item.register.startswith("tasks."):
        return f"{reverse('tasks:list')}?chu-tri={quote(found.name)}"
    return reverse("duties:unit", args=[found.public_id])


def _figure(cell: Cell, stored: Figure | None, note: str, register: str) -> FigureShown:
    """Show a figure; where its row names no source, the file's note stands for it."""
    item = cell.input
    return FigureShown(
        code=item.code,
        name=item.name,
        definition=item.definition,
        shown=cell.shown,
        unit=item.unit if cell.state is State.VALUE else "",
        timing=TIMINGS[item.timing],
        direction=DIRECTIONS[item.direction],
        supplier=item.supplier,
        closing=item.closing,
        rhythm=item.rhythm,
        certainty=str(item.certainty),
        note=item.note,
        origin=Origin(stored.origin).label if stored else "",
        source=(stored.source or note) if stored else "",
        at=stored.at if stored else None,
        register=register,
    )


def _declared(reason: Reason, scheme: Scheme) -> tuple[Declared, ...]:
    """Return what the scheme declares of a leaf, each line with its mark."""
    leaf = reason.node
    if not isinstance(leaf, Leaf):
        return ()
    policies: dict[str, Any] = {
        "Mẫu số bằng 0": ("policy.zero_denominator", leaf.policies.zero_denominator),
        "Chưa có số liệu": ("policy.missing", leaf.policies.missing),
        "Không áp dụng": ("policy.not_applicable", leaf.policies.not_applicable),
        "Không phát sinh": ("policy.nothing_arose", leaf.policies.nothing_arose),
    }
    lines = [
        *_unsure(reason, scheme),
        Declared("Cơ quan thẩm định", leaf.verifier, _is_default(leaf, "verifier")),
        Declared("Minh chứng", leaf.evidence, _is_default(leaf, "evidence")),
    ]
    if leaf.rule.earns:
        lines += [
            Declared(label, OUTCOMES[outcome], _is_default(leaf, field))
            for label, (field, outcome) in policies.items()
        ]
    return tuple(lines)


def _unsure(reason: Reason, scheme: Scheme) -> Iterator[Declared]:
    """Yield the maximum and the rule where they are defaults: else they stand above, unmarked."""
    leaf = reason.node
    if not isinstance(leaf, Leaf):
        return
    if _is_default(leaf, "max"):
        yield Declared("Điểm tối đa", spoken(leaf.maximum, scheme.decimals, shortest=True), True)
    if _is_default(leaf, "rule"):
        yield Declared("Cách tính", reason.formula, True)


def _is_default(leaf: Leaf, field: str) -> bool:
    """Tell whether a field is a default without a found legal source."""
    named = {field, field.partition(".")[0]}  # `policy` names all four policies at once
    return bool(named & set(leaf.unconfirmed)) or leaf.certainty is Certainty.SYSTEM_DEFAULT
