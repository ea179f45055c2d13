"""The figures: drawn once from a seeded generator, the same in every run on every machine."""

from pathlib import Path

import numpy as np

from bench.measured import Plan, Size
from bench.scheme import BLOCKS, COUNT, FIRST, PERCENT, scheme
from chamdiem.engine.figures import Figures, State, States, Unit, Values
from chamdiem.engine.scheme import Leaf, Scheme
from chamdiem.formats.parquet import write_months

SEED = 4585
SPECIAL = 0.08  # of all leaf values: not applicable, nothing arose, missing, a third each
ZERO_DENOMINATORS = 0.01
FILE = "country.parquet"


def prepare(plan: Plan) -> None:
    """Write the country's file for all who read it."""
    write(plan.folder, scheme(), plan.size)


def write(folder: Path, rules: Scheme, size: Size) -> None:
    """Write all months to one Parquet file."""
    units = units_of(rules, size.units)
    with (folder / FILE).open("wb") as sink:
        write_months(sink, (draw(rules, units, at) for at in range(size.months)), rules)


def draw(rules: Scheme, units: tuple[Unit, ...], at: int) -> Figures:
    """Draw the figures of one month."""
    chance = np.random.default_rng([SEED, at])
    values: dict[str, Values] = {}
    states: dict[str, States] = {}
    for leaf in rules.leaves():
        columns = _columns(leaf, len(units), chance)
        marks = marks_of(leaf, len(units), chance)
        for code, column in columns.items():
            states[code] = marks[code]
            values[code] = np.where(marks[code] == State.VALUE, column, 0)
    return Figures(FIRST.shift(at), units, values, states)


def units_of(rules: Scheme, size: int) -> tuple[Unit, ...]:
    """Invent units, dealt evenly over the blocks; those of a block stand together."""
    blocks = [rules.blocks[at * BLOCKS // size].code for at in range(size)]
    return tuple(Unit(f"u{at:04d}", f"Đơn vị {at}", block) for at, block in enumerate(blocks))


def _columns(leaf: Leaf, size: int, chance: np.random.Generator) -> dict[str, Values]:
    """Draw a leaf's figures as if every unit had them."""
    codes, kind = leaf.rule.inputs, leaf.rule.kind
    if kind == "rate":
        return {codes[0]: chance.integers(PERCENT // 2, PERCENT + 1, size)}
    if kind == "manual":
        return {codes[0]: chance.integers(leaf.maximum // 2, leaf.maximum + 11, size)}
    owed = chance.integers(1, COUNT // 2, size) // chance.integers(1, 5000, size) + 1
    owed[chance.random(size) < ZERO_DENOMINATORS] = 0
    if kind == "complement":
        taken = [owed * chance.integers(0, 250, size) // 1000 for _ in codes[1:]]
        return dict(zip(codes, [owed, *taken], strict=True))
    most = 1001 if leaf.rule.parts() else 1301
    return {codes[0]: owed * chance.integers(500, most, size) // 1000, codes[1]: owed}


def marks_of(leaf: Leaf, size: int, chance: np.random.Generator) -> dict[str, States]:
    """Draw the special states: a missing figure is one of the leaf's, the others are all."""
    codes = leaf.rule.inputs
    special = chance.random(size) < SPECIAL
    kinds = np.where(special, chance.integers(1, 4, size), 0).astype(np.uint8)
    where = chance.integers(0, len(codes), size)
    return {
        code: np.where((kinds == State.MISSING) & (where != at), 0, kinds).astype(np.uint8)
        for at, code in enumerate(codes)
    }
