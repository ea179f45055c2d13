"""Tỉnh Mẫu as the jurisdiction: its units of today, and an invented past that shows time.

Districts until 30/06/2025, communes that came out of old ones, an agency that took in another,
one that was renamed. Numbers and issuers of the documents are invented and say so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypedDict

from chamdiem.engine.figures import Unit
from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs import actions as orgs
from chamdiem.portal.orgs.choices import Block, Confidence, Kind
from chamdiem.portal.orgs.facts import Basis, Facts
from chamdiem.portal.orgs.models import Organisation
from chamdiem.synthetic.units import is_agency

PROVINCE, NOTE = "Tỉnh Mẫu", "giả định để trình diễn"
BEGUN, JOINED, REFORMED = date(2024, 1, 1), date(2025, 3, 1), date(2025, 7, 1)
DISTRICTS = (
    ("Thành phố Mẫu", Kind.CITY),
    ("Huyện Mẫu Thượng", Kind.DISTRICT),
    ("Huyện Mẫu Hạ", Kind.DISTRICT),
)
OLD_COMMUNES = {"TM.103": ("Một", "Hai"), "TM.104": ("Ba", "Bốn")}  # merged into these
TOOK_IN = ("TM.04", "Sở Thông tin và Truyền thông Tỉnh Mẫu")
RENAMED = ("TM.08", "Ban Dân tộc Tỉnh Mẫu")
BOARDS = ("Ban Quản lý Khu",)
SERVICES = ("Trung tâm", "Báo", "Ban Quản lý dự án", "Trường")


class Words(TypedDict):
    """What every action takes."""

    by: User
    at: datetime


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who records what, and when."""

    by: User
    at: datetime

    def words(self) -> Words:
        """Return the two as every action takes them."""
        return {"by": self.by, "at": self.at}


def basis(number: int, on: date, title: str) -> Basis:
    """Return an invented document that says it is invented."""
    return Basis(f"{number:02d}/QĐ-MẪU (giả định)", "UBND Tỉnh Mẫu (giả định)", on, title)


def load(*, units: Sequence[Unit], recorder: Recorder) -> Mapping[str, Organisation]:
    """Record the province and its past by the very acts; return the units of today by code."""
    root = orgs.establish(
        facts=Facts(PROVINCE, Kind.PROVINCE, Block.PROVINCE, confidence=Confidence.INVENTED),
        is_ministry=False,
        basis=basis(1, BEGUN, "Tỉnh giả định để trình diễn"),
        on=BEGUN,
        **recorder.words(),
    )
    found = {**dict(_agencies(units, root, recorder)), **dict(_communes(units, root, recorder))}
    _settle(recorder)
    return found


def _facts(name: str, kind: Kind, block: Block, parent: Organisation, code: str = "") -> Facts:
    return Facts(
        name, kind, block, parent, unit_code=code, confidence=Confidence.INVENTED, note=NOTE
    )


def _agencies(
    units: Sequence[Unit], root: Organisation, recorder: Recorder
) -> Iterator[tuple[str, Organisation]]:
    """Found the agencies, one under its former name; let one take in another."""
    document = basis(2, BEGUN, "Về các cơ quan của tỉnh giả định")
    for unit in filter(is_agency, units):
        facts = _facts(unit.name, _kind(unit.name), Block.AGENCY, root, unit.code)
        former, name = RENAMED
        begun = replace(facts, name=name) if unit.code == former else facts
        one = orgs.found(facts=begun, basis=document, on=BEGUN, **recorder.words())
        if unit.code == former:
            told = basis(3, JOINED, "Về việc đổi tên")
            orgs.change(organisation=one, facts=facts, basis=told, on=JOINED, **recorder.words())
        if unit.code == TOOK_IN[0]:
            _take_in(one, root, recorder)
        yield unit.code, one
    followed = _facts(f"Thuế {PROVINCE}", Kind.CENTRAL, Block.CENTRAL, root)
    orgs.found(facts=followed, basis=document, on=BEGUN, **recorder.words())


def _take_in(one: Organisation, root: Organisation, recorder: Recorder) -> None:
    facts = _facts(TOOK_IN[1], Kind.DEPARTMENT, Block.AGENCY, root)
    document = basis(2, BEGUN, "Về các cơ quan của tỉnh giả định")
    other = orgs.found(facts=facts, basis=document, on=BEGUN, **recorder.words())
    told = basis(4, JOINED, "Về việc hợp nhất hai sở")
    orgs.merge(predecessors=[other], into=one, basis=told, on=JOINED, **recorder.words())


def _communes(
    units: Sequence[Unit], root: Organisation, recorder: Recorder
) -> Iterator[tuple[str, Organisation]]:
    """Let the old communes be merged, the districts end, the communes of today begin."""
    reform = basis(5, REFORMED, "Về sắp xếp đơn vị hành chính cấp xã")
    districts = list(_districts(root, recorder))
    for unit in (each for each in units if not is_agency(each)):
        kind = Kind.WARD if "phường" in unit.name else Kind.COMMUNE
        facts = _facts(unit.name, kind, Block.COMMUNE, root, unit.code)
        if unit.code in OLD_COMMUNES:
            old = list(_old_communes(unit, districts, recorder))
            yield (
                unit.code,
                orgs.merge(
                    predecessors=old, into=facts, basis=reform, on=REFORMED, **recorder.words()
                ),
            )
        else:
            yield unit.code, orgs.found(facts=facts, basis=reform, on=REFORMED, **recorder.words())
    ended = basis(6, REFORMED, "Về kết thúc hoạt động của đơn vị hành chính cấp huyện")
    for district in districts:
        orgs.abolish(organisation=district, basis=ended, on=REFORMED, **recorder.words())


def _districts(root: Organisation, recorder: Recorder) -> Iterator[Organisation]:
    document = basis(7, BEGUN, "Về đơn vị hành chính của tỉnh giả định")
    for name, kind in DISTRICTS:
        facts = _facts(name, kind, Block.DISTRICT, root)
        yield orgs.found(facts=facts, basis=document, on=BEGUN, **recorder.words())


def _old_communes(
    unit: Unit, districts: Sequence[Organisation], recorder: Recorder
) -> Iterator[Organisation]:
    document = basis(7, BEGUN, "Về đơn vị hành chính của tỉnh giả định")
    for place, number in enumerate(OLD_COMMUNES[unit.code], start=1):
        facts = _facts(f"UBND xã Mẫu Cũ {number}", Kind.COMMUNE, Block.COMMUNE, districts[place])
        yield orgs.found(facts=facts, basis=document, on=BEGUN, **recorder.words())


def _settle(recorder: Recorder) -> None:
    """Say which blocks are scored; that of the central agencies is only followed."""
    document = basis(8, REFORMED, "Về phạm vi chấm điểm")
    for block in (Block.AGENCY, Block.COMMUNE, Block.CENTRAL):
        orgs.settle_block(
            block=block,
            is_scored=block != Block.CENTRAL,
            basis=document,
            on=REFORMED,
            **recorder.words(),
        )


def _kind(name: str) -> Kind:
    if name.startswith(BOARDS):
        return Kind.BOARD
    return Kind.SERVICE if name.startswith(SERVICES) else Kind.DEPARTMENT
