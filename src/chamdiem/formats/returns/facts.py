"""What a file of a return holds, as plain values; what it is asked for, and how it is laid out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chamdiem.engine.scheme import Input
from chamdiem.formats.problems import Place, Problem

SHEET = "Phiếu"
ABOUT = "Thông tin tệp"
LISTS = "Danh mục"
MONTH, UNIT, UNIT_NAME, SCHEME = ("Kỳ", "Mã đơn vị", "Đơn vị", "Mã băm bộ tiêu chí")
HEADINGS = (
    *("Mã", "Nội dung", "Đơn vị tính", "Tháng trước", "Tháng này"),
    *("Trả lời bằng chữ", "Giải thích", "Khoá ô", "Lúc lập tệp"),
)
CODE, NAME, MEASURED, BEFORE, NOW, ANSWER, WORDS, KEY, WAS = range(len(HEADINGS))
ANSWERS = ("Không áp dụng", "Không phát sinh", "Chưa có số liệu", "0")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the return asks: its inputs by code, and the names of its criteria by code."""

    inputs: Mapping[str, Input]
    leaves: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a file of another system holds what (ánh xạ cột); rows and columns count from 1.

    `codes` map what stands in the label column, folded, to inputs.
    """

    sheet: str
    header_row: int
    label_column: int
    value_column: int
    codes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A figure in the file: its input, its text as the form takes it, as it was shown, where.

    `seen` is the version of the cell when the file was made, `was` what stood there then;
    None where the file does not say.
    """

    code: str
    text: str
    shown: str
    place: Place
    seen: int | None = None
    was: str | None = None


@dataclass(frozen=True, slots=True)
class FoundRemark:
    """Words to a criterion in the file."""

    leaf: str
    text: str
    place: Place
    seen: int | None = None
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """The upper part of a sheet as it is seen, for who says which column holds what."""

    sheet: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class LoadedReturn:
    """A file as read: whose it says to be, its figures and words, what is wrong with it.

    `is_ours` is false for a file of another system read without a layout: only grids then.
    """

    is_ours: bool
    about: Mapping[str, str] = field(default_factory=dict)
    cells: Sequence[FoundCell] = ()
    remarks: Sequence[FoundRemark] = ()
    blank: int = 0
    problems: Sequence[Problem] = ()
    more: int = 0
    notes: Sequence[str] = ()
    grids: Sequence[Grid] = ()
