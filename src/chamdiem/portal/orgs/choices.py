"""Closed lists of organisations: kinds, blocks, acts, shares."""

from django.db.models import TextChoices


class Block(TextChoices):
    """The block (khối) within which units are compared."""

    AGENCY = "agency", "Sở, ban, ngành"
    COMMUNE = "commune", "Xã, phường"
    DISTRICT = "district", "Huyện, thành phố (đến 30/6/2025)"
    CENTRAL = "central", "Cơ quan Trung ương đóng trên địa bàn"
    PROVINCE = "province", "Tỉnh, thành phố"
    OTHER = "other", "Khác"


class Kind(TextChoices):
    """What sort of organisation it is (loại)."""

    MINISTRY = "ministry", "Bộ, cơ quan ngang bộ"
    PROVINCE = "province", "Tỉnh"
    CENTRAL_CITY = "central-city", "Thành phố trực thuộc Trung ương"
    DISTRICT = "district", "Huyện"
    CITY = "city", "Thành phố thuộc tỉnh"
    TOWN = "town", "Thị xã"
    COMMUNE = "commune", "Xã"
    WARD = "ward", "Phường"
    TOWNSHIP = "township", "Thị trấn"
    SPECIAL_ZONE = "special-zone", "Đặc khu"
    DEPARTMENT = "department", "Sở và tương đương"
    BOARD = "board", "Cơ quan ngang sở"
    SERVICE = "service", "Đơn vị sự nghiệp"
    PARTY = "party", "Cơ quan Đảng"
    MASS = "mass", "Mặt trận, đoàn thể"
    ARMED = "armed", "Lực lượng vũ trang"
    CENTRAL = "central", "Cơ quan Trung ương đóng trên địa bàn"
    OTHER = "other", "Khác"


# Not the province's to command: they are asked to take part (đề nghị phối hợp), never told.
ONLY_ASKED = frozenset({Kind.PARTY, Kind.MASS, Kind.CENTRAL, Kind.ARMED})


class ActKind(TextChoices):
    """What an act does to organisations (loại thay đổi)."""

    FOUND = "found", "Thành lập"
    CHANGE = "change", "Đổi tên, đổi thông tin"
    MERGE = "merge", "Sáp nhập, hợp nhất"
    SPLIT = "split", "Chia, tách"
    ABOLISH = "abolish", "Giải thể, kết thúc hoạt động"
    CORRECT = "correct", "Đính chính ghi nhận trước"
    RECORD = "record", "Ghi nhận hiện trạng"
    POST = "post", "Bổ nhiệm, phân công, thôi giữ chức vụ"


class Share(TextChoices):
    """How much of a predecessor went into a successor (phần chuyển)."""

    WHOLE = "whole", "toàn bộ"
    PART = "part", "một phần"


class Confidence(TextChoices):
    """How sure a fact is (độ chắc chắn); what is not confirmed says so wherever it is shown."""

    CONFIRMED = "confirmed", "đã xác nhận"
    NAME_ONLY = "name-only", "mới xác nhận tên – cần UBND tỉnh xác nhận"
    INFERRED = "inferred", "suy theo khung chung – cần UBND tỉnh xác nhận"
    UNCLEAR = "unclear", "chưa rõ – cần UBND tỉnh xác nhận"
    INVENTED = "invented", "giả định để trình diễn"
