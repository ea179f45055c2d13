"""Rule kinds as the workbook shows them: a word, which columns, what they mean, an example.

A kind that is not listed here can still be written: its own name, and all of its parameters
in the column of the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chamdiem.formats.workbooks.compounds import Listed, Pairs
from chamdiem.formats.workbooks.forms import Choice, Code, Form, Number
from chamdiem.formats.workbooks.words import FLAGS, Terms

VALUE, SECOND, MANY, TARGET, PART_OF, TABLE = "value", "second", "many", "target", "part", "table"

_FROM = Pairs(("from", "points"), (Number(), Number()))
_AT = Pairs(("at", "points"), (Number(), Number()))
_OPTIONS = Pairs(("code", "points"), (Code(), Number()))
_ITEMS = Pairs(("input", "points"), (Code(), Number()))
_DAYS = Pairs(("days", "points"), (Number(), Number()))
_COUNTS = Pairs(("input", "share"), (Code(), Number(percent="0.01")))
FORMS: Mapping[str, Form] = {
    **{VALUE: Code(), SECOND: Code(), MANY: Listed(Code()), TABLE: _FROM},
    PART_OF: Choice(Terms(FLAGS)),
}
TARGETS: Mapping[bool, Form] = {False: Number(percent="0.01"), True: Number(percent="1")}


@dataclass(frozen=True, slots=True)
class RuleKind:
    """One kind: `columns` says which parameter stands in which column."""

    word: str
    told: str
    columns: Mapping[str, str]
    example: Mapping[str, Any]
    table: Pairs | None = None
    hundred: bool = False


def _peers(word: str, told: str, **more: Any) -> RuleKind:
    example = {"value": "TC.gia_tri", "peers": "block", "better": "up", **more}
    return RuleKind(word, told, {VALUE: "value"}, example)


KINDS: Mapping[str, RuleKind] = {
    "manual": RuleKind(
        "Chấm tay, có trần điểm",
        "Điểm người thẩm định cho, không quá điểm tối đa. Chưa biết cách tính thì chọn kiểu này và "
        "bỏ trống các cột sau: hệ thống tự khai số liệu điểm và ghi là mặc định hệ thống.",
        {VALUE: "points"},
        {"points": "TC.diem"},
    ),
    "ratio": RuleKind(
        "Tỷ lệ",
        "Tử số ÷ mẫu số ÷ mức phải đạt × điểm tối đa, không quá điểm tối đa. 80 % ghi 0,8.",
        {VALUE: "numerator", SECOND: "denominator", TARGET: "target", PART_OF: "part_of"},
        {"numerator": "TC.xong", "denominator": "TC.tong", "target": "0.80", "part_of": "true"},
    ),
    "rate": RuleKind(
        "Tỷ lệ cho sẵn (%)",
        "Tỷ lệ ÷ mức phải đạt × điểm tối đa. Tỷ lệ và mức tính bằng %: 80 % ghi 80.",
        {VALUE: "rate", TARGET: "target"},
        {"rate": "TC.ty_le", "target": "80"},
        hundred=True,
    ),
    "complement": RuleKind(
        "Phần còn lại",
        "(Tổng − các phần bị trừ) ÷ tổng ÷ mức phải đạt × điểm tối đa.",
        {MANY: "parts", SECOND: "whole", TARGET: "target"},
        {"parts": ["TC.tre_han", "TC.qua_han"], "whole": "TC.tong"},
    ),
    "steps": RuleKind(
        "Bậc thang",
        "Giá trị (hoặc tử ÷ mẫu) từ mốc nào trở lên thì được điểm của mốc ấy. Bảng điểm ghi "
        "“mốc: điểm”, mốc đầu là 0, tăng dần.",
        {VALUE: "value", SECOND: "denominator", TABLE: "table"},
        {
            "value": "TC.gia_tri",
            "table": [
                {"from": "0", "points": "0"},
                {"from": "50", "points": "5"},
                {"from": "80", "points": "10"},
            ],
        },
        _FROM,
    ),
    "piecewise": RuleKind(
        "Nội suy theo đoạn",
        "Giữa hai mốc điểm tăng đều; ngoài các mốc giữ điểm của mốc gần nhất. Bảng điểm ghi "
        "“mốc: điểm”, tăng dần.",
        {VALUE: "value", SECOND: "denominator", TABLE: "table"},
        {
            "value": "TC.gia_tri",
            "table": [
                {"at": "20", "points": "0"},
                {"at": "100", "points": "10"},
            ],
        },
        _AT,
    ),
    "choice": RuleKind(
        "Lựa chọn",
        "Mỗi lựa chọn của số liệu (loại “Lựa chọn”) được số điểm riêng. Bảng điểm ghi "
        "“mã lựa chọn: điểm”.",
        {VALUE: "value", TABLE: "options"},
        {
            "value": "TC.muc",
            "options": [
                {"code": "0", "points": "0"},
                {"code": "1", "points": "4"},
                {"code": "2", "points": "10"},
            ],
        },
        _OPTIONS,
    ),
    "yesno": RuleKind(
        "Có hay không",
        "Có thì được điểm tối đa, không thì 0 điểm, trừ khi ghi khác ở “Tham số khác”.",
        {VALUE: "value"},
        {"value": "TC.co"},
    ),
    "checklist": RuleKind(
        "Bảng kiểm",
        "Mỗi việc “có” được số điểm của việc ấy; cộng lại bằng điểm tối đa. Bảng điểm ghi "
        "“mã số liệu: điểm”.",
        {TABLE: "items"},
        {
            "items": [
                {"input": "TC.ke_hoach", "points": "4"},
                {"input": "TC.bao_cao", "points": "6"},
            ]
        },
        _ITEMS,
    ),
    "goalposts": RuleKind(
        "Hai mốc cố định",
        "Ở mốc cao được điểm tối đa, ở mốc thấp 0 điểm, giữa hai mốc tăng đều (hoặc theo "
        "lô-ga-rít). Mốc thấp lớn hơn mốc cao nghĩa là càng thấp càng tốt.",
        {VALUE: "value"},
        {"value": "TC.gia_tri", "low": "20", "high": "85", "scale": "linear"},
    ),
    "peer-minmax": _peers(
        "So trong nhóm: thấp nhất, cao nhất",
        "Đơn vị tốt nhất được điểm tối đa, kém nhất 0 điểm, giữa hai mức tăng đều.",
    ),
    "peer-best": _peers(
        "So với đơn vị tốt nhất",
        "Giá trị của đơn vị so với giá trị tốt nhất, nhân điểm tối đa.",
    ),
    "peer-rank": _peers(
        "Theo thứ hạng",
        "Điểm theo thứ hạng hoặc phân vị của đơn vị.",
        measure="rank",
    ),
    "peer-zscore": _peers(
        "Theo độ lệch chuẩn",
        "Điểm theo số độ lệch chuẩn so với trung bình.",
        spread="2",
    ),
    "deduction": RuleKind(
        "Trừ theo số lần",
        "Điểm tối đa trừ đi số lần × điểm mỗi lần, không dưới mức thấp nhất.",
        {VALUE: "count"},
        {"count": "TC.so_lan", "each": "2.5", "floor": "0"},
    ),
    "lateness": RuleKind(
        "Theo số ngày trễ",
        "Ngày hạn ở cột số liệu, ngày xong ở cột thứ hai; chưa xong thì tính đến ngày chốt của "
        "tháng. Bảng điểm ghi “số ngày trễ: điểm”.",
        {VALUE: "due", SECOND: "done", TABLE: "grid"},
        {
            "due": "TC.han",
            "done": "TC.xong",
            "grid": [
                {"days": "0", "points": "10"},
                {"days": "10", "points": "5"},
            ],
            "beyond": "0",
        },
        _DAYS,
    ),
    "bonus": RuleKind(
        "Điểm thưởng",
        "Số lần × điểm mỗi lần, cộng thêm vào nhóm, không quá điểm tối đa ghi ở dòng này; "
        "không tính vào điểm tối đa của nhóm.",
        {VALUE: "count"},
        {"count": "TC.so_lan", "each": "1"},
    ),
    "penalty": RuleKind(
        "Điểm trừ",
        "Số lần × điểm mỗi lần, trừ vào nhóm, không quá điểm tối đa ghi ở dòng này; "
        "không tính vào điểm tối đa của nhóm.",
        {VALUE: "count"},
        {"count": "TC.so_lan", "each": "1"},
    ),
    "survey": RuleKind(
        "Khảo sát",
        "Điểm trung bình của khảo sát, đặt giữa mức thấp và mức cao của thang trả lời. Có cột "
        "thứ hai thì trung bình bằng tổng điểm ÷ số phiếu.",
        {VALUE: "mean", SECOND: "answers"},
        {"mean": "TC.tong_diem", "answers": "TC.so_phieu", "low": "1", "high": "5"},
    ),
    "change": RuleKind(
        "Mức thay đổi",
        "Thay đổi so với số liệu gốc (cột thứ hai) của ngày ghi ở “Tham số khác”, so với mức "
        "phải đạt.",
        {VALUE: "value", SECOND: "baseline", TARGET: "target"},
        {
            "value": "TC.nam_nay",
            "baseline": "TC.nam_goc",
            "baseline_on": "2025-12-31",
            "target": "0.10",
            "relative": "true",
            "better": "up",
        },
    ),
    "transfer": RuleKind(
        "Điểm từ bộ tiêu chí khác",
        "Điểm đã có ở bộ tiêu chí khác, quy về điểm tối đa ở đây.",
        {VALUE: "points"},
        {"points": "TC.diem_766", "of": "100", "scheme": "vn-766-portal", "node": "online_service"},
    ),
    "tasks": RuleKind(
        "Theo nhiệm vụ được giao",
        "Số nhiệm vụ ở mỗi mức hoàn thành × phần được tính, chia cho số nhiệm vụ được giao. Bảng "
        "điểm ghi “mã số liệu: phần được tính”.",
        {VALUE: "assigned", TABLE: "counts"},
        {
            "assigned": "TC.giao",
            "counts": [
                {"input": "TC.dung_han", "share": "1"},
                {"input": "TC.tre_han", "share": "0.5"},
            ],
        },
        _COUNTS,
    ),
    "given": RuleKind(
        "Điểm đã công bố, nhập nguyên",
        "Điểm nguồn khác đã công bố, lấy nguyên.",
        {VALUE: "points"},
        {"points": "TC.diem"},
    ),
    "information": RuleKind(
        "Chỉ theo dõi",
        "Không cho điểm; điểm tối đa ghi 0.",
        {MANY: "inputs"},
        {"inputs": ["TC.so_luot"]},
    ),
}
_UNKNOWN = RuleKind("", "", {}, {})


def kind_of(name: Any) -> RuleKind:
    """Return the kind of this name; of an unknown one nothing has a column."""
    return KINDS.get(str(name), _UNKNOWN)
