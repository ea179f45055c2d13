"""What a month is scored from: whose figure counts, what waits for consent, recorded points.

Of one figure what the verifier found stands before the data holder's, that before the unit's
own. “Không áp dụng”, “Không phát sinh” of a unit count as missing until every verifier whose
criterion uses the figure agreed (I36); the holder's own answer is the holder's consent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import numpy as np

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.figures import Figures, Ruled, Unit
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.appraisal.choices import Origin, Outcome
from chamdiem.portal.appraisal.facts import Counted, Gathered, Given, Loaded, Place, Sent, Whole
from chamdiem.portal.appraisal.models import Ruling
from chamdiem.portal.appraisal.queries import month
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import Answer
from chamdiem.seal import canonical
from chamdiem.seal.ruled import digest_of

NEEDS_CONSENT = (Answer.NOTHING_AROSE, Answer.NOT_APPLICABLE)
_SMALL = 2**63 - 1
_MISSING = Counted(Answer.MISSING, None, Origin.SELF, "", Answer.MISSING)


def gathered(*, period: Period, with_rulings: bool = True) -> Gathered:
    """Gather a month: figures as they count, recorded points, where each comes from."""
    return put_together(month.loaded(period=period), with_rulings=with_rulings)


def scored(*, period: Period, with_rulings: bool = True) -> Evaluation:
    """Score a month as it stands now; nothing is stored."""
    found = month.loaded(period=period)
    return evaluate(found.scheme, put_together(found, with_rulings=with_rulings).figures)


def whole(*, period: Period) -> Whole:
    """Read a month and score it by verdicts alone, and with rulings where there are any."""
    return score(month.loaded(period=period))


def score(found: Loaded) -> Whole:
    """Score a month that was read, or a part of it, by verdicts alone and with rulings."""
    rulings = _rulings(found)
    appraised = put_together(found, with_rulings=False)
    evaluation = evaluate(found.scheme, appraised.figures)
    if not rulings:
        return Whole(found, appraised, evaluation, evaluation, rulings)
    ruled = put_together(found, with_rulings=True)
    return Whole(found, ruled, evaluation, evaluate(found.scheme, ruled.figures), rulings)


def counted(unit: Sent, scheme: Scheme) -> Mapping[str, Counted]:
    """Return every figure of a unit as it counts; one that sent nothing has none (thiếu)."""
    asked = _asked(scheme)
    if not unit.is_sent:
        return dict.fromkeys(asked, _MISSING)
    verified = _verified(unit)
    return {code: _counted(code, unit, verified, scheme) for code in asked}


def waiting(unit: Sent, scheme: Scheme, leaf: str) -> frozenset[str]:
    """Return the inputs of a criterion whose state is the unit's own word: it needs consent."""
    asked = month.fields(scheme)[leaf]
    own = (code for code in asked if code not in unit.held and code in unit.figures)
    return frozenset(code for code in own if unit.figures[code].answer in NEEDS_CONSENT)


def holder_differs(unit: Sent, scheme: Scheme, leaf: str) -> bool:
    """Tell whether a data holder gave another figure of a criterion than the unit did."""
    return any(
        not unit.held[code].says(unit.figures[code])
        for code in month.fields(scheme)[leaf]
        if code in unit.held and code in unit.figures
    )


def put_together(loaded: Loaded, *, with_rulings: bool) -> Gathered:
    """Make the engine's columns of a month that was read."""
    scheme, period = loaded.scheme, loaded.period
    rows = [counted(unit, scheme) for unit in loaded.units]
    recorded = _recorded(loaded, with_rulings)
    figures = Figures(
        month=Month.parse(period.month),
        units=[_named(unit) for unit in loaded.units],
        values={code: _values([row[code] for row in rows]) for code in _asked(scheme)},
        states={
            code: np.array([row[code].answer for row in rows], np.uint8) for code in _asked(scheme)
        },
        as_of=period.window_to.toordinal(),
        ruled=recorded.columns(),
    )
    return Gathered(
        units=tuple(unit.expected for unit in loaded.units),
        figures=figures,
        origins={code: [row[code].origin.value for row in rows] for code in _asked(scheme)},
        sources={code: [row[code].source for row in rows] for code in _asked(scheme)},
        digest=_digest(loaded, rows, recorded),
        reasons=recorded.reasons(loaded),
    )


def _named(unit: Sent) -> Unit:
    return Unit(unit.expected.unit_code, unit.expected.name, unit.expected.block)


def _asked(scheme: Scheme) -> tuple[str, ...]:
    """Return the inputs that units answer: all but points of groups given whole."""
    whole = {group.given for group in scheme.groups() if group.given}
    return scheme.once(
        "appraised-inputs",
        lambda: tuple(item.code for item in scheme.inputs if item.code not in whole),
    )


