"""The drafts of a month: cells, explanations and evidence of every return, written at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from chamdiem.engine.figures import State, Unit
from chamdiem.engine.scheme import Leaf
from chamdiem.portal.files.models import Stored
from chamdiem.portal.home.demonstration.desks import Book, Desk
from chamdiem.portal.returns import queries, reading
from chamdiem.portal.returns.choices import Answer, EvidenceKind, ReturnState
from chamdiem.portal.returns.facts import CellNow, Drafted, EvidenceNow, RemarkNow
from chamdiem.portal.returns.models import Cell, Evidence, Remark, ReturnStep
from chamdiem.portal.returns.queries import draft
from chamdiem.synthetic import anomalies, wording
from chamdiem.synthetic.claims import Given
from chamdiem.synthetic.courses import Course
from chamdiem.synthetic.draws import once_in

SHOWN_BY_PAPER = 2  # one criterion in so many is shown by words alone
ROWS = 2000
Files = Mapping[tuple[str, str], Stored]  # by unit and criterion


def load(book: Book, files: Files) -> None:
    """Write the drafts of all returns that were begun, and present those that went further."""
    begun = [desk for desk in book.desks if desk.is_begun]
    step(begun, ReturnState.EMPTY, ReturnState.ENTERING)
    cells = [row for desk in begun for row in _cells(book, desk)]
    remarks = [row for desk in begun for row in _remarks(book, desk)]
    evidence = [row for desk in begun for row in _evidence(book, desk, files)]
    Cell.objects.bulk_create(cells, batch_size=ROWS)
    Remark.objects.bulk_create(remarks, batch_size=ROWS)
    Evidence.objects.bulk_create(evidence, batch_size=ROWS)
    _keep(begun, cells, remarks, evidence)
    further = [desk for desk in begun if desk.told.course is not Course.ENTERING]
    step(further, ReturnState.ENTERING, ReturnState.PRESENTED)


def step(
    desks: Sequence[Desk],
    here: ReturnState,
    to: ReturnState,
    *,
    by: UUID | None = None,
    after: timedelta = timedelta(0),
    note: str = "",
) -> None:
    """Move many returns by one step each; by who writes in them, unless somebody else is named."""
    ReturnStep.objects.bulk_create(
        [
            ReturnStep(
                of=desk.of,
                from_state=here,
                to_state=to,
                note=note,
                at=_moment(desk, to) + after,
                by=by or (desk.signer if to is ReturnState.SENT else desk.writer),
            )
            for desk in desks
        ]
    )


def _moment(desk: Desk, to: ReturnState) -> datetime:
    if to is ReturnState.ENTERING:
        return desk.entered
    if to is ReturnState.PRESENTED:
        return desk.entered + (desk.arrived - desk.entered) / 2
    return desk.arrived


def _written(book: Book, desk: Desk) -> Iterator[tuple[Leaf, tuple[str, ...]]]:
    """Return the criteria that were filled in: all, or the first half of a return under way."""
    leaves = book.scheme.leaves()
    if desk.told.course is Course.ENTERING:
        leaves = leaves[: len(leaves) // 2]
    for leaf in leaves:
        yield leaf, tuple(code for code in leaf.rule.inputs if code in desk.claims.figures)


def _cells(book: Book, desk: Desk) -> Iterator[Cell]:
    codes = dict.fromkeys(code for _, several in _written(book, desk) for code in several)
    for code in codes:
        given = desk.claims.figures[code]
        answer, value = answered(given)
        said = reading.shown(book.scheme.input(code), answer, value)
        yield Cell(
            of=desk.of,
            input_code=code,
            answer=answer,
            value=value,
            typed=said if answer is Answer.VALUE else "",
            at=desk.entered,
            by=desk.writer,
        )


def answered(given: Given) -> tuple[Answer, int | None]:
    """Return a figure as the portal stores it."""
    return Answer(int(given.state)), given.value if given.state is State.VALUE else None


def is_by_words(book: Book, unit: Unit, leaf: Leaf) -> bool:
    """Tell whether a unit explains a criterion and shows no document."""
    return once_in(SHOWN_BY_PAPER, book.seed, "by words", unit.code, leaf.code, book.month)


def _remarks(book: Book, desk: Desk) -> Iterator[Remark]:
    unit, (planted, units) = desk.told.unit, anomalies.SAME_WORDS
    for leaf, codes in _written(book, desk):
        states = {desk.claims.figures[code].state for code in codes}
        silent = states & {State.NOT_APPLICABLE, State.NOTHING_AROSE}
        if silent:
            words = wording.silent(unit, leaf, book.month, max(silent))
        elif book.month == anomalies.OCTOBER and leaf.code == planted and unit.code in units:
            words = anomalies.WORDS
        elif is_by_words(book, unit, leaf):
            words = wording.remark(unit, leaf, book.month, book.seed)
        else:
            continue
        yield Remark(of=desk.of, leaf=leaf.code, text=words, at=desk.entered, by=desk.writer)


def _evidence(book: Book, desk: Desk, files: Files) -> Iterator[Evidence]:
    unit = desk.told.unit
    for leaf, codes in _written(book, desk):
        stored = files.get((unit.code, leaf.code))
        states = {desk.claims.figures[code].state for code in codes}
        if stored is not None:
            yield Evidence(
                of=desk.of,
                leaf=leaf.code,
                kind=EvidenceKind.FILE,
                file=stored,
                page=1,
                at=desk.entered,
                by=desk.writer,
            )
        elif states == {State.VALUE} and leaf.rule.earns and not is_by_words(book, unit, leaf):
            yield document(book, desk, leaf)


def document(book: Book, desk: Desk, leaf: Leaf, *, is_more: bool = False) -> Evidence:
    """Return the reference to a document as evidence; `is_more` is what a supplement brings."""
    told = wording.document(desk.told.unit, leaf, book.month, book.seed)
    number = f"Danh sách kèm {told.number}" if is_more else told.number
    return Evidence(
        of=desk.of,
        leaf=leaf.code,
        kind=EvidenceKind.DOCUMENT,
        number=number,
        issued_on=told.issued_on,
        issuer=told.issuer,
        subject=told.subject,
        at=desk.entered,
        by=desk.writer,
    )


def _keep(
    desks: Sequence[Desk],
    cells: Sequence[Cell],
    remarks: Sequence[Remark],
    evidence: Sequence[Evidence],
) -> None:
    """Give each return what was written of it, as plain values."""
    found: dict[int, Drafted] = {desk.of.pk: Drafted({}, {}, {}) for desk in desks}
    for cell in cells:
        now: CellNow = queries.cell_now(cell)
        found[cell.of_id].cells[cell.input_code] = now  # type: ignore[index]
    for one in remarks:
        said = RemarkNow(one.text, one.version, one.at, one.by)
        found[one.of_id].remarks[one.leaf] = said  # type: ignore[index]
    for desk in desks:
        desk.drafted = found[desk.of.pk]
    add_evidence(desks, evidence)


def add_evidence(desks: Sequence[Desk], evidence: Sequence[Evidence]) -> None:
    """Give each return the evidence that was added to it."""
    found: dict[int, dict[str, tuple[EvidenceNow, ...]]] = {}
    for row in evidence:
        of_unit = found.setdefault(row.of_id, {})
        of_unit[row.leaf] = (*of_unit.get(row.leaf, ()), draft.evidence_now(row))
    for desk in desks:
        more = found.get(desk.of.pk, {})
        before = desk.drafted.evidence
        joined = {leaf: (*before.get(leaf, ()), *more.get(leaf, ())) for leaf in (*before, *more)}
        desk.drafted = Drafted(desk.drafted.cells, desk.drafted.remarks, joined)
