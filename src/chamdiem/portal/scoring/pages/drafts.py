"""The third door: what a person brings, what is wrong with it, what it would give."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.urls import reverse

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.figures import Figures, State
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.formats.problems import Refused
from chamdiem.portal.common.look import Crumb, Grade
from chamdiem.portal.common.wrong import Wrong
from chamdiem.portal.schemes import queries as schemes
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.forms import UploadForm
from chamdiem.portal.scoring.models import Draft
from chamdiem.portal.scoring.outside import Brought, read
from chamdiem.portal.scoring.pages.marks import block_name, grade_at
from chamdiem.portal.scoring.queries import DraftListed


@dataclass(frozen=True, slots=True)
class UploadPage:
    """The form with what was wrong the last time, and the drafts that wait."""

    form: UploadForm
    crumbs: tuple[Crumb, ...]
    drafts: Sequence[DraftListed]
    wrong: Wrong
    refusal: str


def version_choices() -> list[tuple[str, str]]:
    """Return the schemes the system has, for the form."""
    return [
        (str(each.pk), f"{each.title} ({each.version})" + (" – minh hoạ" * bool(each.illustrative)))
        for each in schemes.versions()
    ]


def upload_page(
    *, form: UploadForm, author: Any, refused: Refused | None = None, refusal: str = ""
) -> UploadPage:
    """Return the form; `refused` carries every error of the files, `refusal` any other."""
    return UploadPage(
        form=form,
        crumbs=(Crumb("Trang đầu", reverse("home:home")), Crumb("Nạp phương án của tỉnh")),
        drafts=queries.drafts_of(author),
        wrong=Wrong.of(refused),
        refusal=refusal,
    )


@dataclass(frozen=True, slots=True)
class Trial:
    """One unit's trial total."""

    rank: int | None
    name: str
    block: str
    total: int | None
    grade: Grade | None


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A dry run as printed."""

    draft: Draft
    month: Month
    scheme: Scheme
    crumbs: tuple[Crumb, ...]
    trials: tuple[Trial, ...]
    conversions: tuple[str, ...]
    notes: tuple[str, ...]
    source_note: str
    figures: int
    replaces: bool
    is_published: bool


def _by_block(scheme: Scheme) -> Callable[[Trial], tuple[int, bool, int]]:
    """Return the order of the ranking: blocks as the scheme has them, best first in each."""
    places = {block.name: at for at, block in enumerate(scheme.blocks)}
    return lambda one: (places[one.block], one.rank is None, one.rank or 0)


def draft_page(*, draft: Draft) -> DraftPage:
    """Score a draft for its author's eyes; nothing of it is stored."""
    month = Month.parse(draft.month)
    found = read(Brought.of(draft), month)
    evaluation = evaluate(found.scheme, found.figures.figures)
    trials = [
        Trial(
            rank=evaluation.rank(at),
            name=unit.name,
            block=block_name(found.scheme, unit.block),
            total=evaluation.total.shown(at),
            grade=grade_at(found.scheme, None if (low := evaluation.grades[at]) < 0 else int(low)),
        )
        for at, unit in enumerate(found.figures.figures.units)
    ]
    notes = (*(found.loaded_scheme.notes if found.loaded_scheme else ()), *found.figures.notes)
    return DraftPage(
        draft=draft,
        month=month,
        scheme=found.scheme,
        crumbs=(
            Crumb("Trang đầu", reverse("home:home")),
            Crumb("Nạp phương án của tỉnh", reverse("scoring:upload")),
            Crumb(f"Chấm thử {month.spoken}"),
        ),
        trials=tuple(sorted(trials, key=_by_block(found.scheme))),
        conversions=tuple(str(each) for each in found.figures.conversions),
        notes=notes,
        source_note=found.figures.source_note,
        figures=_count(found.figures.figures),
        replaces=queries.has_run(series=draft.series, month=month),
        is_published=queries.is_published(series=draft.series, month=month),
    )


def _count(figures: Figures) -> int:
    """Count the numbers read; words such as “Chưa có số liệu” are none."""
    states = (figures.states.get(code) for code in figures.values)
    size = len(figures.units)
    return sum(size if one is None else int(np.sum(one == State.VALUE)) for one in states)
