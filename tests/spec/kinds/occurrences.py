"""Rules that count how often something happened: deduction, bonus, penalty."""

from fractions import Fraction

from chamdiem.engine.rules import Bonus, Deduction, Penalty
from tests.spec.page import Example, Page

DEDUCTION = """
    case                              | số lần chậm | điểm
    không chậm lần nào                | 0           | 10,00
    một lần trừ 25 %                  | 1           | 7,50
    ba lần                            | 3           | 2,50
    bốn lần là hết                    | 4           | 0,00
    không xuống dưới 0                | 7           | 0,00
"""

FLOORED = """
    case                    | số lỗi | điểm
    một lỗi                 | 1      | 7,00
    đúng mức thấp nhất      | 2      | 4,00
    dừng ở mức thấp nhất    | 3      | 4,00
"""

BONUS = """
    case                        | số sáng kiến | điểm
    chưa có                     | 0            | 0,00
    ba sáng kiến                | 3            | 1,50
    đúng mức cao nhất           | 4            | 2,00
    không vượt mức cao nhất     | 9            | 2,00
"""

PENALTY = """
    case                        | số lần vi phạm | điểm
    không vi phạm               | 0              | 0,00
    hai lần                     | 2              | 3,00
    không trừ quá mức           | 5              | 5,00
"""

PART = """
    case                    | số ngày | điểm
    đúng nửa thì lên: 0,125 | 0,5     | 0,13
    một ngày rưỡi: 0,375    | 1,5     | 0,38
"""

PRODUCT = "Số nguyên lớn nhất là số lần lớn nhất nhân với điểm mỗi lần, hoặc điểm tối đa."

PAGES = (
    Page(
        "deduction",
        "Trừ điểm theo số lần",
        "Bắt đầu từ điểm tối đa, mỗi lần trừ một số điểm cố định, không xuống dưới mức thấp nhất.",
        (
            Example(Deduction("số lần chậm", Fraction(5, 2)), DEDUCTION),
            Example(
                Deduction("số lỗi", Fraction(3), Fraction(4)), FLOORED, "Có mức thấp nhất 4 điểm"
            ),
        ),
        ("Số lần lớn bao nhiêu cũng không làm điểm âm.",),
        PRODUCT,
    ),
    Page(
        "bonus",
        "Điểm thưởng",
        "Mỗi lần cộng một số điểm cố định vào nhóm, ngoài điểm tối đa của nhóm, không quá trần.",
        (
            Example(Bonus("số sáng kiến", Fraction(1, 2)), BONUS, maximum=Fraction(2)),
            Example(
                Bonus("số ngày", Fraction(1, 4)),
                PART,
                "Số liệu có phần thập phân",
                maximum=Fraction(2),
                decimals=1,
            ),
        ),
        ("Điểm thưởng không tính vào điểm tối đa của nhóm.",),
        PRODUCT,
    ),
    Page(
        "penalty",
        "Điểm trừ",
        "Mỗi lần trừ của nhóm một số điểm cố định, không quá mức trần; bảng ghi số điểm bị trừ.",
        (Example(Penalty("số lần vi phạm", Fraction(3, 2)), PENALTY, maximum=Fraction(5)),),
        ("Điểm trừ không tính vào điểm tối đa của nhóm.",),
        PRODUCT,
    ),
)
