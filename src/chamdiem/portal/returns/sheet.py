"""A return as a whole: the scheme, the draft, the points it comes to, what still stops it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from chamdiem.engine.decimals import plain
from chamdiem.engine.figures import Unit
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Group, Leaf, Node, Scheme
from chamdiem.portal.returns import live
from chamdiem.portal.returns.choices import STATEMENT, Answer
from chamdiem.portal.returns.facts import Drafted, SentNow
from chamdiem.seal import canonical


@dataclass(frozen=True)
class Sheet:
    """One unit's return of one month, as plain values; pages and actions read the same one."""

    organisation: str
    month: Month
    window_to: int
    scheme: Scheme
    scheme_digest: str
    unit: Unit
    drafted: Drafted
    held: Mapping[str, SentNow]

    @cached_property
    def fields(self) -> dict[str, tuple[str, ...]]:
        """The inputs of each criterion."""
        return live.fields(self.scheme)

    @cached_property
    def figures(self) -> dict[str, live.Figure]:
        """The figures that are answered; where the unit left one blank, the data holder's."""
        found = {code: live.Figure(one.answer, one.value) for code, one in self.held.items()}
        for code, cell in self.drafted.cells.items():
            if not cell.is_blank and not cell.is_unreadable:
                found[code] = live.Figure(cell.answer, cell.value)
        return found

    @cached_property
    def now(self) -> live.Now:
        """The points of the draft."""
        return live.compute(
            self.scheme,
            month=self.month,
            unit=self.unit,
            figures=self.figures,
            as_of=self.window_to,
        )

    @cached_property
    def leaves_under(self) -> dict[str, frozenset[str]]:
        """The criteria below each node, a criterion's own too."""
        found: dict[str, frozenset[str]] = {}
        for node in self.scheme.tree:
            _gather(node, found)
        return found

    @property
    def fingerprint(self) -> str:
        """The fingerprint (dấu vân phiếu): SHA-256 of the canonical form of all that is sent."""
        return sha256(canonical.encode(self.said())).hexdigest()

    def said(self) -> dict[str, object]:
        """Return what is sent, as canonical JSON takes it."""
        return {
            "organisation": self.organisation,
            "unit": self.unit.code,
            "month": str(self.month),
            "scheme": self.scheme_digest,
            "statement": STATEMENT,
            "figures": [self._figure(code) for code in self.sent_codes()],
            "leaves": [self._leaf(leaf) for leaf in self.scheme.leaves()],
        }

    def digest_of(self, leaf: Leaf) -> str:
        """Return the digest of what is sent of one criterion: figures, words, evidence."""
        sent = set(self.sent_codes())
        figures = [self._figure(code) for code in self.fields[leaf.code] if code in sent]
        said = {"figures": figures, "leaf": self._leaf(leaf)}
        return sha256(canonical.encode(said)).hexdigest()

    def sent_codes(self) -> list[str]:
        """Return the inputs that the unit itself answers, in the scheme's order."""
        cells = self.drafted.cells
        asked = dict.fromkeys(code for codes in self.fields.values() for code in codes)
        return [code for code in asked if code in cells and not _is_open(cells[code])]

    def _figure(self, code: str) -> list[str]:
        cell = self.drafted.cells[code]
        decimals = self.scheme.input(code).decimals
        return [
            code,
            str(int(cell.answer)),
            "" if cell.value is None else plain(cell.value, decimals),
        ]

    def _leaf(self, leaf: Leaf) -> list[object]:
        points = self.now.leaves[leaf.code].points
        said = None if points is None else plain(points, self.scheme.decimals)
        remark = self.drafted.remarks.get(leaf.code)
        evidence = sorted(one.fingerprint for one in self.drafted.evidence.get(leaf.code, ()))
        return [leaf.code, said, remark.text if remark else "", [list(each) for each in evidence]]


def answers_of(sheet: Sheet, leaf: str) -> set[Answer]:
    """Return which answers stand in a criterion's figures."""
    figures = sheet.figures
    return {figures[code].answer for code in sheet.fields[leaf] if code in figures}


def _is_open(cell: object) -> bool:
    return bool(getattr(cell, "is_blank", True) or getattr(cell, "is_unreadable", True))


def _gather(node: Node, found: dict[str, frozenset[str]]) -> frozenset[str]:
    below = frozenset((node.code,)) if isinstance(node, Leaf) else frozenset()
    if isinstance(node, Group):
        below = below.union(*(_gather(child, found) for child in node.children))
    found[node.code] = below
    return below
