"""Closed lists of documents: levels, relations, states of signatures, texts, proposals."""

from django.db.models import TextChoices


class Level(TextChoices):
    """Who directs (cấp ban hành)."""

    PARTY = "party", "Đảng"
    CENTRAL = "central", "Trung ương"
    MINISTRY = "ministry", "Bộ, ngành"
    PROVINCE = "province", "Tỉnh"
    DEPARTMENT = "department", "Sở, ban, ngành"
    COMMUNE = "commune", "Xã, phường"


class Relation(TextChoices):
    """What a document does with another (quan hệ)."""

    BASIS = "basis", "căn cứ"
    CITES = "cites", "dẫn chiếu"
    REPLACES = "replaces", "thay thế"
    AMENDS = "amends", "sửa đổi, bổ sung"
    ANSWERS = "answers", "trả lời"


class SignatureState(TextChoices):
    """One of four states of the signatures of a PDF (chữ ký số)."""

    TRUSTED = "trusted", "Toàn vẹn, đúng người ký, chứng thư tin cậy"
    UNCHECKED = "unchecked", "Toàn vẹn, chưa kiểm tra được chứng thư hoặc thu hồi"
    ALTERED = "altered", "Đã bị sửa sau khi ký"
    NONE = "none", "Không có chữ ký số"


class TrustKind(TextChoices):
    """What certificates are checked against (nguồn tin cậy)."""

    ROOT = "root", "Chứng thư gốc"
    REVOKED = "revoked", "Danh sách thu hồi"


class TextOrigin(TextChoices):
    """Where the text of a document came from (nguồn của lời văn)."""

    LAYER = "layer", "lớp chữ của PDF"
    SCAN = "scan", "nhận dạng bản quét"
    DOCX = "docx", "tệp Word"
    PLAIN = "plain", "tệp văn bản thuần"
    TYPED = "typed", "gõ tay"


class ProposalKind(TextChoices):
    """What the reading proposes (đề xuất)."""

    FIELD = "field", "Thông tin văn bản"
    ADDRESSEE = "addressee", "Nơi nhận thực hiện"
    REFERENCE = "reference", "Văn bản được dẫn"
    TASK = "task", "Nhiệm vụ"


class Verdict(TextChoices):
    """What a person makes of a proposal (quyết định)."""

    ACCEPTED = "accepted", "nhận"
    EDITED = "edited", "nhận, có sửa"
    DROPPED = "dropped", "bỏ"


# NĐ 30/2020 (Điều 7), documents that lay down the law, and those of the Party.
TYPES = (
    "Công văn", "Quyết định", "Kế hoạch", "Thông báo", "Chỉ thị", "Nghị quyết", "Hướng dẫn",
    "Chương trình", "Công điện", "Báo cáo", "Tờ trình", "Quy chế", "Quy định", "Phương án",
    "Đề án", "Dự án", "Thông cáo", "Biên bản", "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận",
    "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo",
    "Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Kết luận", "Thông tri",
    "Chương trình hành động", "Văn bản khác",
)  # fmt: skip
