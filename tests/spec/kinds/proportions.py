"""Rules that divide: a share of the maximum for a share of what was owed."""

from fractions import Fraction

from chamdiem.engine.rules import (
    Better,
    Change,
    ComplementOfSum,
    Fallback,
    GivenRate,
    Ratio,
    Survey,
    Tasks,
    Transfer,
)
from tests.spec.page import Example, Page

ZERO = "Mẫu số bằng 0: không tính được tỷ lệ, xử lý theo quy định của tiêu chí cho mẫu số bằng 0."
PRODUCT = (
    "Số nguyên lớn nhất gặp phải là tích của số liệu lớn nhất (hoặc mẫu số lớn nhất) với điểm "
    "tối đa, cộng nửa mẫu số khi làm tròn."
)

RATIO = """
    case                                 | đạt | tổng | điểm
    một nửa                              | 1   | 2    | 5,00
    làm tròn nửa lên: 0,125 × 10 = 1,25  | 1   | 8    | 1,25
    1 ÷ 3 làm tròn xuống                 | 1   | 3    | 3,33
    2 ÷ 3 làm tròn lên                   | 2   | 3    | 6,67
    đúng nửa thì lên: 10 × 1 ÷ 2000      | 1   | 2000 | 0,01
    vượt 100 % vẫn là tối đa             | 5   | 4    | 10,00
    không làm được gì là 0, không trống  | 0   | 7    | 0,00
    mẫu số bằng 0                        | 0   | 0    | –
"""

TARGET = """
    case                                | đạt | tổng | điểm
    đúng mức 80 % là đủ điểm            | 80  | 100  | 10,00
    vượt mức 80 % không thêm điểm       | 95  | 100  | 10,00
    nửa mức 80 %                        | 40  | 100  | 5,00
    sát dưới mức                        | 799 | 1000 | 9,99
"""

FLOOR = """
    case                    | đạt | tổng | điểm
    dưới mức tối thiểu 50 % | 49  | 100  | 0,00
    đúng mức tối thiểu      | 50  | 100  | 5,00
    đủ điểm                 | 100 | 100  | 10,00
"""

INVERTED = """
    case                | trễ | tổng | điểm
    không trễ           | 0   | 8    | 10,00
    trễ 1 trong 8       | 1   | 8    | 8,75
    trễ tất cả          | 8   | 8    | 0,00
"""

FALLBACK = """
    case                           | đạt | tổng | số xã | điểm
    có mẫu số thì dùng mẫu số      | 1   | 4    | 6     | 2,50
    mẫu số bằng 0: chia cho 6 ÷ 2  | 1   | 0    | 6     | 3,33
    cả hai bằng 0                  | 0   | 0    | 0     | –
    không có số thay thế           | 0   | 0    | –     | –
"""

RATE = """
    case                       | tỷ lệ | điểm
    đủ 100 %                   | 100   | 10,00
    78,38 % làm tròn lên       | 78,38 | 7,84
    đúng nửa thì lên: 7,835    | 78,35 | 7,84
    không phần trăm nào        | 0     | 0,00
"""

RATE_TARGET = """
    case          | tỷ lệ | điểm
    nửa mức 80 %  | 40    | 5,00
    đúng mức 80 % | 80    | 10,00
    vượt mức      | 81    | 10,00
"""

COMPLEMENT = """
    case                                    | quá hạn | không hài lòng | hồ sơ | điểm
    không hồ sơ nào bị trừ                  | 0       | 0              | 10    | 10,00
    trừ 2 trong 10                          | 1       | 1              | 10    | 8,00
    các phần trừ vượt tổng thì còn 0        | 8       | 8              | 10    | 0,00
    không có hồ sơ                          | 0       | 0              | 0     | –
"""

TASKS = """
    case                          | đúng hạn | quá hạn | được giao | điểm
    tất cả đúng hạn               | 8        | 0       | 8         | 10,00
    quá hạn tính 50 %             | 0        | 8       | 8         | 5,00
    5 đúng hạn, 2 quá hạn trong 8 | 5        | 2       | 8         | 7,50
    1 quá hạn trong 3             | 0        | 1       | 3         | 1,67
    không quá điểm tối đa         | 8        | 8       | 8         | 10,00
    không được giao nhiệm vụ nào  | 0        | 0       | 0         | –
"""

SURVEY = """
    case                      | bình quân | điểm
    mức thấp nhất là 0 điểm   | 1         | 0,00
    ở giữa                    | 3         | 5,00
    3,21 trong thang 1–5      | 3,21      | 5,53
    mức cao nhất là đủ điểm   | 5         | 10,00
    dưới thang vẫn là 0 điểm  | 0,5       | 0,00
    trên thang vẫn là đủ điểm | 5,5       | 10,00
"""

SURVEY_SUM = """
    case                      | tổng điểm phiếu | số phiếu | điểm
    420 điểm trên 100 phiếu   | 420             | 100      | 8,00
    một phiếu mức thấp nhất   | 1               | 1        | 0,00
    1 ÷ 3 thang               | 7               | 3        | 3,33
    không thu được phiếu nào  | 0               | 0        | –
"""

GROWTH = """
    case                       | năm nay | năm trước | điểm
    đúng mức tăng 10 %         | 110     | 100       | 10,00
    nửa mức                    | 105     | 100       | 5,00
    vượt mức                   | 150     | 100       | 10,00
    không tăng                 | 100     | 100       | 0,00
    giảm không bị âm điểm      | 90      | 100       | 0,00
    năm trước bằng 0           | 5       | 0         | –
"""

