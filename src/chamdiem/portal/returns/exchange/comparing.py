"""What a file would change in the draft: old and new side by side, quarrels told apart."""

from dataclasses import dataclass
from uuid import UUID

from chamdiem.formats.texts import quoted
from chamdiem.portal.returns import reading
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.exchange.proposing import CELL, Proposed
from chamdiem.portal.returns.facts import CellNow, RemarkNow


@dataclass(frozen=True, slots=True)
class Change:
    """One figure or explanation that would change; `seen` is the version that stands now.

    `is_quarrel` where somebody changed it after the file was made: either can be kept.
    """

    proposed: Proposed
    name: str
    unit: str
    old: str
    new: str
    seen: int
    is_quarrel: bool = False
    by: UUID | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that a file would change, and what of it is left aside."""

    changes: tuple[Change, ...] = ()
    same: int = 0
    untouched: int = 0
    not_theirs: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def quarrels(self) -> tuple[Change, ...]:
        """Those that somebody has to decide."""
        return tuple(one for one in self.changes if one.is_quarrel)


def compare(desk: Desk, proposed: tuple[Proposed, ...]) -> Comparison:
    """Hold what a file proposes against the draft as it stands now."""
    compared = _Compared(desk)
    for one in proposed:
        if one.kind == CELL:
            compared.cell(one)
        else:
            compared.remark(one)
    return Comparison(
        tuple(compared.changes),
        compared.same,
        compared.untouched,
        tuple(compared.not_theirs),
        tuple(compared.unread),
    )


class _Compared:
    """What was compared so far."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.drafted = desk, desk.sheet.drafted
        self.leaves = {leaf.code: leaf.name for leaf in desk.sheet.scheme.leaves()}
        fields = desk.sheet.fields
        self.codes = {code for codes in fields.values() for code in codes}
        self.changes: list[Change] = []
        self.not_theirs: list[str] = []
        self.unread: list[str] = []
        self.same = self.untouched = 0

    def cell(self, one: Proposed) -> None:
        if one.code not in self.codes:
            self.unread.append(f"Phiếu không có mã {quoted(one.code)}.")
            return
        item, now = self.desk.sheet.scheme.input(one.code), self.drafted.cells.get(one.code)
        read = reading.read(one.text, item)
        if read.refusal or read.is_blank:
            self.unread.append(f"{one.place}: {read.refusal or 'ô trống'}")
            return
        if _says(now) == (read.answer, read.value):
            self.same += 1
            return
        if one.was is not None and reading.read(one.was, item) == read:
            self.untouched += 1
            return
        old = _shown(now, self.desk, one.code)
        new = reading.shown(item, read.answer, read.value)
        self._change(one, item.name, item.unit, old, new, now, self.desk.within)

    def remark(self, one: Proposed) -> None:
        if one.code not in self.leaves:
            self.unread.append(f"Phiếu không có tiêu chí {quoted(one.code)}.")
            return
        now = self.drafted.remarks.get(one.code)
        words = one.text.replace("\r\n", "\n").strip()
        if (now.text if now else "") == words:
            self.same += 1
            return
        if one.was is not None and one.was.replace("\r\n", "\n").strip() == words:
            self.untouched += 1
            return
        name = f"Giải thích: {self.leaves[one.code]}"
        old = now.text if now else ""
        self._change(one, name, "", old, words, now, self.desk.within_leaves)

    def _change(
        self,
        one: Proposed,
        name: str,
        unit: str,
        old: str,
        new: str,
        now: CellNow | RemarkNow | None,
        within: frozenset[str] | None,
    ) -> None:
        if within is not None and one.code not in within:
            self.not_theirs.append(name)
            return
        version = now.version if now else 0
        is_quarrel = one.seen is not None and one.seen != version and bool(old)
        by = now.by if now and is_quarrel else None
        self.changes.append(Change(one, name, unit, old, new, version, is_quarrel, by))


def _says(now: CellNow | None) -> tuple[Answer, int | None] | None:
    """Return what a cell answers; nothing where it is blank or cannot be read."""
    if now is None or now.is_blank or now.is_unreadable:
        return None
    return now.answer, now.value


def _shown(now: CellNow | None, desk: Desk, code: str) -> str:
    if now is None or now.is_blank:
        return ""
    if now.answer is Answer.VALUE and now.value is None:
        return f"{now.typed} (không đọc được)"
    return reading.shown(desk.sheet.scheme.input(code), now.answer, now.value)
