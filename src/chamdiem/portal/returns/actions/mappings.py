"""Column mappings (ánh xạ cột): saved once by a unit, mended, given up; each act recorded."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.returns.actions.ground import Refused
from chamdiem.portal.returns.models import ColumnMapping

MOST = 500  # labels of one mapping
_NAME, _SHEET, _LABEL = 80, 120, 200
_LAST = 100_000  # rows and columns beyond this are none of a sheet that people read


class NoMapping(Refused):
    """Raise when a mapping would read nothing, or not be found again."""


class MappingChanged(Refused):
    """Raise when somebody else mended the mapping meanwhile."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A mapping as a person fills it in; rows and columns count from 1."""

    name: str
    sheet: str
    header_row: int
    label_column: int
    value_column: int
    codes: Sequence[tuple[str, str]]


@transaction.atomic
def save_mapping(
    *,
    organisation: Organisation,
    mapped: Mapped,
    mapping: ColumnMapping | None = None,
    seen: int = 0,
    by: User,
    at: datetime,
) -> ColumnMapping:
    """Save a mapping of a unit, a new one or one that it has."""
    mapped = _clean(mapped)
    row = _to_change(organisation, mapping, seen)
    _require_own_name(organisation, mapped.name, row)
    before = _said(row) if row.pk else None
    for name, value in asdict(mapped).items():
        setattr(row, name, value)
    row.codes, row.version = [list(pair) for pair in mapped.codes], row.version + 1
    row.at, row.by = at, by.public_id
    _store(row)
    audit.record(
        verb="returns.mapping.saved",
        actor=by.opaque_id,
        subject=row,
        at=at,
        before=before,
        after=_said(row),
    )
    return row


@transaction.atomic
def withdraw_mapping(*, mapping: ColumnMapping, by: User, at: datetime) -> None:
    """Give a mapping up (thôi dùng)."""
    row = ColumnMapping.objects.select_for_update().get(pk=mapping.pk)
    if row.withdrawn_at is not None:
        return
    row.withdrawn_at, row.withdrawn_by = at, by.public_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(verb="returns.mapping.withdrawn", actor=by.opaque_id, subject=row, at=at)


def _to_change(
    organisation: Organisation, mapping: ColumnMapping | None, seen: int
) -> ColumnMapping:
    if mapping is None:
        return ColumnMapping(organisation=organisation, version=0)
    row = ColumnMapping.objects.select_for_update().get(pk=mapping.pk)
    if row.version != seen or row.withdrawn_at is not None:
        raise MappingChanged(
            "Người khác vừa sửa hoặc thôi dùng ánh xạ cột này; hãy mở lại để xem rồi sửa tiếp."
        )
    return row


def _require_own_name(organisation: Organisation, name: str, row: ColumnMapping) -> None:
    same = ColumnMapping.objects.filter(organisation=organisation, name=name, withdrawn_at=None)
    if same.exclude(pk=row.pk).exists():
        raise _name_taken(name)


def _store(row: ColumnMapping) -> None:
    """Store it; two who save the same name at once are told by the database."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as failure:
        if "a_column_mapping_has_its_own_name" not in str(failure):
            raise
        raise _name_taken(row.name) from failure


def _name_taken(name: str) -> NoMapping:
    return NoMapping(f"Đơn vị đã có ánh xạ cột tên “{name}”. Hãy đặt tên khác, hoặc sửa ánh xạ đó.")


def _clean(mapped: Mapped) -> Mapped:
    name, sheet = text.nfc(mapped.name)[:_NAME], text.nfc(mapped.sheet)[:_SHEET]
    if not name:
        raise NoMapping("Hãy đặt tên cho ánh xạ cột, ví dụ tên phần mềm xuất ra tệp.")
    places = (mapped.header_row + 1, mapped.label_column, mapped.value_column)
    if not all(1 <= place <= _LAST for place in places):
        raise NoMapping("Dòng tiêu đề từ 0 trở lên (0: không có), cột từ 1 trở lên.")
    if mapped.label_column == mapped.value_column:
        raise NoMapping("Cột nhãn và cột số liệu phải là hai cột khác nhau.")
    codes = [(text.nfc(label)[:_LABEL], code) for label, code in mapped.codes]
    if not codes or len(codes) > MOST:
        raise NoMapping(f"Hãy chọn số liệu cho ít nhất một nhãn, không quá {MOST} nhãn.")
    twice = [code for code in dict.fromkeys(c for _, c in codes) if _count(codes, code) > 1]
    if twice:
        raise NoMapping(f"Số liệu “{twice[0]}” được chọn cho hai nhãn; chỉ giữ một.")
    return replace(mapped, name=name, sheet=sheet, codes=codes)


def _count(codes: Sequence[tuple[str, str]], wanted: str) -> int:
    return sum(code == wanted for _, code in codes)


def _said(row: ColumnMapping) -> dict[str, Any]:
    names = ("name", "sheet", "header_row", "label_column", "value_column", "codes")
    return {name: getattr(row, name) for name in names}
