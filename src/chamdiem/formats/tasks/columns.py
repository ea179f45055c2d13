"""The columns of a sheet of tasks (nhiệm vụ): those read, and those that only tell."""

from collections.abc import Mapping

from chamdiem.formats.tables.headings import Headings
from chamdiem.formats.tables.typed import Text

_ID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
TITLES: Mapping[str, str] = {
    "document": "Văn bản (số, ký hiệu)",
    "clause": "Điểm, khoản",
    "title": "Việc phải làm",
    "lead": "Cơ quan chủ trì",
    "partners": "Cơ quan phối hợp",
    "product": "Sản phẩm",
    "target": "Chỉ tiêu",
    "due_on": "Thời hạn",
    "absence": "Vì sao không có thời hạn",
    "responsibility": "Trách nhiệm",
    "authority": "Thẩm quyền",
    "system": "Theo dõi tại",
    "foreign": "Mã ở hệ thống ấy",
    "state": "Tình trạng ở hệ thống ấy",
    "id": "Mã nhiệm vụ",
}
TOLD: Mapping[str, str] = {
    "doing": "Tình trạng",
    "timing": "So với thời hạn",
    "first_due": "Thời hạn ban đầu",
    "assigner": "Cơ quan giao",
}
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "document": ("van ban (so, ky hieu)", "van ban", "so, ky hieu", "document"),
    "clause": ("diem, khoan", "diem", "khoan", "muc", "clause"),
    "title": ("viec phai lam", "nhiem vu", "noi dung nhiem vu", "noi dung", "title"),
    "lead": ("co quan chu tri", "chu tri", "don vi chu tri", "lead"),
    "partners": ("co quan phoi hop", "phoi hop", "don vi phoi hop", "partners"),
    "product": ("san pham", "ket qua", "product"),
    "target": ("chi tieu", "target"),
    "due_on": ("thoi han", "han", "thoi han hoan thanh", "han hoan thanh", "due_on"),
    "absence": ("vi sao khong co thoi han", "absence"),
    "responsibility": ("trach nhiem", "responsibility"),
    "authority": ("tham quyen", "authority"),
    "system": ("theo doi tai", "he thong", "system"),
    "foreign": ("ma o he thong ay", "ma he thong", "ma nhiem vu o he thong ay", "foreign"),
    "state": ("tinh trang o he thong ay", "trang thai o he thong ay", "state"),
    "id": ("ma nhiem vu", "id"),
    "": (
        "stt",
        "tt",
        "tinh trang",
        "so voi thoi han",
        "thoi han ban dau",
        "co quan giao",
    ),
}
COLUMNS = Headings(TITLES, HEADINGS, ("document", "title", "lead"))
TEXTS: Mapping[str, Text] = {
    "document": Text(TITLES["document"], 110, needed=True),
    "clause": Text(TITLES["clause"], 40),
    "title": Text(TITLES["title"], 2000, needed=True),
    "lead": Text(TITLES["lead"], 200, needed=True),
    "partners": Text(TITLES["partners"], 4000),
    "product": Text(TITLES["product"], 1000),
    "target": Text(TITLES["target"], 500),
    "absence": Text(TITLES["absence"], 300),
    "responsibility": Text(TITLES["responsibility"], 1000),
    "authority": Text(TITLES["authority"], 1000),
    "system": Text(TITLES["system"], 120),
    "foreign": Text(TITLES["foreign"], 120),
    "state": Text(TITLES["state"], 120),
    "id": Text(TITLES["id"], 36, pattern=_ID, form="mã nhiệm vụ như ở tệp xuất", folds=True),
}
