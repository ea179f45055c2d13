"""The acts that documents ask for (động từ giao việc), found in keys, also misread ones."""

import re

ACTS = (
    "chu tri", "phoi hop", "can cu", "tham muu", "khan truong", "to chuc", "trien khai",
    "thuc hien", "xay dung", "co y kien", "ra soat", "bao cao", "tong hop", "huong dan",
    "kiem tra", "don doc", "theo doi", "chi dao", "tap trung", "tang cuong", "day manh",
    "quan triet", "pho bien", "tuyen truyen", "ban hanh", "hoan thanh", "bo tri", "dang tai",
    "cap nhat", "cung cap", "gui", "lap", "trinh", "de xuat", "chu dong", "tiep tuc", "kip thoi",
    "dam bao", "bao dam", "nghien cuu", "tiep thu", "phat dong", "bieu duong", "kien toan",
    "tao dieu kien", "dua vao", "dua noi dung", "dua danh gia", "dua chi tieu", "thong ke",
    "danh gia", "quan ly", "giam sat", "xu ly", "giai quyet",
    "ho tro", "tham gia", "cu ", "phan cong", "chiu trach nhiem", "co trach nhiem", "nghiem tuc",
    "thuong xuyen", "dinh ky", "hang thang", "hang quy", "khac phuc", "cong khai", "so hoa",
    "van hanh", "ket noi", "chuan bi", "tham dinh", "phe duyet", "quyet dinh", "thanh lap",
    "kiem soat", "la co quan", "tham du", "thong bao", "trinh bay", "hop", "khao sat", "dao tao",
    "boi duong", "tap huan", "mua sam", "bo sung", "dieu chinh", "sua doi", "nang cap", "nang cao",
    "phan bo", "giai ngan", "huy dong", "thu hut", "ung dung", "phat trien", "mo rong", "duy tri",
    "dieu tra", "phan tich", "lam viec", "phan dau", "uu tien", "yeu cau", "sap xep",
    "than trong", "quan tam", "truc tiep", "tu kiem tra", "dang ky",
    "ky ket", "bam sat", "cham dut", "ngan chan", "tich cuc", "xac dinh", "gan ", "luu tru",
    "tiep nhan", "ban giao", "doi chieu", "lua chon", "thiet lap", "su dung", "khai thac",
    "quang ba",
    "cong bo", "niem yet", "van dong", "thuc thi", "phan cap", "uy quyen", "ap dung", "chap hanh",
    "xem xet", "cho y kien", "cho chu truong",
    "tra loi", "giai trinh", "kiem diem", "lien he", "truyen thong", "dang tin",
)  # fmt: skip
# As an English model reads them in a Vietnamese scan.
MISREAD = (
    r"t\S{0,2}\s?ch\S{1,4}c qu", r"xay d[uự]ng", r"p[aă]ng t[aả]i", r"ra so[aá]t",
    r"b[o06oố]\S?\s?tr[iíj]",
    r"ph[aá]t d[o0ộ]ng", r"ki[eéệ]n to[aà]n", r"t[aạ]o di[eéề]u",
    r"th[uựyv]c hi[eé]n", r"p?[uư]a d[aá]nh",
    r"tri[eé]n khai", r"thyc hi", r"d[ae4]y manh", r"co y ki[eé]n", r"c[eé6] y ki[eé]n",
    r"ch[a-z]{1,3} tr[iíj]", r"c[iu][rt]? \d", r"phoi h[a-z]{1,2}p", r"to chi[a-z]{2,3}\b",
    r"chii tri", r"chu tr[iì]", r"ph[o6]i h[ogqợ]p", r"kh[aâ]n tr[uư][oơ]ng", r"b[aá]o c[aá]o",
    r"t[o6]ng h[oợ]p", r"[pd]ua danh gia", r"tang cu[oờ]ng", r"chi d[aạ]o",
)  # fmt: skip
_ACT = re.compile(
    r"(?<![a-z])(?:"
    + "|".join(
        (
            *(re.escape(one.strip()) + r"(?![a-z])" for one in sorted(ACTS, key=len, reverse=True)),
            *MISREAD,
        )
    )
    + ")"
)
# Words of a name or group that look like acts: `Ban Tổ chức`, `các tổ chức`, `cơ quan chủ trì`.
_NAMING = re.compile(
    r"(?:ban|so|co quan|to|cac|bo|trung tam|phong|cuc|vien|truong|don vi|chi|va|nguoi|cong ty|hoi|"
    r"ngan hang|quy|nhung|mot|tap doan|duoc|co)\s+$"
)
_NAMES_LIKE = (
    "to chuc", "thanh tra", "kiem tra", "thong ke", "dao tao", "phat trien", "quan ly",
    "cong bo", "thong bao", "hop", "lanh dao", "thu truong", "giam sat", "truyen thong",
    "dang ky", "lap", "ung dung", "trinh", "gan", "cu", "dua", "lien he", "su dung", "doi",
    "ho tro", "kiem soat", "giao", "xay dung", "nghien cuu", "tuyen truyen", "van hanh",
)  # fmt: skip


def first_act(key: str, begin: int) -> int | None:
    """Return where the first act stands in a key, from a place on; names of bodies are none.

    >>> first_act("so khoa hoc va cong nghe chu tri, phoi hop", 0)
    25
    """
    for match in _ACT.finditer(key, begin):
        before = key[max(0, match.start() - 14) : match.start()]
        word = match.group(0).strip()
        naming = word in _NAMES_LIKE and (
            _NAMING.search(before) or re.search(r"(?:va|,)\s+$", before)
        )
        if not naming:
            return match.start()
    return None


def starts_with_act(key: str) -> bool:
    """Tell whether a key begins with an act: nobody is named before it."""
    match = _ACT.match(key.lstrip(' -–+*•“"'))
    return match is not None
