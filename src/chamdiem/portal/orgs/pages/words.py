"""How organisations are told: what they are called in lists, and in which words they differ."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs.choices import Block, Confidence, Kind
from chamdiem.portal.orgs.facts import Basis

UNCHANGED = "Các tháng đã công bố không đổi."
LABELS = {
    "name": "Tên chính thức",
    "short_name": "Tên ngắn",
    "kind": "Loại",
    "block": "Khối",
    "parent": "Cơ quan cấp trên",
    "unit_code": "Mã trong tệp số liệu",
    "area_code": "Mã đơn vị hành chính",
    "identifier": "Mã định danh",
    "confidence": "Độ chắc chắn",
    "note": "Ghi chú",
}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "kind": {kind.value: str(kind.label) for kind in Kind},
    "block": {block.value: str(block.label) for block in Block},
    "confidence": {each.value: str(each.label) for each in Confidence},
}
NOTHING = "–"


def crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    """Return the way back to the list of organisations, and further."""
    home = Crumb("Trang đầu", reverse("home:home"))
    if not more:
        return (home, Crumb("Cơ quan, đơn vị"))
    return (home, Crumb("Cơ quan, đơn vị", reverse("orgs:list")), *more)


def spoken(field: str, value: Any) -> str:
    """Say one fact as people read it."""
    return str(CHOICES.get(field, {}).get(value, value)) if value else NOTHING


def document(basis: Basis) -> str:
    """Name a document in one line."""
    day = f" ngày {basis.issued_on:%d/%m/%Y}" if basis.issued_on else ""
    title = f": {basis.title}" if basis.title else ""
    return f"{basis.number}{day}, {basis.issuer}{title}"


def facts_of(one: Any, parents: Mapping[int, str]) -> dict[str, str]:
    """Return every fact of a node or an episode in words, in the order of the form."""
    plain = {field: spoken(field, getattr(one, field)) for field in LABELS if field != "parent"}
    parent = parents.get(one.parent_id or 0, NOTHING)
    return {field: parent if field == "parent" else plain[field] for field in LABELS}


def unsure(confidence: Confidence) -> tuple[str, str]:
    """Return how a mark shows that something is not confirmed: its look and words, or nothing."""
    if confidence is Confidence.CONFIRMED:
        return "", ""
    look = "illustrative" if confidence is Confidence.INVENTED else "system-default"
    return look, str(confidence.label)
