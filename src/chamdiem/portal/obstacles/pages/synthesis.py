"""The synthesis for Tỉnh uỷ and UBND tỉnh, as a page that prints and as a DOCX."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.obstacles import letter, queries
from chamdiem.portal.obstacles.choices import Category, Level, State
from chamdiem.portal.obstacles.facts import Line, Names, Synthesis
from chamdiem.portal.obstacles.forms import SpanForm
from chamdiem.portal.obstacles.pages import words


@dataclass(frozen=True, slots=True)
class LineShown:
    """One open cause, with where it is shown."""

    line: Line
    title: str
    categories: str
    address: str


@dataclass(frozen=True, slots=True)
class LevelShown:
    """What is open at one level."""

    code: str
    name: str
    lines: tuple[LineShown, ...]


@dataclass(frozen=True, slots=True)
class SynthesisPage:
    """The obstacles by level and category, and what is asked of whom."""

    crumbs: tuple[Crumb, ...]
    found: Synthesis
    names: Names
    span: str
    day: str
    states: tuple[tuple[str, int], ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...], int], ...]
    last: tuple[int, ...]
    levels: tuple[LevelShown, ...]
    form: SpanForm
    file: str


@dataclass(frozen=True, slots=True)
class LetterFile:
    """The report as a file."""

    name: str
    content: bytes


def synthesis_page(*, asked: Mapping[str, str], at: datetime) -> SynthesisPage:
    """Show the synthesis of the days that the address asks for; a wrong day is said beside it."""
    form = _form(asked)
    found = _found(form, at)
    kept = {code: asked[code] for code in ("tu", "den") if asked.get(code) and form.is_valid()}
    tail = f"?{urlencode(kept)}" if kept else ""
    return SynthesisPage(
        crumbs=words.crumbs(Crumb("Tổng hợp")),
        found=found,
        names=queries.names(on=moments.day_of(at)),
        span=letter.span(found),
        day=moments.spoken(at),
        states=tuple((str(state.label), found.states[state]) for state in State),
        heads=tuple(str(level.label) for level in Level),
        rows=tuple(_row(found, category) for category in Category),
        last=tuple(found.of_level(level) for level in Level),
        levels=_levels(found),
        form=form,
        file=f"{reverse('obstacles:synthesis_file')}{tail}",
    )


def synthesis_file(*, asked: Mapping[str, str], at: datetime) -> LetterFile | None:
    """Return the report as a DOCX; nothing where the days asked for are none."""
    form = _form(asked)
    if not form.is_valid():
        return None
    day = moments.day_of(at)
    content = letter.write(_found(form, at), queries.names(on=day))
    return LetterFile(f"tong-hop-vuong-mac-{day:%Y-%m-%d}.docx", content)


def _form(asked: Mapping[str, str]) -> SpanForm:
    return SpanForm({"tu": asked.get("tu", ""), "den": asked.get("den", "")})


def _found(form: SpanForm, at: datetime) -> Synthesis:
    said = form.cleaned_data if form.is_valid() else {}
    return queries.synthesis(at=at, since=said.get("tu"), until=said.get("den"))


def _row(found: Synthesis, category: Category) -> tuple[str, tuple[int, ...], int]:
    counts = tuple(found.table.get((category, level), 0) for level in Level)
    return str(category.label), counts, found.of_category(category)


def _levels(found: Synthesis) -> tuple[LevelShown, ...]:
    return tuple(
        LevelShown(level.value, letter.LEVELS[level], tuple(map(_line, found.lines_of(level))))
        for level in reversed(Level)
        if found.lines_of(level)
    )


def _line(line: Line) -> LineShown:
    name = "group" if line.is_group else "one"
    return LineShown(
        line=line,
        title=words.short(line.title, 300),
        categories=", ".join(str(category.label) for category in line.categories),
        address=reverse(f"obstacles:{name}", args=[line.address]),
    )
