"""The columns that several sheets have, and those of a criterion's rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from chamdiem.formats.workbooks import kinds, vocabulary, words
from chamdiem.formats.workbooks.compounds import Flow
from chamdiem.formats.workbooks.forms import Choice, Code, Form, Text
from chamdiem.formats.workbooks.kinds import MANY, PART_OF, SECOND, TABLE, TARGET, VALUE
from chamdiem.formats.workbooks.words import Terms
from chamdiem.formats.yaml_text import Path

RULE = "rule"
REST = "rest"
GROUP = "group"
REFERENCE = "Số liệu!code"  # columns that name an input get its codes as a drop-down list
CODES = "Tiêu chí!code"


@dataclass(frozen=True, slots=True)
class Column:
    """One field: its place in the row's mapping, its heading, how a cell holds it."""

    path: tuple[str, ...]
    heading: str
    form: Form
    width: int = 16
    told: str = ""
    needed: bool = False
    offers: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a list of the file, one row an entry; or pairs, one row a field.

    `definition` is the schema's name of an entry, for what has no column.
    """

    title: str
    at: Path
    columns: tuple[Column, ...]
    definition: str = ""
    needed: bool = False
    told: str = ""

    @property
    def rest(self) -> tuple[str, ...]:
        """The path of the column for what has none."""
        return (REST,)


def words_of(values: Mapping[str, str]) -> Choice:
    """Return the form of a closed list by its words."""
    return Choice(Terms(values))


def listed_in(definition: str) -> Choice:
    """Return the form of a closed list by its name in the schema."""
    form = vocabulary.form_of({"$ref": f"#/$defs/{definition}"})
    return form if isinstance(form, Choice) else Choice(Terms({}))


FLAG = words_of(words.FLAGS)
CERTAINTY = Column(
    ("certainty",), "Mức chắc chắn", listed_in("certainty"), 14, "Bỏ trống: theo cả bộ tiêu chí"
)
NOTE = Column(("note",), "Ghi chú", Text(), 40)
CLAUSE = Column(
    ("clause",),
    "Điều khoản",
    Text(),
    36,
    "Điều, khoản, điểm của văn bản; hoặc “văn bản không quy định”",
)
OTHER = Column(
    (REST,), "Trường khác", Flow(), 24, "Dạng “tên = giá trị; tên = giá trị”; thường bỏ trống"
)


def _unconfirmed(definition: str, example: str) -> Column:
    told = f"Tên các mục hệ thống tự đặt, ngăn bằng dấu chấm phẩy, ví dụ: {example}"
    form = vocabulary.form_of({"$ref": f"#/$defs/{definition}"})
    return Column(("unconfirmed",), "Chưa xác nhận", form, 26, told)


UNCONFIRMED = _unconfirmed("unconfirmed", "Điểm tối đa; Cách tính")
UNCONFIRMED_INPUT = _unconfirmed("inputUnconfirmed", "Giá trị lớn nhất")
VERIFIER = Column(("verifier",), "Cơ quan thẩm định", Text(), 24)
EVIDENCE = Column(("evidence",), "Minh chứng", Text(), 30)


def _policy(key: str, heading: str, definition: str, told: str) -> Column:
    return Column(("policy", key), heading, listed_in(definition), 22, told)


POLICIES = (
    _policy("zero_denominator", "Khi mẫu số bằng 0", "zeroOutcome", "Mẫu số của tỷ lệ bằng 0"),
    _policy("missing", "Khi chưa có số liệu", "outcome", "Đơn vị chưa gửi số liệu"),
    _policy("not_applicable", "Khi không áp dụng", "outcome", "Số liệu ghi “Không áp dụng”"),
    _policy("nothing_arose", "Khi không phát sinh", "outcome", "Số liệu ghi “Không phát sinh”"),
)


def _ruled(key: str, heading: str, form: Form, width: int, told: str, offers: str = "") -> Column:
    return Column((RULE, key), heading, form, width, told, offers=offers)


# Only what a scheme file may say is offered; a kind without a word here is offered by its name.
_KINDS = Terms(
    {GROUP: "Nhóm"}
    | {kind: kinds.KINDS[kind].word for kind in kinds.KINDS if kind in vocabulary.kinds()}
    | {kind: kind for kind in vocabulary.kinds() if kind not in kinds.KINDS}
)
KIND = _ruled(
    "kind",
    "Cách tính",
    Choice(_KINDS),
    26,
    (
        "“Nhóm” nếu là mục chứa tiêu chí khác. Chưa biết cách tính: “Chấm tay, có trần điểm”. "
        "Từng cách tính: xem trang Quy tắc"
    ),
)
RULES = (
    KIND,
    _ruled(VALUE, "Số liệu (tử số)", kinds.FORMS[VALUE], 22, "Mã ở trang Số liệu", REFERENCE),
    _ruled(
        SECOND, "Số liệu thứ hai (mẫu số)", kinds.FORMS[SECOND], 22, "Mã ở trang Số liệu", REFERENCE
    ),
    _ruled(MANY, "Danh sách số liệu", kinds.FORMS[MANY], 22, "Các mã, ngăn bằng dấu chấm phẩy"),
    _ruled(
        TARGET,
        "Mức phải đạt",
        kinds.TARGETS[False],
        11,
        ("Mức được điểm tối đa. Tỷ lệ: 80 % ghi 0,8; tỷ lệ cho sẵn: 80 % ghi 80"),
    ),
    _ruled(
        PART_OF,
        "Tử là phần của mẫu",
        kinds.FORMS[PART_OF],
        11,
        "“Có” thì tử số không được lớn hơn mẫu số",
    ),
    _ruled(TABLE, "Bảng điểm", kinds.FORMS[TABLE], 28, "Dạng “0: 0; 50: 5; 80: 10”"),
    _ruled(
        REST,
        "Tham số khác",
        Flow(),
        28,
        ("Dạng “tên = giá trị; tên = giá trị”; tên ở trang Quy tắc"),
    ),
)
PARENT = Column(
    ("parent",),
    "Thuộc nhóm",
    Code(),
    12,
    "Mã của nhóm chứa dòng này; trên cùng thì bỏ trống",
    offers=CODES,
)
