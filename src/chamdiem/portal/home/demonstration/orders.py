"""The tasks of Tỉnh Mẫu: what each asks, of whom, until when, and how far it came; all invented."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far a task of the demonstration came."""

    GIVEN = "given"
    BEGUN = "begun"
    PAID = "paid"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    ASKED = "asked"
    EXTENDED = "extended"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Order:
    """One task: from which document and clause, in words, to whom, days until its deadline.

    `due` counts from the day of loading, `back` the days before it on which the last act was.
    """

    document: int
    clause: str
    title: str
    lead: str
    due: int | None
    product: str
    state: State
    partners: tuple[str, ...] = ()
    back: int = 0
    told: str = ""
    difficulty: str = ""
    target: str = ""


S = State
ORDERS = (
    Order(0, "1", "Tổ chức quán triệt các văn bản về khoa học, công nghệ, đổi mới sáng tạo và "
          "chuyển đổi số đến toàn thể công chức", "TM.06", -30, "Thông báo kết quả hội nghị",
          S.CONFIRMED, back=34),
    Order(0, "2", "Ban hành Kế hoạch thực hiện năm của đơn vị, người đứng đầu trực tiếp phụ trách",
          "TM.06", -12, "Kế hoạch", S.CONFIRMED, back=8),
    Order(0, "3", "Cung cấp toàn bộ thủ tục hành chính đủ điều kiện ở mức toàn trình", "TM.06", 9,
          "Danh mục thủ tục đã công bố", S.BEGUN, ("TM.16",), target="100 % thủ tục đủ điều kiện"),
    Order(0, "4", "Kết nối dữ liệu khám, chữa bệnh với kho dữ liệu dùng chung của tỉnh", "TM.06",
          -5, "Biên bản nghiệm thu kết nối", S.BEGUN, ("TM.04",),
          difficulty="Phần mềm của hai trung tâm y tế chưa hỗ trợ chuẩn trao đổi dữ liệu."),
    Order(0, "5", "Rà soát, bố trí lãnh đạo có chuyên môn khoa học, kỹ thuật, chuyển đổi số",
          "TM.02", 40, "Báo cáo rà soát", S.GIVEN, ("TM.04",), target="tối thiểu 25 %"),
    Order(0, "6", "Bố trí kinh phí cho nhiệm vụ chuyển đổi số năm sau", "TM.03", 4,
          "Tờ trình phân bổ", S.CLAIMED, ("TM.04",), back=1),
    Order(0, "7", "Công khai kết quả chấm điểm hằng tháng trên Cổng thông tin điện tử", "TM.01",
          -2, "Bài đăng", S.CLAIMED, ("TM.17",), back=5),
    Order(0, "8", "Kiểm tra việc thực hiện ở năm xã, phường có điểm số thấp", "TM.04", -8,
          "Thông báo kết luận kiểm tra", S.REJECTED, ("TM.14",), back=7),
    Order(1, "1.1", "Số hoá hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực", "TM.16",
          -20, "Báo cáo số hoá", S.ASKED, ("TM.01",), back=2,
          difficulty="Khối lượng hồ sơ giấy của cấp huyện cũ chuyển về lớn hơn dự kiến."),
    Order(1, "1.2", "Xây dựng cơ sở dữ liệu đất đai của các xã còn lại", "TM.05", 20,
          "Cơ sở dữ liệu vận hành", S.PAID, ("TM.03", "TM.104", "TM.110")),
    Order(1, "1.3", "Lập danh mục dữ liệu mở của ngành", "TM.10", -10, "Danh mục dữ liệu mở",
          S.EXTENDED, back=15, told="Đồng ý, đã có phần lớn danh mục.",
          difficulty="Chờ hướng dẫn của Bộ về danh mục dùng chung."),
    Order(1, "1.4", "Lập danh mục dữ liệu mở của ngành", "TM.11", -3, "Danh mục dữ liệu mở",
          S.REFUSED, back=9, told="Không đồng ý: các sở khác đã xong cùng nội dung này.",
          difficulty="Cán bộ phụ trách nghỉ thai sản."),
    Order(1, "2.1", "Nâng cấp trang thông tin điện tử các xã theo chuẩn mới", "TM.17", 55,
          "Trang thông tin điện tử", S.GIVEN),
    Order(1, "2.2", "Bảo đảm an toàn thông tin theo cấp độ cho hệ thống của xã", "TM.103", 15,
          "Hồ sơ đề xuất cấp độ được duyệt", S.BEGUN, ("TM.04",)),
    Order(1, "2.2", "Bảo đảm an toàn thông tin theo cấp độ cho hệ thống của xã", "TM.104", 15,
          "Hồ sơ đề xuất cấp độ được duyệt", S.GIVEN, ("TM.04",)),
    Order(1, "2.2", "Bảo đảm an toàn thông tin theo cấp độ cho hệ thống của phường", "TM.101", 15,
          "Hồ sơ đề xuất cấp độ được duyệt", S.CONFIRMED, ("TM.04",), back=3),
    Order(1, "2.3", "Thành lập tổ công nghệ số cộng đồng ở các thôn, bản", "TM.105", -15,
          "Quyết định thành lập", S.CONFIRMED, back=20),
    Order(1, "2.3", "Thành lập tổ công nghệ số cộng đồng ở các thôn, bản", "TM.106", -15,
          "Quyết định thành lập", S.BEGUN),
    Order(1, "2.3", "Thành lập tổ công nghệ số cộng đồng ở các thôn, bản", "TM.107", -15,
          "Quyết định thành lập", S.CONFIRMED, back=11),
    Order(1, "3.1", "Xây dựng hệ thống cảnh báo sạt lở ở vùng nguy cơ cao", "TM.05", None,
          "Đề xuất chủ trương đầu tư", S.BEGUN, ("TM.04", "TM.09")),
    Order(1, "3.2", "Đăng ký sáng kiến, đề tài khoa học cấp tỉnh năm sau", "TM.19", 2,
          "Phiếu đăng ký", S.GIVEN, ("TM.04",)),
    Order(1, "3.3", "Ứng dụng trợ lý ảo trong tra cứu văn bản", "TM.12", 30, "Báo cáo thử nghiệm",
          S.WITHDRAWN, back=12, told="Gộp vào nhiệm vụ dùng chung của Văn phòng UBND tỉnh."),
    Order(1, "3.4", "Phổ cập chữ ký số cá nhân cho người dân", "TM.07", 25, "Báo cáo kết quả",
          S.ELSEWHERE, ("TM.04",), back=4, told="Đang thực hiện",
          target="50 % dân số trưởng thành"),
    Order(1, "3.5", "Tập huấn kỹ năng số cho cán bộ xã, phường", "TM.02", -1,
          "Báo cáo kết quả tập huấn", S.BEGUN, ("TM.04", "TM.19")),
)  # fmt: skip
