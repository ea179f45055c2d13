"""Who heads, signs and answers in Tỉnh Mẫu, month by month: invented people of the seed.

Everybody's middle name is Mẫu, so that nobody is taken for a real person. A few offices change
hands in the middle of a month, one is led by an acting head for a while, one stands vacant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chamdiem.engine.figures import Unit
from chamdiem.engine.periods import Month
from chamdiem.synthetic import draws
from chamdiem.synthetic.draws import Seed
from chamdiem.synthetic.units import is_agency

_FAMILIES = """
    Bùi Cao Đặng Đinh Đỗ Giàng Hà Hoàng Lò Lê Lý Mai Nguyễn Phạm Tẩn Trần Vàng Vũ
"""
_GIVEN = """
    An Bình Chi Dung Dũng Giang Hà Hải Hạnh Hiền Hoa Hòa Hùng Hương Khánh Lan Linh Long Mai Minh
    Nga Ngân Phong Phúc Quân Quyên Sơn Tâm Thảo Thu Thủy Tiến Trang Trung Tuấn Vân Vinh Yến
"""
HEAD, ACTING, DEPUTY = "head", "acting", "deputy"
SEATED = date(2025, 7, 1)  # from then on everybody is in office who is no newcomer

Day = tuple[int, int]  # so many months before the last one, and the day in that month
Stay = tuple[int, str, Day | None, Day | None]  # who of the two, as what, from, until
STEADY: tuple[Stay, ...] = ((0, HEAD, None, None),)
CHANGES: tuple[tuple[Stay, ...], ...] = (
    ((0, HEAD, None, (9, 16)), (1, HEAD, (9, 16), None)),
    ((0, HEAD, None, (5, 11)), (1, HEAD, (5, 11), None)),
    ((0, HEAD, None, (6, 8)), (1, ACTING, (6, 8), (4, 1)), (1, HEAD, (4, 1), None)),
    ((0, HEAD, None, (3, 5)), (1, HEAD, (3, 27), None)),  # vacant, then a head of a few days
    ((0, HEAD, None, (0, 12)), (1, HEAD, (0, 12), None)),  # so fresh that the sheet is still open
)
TITLES = (
    ("Sở", "Giám đốc"),
    ("Văn phòng", "Chánh Văn phòng"),
    ("Thanh tra", "Chánh Thanh tra"),
    ("Ban Quản lý Khu", "Trưởng ban"),
    ("Báo", "Tổng Biên tập"),
    ("Trường", "Hiệu trưởng"),
    ("UBND", "Chủ tịch UBND"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A person in a post of a unit from a day on, to the day before `until`."""

    unit: str
    person: str
    kind: str
    title: str
    first: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A unit's focal point (đầu mối), valid to the day before `until`."""

    unit: str
    person: str
    first: date
    until: date | None = None


def terms(units: Sequence[Unit], last: Month, seed: Seed) -> tuple[Term, ...]:
    """Return who held which post up to the month `last`, unit by unit, in the order of days."""
    changing = dict(zip(_chosen(units, "change", seed), CHANGES, strict=False))
    return tuple(
        term
        for unit in units
        for term in _of_unit(unit, changing.get(unit.code, STEADY), last, seed)
    )


def contacts(units: Sequence[Unit], last: Month, seed: Seed) -> tuple[Contact, ...]:
    """Return the focal points: one unit has none, and the days of another's have run out."""
    missing, expired, *_ = _chosen(units, "contact", seed)
    end = _day((0, 1), last)
    return tuple(
        Contact(unit.code, _name(unit, 2, seed), SEATED, end if unit.code == expired else None)
        for unit in units
        if unit.code != missing
    )


def title_of(unit: Unit) -> str:
    """Return what the head of a unit is called."""
    return next((title for start, title in TITLES if unit.name.startswith(start)), "Giám đốc")


def _chosen(units: Sequence[Unit], purpose: str, seed: Seed) -> list[str]:
    codes = [unit.code for unit in units]
    return sorted(codes, key=lambda code: draws.number(seed, purpose, code))


def _of_unit(unit: Unit, stays: Sequence[Stay], last: Month, seed: Seed) -> Iterator[Term]:
    title = title_of(unit)
    for who, kind, start, end in stays:
        shown = f"Quyền {title}" if kind == ACTING else title
        first = SEATED if start is None else _day(start, last)
        until = None if end is None else _day(end, last)
        yield Term(unit.code, _name(unit, who, seed), kind, shown, first, until)
    if is_agency(unit) or draws.once_in(3, seed, "deputy", unit.code):
        deputy = f"Phó {title}"
        yield Term(unit.code, _name(unit, 3, seed), DEPUTY, deputy, SEATED)


def _day(day: Day, last: Month) -> date:
    back, number = day
    month = last.shift(-back)
    return date(month.year, month.number, number)


def _name(unit: Unit, who: int, seed: Seed) -> str:
    families, given = _FAMILIES.split(), _GIVEN.split()
    family = families[draws.number(seed, "family", unit.code, who) % len(families)]
    return f"{family} Mẫu {given[draws.number(seed, 'given', unit.code, who) % len(given)]}"
