"""What must be true of an organisation before it is written: its name, codes, kind, parent."""

import re
from dataclasses import replace
from datetime import date

from django.db.models import Q

from chamdiem.portal.common import text
from chamdiem.portal.orgs import queries
from chamdiem.portal.orgs.actions.ground import Refused
from chamdiem.portal.orgs.choices import Block, Kind
from chamdiem.portal.orgs.facts import Facts
from chamdiem.portal.orgs.models import Organisation, Version

# Level 1 is a letter and two digits, each level below adds two or three after a full stop.
IDENTIFIER = re.compile(r"^[A-Z]\d{2}(?:\.\d{2,3}){0,3}$")
AREA_CODE = re.compile(r"^(?:\d{2}|\d{3}|\d{5})$")
LENGTHS = {"name": 200, "short_name": 80, "unit_code": 60, "area_code": 10, "identifier": 40}
WORDS = {
    "name": "tên chính thức",
    "short_name": "tên ngắn",
    "unit_code": "mã trong tệp số liệu",
    "area_code": "mã đơn vị hành chính",
    "identifier": "mã định danh",
}
TERRITORIAL = {
    Block.PROVINCE: {Kind.PROVINCE, Kind.CENTRAL_CITY},
    Block.DISTRICT: {Kind.DISTRICT, Kind.CITY, Kind.TOWN},
    Block.COMMUNE: {Kind.COMMUNE, Kind.WARD, Kind.TOWNSHIP, Kind.SPECIAL_ZONE},
}
FIRST_DAY = date(1945, 9, 2)


class NotNamed(Refused):
    """Raise when an organisation would have no name, or one that is too long."""


class NotACode(Refused):
    """Raise when a code has not the form of its list."""


class CodeTaken(Refused):
    """Raise when another organisation bears the code on one of those days."""


class OutsideItsBlock(Refused):
    """Raise when a kind of territorial unit is put into a block of others."""


class OwnParent(Refused):
    """Raise when an organisation would stand above itself."""


class ParentNotThere(Refused):
    """Raise when the parent is not there on all those days."""


class NotEstablished(Refused):
    """Raise when no jurisdiction has been established yet."""


class RootHasNoParent(Refused):
    """Raise when something is put above the jurisdiction."""


class NoSuchDay(Refused):
    """Raise when a day lies before there were such organisations."""


def cleaned(facts: Facts) -> Facts:
    """Return the facts in one form of Unicode and trimmed; refuse what has the wrong form."""
    clean = replace(
        facts,
        name=text.nfc(facts.name),
        short_name=text.nfc(facts.short_name),
        unit_code=text.nfc(facts.unit_code),
        area_code=text.nfc(facts.area_code),
        identifier=text.nfc(facts.identifier).upper(),
        note=text.nfc(facts.note),
    )
    _require_lengths(clean)
    _require_codes(clean)
    _require_block(clean)
    return clean


def require_day(on: date) -> None:
    """Refuse a day that is a slip of the pen."""
    if on < FIRST_DAY:
        raise NoSuchDay(
            f"Ngày {on:%d/%m/%Y} quá xa trong quá khứ. Hãy kiểm tra lại năm; nếu không rõ ngày "
            "thành lập, ghi nhận hiện trạng từ ngày bắt đầu có số liệu."
        )


def under(facts: Facts, organisation: Organisation | None = None) -> Facts:
    """Return the facts with their parent: the root of the jurisdiction where none is named."""
    root = queries.jurisdiction()
    if root is None:
        raise NotEstablished(
            "Chưa khai báo địa bàn. Người quản trị khai báo tỉnh (hoặc bộ) một lần trước khi ghi "
            "các cơ quan, đơn vị."
        )
    if organisation != root:
        return facts if facts.parent else replace(facts, parent=root)
    if facts.parent:
        raise RootHasNoParent(
            "Địa bàn của hệ thống không trực thuộc cơ quan nào. Hãy để trống cơ quan cấp trên."
        )
    return facts


def require_free(
    facts: Facts, organisation: Organisation | None, since: date, until: date | None
) -> None:
    """Refuse a code that another organisation bears on one of those days."""
    for field in ("area_code", "unit_code", "identifier"):
        code = getattr(facts, field)
        if code and (holder := _holder(field, code, organisation, since, until)):
            raise CodeTaken(
                f"{WORDS[field].capitalize()} {code} đang là của “{holder.name}” "
                f"({_days(holder)}). Mỗi ngày một mã chỉ thuộc một cơ quan; hãy ghi sáp nhập, "
                "giải thể hoặc đổi mã của cơ quan đó trước, hoặc sửa mã."
            )


