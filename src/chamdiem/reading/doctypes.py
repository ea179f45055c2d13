"""Types of documents (tên loại): from the title, or from the symbol."""

import re

from chamdiem.reading import docnumbers as numbers
from chamdiem.reading.lines import Line
from chamdiem.reading.noise import alike, bare
from chamdiem.reading.spans import Span

NAMES = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế", "QyĐ": "Quy định",
    "TC": "Thông cáo", "TB": "Thông báo", "HD": "Hướng dẫn", "CTr": "Chương trình",
    "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án", "DA": "Dự án", "BC": "Báo cáo",
    "BB": "Biên bản", "TTr": "Tờ trình", "HĐ": "Hợp đồng", "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ", "BTT": "Bản thỏa thuận", "GUQ": "Giấy ủy quyền", "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu", "GNP": "Giấy nghỉ phép", "PG": "Phiếu gửi", "PC": "Phiếu chuyển",
    "PB": "Phiếu báo", "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch",
    "CV": "Công văn", "KL": "Kết luận", "CTrHĐ": "Chương trình hành động",
    "CTHĐ": "Chương trình hành động", "VBHN": "Văn bản hợp nhất",
}  # fmt: skip
TITLES = (
    "chuong trinh hanh dong", "thong bao ket luan", "thong tu lien tich", "nghi quyet",
    "quyet dinh", "chi thi", "quy che", "quy dinh", "thong cao", "thong bao", "huong dan",
    "chuong trinh", "ke hoach", "phuong an", "de an", "du an", "bao cao", "bien ban", "to trinh",
    "hop dong", "cong dien", "giay moi", "nghi dinh", "thong tu", "ket luan", "thong tri",
    "phieu chuyen", "luat", "loi keu goi", "giay uy quyen", "giay gioi thieu",
)  # fmt: skip
_SPOKEN = {
    "thong bao ket luan": "Thông báo", "chuong trinh hanh dong": "Chương trình hành động",
    "nghi dinh": "Nghị định", "thong tu": "Thông tư", "thong tu lien tich": "Thông tư liên tịch",
    "ket luan": "Kết luận", "thong tri": "Thông tri", "luat": "Luật", "loi keu goi": "Lời kêu gọi",
    "phieu chuyen": "Phiếu chuyển", "giay moi": "Giấy mời", "giay uy quyen": "Giấy ủy quyền",
    "giay gioi thieu": "Giấy giới thiệu",
}  # fmt: skip
_TITLE_KEYS = tuple(bare(title) for title in TITLES)
_BY_KEY = {bare(name): name for name in NAMES.values()} | {bare(k): v for k, v in _SPOKEN.items()}


def type_in_title(lines: tuple[Line, ...], begin: int) -> tuple[str, int, Span] | None:
    """Return the type that stands alone in capitals as a title, its line and place."""
    for at in range(max(0, begin), min(len(lines), begin + 14)):
        line = lines[at]
        letters = [letter for letter in line.text if letter.isalpha()]
        if not letters or sum(map(str.isupper, letters)) * 10 < len(letters) * 8:
            continue
        key = _title(bare(line.text))
        if key:
            return _BY_KEY.get(key, line.text.capitalize()), at, line.span
    return None


def _title(wanted: str) -> str:
    """Return the key of the title that a line is: letter by letter, else the nearest one."""
    if wanted in _TITLE_KEYS:
        return wanted
    near = [(alike(wanted, key), key) for key in _TITLE_KEYS if len(key) > 6]
    sure, key = max(near)
    return key if sure >= 80 else ""


def type_of_symbol(symbol: str, style: str) -> str:
    """Return the type that a symbol names, nothing where it names none.

    >>> type_of_symbol("KH-UBND", "named"), type_of_symbol("UBND-VX", "dispatch")
    ('Kế hoạch', '')
    """
    first = re.split(r"[-/]", symbol)[0]
    kind = numbers.type_of(first)
    if style == "dispatch" or not kind:
        return ""
    return NAMES.get(kind, "")
