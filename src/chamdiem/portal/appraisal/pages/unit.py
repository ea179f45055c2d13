"""The bench by unit: all criteria of one return, its thread, giving it back for a supplement."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.appraisal import queries
from chamdiem.portal.appraisal.doors import Bench
from chamdiem.portal.appraisal.forms import WordsForm
from chamdiem.portal.appraisal.pages import words
from chamdiem.portal.appraisal.pages.words import Figure, Proof, Spoken, Why
from chamdiem.portal.appraisal.queries import bench as benches
from chamdiem.portal.appraisal.queries.bench import Placed
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.periods.models import Expected
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Return


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion of the unit."""

    placed: Placed
    figures: tuple[Figure, ...]
    why: Why
    proofs: tuple[Proof, ...]
    text: str
    verdict: str
    is_asked: bool
    address: str
    works: bool


@dataclass(frozen=True, slots=True)
class UnitPage:
    """All criteria of one unit."""

    crumbs: tuple[Crumb, ...]
    title: str
    month: Month
    marks: Marks
    places: int
    state: str
    fingerprint: str
    number: int
    rows: tuple[Row, ...]
    left: int
    thread: tuple[Spoken, ...]
    due_at: datetime | None
    form: WordsForm
    may_return: bool
    may_close: bool
    may_reopen: bool
    may_finish: bool
    refusal: str
    address: str
    return_address: str
    result_address: str


def unit_page(
    *,
    bench: Bench,
    expected: Expected,
    of: Return | None,
    form: WordsForm | None = None,
    refusal: str = "",
) -> UnitPage:
    """Return the bench of one unit."""
    period = bench.period
    rows = _rows(bench, expected, of)
    unit = rows[0].placed.unit if rows else None
    said = queries.thread(of=of) if of is not None else ()
    people = accounts.display_names({one.by for one in said})
    state = ReturnState(of.state) if of is not None else ReturnState.EMPTY
    works = any(row.works for row in rows)
    return UnitPage(
        crumbs=words.crumbs(period, (expected.name, "")),
        title=f"{words.TITLE}: {expected.name}",
        month=Month.parse(period.month),
        marks=periods.marks(period=period),
        places=rows[0].placed.whole.loaded.scheme.decimals if rows else 2,
        state=str(state.label),
        fingerprint=unit.fingerprint if unit else "",
        number=unit.number if unit else 0,
        rows=rows,
        left=sum(row.placed.is_open for row in rows),
        thread=tuple(Spoken(one, people.get(one.by, words.ERASED)) for one in said if not one.leaf),
        due_at=queries.supplement_due(of=of) if of is not None else None,
        form=form or WordsForm(),
        may_return=works and state is ReturnState.SENT,
        may_close=works and bool(unit and unit.is_sent) and state in queries.WITH_THE_UNIT,
        may_reopen=works and state is ReturnState.APPRAISED,
        may_finish=works and state is ReturnState.SENT and not any(r.placed.is_open for r in rows),
        refusal=refusal,
        address=words.unit_address(period, expected),
        return_address=_address("returns:form", bench, expected) if bench.reads else "",
        result_address=_address("appraisal:own", bench, expected) if bench.reads else "",
    )


def _rows(bench: Bench, expected: Expected, of: Return | None) -> tuple[Row, ...]:
    found = [
        one
        for one in benches.row(period=bench.period, organisation_id=expected.organisation_id)
        if bench.sees(one.leaf.code, expected.organisation_id)
    ]
    sending = next((one.unit.sending_id for one in found if one.unit.sending_id), 0)
    proofs = benches.evidence_sent(sendings=[sending])
    asked = {
        one.leaf
        for one in queries.questions(period=bench.period, organisations=[expected.organisation_id])
    }
    authors = {one.points.verdict.by for one in found if one.points.verdict is not None}
    people = accounts.display_names(authors)
    return tuple(
        Row(
            placed=one,
            figures=words.figures(one),
            why=words.why(one),
            proofs=tuple(words.proof(each) for each in proofs.get((sending, one.leaf.code), ())),
            text=one.unit.claims[one.leaf.code].text if one.leaf.code in one.unit.claims else "",
            verdict=words.verdict_words(one, people),
            is_asked=one.leaf.code in asked,
            address=words.cell_address(bench.period, one.leaf.code, expected),
            works=bench.works(one.leaf.code, expected.organisation_id),
        )
        for one in found
    )


def _address(route: str, bench: Bench, expected: Expected) -> str:
    where = {"month": bench.period.month, "organisation": expected.organisation.public_id}
    return reverse(route, kwargs=where)
