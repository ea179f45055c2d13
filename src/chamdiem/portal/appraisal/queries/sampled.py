"""The sample of what was settled without a look: its candidates, its rows, what is still unseen."""

from collections.abc import Mapping
from hashlib import sha256

from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.appraisal.facts import Before, Candidate, Compared, Drawn, Sent, Whole
from chamdiem.portal.appraisal.models import Sample, Verdict
from chamdiem.portal.appraisal.queries import comparing, gathering
from chamdiem.portal.appraisal.queries.former import before
from chamdiem.portal.periods.models import Period

# Risk in tickets: many points, a large rise, no evidence of its own, a unit that is new here.
LARGE, RISE, BARE, NEW = 2, 2, 1, 2


def sample_of(*, period: Period) -> Sample | None:
    """Return the draw of a month, None before it was drawn."""
    return Sample.objects.filter(period=period).first()


def candidates(*, period: Period) -> tuple[Candidate, ...]:
    """Return what was settled without a look, each with its tickets, in the month's order."""
    whole = gathering.whole(period=period)
    units = [unit.expected.organisation_id for unit in whole.loaded.units]
    last = before(period=period, organisations=units)
    points = {(one.unit_code, one.leaf): one for one in comparing.compare(whole)}
    return tuple(
        _candidate(whole, unit, leaf, points[unit.expected.unit_code, leaf], last)
        for unit in whole.loaded.units
        for leaf, verdict in sorted(unit.standing.items())
        if verdict.settled is Settled.UNSEEN
    )


def drawn_by(seed: str, from_: tuple[Candidate, ...], *, size: int) -> tuple[Candidate, ...]:
    """Draw so many by a seed: each ticket has a number, the smallest numbers are drawn.

    A ticket's number is SHA-256 of seed, return, criterion and the ticket's place; so anybody
    with the seed draws the same, and twice the tickets are twice the chance.
    """
    return tuple(sorted(from_, key=lambda one: _number(seed, one))[:size])


def drawn(*, period: Period) -> tuple[Drawn, ...]:
    """Return the rows of the sample, in the order they were drawn, and which were looked at."""
    sample = sample_of(period=period)
    if sample is None:
        return ()
    rows = Verdict.objects.filter(of__period=period).order_by("id")
    columns = ("of__public_id", "leaf", "settled")
    last = {(str(of), leaf): settled for of, leaf, settled in rows.values_list(*columns)}
    returns = dict(period.returns.values_list("public_id", "pk"))
    keys = {str(public_id): pk for public_id, pk in returns.items()}
    units = dict(period.expected.values_list("organisation_id", "unit_code"))
    codes = {
        str(public_id): units[organisation]
        for public_id, organisation in period.returns.values_list("public_id", "organisation_id")
    }
    return tuple(
        Drawn(codes[of], keys[of], of, leaf, weight, last.get((of, leaf)) != Settled.UNSEEN)
        for of, leaf, weight in sample.drawn
    )


def _number(seed: str, one: Candidate) -> bytes:
    said = f"{seed}|{one.public_id}|{one.leaf}|"
    return min(sha256(f"{said}{ticket}".encode()).digest() for ticket in range(one.weight))


def _candidate(
    whole: Whole, unit: Sent, leaf: str, points: Compared, last: Mapping[int, Before]
) -> Candidate:
    former = last.get(unit.expected.organisation_id)
    most = max((each.maximum for each in whole.loaded.scheme.leaves()), default=0)
    got = points.appraised or 0
    weight = 1 + LARGE * (2 * got >= most > 0) + BARE * (not unit.claims[leaf].evidence)
    weight += NEW if former is None else RISE * _rose(points, former, leaf, whole)
    return Candidate(str(unit.public_id), leaf, weight)


def _rose(points: Compared, former: Before, leaf: str, whole: Whole) -> bool:
    """Tell whether the points rose by a fifth of the criterion's maximum or more."""
    was, now = former.points.get(leaf), points.appraised
    most = next(each.maximum for each in whole.loaded.scheme.leaves() if each.code == leaf)
    return was is not None and now is not None and 5 * (now - was) >= most > 0
