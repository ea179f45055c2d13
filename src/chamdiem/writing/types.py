"""The named types of documents and their abbreviations (Điều 7, Phụ lục III NĐ 30/2020/NĐ-CP)."""

# Name → abbreviation; a công văn and a thư công have none.
ABBREVIATIONS = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông cáo": "TC",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Hợp đồng": "HĐ",
    "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT",
    "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
}
DISPATCH = "Công văn"
# Types that lay down the law, and the dispatch of the Party, which has a code of its own.
OF_LAW = {"NĐ": "Nghị định", "TT": "Thông tư", "CV": DISPATCH}
WITH_ADDRESSEES = (DISPATCH, "Tờ trình")


class UnknownType(ValueError):
    """Raise when a type of document is none of those of NĐ 30."""


def symbol(type_name: str, issuer: str, drafter: str = "") -> str:
    """Return the symbol after the slash: `KH-SKHCN`, or `SKHCN-CĐS` for a công văn.

    >>> symbol("Báo cáo", "SKHCN"), symbol("Công văn", "SKHCN", "CĐS")
    ('BC-SKHCN', 'SKHCN-CĐS')
    """
    if type_name == DISPATCH:
        return f"{issuer}-{drafter}" if drafter else issuer
    if type_name not in ABBREVIATIONS:
        raise UnknownType(f"“{type_name}” không thuộc các loại văn bản của Điều 7 NĐ 30/2020.")
    return f"{ABBREVIATIONS[type_name]}-{issuer}"


def named(number: str) -> str:
    """Return a document by its type and number, the type read off the number's symbol.

    >>> named("4585/QĐ-BKHCN"), named("30/2020/NĐ-CP")
    ('Quyết định số 4585/QĐ-BKHCN', 'Nghị định số 30/2020/NĐ-CP')
    >>> named("57-NQ/TW"), named("12/UBND-VX")
    ('Nghị quyết số 57-NQ/TW', 'Công văn số 12/UBND-VX')
    """
    names = {code: name for name, code in ABBREVIATIONS.items()} | OF_LAW
    groups = number.replace("-", "/").split("/")
    found = next((names[group] for group in groups if group in names), DISPATCH)
    return f"{found} số {number}"
