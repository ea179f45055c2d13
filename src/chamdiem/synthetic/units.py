"""The units of Tỉnh Mẫu: 19 agencies and 38 communes, in the shape of a real province.

Every name carries “Mẫu” and every code begins with TM, so none can be taken for a real one.
"""

from collections.abc import Sequence

from chamdiem.engine.figures import Unit
from chamdiem.synthetic import draws

AGENCIES: Sequence[str] = (
    "Văn phòng UBND",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Khoa học và Công nghệ",
    "Sở Nông nghiệp và Môi trường",
    "Sở Y tế",
    "Sở Công Thương",
    "Sở Dân tộc và Tôn giáo",
    "Sở Xây dựng",
    "Sở Giáo dục và Đào tạo",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Tư pháp",
    "Sở Ngoại vụ",
    "Thanh tra",
    "Ban Quản lý Khu kinh tế",
    "Trung tâm Phục vụ hành chính công",
    "Báo và Phát thanh, truyền hình",
    "Ban Quản lý dự án đầu tư xây dựng",
    "Trường Cao đẳng",
)
SECTORS = frozenset((2, 4, 5, 6, 8, 9, 10, 14))  # agencies of a key sector, by their place above
WARDS = 2
COMMUNES = 38
AGENCY_BLOCK, COMMUNE_BLOCK = "so-nganh", "xa-phuong"

_SYLLABLES = """
    An Bình Cao Chung Dương Đông Đồng Giang Hà Hải Hòa Hồng Hưng Khánh Kim Lạc Long Lộc Mai Mỹ
    Nam Nghĩa Ngọc Nguyên Phong Phú Phúc Phượng Quang Quý Tân Tây Thái Thanh Thành Thắng Thịnh
    Thọ Thuận Thượng Tiến Trung Tường Vân Việt Vinh Xuân Yên
"""


def province(seed: draws.Seed) -> tuple[Unit, ...]:
    """Return the units: agencies first, then wards, then communes."""
    return (*_agencies(), *_communes(seed))


def is_agency(unit: Unit) -> bool:
    """Tell agencies from communes."""
    return unit.block == AGENCY_BLOCK


def leads_a_sector(unit: Unit) -> bool:
    """Tell whether the unit manages a key sector (ngành trọng điểm)."""
    return is_agency(unit) and int(unit.code.rpartition(".")[2]) - 1 in SECTORS


def _agencies() -> tuple[Unit, ...]:
    return tuple(
        Unit(f"TM.{place:02d}", f"{name} Tỉnh Mẫu", AGENCY_BLOCK)
        for place, name in enumerate(AGENCIES, start=1)
    )


def _communes(seed: draws.Seed) -> tuple[Unit, ...]:
    drawn = sorted(_SYLLABLES.split(), key=lambda syllable: draws.number(seed, "commune", syllable))
    names = [*sorted(drawn[:WARDS]), *sorted(drawn[WARDS:COMMUNES])]
    kinds = ["Phường"] * WARDS + ["Xã"] * (COMMUNES - WARDS)
    return tuple(
        Unit(f"TM.{101 + place}", f"UBND {kind.lower()} Mẫu {name}", COMMUNE_BLOCK)
        for place, (kind, name) in enumerate(zip(kinds, names, strict=True))
    )
