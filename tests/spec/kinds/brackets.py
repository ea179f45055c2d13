"""Rules that look points up along an axis: steps, lines, days overdue, two posts."""

from fractions import Fraction

from chamdiem.engine.rules import Goalposts, Lateness, Piecewise, Scale, Steps
from chamdiem.engine.scheme import Measure
from tests.spec.page import Example, Page


def lines(*pairs: tuple[str, int]) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return a table of a rule from places and points."""
    return tuple((Fraction(at), Fraction(points)) for at, points in pairs)


STEPS = """
    case                            | số cuộc họp | điểm
    chưa họp                        | 0           | 0,00
    đúng ngưỡng thì sang bậc mới    | 1           | 5,00
    giữa hai ngưỡng                 | 3           | 5,00
    đúng ngưỡng cao nhất            | 4           | 10,00
    trên ngưỡng cao nhất            | 40          | 10,00
"""

STEPS_SHARE = """
    case                            | đạt | tổng | điểm
    sát dưới 50 %                   | 499 | 1000 | 0,00
    đúng 50 %                       | 1   | 2    | 4,00
    2 ÷ 3 chưa đến bậc 80 %         | 2   | 3    | 4,00
    đúng 80 %                       | 4   | 5    | 10,00
    mẫu số bằng 0                   | 0   | 0    | –
"""

PIECEWISE = """
    case                              | tỷ lệ | điểm
    dưới mốc đầu giữ điểm của mốc đầu | 10    | 0,00
    đúng mốc đầu                      | 20    | 0,00
    giữa mốc 20 và mốc 50             | 30    | 1,67
    đúng mốc giữa                     | 50    | 5,00
    giữa mốc 50 và mốc 90             | 60    | 6,25
    đúng nửa thì lên: 5,625           | 55    | 5,63
    trên mốc cuối                     | 95    | 10,00
"""

PIECEWISE_SHARE = """
    case                              | phản ánh | hồ sơ | điểm
    không có phản ánh                 | 0        | 40    | 10,00
    2,5 % nằm giữa 0 % và 5 %         | 1        | 40    | 5,00
    từ 5 % trở lên                    | 2        | 40    | 0,00
    không có hồ sơ                    | 0        | 0     | –
"""

LATENESS = """
    case                                      | hạn        | hoàn thành | điểm
    đúng ngày hạn                             | 10/08/2026 | 10/08/2026 | 10,00
    trước hạn                                 | 10/08/2026 | 28/07/2026 | 10,00
    quá hạn 1 ngày                            | 10/08/2026 | 11/08/2026 | 7,50
    quá hạn đúng 5 ngày                       | 10/08/2026 | 15/08/2026 | 7,50
    quá hạn 6 ngày                            | 10/08/2026 | 16/08/2026 | 0,00
    chưa xong, chưa đến hạn                   | 05/09/2026 | –          | 10,00
    chưa xong, quá hạn 3 ngày đến ngày chốt   | 28/08/2026 | –          | 7,50
    xong sau ngày chốt: tính đến ngày chốt    | 28/08/2026 | 20/09/2026 | 7,50
    qua năm nhuận                             | 28/02/2024 | 01/03/2024 | 7,50
"""

GOALPOSTS = """
    case                     | tuổi thọ | điểm
    dưới mốc thấp            | 15       | 0,00
    đúng mốc thấp            | 20       | 0,00
    74,5 tuổi                | 74,5     | 8,38
    đúng mốc cao             | 85       | 10,00
    trên mốc cao             | 90       | 10,00
"""

LESS = """
    case              | ngày chờ | điểm
    không phải chờ    | 0        | 10,00
    chờ 3 trong 12    | 3        | 7,50
    từ 12 ngày        | 12       | 0,00
    lâu hơn           | 30       | 0,00
"""

LOGS = """
    case                         | thu nhập | điểm
    đúng mốc thấp                | 100      | 0,00
    1.000 là nửa đường lôgarit   | 1000     | 5,00
    gấp đôi mốc thấp             | 200      | 1,51
    đúng mốc cao                 | 10000    | 10,00
    không có thu nhập            | 0        | 0,00
