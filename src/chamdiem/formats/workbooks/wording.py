"""What the checks of scheme files say, with the headings and words of a workbook.

The checks name fields and values as a file writes them. Whoever fills in a workbook has never
seen those names; what stands between quotation marks is the user's own and stays.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from chamdiem.formats.problems import Problem
from chamdiem.formats.workbooks import kinds, vocabulary, words
from chamdiem.formats.workbooks.columns import KIND
from chamdiem.formats.workbooks.frame import DEFAULTS, FRAME
from chamdiem.formats.workbooks.layout import INPUTS, RECORDS, TREE

SHEETS = (FRAME, DEFAULTS, *RECORDS, TREE)
_PHRASES: Mapping[str, str] = {
    "mã có trong “inputs”": "mã ở trang Số liệu",
    "dùng chung ở “defaults.input”": "dùng chung ở trang Dùng chung",
    "dùng chung ở “defaults.leaf.policy”": "dùng chung ở trang Dùng chung",
    "dùng chung ở “defaults.leaf”": "dùng chung ở trang Dùng chung",
    "Phần thập phân viết sau dấu chấm.": "Định dạng ô là Số.",
    "Với ratio và complement, 80 % viết là 0.80; với rate, 80 % viết là 80.": "Với “Tỷ lệ” và "
    "“Phần còn lại”, 80 % ghi 0,8; với “Tỷ lệ cho sẵn (%)”, 80 % ghi 80.",
    "Tỷ lệ viết bằng số: 80 % của quy tắc ratio là 0.80, của quy tắc rate là 80.": "Với “Tỷ lệ”, "
    "80 % ghi 0,8; với “Tỷ lệ cho sẵn (%)”, 80 % ghi 80.",
    "tháng dạng 2026-08 (năm-tháng)": "tháng, ví dụ 08/2026",
    "tháng có thật, dạng 2026-08": "tháng có thật, ví dụ 08/2026",
    "ngày dạng 2022-06-23 (năm-tháng-ngày)": "ngày, ví dụ 23/06/2022",
    "Ví dụ: illustrative: ": "Ví dụ: ",
    "ở đầu tệp": "ở trang Thông tin chung",
    "Cần: một trong .": "",
    "objects": "mục Đối tượng chấm điểm",
    "Trong cách nhìn (views), ghi trọng số ở dòng “of”": "Ở trang Cách nhìn khác, ghi trọng số ở "
    "cột “Gồm”",
    "“options”": "“Các lựa chọn”",
    "“fallback”": "“Mẫu số thay thế”",
    "rule kind": "kind",
    "số không âm có nhiều nhất 18 chữ số, thêm nhiều nhất 9 chữ số thập phân sau dấu chấm, "
    "không có dấu ngăn hàng nghìn, ví dụ 6 hoặc 18.50": "số không âm, ví dụ 6 hoặc 18,5",
}
_PARTS: Mapping[str, str] = {
    "“rule” thiếu": "Cách tính này thiếu",
    "“maintain” thiếu": "Duy trì điểm số thiếu",
    "“months” thiếu": "Tháng có hiệu lực thiếu",
    "“points” thiếu": "Thang điểm thiếu",
    "“rounding” thiếu": "Làm tròn thiếu",
    "“ranking” thiếu": "Xếp hạng thiếu",
    "“when” thiếu": "Điều kiện thiếu",
}
_UNKNOWN = "Chưa biết cách tính thì chọn “Chấm tay, có trần điểm”."
_TITLED = re.compile(r"([\w.]+) \((.+)\)")
_FIELD = re.compile(r"([Tt])rường “([\w.]+)”")
_QUOTED = re.compile(r"(“[^”]*”)")
_VALUE = re.compile(r"\b([a-z_]+): ([A-Za-z0-9.-]+)((?:, [a-z-]+(?!\w))*)")
_BARE: Mapping[str, str] = {
    **words.MEASURES,
    "largest": "Giá trị lớn nhất",
    "exclude": words.OUTCOMES["exclude"],
    "rescale": "tính lại theo phần áp dụng",
    "policy có": "trường hợp đặc biệt có",
    "last": words.POOLINGS["last"],
    "none": words.POOLINGS["none"],
}
_TOKEN = re.compile(rf"(?<![\w.-])({'|'.join(sorted(_BARE, reverse=True))})(?![\w.:-])")


def worded(problem: Problem) -> Problem:
    """Return the problem in the words of the sheet it stands in."""
    sheet = problem.place.sheet or FRAME.title
    titled = _TITLED.fullmatch(problem.expected)
    is_rule = titled is not None and titled[1] == "rule"
    expected = "giá trị ở ô này" if titled else problem.expected
    return replace(
        problem,
        found=_worded(problem.found, sheet),
        expected=_worded(expected, sheet),
        advice=_UNKNOWN if is_rule else _worded(problem.advice, sheet),
    )


def _worded(text: str, sheet: str) -> str:
    for old, new in (*_PHRASES.items(), *_PARTS.items()):
        text = text.replace(old, new)
    text = _FIELD.sub(lambda found: _field(found, sheet), text).replace("trường “", "mục “")
    return "".join(
        _object(part) if part.startswith("“") else _unquoted(part, sheet)
        for part in _QUOTED.split(text)
    )


def _field(found: re.Match[str], sheet: str) -> str:
    heading = _headings(sheet).get(found[2])
    lead = "mục" if found[1] == "t" else "Mục"
    return f"{lead} “{heading}”" if heading else found[0]


def _object(quoted: str) -> str:
    """Return the word of an object between quotation marks, anything else as it is."""
    word = words.OBJECTS.get(quoted.strip("“”"))
    return f"“{word}”" if word else quoted


def _unquoted(text: str, sheet: str) -> str:
    for value, word in words.OBJECTS.items():
        text = re.sub(rf"(?<![\w-]){value}(?![\w-])", f"“{word}”", text)
    text = _VALUE.sub(lambda found: _value(found, sheet), text)
    return _TOKEN.sub(lambda found: f"“{_BARE[found[1]]}”", text)


def _value(found: re.Match[str], sheet: str) -> str:
    """Say `measure: percent` as the heading of the column and the word in its list."""
    name = found[1]
    heading = next(
        (h for each in (INPUTS.title, sheet, TREE.title) if (h := _headings(each).get(name))), None
    )
    if heading is None:
        return found[0]
    values = [found[2], *re.findall(r"[a-z-]+", found[3])]
    return f"“{heading}” là " + ", ".join(f"“{_word(name, value)}”" for value in values)


def _word(name: str, value: str) -> str:
    if name == "kind":
        return kinds.kind_of(value).word or value
    for known in words.LISTS:
        if value in known:
            return known[value]
    return value


@cache
def _headings(title: str) -> dict[str, str]:
    """Return the headings of a sheet by the names that files have for its fields."""
    found: dict[str, str] = {}
    columns = [column for sheet in SHEETS if sheet.title == title for column in sheet.columns]
    for column in columns:
        for name in (".".join(column.path[-2:]), column.path[-1]):
            found.setdefault(name, column.heading)
    for column in columns:
        found.setdefault(column.path[0], column.heading)
    return {**_parameters(), **found, "rule": KIND.heading} if title == TREE.title else found


def _parameters() -> dict[str, str]:
    known = [vocabulary.fields(kind) for kind in vocabulary.kinds()]
    return {key: vocabulary.title(field, key) for fields in known for key, field in fields.items()}
