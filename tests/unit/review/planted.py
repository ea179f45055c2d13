"""An invented province whose anomalies are planted, so that what is found has a known truth."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random

from chamdiem.portal.review.choices import Kind
from chamdiem.portal.review.patterns.facts import (
    Criterion,
    Filed,
    MonthSeen,
    Past,
    Quantity,
    Thresholds,
    UnitSeen,
)

MONTH, BEFORE = "2026-10", 3
LEAVES = [f"TC.{n}" for n in range(1, 21)]
INPUTS = [f"so-{n}" for n in range(1, 31)]
FULL = 1000  # 10,00 points
THRESHOLDS = Thresholds(
    claims_percent=30, jump_percent=60, round_percent=70, text_letters=40, same_units=5
)
WORDS = "Đã rà soát sổ theo dõi, đối chiếu với hệ thống một cửa; đơn vị số {} có {} hồ sơ chậm."


@dataclass
class Truth:
    """What was planted: for each kind, the unit or criterion that carries it."""

    planted: set[tuple[Kind, object]] = field(default_factory=set)


def province(seed: int, *, units: int = 57, anomalies: int = 4) -> tuple[MonthSeen, Truth]:
    """Return a month of units that vary as counts do, and the truth of what was planted."""
    chance, truth = Random(seed), Truth()
    seen = MonthSeen(
        month=MONTH,
        decimals=2,
        criteria={code: Criterion(code, f"Tiêu chí {code}", FULL) for code in LEAVES},
        quantities={
            code: Quantity(code, f"Số liệu {code}", 0, "hồ sơ", LEAVES[n % len(LEAVES)])
            for n, code in enumerate(INPUTS)
        },
        units=tuple(_unit(chance, key) for key in range(units)),
        files=(),
        names={key: f"Đơn vị {key}" for key in range(units)},
        thresholds=THRESHOLDS,
    )
    carriers = chance.sample(range(units), 5 * anomalies)
    groups = [carriers[n * anomalies : (n + 1) * anomalies] for n in range(5)]
    for plant, keys in zip((_claim, _jump, _round, _text, _file), groups, strict=True):
        seen = plant(seen, keys, chance, truth)
    return _same(seen, truth), truth


def _unit(chance: Random, key: int) -> UnitSeen:
    usual = {code: chance.randint(12, 400) for code in INPUTS}
    level = {code: chance.randint(500, FULL) for code in LEAVES}
    return UnitSeen(
        key=key,
        name=f"Đơn vị {key}",
        claims={code: _near(chance, level[code], 90) for code in LEAVES},
        points={code: _near(chance, level[code], 90) for code in LEAVES},
        texts={code: WORDS.format(key, chance.randint(1, 99)) for code in LEAVES},
        figures={code: _count(chance, usual[code]) for code in INPUTS},
        past=tuple(_past(chance, usual, level) for _ in range(BEFORE)),
    )


def _past(chance: Random, usual: Mapping[str, int], level: Mapping[str, int]) -> Past:
    """Return an earlier month: counts vary, one claim in six was lowered a little."""
    claims = {code: _near(chance, level[code], 90) for code in LEAVES}
    return Past(
        claims=claims,
        upheld={
            code: points - (chance.randint(0, 200) if chance.random() < 1 / 6 else 0)
            for code, points in claims.items()
        },
        figures={code: _count(chance, usual[code]) for code in INPUTS},
    )


def _near(chance: Random, level: int, spread: int) -> int:
    return max(0, min(FULL, level + chance.randint(-spread, spread)))


def _count(chance: Random, usual: int) -> int:
    """Return a count about as often as usual, spread as counts are and a little more."""
    return max(0, round(chance.gauss(usual, 1.3 * usual**0.5)))


def _changed(seen: MonthSeen, key: int, **changes: object) -> MonthSeen:
    units = list(seen.units)
    units[key] = replace(units[key], **changes)  # type: ignore[arg-type]
    return replace(seen, units=tuple(units))


def _claim(seen: MonthSeen, keys: list[int], chance: Random, truth: Truth) -> MonthSeen:
    for key in keys:
        unit, leaf = seen.units[key], chance.choice(LEAVES)
        past = tuple(
            replace(
                one,
                claims={**one.claims, leaf: FULL},
                upheld={**one.upheld, leaf: chance.randint(200, 550)},
            )
            for one in unit.past
        )
        seen = _changed(seen, key, claims={**unit.claims, leaf: FULL}, past=past)
        truth.planted.add((Kind.CLAIMS, key))
    return seen


def _jump(seen: MonthSeen, keys: list[int], chance: Random, truth: Truth) -> MonthSeen:
    for key in keys:
        unit, code = seen.units[key], chance.choice(INPUTS)
        factor = chance.choice((0.2, 2.5, 4))
        usual = max(unit.past[0].figures[code], 30)
        past = tuple(replace(one, figures={**one.figures, code: usual + n}) for n, one in
                     enumerate(unit.past))  # fmt: skip
        figures = {**unit.figures, code: round(usual * factor)}
        seen = _changed(seen, key, figures=figures, past=past)
        truth.planted.add((Kind.JUMPS, key))
    return seen


def _round(seen: MonthSeen, keys: list[int], chance: Random, truth: Truth) -> MonthSeen:
    for key in keys:
        figures = {
            code: max(10, round(value, -1)) if chance.random() < 0.9 else value
            for code, value in seen.units[key].figures.items()
        }
        seen = _changed(seen, key, figures=figures)
        truth.planted.add((Kind.ROUND, key))
    return seen


def _text(seen: MonthSeen, keys: list[int], chance: Random, truth: Truth) -> MonthSeen:
    leaf = chance.choice(LEAVES)
    for at, key in enumerate(keys):
        words = WORDS.format("mười", "không")
        texts = {**seen.units[key].texts, leaf: words.upper() if at else words}
        seen = _changed(seen, key, texts=texts)
    truth.planted.add((Kind.TEXTS, leaf))
    return seen


def _file(seen: MonthSeen, keys: list[int], chance: Random, truth: Truth) -> MonthSeen:
    """Give every unit files of its own, twice the same in one unit, and one that several share."""
    leaf = chance.choice(LEAVES)
    own = [
        Filed(f"{key}-{n}", "rieng.pdf", key, LEAVES[n % 3], MONTH)
        for key in range(len(seen.units))
        for n in (0, 1, 1)
    ]
    shared = [Filed("chung", "chung.pdf", key, leaf, MONTH) for key in keys]
    truth.planted.add((Kind.FILES, leaf))
    return replace(seen, files=tuple(own + shared))


def _same(seen: MonthSeen, truth: Truth) -> MonthSeen:
    leaf = LEAVES[-1]
    units = tuple(replace(one, points={**one.points, leaf: FULL}) for one in seen.units)
    truth.planted.add((Kind.SAME, leaf))
    return replace(seen, units=units)