"""

GRID = ((0, Fraction(10)), (5, Fraction(15, 2)))

PAGES = (
    Page(
        "steps",
        "Bậc thang",
        "Điểm theo bậc mà số liệu (hoặc tỷ lệ) rơi vào; mỗi bậc tính từ ngưỡng của nó đến dưới "
        "ngưỡng tiếp theo.",
        (
            Example(Steps("số cuộc họp", lines(("0", 0), ("1", 5), ("4", 10))), STEPS),
            Example(
                Steps("đạt", lines(("0", 0), ("1/2", 4), ("4/5", 10)), "tổng"),
                STEPS_SHARE,
                "Theo tỷ lệ",
            ),
        ),
        (
            "Đúng ngưỡng thì thuộc bậc trên.",
            "Có mẫu số mà mẫu số bằng 0: xử lý theo quy định cho mẫu số bằng 0.",
        ),
        "Ngưỡng được so bằng số nguyên (nhân chéo), không làm tròn trước khi so; số nguyên lớn "
        "nhất là số liệu hoặc mẫu số nhân với ngưỡng.",
    ),
    Page(
        "piecewise",
        "Nội suy tuyến tính từng đoạn",
        "Giữa hai mốc liền nhau điểm đi theo đường thẳng; ngoài các mốc giữ điểm của mốc gần nhất.",
        (
            Example(
                Piecewise("tỷ lệ", lines(("20", 0), ("50", 5), ("90", 10))), PIECEWISE, decimals=1
            ),
            Example(
                Piecewise("phản ánh", lines(("0", 10), ("1/20", 0)), "hồ sơ"),
                PIECEWISE_SHARE,
                "Theo tỷ lệ, càng thấp càng tốt",
            ),
        ),
        ("Có mẫu số mà mẫu số bằng 0: xử lý theo quy định cho mẫu số bằng 0.",),
        "Số nguyên lớn nhất là điểm lớn nhất của bảng nhân với đoạn dài nhất, cộng nửa đoạn khi "
        "làm tròn.",
    ),
    Page(
        "lateness",
        "Thang điểm theo số ngày quá hạn",
        "Số ngày từ hạn đến ngày hoàn thành; chưa hoàn thành thì đến ngày chốt của tháng. Điểm lấy "
        "ở dòng đầu tiên của thang mà số ngày không vượt.",
        (
            Example(
                Lateness("hạn", "hoàn thành", GRID, Fraction(0)),
                LATENESS,
                "Ngày chốt 31/08/2026",
                measure=Measure.DATE,
            ),
        ),
        (
            "Chưa hoàn thành nhưng chưa quá hạn tại ngày chốt: điểm của dòng 0 ngày.",
            "Hoàn thành sau ngày chốt: tính như chưa hoàn thành.",
            "Chưa có ngày hoàn thành không phải là thiếu số liệu.",
        ),
        "Ngày được đếm bằng số nguyên, không quá ngày 31/12/9999.",
    ),
    Page(
        "goalposts",
        "Chuẩn hoá theo hai mốc cố định",
        "Mốc thấp 0 điểm, mốc cao đủ điểm, ở giữa theo tỷ lệ hoặc theo lôgarit; mốc thấp lớn hơn "
        "mốc cao nghĩa là càng ít càng tốt.",
        (
            Example(Goalposts("tuổi thọ", Fraction(20), Fraction(85)), GOALPOSTS, decimals=1),
            Example(Goalposts("ngày chờ", Fraction(12), Fraction(0)), LESS, "Càng ít càng tốt"),
            Example(
                Goalposts("thu nhập", Fraction(100), Fraction(10_000), Scale.LOG),
                LOGS,
                "Theo lôgarit",
            ),
        ),
        ("Ngoài hai mốc: giữ điểm của mốc gần nhất.",),
        "Số nguyên lớn nhất là khoảng giữa hai mốc nhân với điểm tối đa. Lôgarit được tính đến khi "
        "chữ số làm tròn không còn nghi ngờ, nên mọi máy cho cùng kết quả.",
    ),
)