def _verified(unit: Sent) -> Mapping[str, Given]:
    """Return what verifiers found; of one figure in several criteria the latest verdict's."""
    found: dict[str, Given] = {}
    for verdict in sorted(unit.standing.values(), key=lambda one: one.pk):
        found.update(verdict.figures)
    return found


def _counted(code: str, unit: Sent, verified: Mapping[str, Given], scheme: Scheme) -> Counted:
    if (given := verified.get(code)) is not None:
        return Counted(given.answer, given.value, Origin.APPRAISED, "", given.answer)
    if (given := unit.held.get(code)) is not None:
        return Counted(given.answer, given.value, Origin.HOLDER, given.source, given.answer)
    if (given := unit.figures.get(code)) is None:
        return _MISSING
    counts = given.answer
    if counts in NEEDS_CONSENT and not _is_agreed(code, unit, scheme):
        counts = Answer.MISSING
    return Counted(counts, given.value, Origin.SELF, "", given.answer)


def _is_agreed(code: str, unit: Sent, scheme: Scheme) -> bool:
    leaves = month.users(scheme).get(code, ())
    stands = [unit.standing.get(leaf) for leaf in leaves]
    return bool(stands) and all(one is not None and one.consents is True for one in stands)


def _values(cells: list[Counted]) -> Any:
    numbers = [one.value or 0 if one.answer is Answer.VALUE else 0 for one in cells]
    return np.array(numbers, np.int64 if max(numbers, default=0) <= _SMALL else object)


@dataclass(frozen=True, slots=True)
class _Recorded:
    """Points that people recorded, by the unit's place and the criterion, with the reason."""

    size: int
    cells: dict[Place, tuple[int, str]] = field(default_factory=dict)

    def columns(self) -> dict[str, Ruled]:
        """Return them as the engine takes them."""
        found: dict[str, tuple[Any, Any, list[str]]] = {}
        for (at, leaf), (points, reason) in self.cells.items():
            if leaf not in found:
                empty = np.zeros(self.size, np.int64), np.zeros(self.size, np.bool_)
                found[leaf] = (*empty, [""] * self.size)
            found[leaf][0][at], found[leaf][1][at] = points, True
            found[leaf][2][at] = digest_of(reason)
        return {leaf: Ruled(*column) for leaf, column in found.items()}

    def reasons(self, loaded: Loaded) -> dict[tuple[str, str], str]:
        """Return the words by unit code and criterion."""
        return {
            (loaded.units[at].expected.unit_code, leaf): reason
            for (at, leaf), (_, reason) in self.cells.items()
        }


def _recorded(loaded: Loaded, with_rulings: bool) -> _Recorded:
    found = _Recorded(len(loaded.units))
    for at, unit in enumerate(loaded.units):
        for leaf, verdict in unit.standing.items():
            if verdict.points is not None:
                found.cells[at, leaf] = verdict.points, verdict.reason
    if with_rulings:
        _rule(found, loaded)
    return found


def _rule(found: _Recorded, loaded: Loaded) -> None:
    """Let rulings that change points stand before the verifier's."""
    places = {unit.return_id: at for at, unit in enumerate(loaded.units)}
    for (of, leaf), ruling in _rulings(loaded).items():
        found.cells[places[of], leaf] = ruling


def _rulings(loaded: Loaded) -> Mapping[Place, tuple[int, str]]:
    returns = [unit.return_id for unit in loaded.units if unit.return_id is not None]
    rows = Ruling.objects.filter(objection__of_id__in=returns, outcome=Outcome.CHANGED)
    columns = ("objection__of_id", "objection__leaf", "points", "reason")
    found = rows.order_by("id").values_list(*columns)
    there = month.fields(loaded.scheme)
    return {
        (of, leaf): (points or 0, reason) for of, leaf, points, reason in found if leaf in there
    }


def _digest(loaded: Loaded, rows: Iterable[Mapping[str, Counted]], recorded: _Recorded) -> str:
    """Return what identifies a month as gathered: every figure, every recorded point."""
    hashed = sha256()
    version = loaded.period.scheme_version
    hashed.update(canonical.encode([loaded.period.month, version.digest]))
    for at, (unit, row) in enumerate(zip(loaded.units, rows, strict=True)):
        said = [unit.expected.unit_code, unit.fingerprint, str(at)]
        cells = [f"{code}:{int(one.answer)}:{one.value}:{one.origin}" for code, one in row.items()]
        hashed.update(canonical.encode([said, cells]))
    for (at, leaf), (points, reason) in sorted(recorded.cells.items()):
        hashed.update(canonical.encode([str(at), leaf, str(points), digest_of(reason)]))
    return hashed.hexdigest()
