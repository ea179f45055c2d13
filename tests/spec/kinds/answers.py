"""Rules for answers: one of several, yes or no, a list of things that are there."""

from fractions import Fraction

from chamdiem.engine.rules import Checklist, Choice, YesNo
from chamdiem.engine.scheme import Measure
from tests.spec.page import Example, Page

HEADS = {0: "Không", 1: "Phó Trưởng ban", 2: "Trưởng ban"}
POINTS = ((2, Fraction(10)), (1, Fraction(5)), (0, Fraction(0)))

CHOICE = """
    case                              | người đứng đầu | điểm
    là Trưởng Ban chỉ đạo             | Trưởng ban     | 10,00
    là Phó Trưởng ban                 | Phó Trưởng ban | 5,00
    không tham gia là một phương án   | Không          | 0,00
"""

YESNO = """
    case             | có kế hoạch | điểm
    có               | Có          | 10,00
    không            | Không       | 0,00
"""

HALF = """
    case                             | có kỷ luật | điểm
    “Có” thì còn một nửa             | Có         | 5,00
    “Không” thì đủ điểm              | Không      | 10,00
"""

CHECKLIST = """
    case              | dự họp | chủ trì | phân công | điểm
    đủ ba nội dung    | Có     | Có      | Có        | 10,00
    hai nội dung      | Có     | Không   | Có        | 6,50
    một nội dung      | Không  | Có      | Không     | 3,50
    không có gì       | Không  | Không   | Không     | 0,00
"""

FIXED = "Chỉ có các số điểm ghi trong bộ tiêu chí; không có phép chia nên không làm tròn."

PAGES = (
    Page(
        "choice",
        "Chọn một phương án",
        "Mỗi phương án có số điểm riêng; đơn vị thuộc đúng một phương án.",
        (Example(Choice("người đứng đầu", POINTS), CHOICE, measure=Measure.CHOICE, options=HEADS),),
        ("Phương án “Không” là câu trả lời, khác với chưa có số liệu.",),
        FIXED,
    ),
    Page(
        "yesno",
        "Có hoặc không",
        "“Có” được đủ điểm, “Không” được 0 điểm, trừ khi bộ tiêu chí ghi khác.",
        (
            Example(YesNo("có kế hoạch"), YESNO, measure=Measure.YESNO),
            Example(
                YesNo("có kỷ luật", Fraction(5), Fraction(10)),
                HALF,
                "Điểm riêng cho từng câu trả lời",
                measure=Measure.YESNO,
            ),
        ),
        ("“Không” là câu trả lời, khác với chưa có số liệu.",),
        FIXED,
    ),
    Page(
        "checklist",
        "Danh mục nội dung",
        "Mỗi nội dung “Có” được điểm riêng, cộng lại; tất cả các nội dung là điểm tối đa.",
        (
            Example(
                Checklist(
                    (
                        ("dự họp", Fraction(5)),
                        ("chủ trì", Fraction(7, 2)),
                        ("phân công", Fraction(3, 2)),
                    )
                ),
                CHECKLIST,
                measure=Measure.YESNO,
            ),
        ),
        ("Một nội dung chưa có câu trả lời: cả tiêu chí chưa có số liệu.",),
        FIXED,
    ),
)
