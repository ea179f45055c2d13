"""The lists of a month: who sent late, who did not send, whose result is low."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.approval.letters.facts import Late, Lists, Low, UnitResult, Unsent
from chamdiem.portal.approval.queries.letter_points import Outcome
from chamdiem.portal.calendar import queries as calendars
from chamdiem.portal.calendar import working_days
from chamdiem.portal.common import moments
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Due, Line, PeriodKind
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns.choices import ReturnState, Way
from chamdiem.portal.returns.models import Return, Sending

LOW_CODE = "months.low-percent"


def lists(*, period: Period, scheme: Scheme, result: Outcome | None, at: datetime) -> Lists:
    """Return the three lists of a month as they stand at an instant."""
    expected = periods.expected(period=period)
    first = _first_sendings(period)
    rule = low_rule(scheme=scheme, at=at)
    low = tuple(one for one in result.units if is_low(one, rule)) if result else None
    return Lists(
        month=Month.parse(period.month),
        is_trial=period.kind == PeriodKind.TRIAL,
        expected=len(expected),
        sent=sum(row.organisation_id in first for row in expected),
        late=_late(period, scheme, expected, first),
        unsent=_unsent(period, scheme, expected, first, at),
        low_rule=rule,
        low=low,
    )


def low_rule(*, scheme: Scheme, at: datetime) -> Low:
    """Say below how many points a total is low, and whether the province settled it."""
    one = defaults.standing(LOW_CODE, on=moments.day_of(at))
    line = periods.standing().get(Line.LOW_SCORE)
    basis = f" theo {line.basis}" if line and not line.is_waived else ""
    is_settled = one.is_confirmed
    return Low(
        percent=int(one.value),
        points=-(-scheme.maximum * int(one.value) // 100),
        is_confirmed=is_settled,
        words=f"{one.words}{basis}" if is_settled else one.words,
    )


def is_low(unit: UnitResult, rule: Low) -> bool:
    """Tell whether a unit's total lies below the threshold; without a total it does not."""
    return unit.total is not None and unit.total < rule.points


def _first_sendings(period: Period) -> Mapping[int, tuple[datetime, Way]]:
    rows = Sending.objects.filter(of__period=period, number=1).order_by("id")
    columns = ("of__organisation_id", "arrived_at", "way")
    return {unit: (at, Way(way)) for unit, at, way in rows.values_list(*columns)}


def _dues(period: Period) -> Mapping[int | None, datetime]:
    """Return the deadline of all under None, and each unit's own later one."""
    of_all = periods.due_at(period=period, what=Due.SENDING)
    own = {row.organisation_id: row.until for row in periods.leaves(period=period)}
    return {None: of_all, **{unit: max(of_all, until) for unit, until in own.items()}}


def _late(
    period: Period,
    scheme: Scheme,
    expected: Sequence[Expected],
    first: Mapping[int, tuple[datetime, Way]],
) -> tuple[Late, ...]:
    calendar, dues, names = calendars.calendar(), _dues(period), _blocks(scheme)
    found = []
    for row in expected:
        due = dues[None]
        own = dues.get(row.organisation_id, due)
        leave = own if own > due else None
        arrived, way = first.get(row.organisation_id, (due, Way.SITE))
        if arrived > due:
            days = working_days.between(calendar, moments.day_of(due), moments.day_of(arrived))
            said = str(way.label)
            found.append(Late(row.name, names[row.block], due, arrived, days, said, leave))
    return tuple(found)


def _unsent(
    period: Period,
    scheme: Scheme,
    expected: Sequence[Expected],
    first: Mapping[int, tuple[datetime, Way]],
    at: datetime,
) -> tuple[Unsent, ...]:
    rows = Return.objects.filter(period=period).order_by("id")
    states = dict(rows.values_list("organisation_id", "state"))
    dues, names = _dues(period), _blocks(scheme)
    found = []
    for row in expected:
        unit = row.organisation_id
        if unit not in first:
            due = dues.get(unit, dues[None])
            state = ReturnState(states.get(unit, ReturnState.EMPTY))
            found.append(Unsent(row.name, names[row.block], due, str(state.label), at > due))
    return tuple(found)


def _blocks(scheme: Scheme) -> dict[str, str]:
    return {block.code: block.name for block in scheme.blocks}
