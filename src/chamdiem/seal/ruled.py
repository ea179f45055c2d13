"""Points that people recorded, as the sealed file writes them (điểm ghi theo kết luận).

A section of its own, only where there are any: by unit, then by leaf, the points and the
SHA-256 of the reason. The reason itself stays in the system.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np

from chamdiem.engine.decimals import plain, scaled
from chamdiem.engine.figures import Figures, Ruled
from chamdiem.engine.scheme import Scheme
from chamdiem.formats.problems import Place, Refused, refuse
from chamdiem.seal.cells import LONGEST

SECTION = "ruled"
Rows = dict[str, dict[str, dict[str, str]]]
_DIGEST = re.compile("[0-9a-f]{64}|")
_MOST = int(np.iinfo(np.int64).max)


def digest_of(reason: str) -> str:
    """Return what identifies a reason without telling it."""
    return hashlib.sha256(unicodedata.normalize("NFC", reason).encode()).hexdigest()


def section(scheme: Scheme, figures: Figures) -> Rows | None:
    """Write what was recorded; None where nothing was."""
    rows: Rows = {}
    for code, ruled in figures.ruled.items():
        for at in np.flatnonzero(ruled.mask).tolist():
            points = plain(int(ruled.points[at]), scheme.decimals)
            cell = {"points": points, "reason": ruled.reason(at)}
            rows.setdefault(figures.units[at].code, {})[code] = cell
    return rows or None


def read(body: Mapping[str, Any], scheme: Scheme, name: str) -> Mapping[str, Ruled]:
    """Read the section back; its exact form is compared later."""
    rows = body.get(SECTION, {})
    units = {row["code"]: at for at, row in enumerate(body["organisation"])}
    found: dict[str, Ruled] = {}
    reasons: dict[str, list[str]] = {}
    for unit, code, cell in _cells(rows):
        place = f"{name}, body/{SECTION}/{unit}/{code}"
        if unit not in units:
            raise _refused(place, "Đơn vị không có trong tệp")
        if code not in found:
            reasons[code] = [""] * len(units)
            found[code] = _empty(len(units), reasons[code])
        at = units[unit]
        found[code].points[at] = _points(cell["points"], scheme, place)
        found[code].mask[at] = True
        reasons[code][at] = _reason(cell["reason"], place)
    return found


def _cells(rows: Any) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    for unit, cells in rows.items():
        for code, cell in cells.items():
            yield unit, code, cell


def _empty(size: int, reasons: list[str]) -> Ruled:
    return Ruled(np.zeros(size, np.int64), np.zeros(size, np.bool_), reasons)


def _points(text: str, scheme: Scheme, place: str) -> int:
    try:
        number = scaled(Decimal(text), scheme.decimals) if 0 < len(text) <= LONGEST else None
    except (InvalidOperation, ValueError, OverflowError):
        number = None
    if number is None or not 0 <= number <= _MOST:
        raise _refused(place, f"Ghi {text[:60]!a}")
    return number


def _reason(text: str, place: str) -> str:
    if not _DIGEST.fullmatch(text):
        raise _refused(place, f"Ghi {text[:60]!a}")
    return text


def _refused(place: str, found: str) -> Refused:
    expected = "điểm không âm đủ chữ số thập phân và mã SHA-256 của lý do, của đơn vị có trong tệp"
    return refuse(Place(place), found, expected, rule="ruled")