FALL = """
    case                       | năm nay | năm trước | điểm
    giảm đúng 8 ngày           | 12      | 20        | 10,00
    giảm 3 ngày                | 17      | 20        | 3,75
    không giảm                 | 20      | 20        | 0,00
    tăng                       | 25      | 20        | 0,00
    năm trước bằng 0 vẫn tính  | 0       | 0         | 0,00
"""

TRANSFER = """
    case                     | điểm CCHC | điểm
    72,55 trên 100           | 72,55     | 7,26
    đủ điểm                  | 100       | 10,00
    không quá điểm tối đa    | 104       | 10,00
    không có điểm            | 0         | 0,00
"""

PAGES = (
    Page(
        "ratio",
        "Tỷ lệ",
        "Điểm theo tỷ lệ giữa số làm được và số phải làm; có thể đặt mức đủ điểm, mức tối thiểu, "
        "đảo chiều (phần còn lại), và mẫu số thay thế khi mẫu số bằng 0.",
        (
            Example(Ratio("đạt", "tổng", part_of=False), RATIO),
            Example(Ratio("đạt", "tổng", Fraction(4, 5)), TARGET, "Có mức đủ điểm 80 %"),
            Example(Ratio("đạt", "tổng", floor=Fraction(1, 2)), FLOOR, "Có mức tối thiểu 50 %"),
            Example(Ratio("trễ", "tổng", invert=True), INVERTED, "Đảo chiều: càng ít càng tốt"),
            Example(
                Ratio("đạt", "tổng", fallback=Fallback("số xã", 2)),
                FALLBACK,
                "Mẫu số thay thế khi mẫu số bằng 0",
            ),
        ),
        (ZERO, "Tử số là một phần của mẫu số mà lớn hơn mẫu số: số liệu sai, không nhận."),
        PRODUCT,
    ),
    Page(
        "rate",
        "Tỷ lệ nhập nguyên",
        "Số liệu đã là tỷ lệ phần trăm; điểm theo tỷ lệ đó.",
        (
            Example(GivenRate("tỷ lệ"), RATE, decimals=2),
            Example(
                GivenRate("tỷ lệ", Fraction(80)), RATE_TARGET, "Có mức đủ điểm 80 %", decimals=2
            ),
        ),
        ("Không có mẫu số nên không có trường hợp mẫu số bằng 0.",),
        PRODUCT,
    ),
    Page(
        "complement",
        "Phần còn lại",
        "Lấy tổng trừ đi các phần không đạt, rồi chia cho tổng.",
        (Example(ComplementOfSum(("quá hạn", "không hài lòng"), "hồ sơ"), COMPLEMENT),),
        (ZERO, "Các phần trừ cộng lại vượt tổng: phần còn lại là 0, không âm."),
        PRODUCT + " Tổng của các phần trừ cũng được chặn.",
    ),
    Page(
        "tasks",
        "Điểm theo nhiệm vụ",
        "Mỗi loại nhiệm vụ tính theo một tỷ lệ (đúng hạn 100 %, quá hạn 50 %…), cộng lại rồi chia "
        "cho số nhiệm vụ được giao.",
        (
            Example(
                Tasks("được giao", (("đúng hạn", Fraction(1)), ("quá hạn", Fraction(1, 2)))), TASKS
            ),
        ),
        (ZERO, "Số của từng loại lớn hơn số được giao: số liệu sai, không nhận."),
        PRODUCT + " Tổng của các loại nhiệm vụ cũng được chặn.",
    ),
    Page(
        "survey",
        "Điểm khảo sát bình quân",
        "Mức bình quân của phiếu khảo sát, từ mức thấp nhất (0 điểm) đến mức cao nhất (đủ điểm). "
        "Nhập tổng điểm các phiếu và số phiếu thì hệ thống tự chia.",
        (
            Example(Survey("bình quân", Fraction(1), Fraction(5)), SURVEY, decimals=2),
            Example(
                Survey("tổng điểm phiếu", Fraction(1), Fraction(5), "số phiếu"),
                SURVEY_SUM,
                "Nhập tổng điểm các phiếu và số phiếu",
            ),
        ),
        ("Không có phiếu nào: không tính được, xử lý như mẫu số bằng 0.",),
        PRODUCT,
    ),
    Page(
        "change",
        "Mức tăng, giảm so với mốc",
        "So số liệu với số liệu của một ngày mốc; tăng (hoặc giảm) đủ mức thì đủ điểm, đi ngược "
        "chiều thì 0 điểm.",
        (
            Example(
                Change("năm nay", "năm trước", "2025-12-31", Fraction(1, 10), True, Better.UP),
                GROWTH,
                "Mức tăng tương đối, đủ điểm từ 10 %",
            ),
            Example(
                Change("năm nay", "năm trước", "2025-12-31", Fraction(8), False, Better.DOWN),
                FALL,
                "Mức giảm tuyệt đối, đủ điểm từ 8",
            ),
        ),
        ("Mức tương đối mà số liệu ngày mốc bằng 0: xử lý như mẫu số bằng 0.",),
        PRODUCT,
    ),
    Page(
        "transfer",
        "Điểm lấy từ bộ tiêu chí khác",
        "Điểm đạt được ở bộ tiêu chí khác, quy đổi theo điểm tối đa ở đó.",
        (
            Example(
                Transfer("điểm CCHC", Fraction(100), "par-index-tinh", "tổng điểm"),
                TRANSFER,
                decimals=2,
            ),
        ),
        ("Điểm ở bộ kia vượt điểm tối đa ở đó: tính như điểm tối đa.",),
        PRODUCT,
    ),
)
