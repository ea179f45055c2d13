"""Why a file is not taken: each reason once, in words for who sent it."""

from chamdiem.formats.problems import Place, Refused, refuse

SECRET = "secret"  # noqa: S105 - the name of a rule
_TAKEN = "PDF, ảnh (JPEG, PNG, WebP, TIFF), Word, Excel, PowerPoint, OpenDocument, CSV, văn bản"
GUIDANCE = (
    "Hệ thống này không được giữ bí mật nhà nước. Tệp chưa được lưu, không giữ lại gì của tệp. "
    "Gửi tài liệu mật theo đường văn thư mật; ở đây chỉ ghi số, ký hiệu, ngày, cơ quan ban hành. "
    "Nếu tài liệu không mật hoặc đã giải mật, hãy gửi bản không có dấu ấy"
)


def secret(name: str, mark: str, where: str) -> Refused:
    """Refuse a file that bears a mark of secrecy (dấu chỉ độ mật)."""
    return refuse(
        Place(name), f"Có dấu chỉ độ mật “{mark}” {where}", "tệp không mật", GUIDANCE, SECRET
    )


def empty(name: str) -> Refused:
    """Refuse a file without a byte."""
    return refuse(
        Place(name),
        "Tệp rỗng, 0 byte",
        "tệp có nội dung",
        "Mở tệp trên máy để kiểm tra rồi gửi lại",
        "empty",
    )


def too_large(name: str, size: int, most: int) -> Refused:
    """Refuse a file beyond the size that is taken."""
    return refuse(
        Place(name),
        f"Tệp {_megabytes(size)} MB",
        f"không quá {_megabytes(most)} MB một tệp",
        "Chia thành nhiều tệp, hoặc quét lại ở 200 dpi, đen trắng",
        "too-large",
    )


def program(name: str, what: str) -> Refused:
    """Refuse what a machine would run."""
    return refuse(
        Place(name),
        f"Tệp là hoặc có chứa {what}",
        "tài liệu không chạy được trên máy",
        "Xuất tài liệu ra PDF rồi gửi bản PDF",
        "program",
    )


def archive(name: str, trouble: str) -> Refused:
    """Refuse a container that holds too much, or names that lead elsewhere."""
    return refuse(
        Place(name), trouble, "tài liệu nguyên vẹn", "Lưu lại thành tệp mới rồi gửi", "archive"
    )


def packed(name: str) -> Refused:
    """Refuse an archive: what it holds could not be shown beside a claim."""
    return refuse(
        Place(name), "Tệp nén không được nhận", "từng tài liệu một", "Giải nén rồi gửi", "packed"
    )


def broken(name: str, what: str) -> Refused:
    """Refuse what cannot be opened, or only with a password."""
    return refuse(
        Place(name),
        f"Không mở được {what}: tệp hỏng hoặc có mật khẩu",
        "tệp nguyên vẹn, không đặt mật khẩu",
        "Mở tệp trên máy, bỏ mật khẩu, lưu lại rồi gửi",
        "broken",
    )


def unknown(name: str) -> Refused:
    """Refuse what is none of the kinds that are taken."""
    return refuse(
        Place(name), "Loại tệp này không được nhận", _TAKEN, "Xuất ra PDF rồi gửi", "unknown-kind"
    )


def lies(name: str, said: str, kind: str) -> Refused:
    """Refuse a name that says one kind where the content is another."""
    return refuse(
        Place(name),
        f"Tên tệp ghi “.{said}” nhưng nội dung là {kind}",
        "tên tệp đúng với nội dung",
        "Mở tệp bằng chương trình của nó, lưu lại với đúng đuôi tên",
        "lying-name",
    )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",").removesuffix(",0")