def require_parent(
    facts: Facts, organisation: Organisation | None, since: date, until: date | None
) -> None:
    """Refuse a parent that is the organisation itself, below it, or not there every day."""
    if facts.parent is None:
        return
    _require_no_circle(facts.parent, organisation, since)
    rows = Version.objects.filter(organisation=facts.parent, superseded_at=None)
    day: date | None = since
    name = ""
    for row in rows.order_by("holds_from"):
        name = row.name
        if day is not None and row.holds_from <= day and not _over(row.holds_until, day):
            day = row.holds_until
    if day is not None and (until is None or day < until):
        raise ParentNotThere(
            f"Cơ quan cấp trên “{name}” không tồn tại từ ngày {day:%d/%m/%Y}. Cấp trên phải có "
            "trong mọi ngày cơ quan trực thuộc tồn tại; hãy chọn cơ quan cấp trên khác."
        )


def _over(until: date | None, day: date) -> bool:
    return until is not None and until <= day


def _require_no_circle(parent: Organisation, organisation: Organisation | None, on: date) -> None:
    above: Organisation | None = parent
    seen: set[int] = set()
    while above is not None and above.pk not in seen:
        if above == organisation:
            raise OwnParent(
                f"Ngày {on:%d/%m/%Y}, cơ quan được chọn làm cấp trên chính là hoặc đang trực thuộc "
                "cơ quan này. Một cơ quan không đứng trên chính mình; hãy chọn cấp trên khác, hoặc "
                "chuyển cơ quan kia đi trước."
            )
        seen.add(above.pk)
        row = queries.current(organisation=above, on=on)
        above = row.parent if row else None


def _holder(
    field: str, code: str, organisation: Organisation | None, since: date, until: date | None
) -> Version | None:
    rows = Version.objects.filter(**{field: code}, superseded_at=None).filter(
        Q(holds_until=None) | Q(holds_until__gt=since)
    )
    if until is not None:
        rows = rows.filter(holds_from__lt=until)
    if organisation is not None:
        rows = rows.exclude(organisation=organisation)
    return rows.order_by("holds_from").first()


def _days(version: Version) -> str:
    if version.holds_until is None:
        return f"từ ngày {version.holds_from:%d/%m/%Y}"
    return f"từ ngày {version.holds_from:%d/%m/%Y} đến trước ngày {version.holds_until:%d/%m/%Y}"


def _require_lengths(facts: Facts) -> None:
    if not facts.name:
        raise NotNamed("Cơ quan, đơn vị phải có tên chính thức. Hãy ghi tên rồi gửi lại.")
    for field, most in LENGTHS.items():
        if len(getattr(facts, field)) > most:
            raise NotNamed(f"Ô “{WORDS[field]}” dài quá {most} ký tự. Hãy viết ngắn lại.")


def _require_codes(facts: Facts) -> None:
    if facts.area_code and not AREA_CODE.match(facts.area_code):
        raise NotACode(
            f"Mã đơn vị hành chính “{facts.area_code}” không đúng dạng: tỉnh 2 chữ số, huyện 3, "
            "xã 5, giữ cả số 0 ở đầu (ví dụ 03388)."
        )
    if facts.identifier and not IDENTIFIER.match(facts.identifier):
        raise NotACode(
            f"Mã định danh “{facts.identifier}” không đúng dạng của Quyết định 20/2020/QĐ-TTg: một "
            "chữ cái và hai chữ số, các cấp sau cách nhau bằng dấu chấm (ví dụ H35 hoặc H35.12)."
        )


def _require_block(facts: Facts) -> None:
    for block, kinds in TERRITORIAL.items():
        if (facts.block == block) != (facts.kind in kinds):
            told = ", ".join(str(kind.label) for kind in Kind if kind in kinds)
            raise OutsideItsBlock(
                f"Loại “{Kind(facts.kind).label}” không thuộc khối “{Block(facts.block).label}”: "
                f"khối “{block.label}” gồm {told}, và chỉ những loại ấy. Hãy chọn lại loại hoặc "
                "khối."
            )
