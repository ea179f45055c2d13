"""Replays the history of a province through the very acts that people use."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.orgs import queries
from chamdiem.portal.orgs.actions import blocks, changing, founding, joining, province_files
from chamdiem.portal.orgs.actions.ground import Refused
from chamdiem.portal.orgs.actions.province_files import Province, Row, Step, WrongFolder
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.orgs.facts import Basis, Facts
from chamdiem.portal.orgs.models import Organisation

PREFIXES = ("Thành phố ", "Thị trấn ", "Phường ", "Thị xã ", "Huyện ", "Tỉnh ", "Xã ")


class AlreadyLoaded(Refused):
    """Raise when the installation serves a jurisdiction already."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder of a province brought in, in numbers."""

    root: Organisation
    recorded: int
    merged: int
    kept: int
    abolished: int


@dataclass(slots=True)
class _Replay:
    """The replay in its course: who acts, when, and who bears which code just now."""

    told: Province
    by: User | None
    at: datetime
    bearers: dict[str, Organisation] = field(default_factory=dict)

    def found(self, facts: Facts, step: Step) -> Organisation:
        """Record an organisation as it is on the day of a step."""
        return founding.record(
            facts=facts, basis=self.basis(step), on=self.day(step), by=self.by, at=self.at
        )

    def basis(self, step: Step) -> Basis:
        """Return the document of a step."""
        return self.told.basis(step)

    def day(self, step: Step) -> date:
        """Return the day of a step."""
        return self.told.day(step)

    def bearer(self, code: str, row: Row) -> Organisation:
        """Return who bears a code; the line that asks is named when nobody does."""
        if code not in self.bearers:
            raise WrongFolder(
                f"{row.place}: không có đơn vị nào mang mã {code}. Hãy sửa mã hoặc thêm đơn vị vào "
                "tệp units rồi nạp lại; chưa có gì được ghi."
            )
        return self.bearers[code]


@transaction.atomic
def load_province(*, folder: Path, by: User | None, at: datetime) -> Loaded:
    """Load the folder of a province (Nạp danh mục của tỉnh): all of its history or nothing."""
    root = begin_province(folder=folder, by=by, at=at)
    merged, kept, abolished = reform_province(folder=folder, by=by, at=at)
    told = province_files.read(folder)
    recorded = 1 + len(told.units) + len(told.agencies)
    audit.record(
        verb="orgs.province.loaded",
        actor=by.opaque_id if by else audit.SYSTEM,
        subject=root,
        at=at,
        recorded=recorded,
        merged=merged,
        kept=kept,
        abolished=abolished,
    )
    return Loaded(root, recorded, merged, kept, abolished)


@transaction.atomic
def begin_province(*, folder: Path, by: User | None, at: datetime) -> Organisation:
    """Record a province as it was before its reform: units, agencies, standing of the blocks."""
    replay = _Replay(province_files.read(folder), by, at)
    if queries.jurisdiction() is not None:
        raise AlreadyLoaded(
            "Hệ thống đã có địa bàn nên không nạp thêm. Mỗi địa bàn dùng một hệ thống riêng; thay "
            "đổi tiếp theo ghi trên trang Cơ quan, đơn vị hoặc nạp bằng bảng tính."
        )
    root = _establish(replay)
    for row in replay.told.units:
        replay.bearers[row["code"]] = replay.found(_unit(replay, row), Step.UNITS)
    _agencies(replay)
    _blocks(replay)
    return root


@transaction.atomic
def reform_province(*, folder: Path, by: User | None, at: datetime) -> tuple[int, int, int]:
    """Replay the reform: mergers, those kept as they were, the end of the districts.

    Returns how many new ones there are, how many were kept, how many districts ended.
    """
    replay = _Replay(province_files.read(folder), by, at)
    on = replay.day(Step.REFORM)
    replay.bearers.update(queries.bearers(on=on))
    for row in sorted(replay.told.reform, key=_kept, reverse=True):
        _reform(replay, row, on)
    districts = [row for row in replay.told.units if row["level"] == "district"]
    for row in districts:
        _abolish(replay, row)
    kept = sum(map(_kept, replay.told.reform))
    return len(replay.told.reform) - kept, kept, len(districts)


def _establish(replay: _Replay) -> Organisation:
    row = replay.told.province
    root = founding.establish(
        facts=_facts(row, Block.PROVINCE, None),
        is_ministry=False,
        basis=replay.basis(Step.UNITS),
        on=replay.day(Step.UNITS),
        by=replay.by,
        at=replay.at,
    )
    replay.bearers[row["code"]] = root
    return root


def _unit(replay: _Replay, row: Row) -> Facts:
    return _facts(row, row.read("level", Block), replay.bearer(row["parent_code"], row))


def _facts(row: Row, block: Block, parent: Organisation | None) -> Facts:
    return Facts(
        name=row["name"],
        kind=row.kind,
        block=block,
        parent=parent,
        short_name=_short(row["name"]),
        unit_code=row["code"],
        area_code=row["code"],
        confidence=row.confidence,
        note=row.note,
    )


def _short(name: str) -> str:
    """Return the name of a territory without its level."""
    return next((name.removeprefix(each) for each in PREFIXES if name.startswith(each)), name)


def _agencies(replay: _Replay) -> None:
    named: dict[str, Organisation] = {}
    for row in replay.told.agencies:
        if row["parent"] and row["parent"] not in named:
            raise WrongFolder(
                f"{row.place}: chưa có cơ quan cấp trên “{row['parent']}” ở dòng nào phía trên. "
                "Hãy sửa tên hoặc thứ tự dòng rồi nạp lại."
            )
        facts = Facts(
            name=row["name"],
            kind=row.kind,
            block=row.read("block", Block),
            parent=named.get(row["parent"]),
            short_name=row["short_name"],
            unit_code=row["short_name"],
            identifier=row["identifier"],
            confidence=row.confidence,
            note=row.note,
        )
        named[row["name"]] = replay.found(facts, Step.AGENCIES)


def _blocks(replay: _Replay) -> None:
    for row in replay.told.blocks:
        blocks.settle_block(
            block=row.read("block", Block),
            is_scored=row.read("is_scored", province_files.flag),
            basis=replay.basis(Step.BLOCKS),
            on=replay.day(Step.BLOCKS),
            by=replay.by,
            at=replay.at,
        )


def _kept(row: Row) -> bool:
    return row["identity"] == "kept"


def _reform(replay: _Replay, row: Row, on: date) -> None:
    """Merge the old ones of a line into a new one, or keep the one old one as it is."""
    root = replay.bearer(replay.told.province["code"], replay.told.province)
    olds = [replay.bearer(code, row) for code in row["from_codes"].split("; ")]
    facts = _facts(row, Block.COMMUNE, root)
    basis, by, at = replay.basis(Step.REFORM), replay.by, replay.at
    if _kept(row):
        changing.change(organisation=olds[0], facts=facts, basis=basis, on=on, by=by, at=at)
    else:
        joining.merge(predecessors=olds, into=facts, basis=basis, on=on, by=by, at=at)


def _abolish(replay: _Replay, row: Row) -> None:
    changing.abolish(
        organisation=replay.bearer(row["code"], row),
        basis=replay.basis(Step.ABOLISH),
        on=replay.day(Step.ABOLISH),
        by=replay.by,
        at=replay.at,
    )
