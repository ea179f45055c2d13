"""The pages of single acts: open a month, confirm a line, move a deadline, give leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.forms import Form
from django.urls import reverse

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.periods import lines, queries
from chamdiem.portal.periods.choices import Due, Line
from chamdiem.portal.periods.facts import Marks, Term
from chamdiem.portal.periods.forms import LeaveForm, LineForm, OpenForm, ShiftForm
from chamdiem.portal.periods.models import Period
from chamdiem.portal.periods.pages import parts

Options = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act with its form."""

    crumbs: tuple[Crumb, ...]
    title: str
    lead: str
    button: str
    form: Form
    back: str
    refusal: str
    marks: Marks | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Opening a month: the form, and what it would make."""

    crumbs: tuple[Crumb, ...]
    form: OpenForm
    refusal: str
    preview: Mapping[Due, datetime] | None
    is_trial: bool
    department: str
    open_lines: tuple[Line, ...]

    @property
    def deadlines(self) -> Sequence[tuple[str, datetime]]:
        """Return the deadlines of the preview with their names."""
        return [(what.label, at) for what, at in (self.preview or {}).items()]


def open_page(*, form: OpenForm, on: date, refusal: str = "") -> OpenPage:
    """Show the form that opens a month, with the preview of its deadlines once it is filled in."""
    is_filled = form.is_bound and bool(getattr(form, "cleaned_data", {}).get("month"))
    preview = queries.planned(window=form.window_chosen(), on=on) if is_filled else None
    pair = queries.department()
    named = orgs.names(ids=[each.pk for each in pair], on=on) if pair else {}
    told = f"{named[pair[1].pk]} thẩm định phiếu của {named[pair[0].pk]}." if pair else ""
    return OpenPage(
        crumbs=parts.crumbs(("Mở kỳ", "")),
        form=form,
        refusal=refusal,
        preview=preview,
        is_trial=form["kind"].value() == "trial",
        department=told,
        open_lines=queries.open_lines(),
    )


def line_page(*, line: Line, form: LineForm, refusal: str = "") -> ActPage:
    """Show the form that confirms a line or lets it wait."""
    back = reverse("periods:lines")
    return ActPage(
        crumbs=parts.crumbs((lines.TITLE, back), (line.label, "")),
        title=line.label,
        lead=lines.QUESTIONS[line].words,
        button="Ghi",
        form=form,
        back=back,
        refusal=refusal,
    )


def shift_page(*, period: Period, form: ShiftForm, refusal: str = "") -> ActPage:
    """Show the form that moves a deadline for all."""
    return ActPage(
        crumbs=parts.crumbs(parts.crumb(period), ("Lùi thời hạn", "")),
        title="Lùi thời hạn cho mọi đơn vị",
        lead="Thời hạn đầu vẫn được giữ; lý do hiện ở mọi trang của kỳ.",
        button="Lùi thời hạn",
        form=form,
        back=parts.address(period),
        refusal=refusal,
        marks=queries.marks(period=period),
        terms=tuple(queries.terms(period=period).values()),
    )


def leave_page(*, period: Period, form: LeaveForm, refusal: str = "") -> ActPage:
    """Show the form that lets one unit send later."""
    return ActPage(
        crumbs=parts.crumbs(parts.crumb(period), ("Gia hạn riêng", "")),
        title="Gia hạn riêng cho một đơn vị",
        lead="Các đơn vị khác vẫn theo thời hạn chung.",
        button="Gia hạn",
        form=form,
        back=parts.address(period),
        refusal=refusal,
        marks=queries.marks(period=period),
    )


def versions_offered() -> Options:
    """Return the versions a month can be opened under; which are in force is said."""
    return [
        (str(each.pk), f"{each.title} ({each}){_state(each)}") for each in queries.scheme_choices()
    ]


def version_first() -> str:
    """Return the version a month is most likely opened under: the latest in force, if any."""
    there = (each for each in queries.scheme_choices() if hasattr(each, "activation"))
    return next((str(each.pk) for each in there), "")


def units_of(period: Period) -> Options:
    """Return who is expected in a period, for a choice."""
    return [
        (str(unit.organisation.public_id), unit.name) for unit in queries.expected(period=period)
    ]


def units_today(on: date) -> Options:
    """Return the agencies of a day, for a choice."""
    return [
        (str(node.public_id), node.name)
        for node in orgs.tree(on=on)
        if node.block is not Block.COMMUNE
    ]


def _state(version: object) -> str:
    return "" if hasattr(version, "activation") else " – dự thảo, chỉ chấm thử"
