"""What a default is on a day, and what it rests on."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chamdiem.portal.defaults import declared
from chamdiem.portal.defaults.declared import Default, Value
from chamdiem.portal.defaults.models import Decision

UNCONFIRMED = "mặc định hệ thống – cần UBND tỉnh xác nhận"


@dataclass(frozen=True, slots=True)
class Standing:
    """A default on a day: its value, whether a document confirms it, and in words by what."""

    default: Default
    value: Value
    is_confirmed: bool
    is_waived: bool
    words: str
    basis: str
    decision: Decision | None = None

    @property
    def shown(self) -> str:
        """Say the value as people read it."""
        return self.default.shown(self.value)

    @property
    def certainty(self) -> str:
        """Return the code of the mark that stands beside the value; none once confirmed."""
        return "" if self.is_confirmed or self.is_waived else "system-default"


def value(code: str, *, on: date) -> Value:
    """Return the value of a default on a day."""
    return standing(code, on=on).value


def number(code: str, *, on: date) -> int:
    """Return the value of a default that is a number."""
    return int(value(code, on=on))


def standing(code: str, *, on: date) -> Standing:
    """Say what a default is on a day, and whether that is confirmed."""
    default = declared.default(code)
    rows = Decision.objects.filter(code=code, holds_from__lte=on)
    return _standing(default, rows.order_by("-number").first())


def standings(*, on: date) -> Sequence[Standing]:
    """Say of every default what it is on a day, as they are declared."""
    rows = Decision.objects.filter(holds_from__lte=on).order_by("number")
    latest = {row.code: row for row in rows}
    return [_standing(one, latest.get(one.code)) for one in declared.ALL]


def decisions(code: str) -> Sequence[Decision]:
    """Return the decisions on a default, latest first."""
    return list(Decision.objects.filter(code=code).order_by("-number"))


def all_decisions() -> dict[str, list[Decision]]:
    """Return the decisions on every default, latest first."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for row in Decision.objects.order_by("code", "-number"):
        found[row.code].append(row)
    return dict(found)


def basis_of(row: Decision) -> str:
    """Say what a decision rests on."""
    if row.waiver:
        return f"tạm dùng, chưa có văn bản: {row.waiver}"
    return (
        f"{row.basis_number} ngày {row.basis_issued_on:%d/%m/%Y} của {row.basis_issuer}: "
        f"{row.basis_title}"
    )


def _standing(default: Default, row: Decision | None) -> Standing:
    if row is None:
        return Standing(default, default.value, False, False, UNCONFIRMED, default.law)
    kept = "tạm dùng" if row.waiver else "đã xác nhận"
    return Standing(
        default=default,
        value=default.read(row.value),
        is_confirmed=not row.waiver,
        is_waived=bool(row.waiver),
        words=f"{kept} từ {row.holds_from:%d/%m/%Y}",
        basis=basis_of(row),
        decision=row,
    )
