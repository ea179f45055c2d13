"""Rules where a figure is itself the points, and the one that earns none."""

from fractions import Fraction

from chamdiem.engine.rules import GivenPoints, Information, Manual
from tests.spec.page import Example, Page

MANUAL = """
    case                     | chấm  | điểm
    làm tròn nửa lên         | 7,255 | 7,26
    làm tròn xuống           | 7,254 | 7,25
    dừng ở trần điểm         | 12    | 10,00
"""

STAGES = """
    case                              | tự chấm | thẩm định | Hội đồng | điểm
    lấy điểm thẩm định                | 9       | 7,5       | –        | 7,50
    Hội đồng kết luận thì theo đó     | 9       | 7,5       | 8        | 8,00
    không tự chấm vẫn được thẩm định  | –       | 7,5       | –        | 7,50
"""

GIVEN = """
    case            | công bố | điểm
    nhập nguyên     | 7,09    | 7,09
    0 là điểm 0     | 0       | 0,00
"""

INFORMATION = """
    case                | hồ sơ | điểm
    có số liệu          | 5     | –
    không cần số liệu   | –     | –
"""

LIFTED = "Số nguyên lớn nhất là điểm nhập vào, đưa về cùng số chữ số thập phân."

PAGES = (
    Page(
        "manual",
        "Chấm tay, có trần điểm",
        "Lấy điểm thẩm định, không quá điểm tối đa; điểm tự chấm chỉ để đối chiếu, kết luận của "
        "Hội đồng thì thay điểm thẩm định.",
        (
            Example(Manual("chấm"), MANUAL, decimals=3),
            Example(
                Manual("thẩm định", "tự chấm", "Hội đồng"),
                STAGES,
                "Tự chấm, thẩm định, Hội đồng",
                decimals=1,
            ),
        ),
        ("Chưa tự chấm hoặc chưa có kết luận của Hội đồng không phải là thiếu số liệu.",),
        LIFTED,
    ),
    Page(
        "given",
        "Điểm đã công bố, nhập nguyên",
        "Điểm lấy nguyên từ nguồn đã công bố; cách tính ra điểm đó không có ở đây.",
        (Example(GivenPoints("công bố"), GIVEN, decimals=2),),
        ("Điểm 0 là điểm, khác với chưa có số liệu.",),
        LIFTED,
    ),
    Page(
        "information",
        "Chỉ theo dõi, không tính điểm",
        "Số liệu được hiển thị bên cạnh điểm và không bao giờ làm điểm thay đổi.",
        (Example(Information(("hồ sơ",)), INFORMATION, maximum=Fraction(0)),),
        ("Không cần có số liệu; không có điểm, khác với 0 điểm.",),
        "Không có phép tính nào.",
    ),
)
