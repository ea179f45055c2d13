"""What holders of figures gave and what verifiers settled in a month, with the drawn sample."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chamdiem.engine.figures import State
from chamdiem.engine.scheme import Leaf
from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import actions as appraisal
from chamdiem.portal.appraisal.choices import Rule, Settled
from chamdiem.portal.appraisal.models import Verdict, VerifiedFigure
from chamdiem.portal.home.demonstration import accounts, drafts
from chamdiem.portal.home.demonstration.desks import DAY, Book, Desk, at_work
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.choices import Due
from chamdiem.portal.returns.choices import Answer, ReturnState
from chamdiem.portal.returns.models import HolderFigure
from chamdiem.synthetic import claims, courses, wording

SOURCE = "Phần mềm quản lý cán bộ của Tỉnh Mẫu (giả định)"
SILENT = {State.NOT_APPLICABLE, State.NOTHING_AROSE}


@dataclass(frozen=True, slots=True)
class Bench:
    """Who appraises: the Department's officer, the verifier of another agency, the holder."""

    officer: User
    verifier: User
    holder: User
    holding: Organisation

    def of(self, desk: Desk, leaf: str) -> UUID:
        """Return who settles a criterion of a unit."""
        unit = desk.told.unit.code
        is_theirs = leaf in accounts.VERIFIED and unit != accounts.REVIEWER
        other = is_theirs or unit == accounts.DEPARTMENT
        return self.verifier.public_id if other else self.officer.public_id


def hold(book: Book, bench: Bench) -> None:
    """Give the figures of the holder, by its deadline."""
    when = at_work(book.due[Due.HOLDERS], book.seed, "held", book.month)
    HolderFigure.objects.bulk_create(
        [
            HolderFigure(
                period=book.period,
                organisation_id=book.desks[at].of.organisation_id,
                input_code=code,
                answer=Answer.VALUE,
                value=value,
                source=SOURCE,
                holder=bench.holding,
                at=when,
                by=bench.holder.public_id,
            )
            for at, code, value in claims.held(book.scheme, book.whole.true)
        ],
        batch_size=drafts.ROWS,
    )


def settle(book: Book, bench: Bench) -> None:
    """Settle what was settled; where all of a return is, it is appraised."""
    whole = [desk for desk in book.sent if desk.told.course is courses.Course.APPRAISED]
    part = [desk for desk in book.sent if desk.told.course is courses.Course.SENT]
    _write(book, [*_of(book, bench, whole), *_of(book, bench, part)])
    if whole:
        _sample(book, bench)
        when = book.due[Due.APPRAISAL]
        for desk in whole:
            desk.arrived = at_work(when, book.seed, "appraised", desk.told.unit.code, book.month)
        drafts.step(whole, ReturnState.SENT, ReturnState.APPRAISED, by=bench.officer.public_id)


def _of(book: Book, bench: Bench, desks: list[Desk]) -> Iterator[tuple[Verdict, Desk]]:
    for desk in desks:
        for leaf in book.scheme.leaves():
            settled = courses.is_settled(desk.told.unit, leaf, book.month, book.seed)
            if leaf.rule.earns and settled:
                yield _verdict(book, bench, desk, leaf), desk


def _verdict(book: Book, bench: Bench, desk: Desk, leaf: Leaf) -> Verdict:
    unit, objected = desk.told.unit, {one.leaf: one for one in desk.told.objections}
    settled, points, reason, consents = _upheld(book, desk, leaf)
    one = objected.get(leaf.code)
    if one is not None and one.lowered is not None:
        settled, points = Settled.POINTS, one.lowered
        reason = wording.lowered(unit, leaf, book.month, book.seed)
    elif leaf.code in desk.claims.cuts:
        settled, reason = Settled.FIGURES, desk.claims.cuts[leaf.code].reason
    return Verdict(
        of=desk.of,
        sending=desk.sending,
        leaf=leaf.code,
        claim=desk.leaves[leaf.code].digest,
        settled=settled,
        points=points,
        consents=consents,
        reason=reason,
        at=_when(book, desk, leaf),
        by=bench.of(desk, leaf.code),
    )


def _upheld(book: Book, desk: Desk, leaf: Leaf) -> tuple[Settled, int | None, str, bool | None]:
    """Return how a criterion is accepted: a state is agreed to, the holder's figure unseen."""
    states = {
        desk.claims.figures[code].state for code in leaf.rule.inputs if code in desk.claims.figures
    }
    if states & SILENT:
        return Settled.LOOKED, None, "", True
    settled = Settled(courses.settling(desk.told.unit, leaf, book.month, book.seed).value)
    if settled is Settled.UNSEEN and states != {State.VALUE}:
        settled = Settled.LOOKED
    reason = Rule.HOLDER.label if settled is Settled.UNSEEN else ""
    return settled, None, reason, None


def _when(book: Book, desk: Desk, leaf: Leaf) -> datetime:
    """Return a time after the last sending, by the end of appraisal."""
    rounds = 3 if desk.told.asked_of else 1
    first = max(desk.arrived + rounds * DAY, book.due[Due.SENDING] + DAY)
    return at_work(first, book.seed, "settles", desk.told.unit.code, leaf.code, book.month)


def _write(book: Book, rows: list[tuple[Verdict, Desk]]) -> None:
    Verdict.objects.bulk_create([row for row, _ in rows], batch_size=drafts.ROWS)
    found = []
    for row, desk in rows:
        if row.settled != Settled.FIGURES:
            continue
        for code, given in desk.claims.cuts[row.leaf].figures.items():
            answer, value = drafts.answered(given)
            found.append(VerifiedFigure(verdict=row, input_code=code, answer=answer, value=value))
    VerifiedFigure.objects.bulk_create(found, batch_size=drafts.ROWS)


def _sample(book: Book, bench: Bench) -> None:
    """Draw the sample of what nobody looked at, and look at all of it."""
    when = book.due[Due.APPRAISAL] - DAY
    seed = f"tinh-mau-{book.month}"
    sample = appraisal.draw_sample(
        period=book.period, by=bench.officer, at=at_work(when, seed), seed=seed
    )
    desks = {str(desk.of.public_id): desk for desk in book.sent}
    Verdict.objects.bulk_create(
        [
            Verdict(
                of=desks[public_id].of,
                sending=desks[public_id].sending,
                leaf=leaf,
                claim=desks[public_id].leaves[leaf].digest,
                settled=Settled.LOOKED,
                at=at_work(book.due[Due.APPRAISAL], seed, public_id, leaf),
                by=bench.of(desks[public_id], leaf),
            )
            for public_id, leaf, _ in sample.drawn
        ]
    )
