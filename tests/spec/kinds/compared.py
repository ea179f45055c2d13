"""Rules that compare a unit with its peers: each table is one group."""

from fractions import Fraction

from chamdiem.engine.rules import (
    Better,
    PeerBest,
    PeerMinMax,
    PeerRank,
    PeerZScore,
    Scope,
    Standing,
)
from tests.spec.page import Example, Page

UP, DOWN, BLOCK = Better.UP, Better.DOWN, Scope.BLOCK

MINMAX = """
    case                   | giá trị | điểm
    A, thấp nhất           | 20      | 0,00
    B, ở giữa              | 35      | 5,00
    C, một phần ba         | 30      | 3,33
    D, cao nhất            | 50      | 10,00
"""

MINMAX_DOWN = """
    case                   | giá trị | điểm
    A, thấp nhất là nhất   | 20      | 10,00
    B, ở giữa              | 35      | 5,00
    D, cao nhất            | 50      | 0,00
"""

EQUAL = """
    case            | giá trị | điểm
    A, như nhau     | 20      | –
    B, như nhau     | 20      | –
"""

BEST = """
    case            | giá trị | điểm
    A, tốt nhất     | 60      | 10,00
    B, một nửa      | 30      | 5,00
    C, một phần ba  | 20      | 3,33
    D, không có gì  | 0       | 0,00
"""

BEST_DOWN = """
    case            | giá trị | điểm
    A, thấp nhất    | 20      | 10,00
    B, gấp đôi      | 40      | 5,00
    C, gấp ba       | 60      | 3,33
"""

RANK = """
    case               | giá trị | điểm
    A, đứng đầu        | 90      | 10,00
    B, cùng hạng hai   | 70      | 6,67
    C, cùng hạng hai   | 70      | 6,67
    D, đứng cuối       | 10      | 0,00
"""

PERCENTILE = """
    case                         | giá trị | điểm
    A, không ai hơn              | 90      | 10,00
    B, một đơn vị hơn            | 70      | 7,50
    C, một đơn vị hơn            | 70      | 7,50
    D, chỉ mình không hơn mình   | 10      | 2,50
"""

ZSCORE = """
    case                        | giá trị | điểm
    A, đúng trung bình          | 5       | 5,00
    B, trên 1,414 độ lệch       | 9       | 8,54
    C, dưới 1,414 độ lệch       | 1       | 1,46
    D, trên 0,707 độ lệch       | 7       | 6,77
    E, dưới 0,707 độ lệch       | 3       | 3,23
"""

ZSCORE_CAPPED = """
    case                        | giá trị | điểm
    A, đúng trung bình          | 5       | 5,00
    B, vượt trần                | 9       | 10,00
    C, dưới sàn                 | 1       | 0,00
    D, trên 0,707 độ lệch       | 7       | 8,54
    E, dưới 0,707 độ lệch       | 3       | 1,46
"""

COUNTS = "Số nguyên lớn nhất là số liệu lớn nhất (hoặc số đơn vị) nhân với điểm tối đa."
ALONE = "Đơn vị không có số liệu không được đem so; các đơn vị khác so với nhau."

PAGES = (
    Page(
        "peer-minmax",
        "So với đơn vị thấp nhất và cao nhất",
        "Đơn vị kém nhất của nhóm 0 điểm, tốt nhất đủ điểm, ở giữa theo tỷ lệ.",
        (
            Example(PeerMinMax("giá trị", BLOCK, UP), MINMAX),
            Example(PeerMinMax("giá trị", BLOCK, DOWN), MINMAX_DOWN, "Càng thấp càng tốt"),
            Example(PeerMinMax("giá trị", BLOCK, UP), EQUAL, "Tất cả bằng nhau"),
        ),
        (ALONE, "Tất cả bằng nhau: không tính được, xử lý như mẫu số bằng 0."),
        COUNTS,
    ),
    Page(
        "peer-best",
        "So với đơn vị tốt nhất",
        "Điểm theo tỷ lệ với đơn vị tốt nhất của nhóm.",
        (
            Example(PeerBest("giá trị", BLOCK, UP), BEST),
            Example(PeerBest("giá trị", BLOCK, DOWN), BEST_DOWN, "Càng thấp càng tốt"),
        ),
        (ALONE, "Tất cả bằng 0 mà càng cao càng tốt: xử lý như mẫu số bằng 0."),
        COUNTS,
    ),
    Page(
        "peer-rank",
        "Thứ hạng, phân vị trong nhóm",
        "Điểm theo chỗ đứng trong nhóm; bằng nhau thì cùng chỗ.",
        (
            Example(PeerRank("giá trị", BLOCK, UP, Standing.RANK), RANK, "Theo thứ hạng"),
            Example(
                PeerRank("giá trị", BLOCK, UP, Standing.PERCENTILE), PERCENTILE, "Theo phân vị"
            ),
        ),
        (ALONE, "Theo thứ hạng mà nhóm chỉ có một đơn vị: xử lý như mẫu số bằng 0."),
        COUNTS,
    ),
    Page(
        "peer-zscore",
        "Độ lệch so với trung bình của nhóm",
        "Đứng đúng trung bình được nửa số điểm; cao hơn hoặc thấp hơn bao nhiêu độ lệch chuẩn thì "
        "thêm hoặc bớt theo tỷ lệ, đến mức trần.",
        (
            Example(PeerZScore("giá trị", BLOCK, UP, Fraction(2)), ZSCORE, "Trần: 2 độ lệch chuẩn"),
            Example(
                PeerZScore("giá trị", BLOCK, UP, Fraction(1)),
                ZSCORE_CAPPED,
                "Trần: 1 độ lệch chuẩn",
            ),
        ),
        (ALONE, "Tất cả bằng nhau: không có độ lệch, xử lý như mẫu số bằng 0."),
        "Căn bậc hai được lấy bằng số nguyên khi chữ số làm tròn còn nghi ngờ, nên mọi máy cho "
        "cùng kết quả.",
    ),
)
