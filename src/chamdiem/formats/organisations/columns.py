"""The header of a spreadsheet of organisations: which column holds what."""

from collections.abc import Mapping

from chamdiem.formats.tables.headings import Headings

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
COLUMNS = Headings(TITLES, HEADINGS, NEEDED)
