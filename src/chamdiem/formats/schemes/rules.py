"""From a checked rule of the file to the engine's: one builder for each kind."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from chamdiem.engine import rules

Item = Mapping[str, Any]
ONE, WHOLE_PERCENT, NOTHING = Fraction(1), Fraction(100), Fraction(0)


def rule(item: Item) -> rules.Rule:
    """Build the rule; it must have passed every check."""
    return BUILDERS[item["kind"]](item)


def _number(item: Item, key: str, default: Fraction) -> Fraction:
    return Fraction(item[key]) if item.get(key) else default


def _pairs(item: Item, table: str, first: str, second: str) -> Iterator[tuple[str, Fraction]]:
    return ((line[first], Fraction(line[second])) for line in item[table])


def _numbers(item: Item, first: str) -> tuple[tuple[Fraction, Fraction], ...]:
    pairs = _pairs(item, "table", first, "points")
    return tuple((Fraction(start), points) for start, points in pairs)


def _is(item: Item, key: str) -> bool:
    return bool(item.get(key) == "true")


def _ratio(item: Item) -> rules.Ratio:
    other = item.get("fallback")
    return rules.Ratio(
        item["numerator"],
        item["denominator"],
        _number(item, "target", ONE),
        _is(item, "part_of"),
        _number(item, "floor", NOTHING),
        _is(item, "invert"),
        rules.Fallback(other["input"], int(other.get("divisor", 1))) if other else None,
    )


def _rate(item: Item) -> rules.GivenRate:
    target, floor = _number(item, "target", WHOLE_PERCENT), _number(item, "floor", NOTHING)
    return rules.GivenRate(item["rate"], target, floor, _is(item, "invert"))


def _complement(item: Item) -> rules.ComplementOfSum:
    target = _number(item, "target", ONE)
    return rules.ComplementOfSum(tuple(item["parts"]), item["whole"], target)


def _steps(item: Item) -> rules.Steps:
    return rules.Steps(item["value"], _numbers(item, "from"), item.get("denominator"))


def _piecewise(item: Item) -> rules.Piecewise:
    return rules.Piecewise(item["value"], _numbers(item, "at"), item.get("denominator"))


def _choice(item: Item) -> rules.Choice:
    options = _pairs(item, "options", "code", "points")
    return rules.Choice(item["value"], tuple((int(code), points) for code, points in options))


def _yesno(item: Item) -> rules.YesNo:
    yes = Fraction(item["yes"]) if item.get("yes") else None
    return rules.YesNo(item["value"], yes, _number(item, "no", NOTHING))


def _checklist(item: Item) -> rules.Checklist:
    return rules.Checklist(tuple(_pairs(item, "items", "input", "points")))


def _goalposts(item: Item) -> rules.Goalposts:
    low, high = Fraction(item["low"]), Fraction(item["high"])
    return rules.Goalposts(item["value"], low, high, rules.Scale(item["scale"]))


def _compared(item: Item) -> tuple[str, rules.Scope, rules.Better]:
    return item["value"], rules.Scope(item["peers"]), rules.Better(item["better"])


def _minmax(item: Item) -> rules.PeerMinMax:
    return rules.PeerMinMax(*_compared(item))


def _best(item: Item) -> rules.PeerBest:
    return rules.PeerBest(*_compared(item))


def _rank(item: Item) -> rules.PeerRank:
    return rules.PeerRank(*_compared(item), rules.Standing(item["measure"]))


def _zscore(item: Item) -> rules.PeerZScore:
    return rules.PeerZScore(*_compared(item), Fraction(item["spread"]))


def _deduction(item: Item) -> rules.Deduction:
    return rules.Deduction(item["count"], Fraction(item["each"]), _number(item, "floor", NOTHING))


def _lateness(item: Item) -> rules.Lateness:
    lines = _pairs(item, "grid", "days", "points")
    grid = tuple((int(days), points) for days, points in lines)
    return rules.Lateness(item["due"], item["done"], grid, Fraction(item["beyond"]))


def _bonus(item: Item) -> rules.Bonus:
    return rules.Bonus(item["count"], Fraction(item["each"]))


def _penalty(item: Item) -> rules.Penalty:
    return rules.Penalty(item["count"], Fraction(item["each"]))


def _survey(item: Item) -> rules.Survey:
    low, high = Fraction(item["low"]), Fraction(item["high"])
    return rules.Survey(item["mean"], low, high, item.get("answers"))


def _manual(item: Item) -> rules.Manual:
    return rules.Manual(item["points"], item.get("self"), item.get("council"))


def _change(item: Item) -> rules.Change:
    return rules.Change(
        item["value"],
        item["baseline"],
        item["baseline_on"],
        Fraction(item["target"]),
        _is(item, "relative"),
        rules.Better(item["better"]),
    )


def _transfer(item: Item) -> rules.Transfer:
    return rules.Transfer(item["points"], Fraction(item["of"]), item["scheme"], item["node"])


def _tasks(item: Item) -> rules.Tasks:
    return rules.Tasks(item["assigned"], tuple(_pairs(item, "counts", "input", "share")))


def _given(item: Item) -> rules.GivenPoints:
    return rules.GivenPoints(item["points"])


def _information(item: Item) -> rules.Information:
    return rules.Information(tuple(item["inputs"]))


BUILDERS: Mapping[str, Callable[[Item], rules.Rule]] = {
    "ratio": _ratio,
    "rate": _rate,
    "complement": _complement,
    "steps": _steps,
    "piecewise": _piecewise,
    "choice": _choice,
    "yesno": _yesno,
    "checklist": _checklist,
    "goalposts": _goalposts,
    "peer-minmax": _minmax,
    "peer-best": _best,
    "peer-rank": _rank,
    "peer-zscore": _zscore,
    "deduction": _deduction,
    "lateness": _lateness,
    "bonus": _bonus,
    "penalty": _penalty,
    "survey": _survey,
    "manual": _manual,
    "change": _change,
    "transfer": _transfer,
    "tasks": _tasks,
    "given": _given,
    "information": _information,
}
