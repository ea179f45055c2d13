"""The same scheme as spreadsheet formulas, as an office would write them, on scaled integers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from chamdiem.engine.rules import ComplementOfSum, GivenRate, Manual, Ratio
from chamdiem.engine.scheme import Leaf, Outcome, Scheme

FIRST_ROW = 2  # below the header, as spreadsheets count


@dataclass(frozen=True)
class Sheet:
    """Where things stand in a row: unit, block, figures, leaves, total, grade, rank."""

    scheme: Scheme

    @property
    def header(self) -> list[str]:
        """The headings of all columns."""
        leaves = [leaf.code for leaf in self.scheme.leaves()]
        return ["unit", "block", *self.inputs, *leaves, "total", "grade", "rank"]

    @property
    def inputs(self) -> list[str]:
        """The codes of the figures, in the order of their columns."""
        return [item.code for item in self.scheme.inputs]

    def formulas(self, row: int, block: tuple[int, int]) -> Iterator[str]:
        """Write a row's formulas; `block` is the first and last row it is ranked among."""
        names = {code: f"{xl_col_to_name(at)}{row}" for at, code in enumerate(self.header)}
        leaves = self.scheme.leaves()
        for leaf in leaves:
            yield f"={_leaf(leaf, names)}"
        stopped = [_worst(leaf, names) + "=-3" for leaf in leaves if _blocks(leaf)]
        total, first, last = names["total"], names[leaves[0].code], names[leaves[-1].code]
        yield f'=IF(OR({",".join(stopped)}),"",SUM({first}:{last}))'
        lowers = ",".join(str(band.lower) for band in self.scheme.bands)
        yield f'=IF({total}="",-1,MATCH({total},{{{lowers}}},1)-1)'
        column = total.rstrip("0123456789")
        among = f"{column}${block[0]}:{column}${block[1]}"
        yield f'=IF({total}="",0,RANK({total},{among}))'


def spans(blocks: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return the first and last row of each block; its units stand together."""
    found: dict[str, tuple[int, int]] = {}
    for row, block in enumerate(blocks, FIRST_ROW):
        found[block] = (found.get(block, (row, row))[0], row)
    return found


def _blocks(leaf: Leaf) -> bool:
    return leaf.policies.missing is Outcome.BLOCK


def _worst(leaf: Leaf, names: dict[str, str]) -> str:
    codes = [names[code] for code in leaf.rule.inputs]
    return codes[0] if len(codes) == 1 else f"MIN({','.join(codes)})"


def _worth(outcome: Outcome, leaf: Leaf) -> int:
    return leaf.maximum if outcome is Outcome.FULL else 0


def _leaf(leaf: Leaf, names: dict[str, str]) -> str:
    policies, worst = leaf.policies, _worst(leaf, names)
    outcomes = (policies.nothing_arose, policies.not_applicable, policies.missing)
    special = ",".join(str(_worth(outcome, leaf)) for outcome in outcomes)
    done, owed, denominator = _share(leaf, names)
    points = f"INT((2*{done}+{owed})/(2*{owed}))"
    if denominator:
        zero = policies.zero_denominator
        zero = policies.missing if zero is Outcome.MISSING else zero
        points = f"IF({denominator}=0,{_worth(zero, leaf)},{points})"
    return f"IF({worst}<0,CHOOSE(-{worst},{special}),{points})"


def _share(leaf: Leaf, names: dict[str, str]) -> tuple[str, str, str]:
    """Return numerator and denominator of the points, and the cell that may be zero."""
    rule, top = leaf.rule, leaf.maximum
    if isinstance(rule, Ratio):
        denominator = names[rule.denominator]
        owed = f"({denominator}*{rule.target.numerator})"
        done = f"{names[rule.numerator]}*{rule.target.denominator}"
        return f"MIN({done},{owed})*{top}", owed, denominator
    if isinstance(rule, ComplementOfSum):
        whole = names[rule.whole]
        left = "-".join([whole, *(names[code] for code in rule.taken)])
        return f"MAX({left},0)*{top}", whole, whole
    if isinstance(rule, GivenRate):
        full = int(rule.target * 100)  # the rates of this scheme have two decimals
        return f"MIN({names[rule.rate]},{full})*{top}", f"{full}", ""
    if isinstance(rule, Manual):
        return f"MIN({names[rule.points]},{top})", "1", ""
    raise ValueError(f"no yardstick for the rule {rule.kind}")
