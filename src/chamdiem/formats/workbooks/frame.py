"""The two sheets of pairs: what a scheme says once, and what its rows share."""

from chamdiem.formats.workbooks import vocabulary, words
from chamdiem.formats.workbooks.columns import (
    CERTAINTY,
    CLAUSE,
    EVIDENCE,
    FLAG,
    OTHER,
    POLICIES,
    UNCONFIRMED,
    VERIFIER,
    Column,
    Sheet,
)
from chamdiem.formats.workbooks.compounds import Listed
from chamdiem.formats.workbooks.forms import Choice, Code, Form, MonthOf, Number, Text
from chamdiem.formats.workbooks.layout import INPUTS
from chamdiem.formats.workbooks.words import Terms

ITEM = Column(("item",), "Mục", Text(), 38, needed=True)
VALUE = Column(("value",), "Giá trị", Text(), 70, needed=True)
TOLD = Column(("told",), "Giải thích", Text(), 70)
_SURE = CERTAINTY.form


def _enum(part: str, key: str) -> Choice:
    """Return the closed list of a field of one of the file's own parts."""
    field = vocabulary.part(part).get(key, {})
    form = vocabulary.form_of(field)
    return form if isinstance(form, Choice) else Choice(Terms({}))


def _said(path: str, label: str, form: Form, told: str, *, needed: bool = False) -> Column:
    return Column(tuple(path.split(".")), label, form, told=told, needed=needed)


FRAME = Sheet(
    "Thông tin chung",
    (),
    (
        _said(
            "id", "Mã bộ tiêu chí", Code(), "Chữ thường không dấu, chữ số, gạch nối", needed=True
        ),
        _said(
            "version",
            "Phiên bản",
            Code(),
            "Ví dụ 2026-01; có thay đổi thì ghi phiên bản mới",
            needed=True,
        ),
        _said("title", "Tên bộ tiêu chí", Text(), "", needed=True),
        _said("act", "Phương án chấm điểm", Text(), "Tên văn bản đặt ra cách chấm", needed=True),
        _said(
            "certainty",
            "Mức chắc chắn",
            _SURE,
            "Của cả bộ; phần nào khác thì ghi ở phần ấy",
            needed=True,
        ),
        _said(
            "illustrative",
            "Dấu minh hoạ",
            Text(),
            "Câu hiện ở mọi nơi có kết quả; chỉ bộ minh hoạ mới ghi",
        ),
        _said("months.first", "Tháng đầu", MonthOf(), "Ví dụ 08/2026", needed=True),
        _said("months.last", "Tháng cuối", MonthOf(), "Bỏ trống nếu còn hiệu lực"),
        _said(
            "objects",
            "Đối tượng chấm điểm",
            Listed(Choice(Terms(words.OBJECTS))),
            "Ngăn bằng dấu chấm phẩy: Tỉnh; Cơ quan; Xã, phường; Người đứng đầu",
            needed=True,
        ),
        _said("points.decimals", "Số chữ số thập phân của điểm", Number(), "0 đến 6", needed=True),
        _said(
            "points.max",
            "Tổng điểm tối đa",
            Number(),
            "Bằng tổng điểm tối đa của các dòng trên cùng",
            needed=True,
        ),
        _said("points.rescale", "Tính lại tổng theo phần áp dụng", FLAG, "Bỏ trống là Không"),
        _said(
            "aggregate",
            "Cách tổng hợp",
            Choice(Terms(words.AGGREGATES)),
            "Của tổng điểm; bỏ trống là cộng",
        ),
        _said("rounding.mode", "Làm tròn", _enum("rounding", "mode"), "", needed=True),
        _said("rounding.order", "Thứ tự làm tròn", _enum("rounding", "order"), "", needed=True),
        _said("rounding.total", "Số chữ số thập phân của tổng", Number(), "Bỏ trống: như của điểm"),
        _said("rounding.certainty", "Làm tròn: mức chắc chắn", _SURE, "Nếu khác cả bộ"),
        _said("ranking.ties", "Khi bằng điểm", _enum("ranking", "ties"), "", needed=True),
        _said("ranking.compare", "So sánh bằng", _enum("ranking", "compare"), "", needed=True),
        _said(
            "ranking.tiebreak",
            "Bằng điểm thì xét tiếp",
            Listed(Code()),
            "Mã nhóm hoặc tiêu chí, theo thứ tự xét",
        ),
        _said("ranking.certainty", "Xếp hạng: mức chắc chắn", _SURE, "Nếu khác cả bộ"),
        _said("tasks.overdue", "Nhiệm vụ quá hạn tính trễ", _enum("tasks", "overdue"), ""),
        _said("tasks.partner", "Phần cơ quan phối hợp chịu", Number(), "Từ 0 đến 1, ví dụ 0,5"),
        _said("tasks.certainty", "Cách tính nhiệm vụ: mức chắc chắn", _SURE, "Nếu khác cả bộ"),
        _said("note", "Ghi chú", Text(), ""),
        OTHER,
    ),
    needed=True,
    told="Mỗi dòng một mục; ghi ở cột Giá trị.",
)
_INPUTS = tuple(
    column for column in INPUTS.columns if column.path[0] in vocabulary.fields("inputDefaults")
)


def _shared(part: str, lead: str, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(
        Column(
            ("defaults", part, *each.path),
            f"{lead}: {each.heading[0].lower()}{each.heading[1:]}",
            each.form,
            told=each.told,
        )
        for each in columns
    )


DEFAULTS = Sheet(
    "Dùng chung",
    (),
    (
        *_shared("input", "Số liệu", _INPUTS),
        *_shared(
            "leaf", "Tiêu chí", (CLAUSE, VERIFIER, EVIDENCE, *POLICIES, UNCONFIRMED, CERTAINTY)
        ),
        OTHER,
    ),
    told="Giá trị cho mọi dòng bỏ trống ở trang Số liệu và trang Tiêu chí. "
    "Dòng nào ghi riêng thì lấy ở dòng ấy.",
)
PAIRS = (FRAME, DEFAULTS)
