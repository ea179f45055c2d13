"""The header of a spreadsheet of organisations: which column holds what."""

from collections.abc import Mapping

from chamdiem.formats.problems import Findings, Problem, refuse
from chamdiem.formats.tables import Table
from chamdiem.formats.tables.cells import text_of
from chamdiem.formats.texts import fold, quoted

TITLES: Mapping[str, str] = {
    "id": "Mã hệ thống",
    "name": "Tên chính thức",
    "short_name": "Tên ngắn",
    "kind": "Loại",
    "block": "Khối",
    "parent": "Đơn vị cấp trên",
    "unit_code": "Mã trong tệp số liệu",
    "area_code": "Mã đơn vị hành chính",
    "identifier": "Mã định danh",
    "holds_from": "Có hiệu lực từ ngày",
    "confidence": "Độ chắc chắn",
    "note": "Ghi chú",
}
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "ma he thong"),
    "name": ("name", "ten", "ten chinh thuc", "ten co quan", "ten don vi"),
    "short_name": ("short_name", "ten ngan", "ten viet tat"),
    "kind": ("kind", "loai"),
    "block": ("block", "khoi"),
    "parent": ("parent", "don vi cap tren", "co quan cap tren", "cap tren", "ma cap tren"),
    "unit_code": ("unit", "unit_code", "ma trong tep so lieu", "ma don vi"),
    "area_code": ("area_code", "ma don vi hanh chinh", "ma dvhc"),
    "identifier": ("identifier", "ma dinh danh", "ma dinh danh (qd 20/2020)"),
    "holds_from": ("holds_from", "co hieu luc tu ngay", "hieu luc tu", "tu ngay"),
    "confidence": ("confidence", "do chac chan"),
    "note": ("note", "ghi chu"),
    "": ("stt", "tt"),
}
NEEDED = ("name", "kind", "block")
_FIELDS = {alias: name for name, aliases in HEADINGS.items() for alias in aliases}


def recognise(table: Table, wrong: Findings) -> dict[str, int]:
    """Read the header; raise Refused where the rows below could not be read at all."""
    found: dict[str, int] = {}
    for position, cell in enumerate(table.header.cells):
        heading = text_of(cell)
        name = _FIELDS.get(fold(heading))
        if name in found:
            wrong.add(_twice(table, position, heading, found[name]))
        elif name:
            found[name] = position
        elif name is None and not _is_bare(table, position, heading):
            wrong.add(_unknown(table, position, heading))
    lacking = [TITLES[name] for name in NEEDED if name not in found]
    if lacking:
        raise refuse(
            table.place(table.header.number),
            f"Dòng tiêu đề thiếu cột: {'; '.join(lacking)}",
            f"tiêu đề như ở mẫu: {', '.join(TITLES.values())}",
            "Tải mẫu Excel rồi chép số liệu vào đúng cột",
            rule="header",
        )
    return found


def _is_bare(table: Table, position: int, heading: str) -> bool:
    return not heading and all(
        position >= len(row.cells) or row.cells[position] == "" for row in table.rows
    )


def _twice(table: Table, position: int, heading: str, first: int) -> Problem:
    return Problem(
        table.place(table.header.number, position),
        f"Tiêu đề {quoted(heading)} trùng nghĩa với cột thứ {first + 1}",
        "mỗi cột một lần",
        "Bỏ bớt một trong hai cột",
        rule="duplicate-column",
    )


def _unknown(table: Table, position: int, heading: str) -> Problem:
    return Problem(
        table.place(table.header.number, position),
        f"Không có cột nào tên {quoted(heading)}" if heading else "Cột có dữ liệu mà không tiêu đề",
        f"một trong các cột: {', '.join(TITLES.values())}",
        "Sửa tiêu đề theo mẫu, hoặc bỏ cột này",
        rule="unknown-column",
    )
