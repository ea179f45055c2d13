"""The checklist, what was found at each item, and the signed minutes (biên bản)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.files import actions as files
from chamdiem.portal.inspections import queries
from chamdiem.portal.inspections.actions import ground
from chamdiem.portal.inspections.facts import Content, Noted, Refused
from chamdiem.portal.inspections.models import Inspection, Item, Minutes, Result
from chamdiem.portal.inspections.standing import Course
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of


class NothingToAdd(Refused):
    """Raise when a checklist has already all that is to be added, or nothing is."""


class NoSuchItem(Refused):
    """Raise when a criterion or an item is not one of those there are."""


class Unfinished(Refused):
    """Raise when items of the checklist have no result yet."""


@transaction.atomic
def add_items(
    *,
    inspection: Inspection,
    version: SchemeVersion | None = None,
    leaves: Iterable[str] = (),
    words: Iterable[str] = (),
    by: User,
    at: datetime,
) -> int:
    """Add items to a checklist (thêm mục): criteria and free words; return how many are new."""
    ground.require_no_minutes(ground.open_course(inspection))
    chosen = list(dict.fromkeys(leaves))
    _require_leaves(version, chosen)
    made = [
        *(Item(version=version, leaf=leaf) for leaf in chosen),
        *(Item(text=kept) for kept in map(ground.optional, words) if kept),
    ]
    new = _new(inspection, made)
    if not new:
        raise NothingToAdd(
            "Chưa có mục nào được thêm: hãy chọn tiêu chí hoặc tự ghi nội dung chưa có trong danh "
            "mục."
        )
    for one in new:
        one.inspection, one.at, one.by = inspection, at, by.public_id
    Item.objects.bulk_create(new)
    audit.record(
        verb="inspections.item.added",
        actor=by.opaque_id,
        subject=inspection,
        at=at,
        count=len(new),
    )
    return len(new)


@transaction.atomic
def note_results(
    *, inspection: Inspection, results: Mapping[int, Noted], by: User, at: datetime
) -> int:
    """Note what was found at items (ghi kết quả); return how many changed, none if all stand."""
    course = ground.open_course(inspection)
    ground.require_begun(course, at)
    ground.require_no_minutes(course)
    there = {one.pk: one for one in queries.checklist(inspection=inspection)}
    if not set(results) <= set(there):
        raise NoSuchItem("Danh mục đã thay đổi; hãy mở lại trang rồi ghi kết quả.")
    changed = {}
    for key, noted in results.items():
        kept = Noted(noted.outcome, ground.optional(noted.note))
        if (there[key].outcome, there[key].note) != (kept.outcome, kept.note):
            changed[key] = kept
    Result.objects.bulk_create(
        Result(item_id=key, outcome=kept.outcome, note=kept.note, at=at, by=by.public_id)
        for key, kept in changed.items()
    )
    if changed:
        audit.record(
            verb="inspections.result.noted",
            actor=by.opaque_id,
            subject=inspection,
            at=at,
            count=len(changed),
        )
    return len(changed)


@transaction.atomic
def note_minutes(
    *,
    inspection: Inspection,
    number: str,
    issued_on: date,
    content: Content,
    reason: str = "",
    by: User,
    at: datetime,
) -> Minutes:
    """Note the signed minutes with their file (ghi biên bản); noted anew they say why."""
    course = ground.open_course(inspection)
    ground.require_begun(course, at)
    _require_day(course, issued_on, at)
    _require_results(inspection)
    why = ground.said(reason, what="lý do ghi lại biên bản") if course.has_minutes else ""
    kept = ground.said(number, what="số biên bản", longest=110)
    name, body = content
    row = Minutes.objects.create(
        inspection=inspection,
        number=kept,
        issued_on=issued_on,
        file=files.store(content=body, name=name, by=by, at=at),
        reason=why,
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="inspections.minutes.noted",
        actor=by.opaque_id,
        subject=inspection,
        at=at,
        file=str(row.file.public_id),
    )
    return row


def _require_leaves(version: SchemeVersion | None, leaves: Iterable[str]) -> None:
    known = {leaf.code for leaf in scheme_of(version).leaves()} if version else set()
    for leaf in leaves:
        if leaf not in known:
            raise NoSuchItem(
                f"Bộ tiêu chí đang dùng không có tiêu chí “{leaf}”. Hãy chọn trong danh sách."
            )


def _require_day(course: Course, issued_on: date, at: datetime) -> None:
    ground.require_past(issued_on, at, what="Ngày biên bản")
    if issued_on < course.from_on:
        raise ground.OddDays(
            f"Ngày biên bản không thể trước ngày bắt đầu kiểm tra ({course.from_on:%d/%m/%Y})."
        )


def _require_results(inspection: Inspection) -> None:
    bare = [one for one in queries.checklist(inspection=inspection) if one.outcome is None]
    if bare:
        raise Unfinished(
            f"Còn {len(bare)} mục chưa ghi kết quả: {'; '.join(one.name for one in bare[:5])}"
            f"{'…' if len(bare) > 5 else ''}. Mục không xem thì ghi “Không kiểm tra” rồi ghi biên "
            "bản."
        )


def _new(inspection: Inspection, made: Iterable[Item]) -> list[Item]:
    """Return the items that the checklist does not have yet, each once."""
    there = {_key(one) for one in Item.objects.filter(inspection=inspection)}
    found = {_key(one): one for one in made}
    return [one for key, one in found.items() if key not in there]


def _key(item: Item) -> tuple[int | None, str, str]:
    return item.version_id, item.leaf, text.folded(item.text)
