"""Writing what an organisation was: rows are superseded and added, never changed."""

from collections.abc import Sequence
from datetime import date, datetime

from chamdiem.portal.common import text
from chamdiem.portal.common.templatetags.spoken import moment
from chamdiem.portal.orgs import queries
from chamdiem.portal.orgs.actions import checking, ground
from chamdiem.portal.orgs.actions.ground import Refused
from chamdiem.portal.orgs.facts import Facts
from chamdiem.portal.orgs.models import Act, Organisation, Succession, Version

COPIED = (
    "organisation_id", "holds_from", "holds_until", "name", "short_name", "sort_key", "search_key",
    "kind", "block", "parent_id", "unit_code", "area_code", "identifier", "confidence", "note",
    "act_id", "end_act_id",
)  # fmt: skip


class BeforeFounding(Refused):
    """Raise when an act is dated before the organisation was founded."""


class Ended(Refused):
    """Raise when an act is dated after the organisation ended."""


class LaterChangeStands(Refused):
    """Raise when a later change or the end is recorded already."""


class SameDay(Refused):
    """Raise when another act is dated on the very day on which the last one took effect."""


class StaleForm(Refused):
    """Raise when something else was recorded since the form was drawn."""


class JustChanged(Refused):
    """Raise when another act was recorded a moment ago, after this one was begun."""


class HasChildren(Refused):
    """Raise when an organisation would end with others still under it."""


class EndsTheJurisdiction(Refused):
    """Raise when the jurisdiction itself would end."""


def new(facts: Facts, on: date, act: Act) -> Version:
    """Add an organisation that holds from a day on (its identity and first version)."""
    facts = checking.under(checking.cleaned(facts))
    checking.require_day(on)
    checking.require_free(facts, None, on, None)
    checking.require_parent(facts, None, on, None)
    organisation = Organisation.objects.create(
        recorded_at=act.recorded_at, recorded_by=act.recorded_by
    )
    return add(organisation, facts, on, None, act)


def add(
    organisation: Organisation,
    facts: Facts,
    since: date,
    until: date | None,
    act: Act,
    end_act: Act | None = None,
) -> Version:
    """Add one version; the facts were cleaned and checked."""
    version = unsaved(organisation.pk, facts, since, act)
    version.organisation, version.holds_until, version.end_act = organisation, until, end_act
    version.save(force_insert=True)
    return version


def unsaved(organisation: int, facts: Facts, since: date, act: Act) -> Version:
    """Return a version with no end that is not stored yet."""
    return Version(
        organisation_id=organisation,
        holds_from=since,
        name=facts.name,
        short_name=facts.short_name,
        sort_key=text.collation_key(facts.name),
        search_key=text.folded(f"{facts.name} {facts.short_name}"),
        kind=facts.kind,
        block=facts.block,
        parent=facts.parent,
        unit_code=facts.unit_code,
        area_code=facts.area_code,
        identifier=facts.identifier,
        confidence=facts.confidence,
        note=facts.note,
        act=act,
        recorded_at=act.recorded_at,
        recorded_by=act.recorded_by,
    )


def known(organisation: Organisation) -> list[Version]:
    """Return what we know now of an organisation, by its days."""
    rows = Version.objects.filter(organisation=organisation, superseded_at=None)
    return list(rows.select_related("organisation", "parent").order_by("holds_from", "id"))


def open_on(organisation: Organisation, on: date, at: datetime, seen: int | None = None) -> Version:
    """Return the version that an act of that day would change; refuse where none may be."""
    rows = known(organisation)
    last = rows[-1]
    if seen is not None and seen != last.pk:
        raise StaleForm(
            f"“{last.name}” đã có thay đổi khác được ghi lúc {moment(last.recorded_at)}, sau khi "
            "ông/bà mở trang. Chưa có gì được ghi; hãy mở lại trang, xem rồi gửi lại."
        )
    require_later(last, at)
    if on < rows[0].holds_from:
        raise BeforeFounding(
            f"Ngày {on:%d/%m/%Y} trước ngày “{rows[0].name}” bắt đầu có trong hệ thống "
            f"({rows[0].holds_from:%d/%m/%Y}). Hãy sửa ngày; nếu ngày bắt đầu ghi sai, dùng Đính "
            "chính."
        )
    if last.holds_until is not None and last.holds_until <= on:
        raise Ended(
            f"“{last.name}” đã kết thúc hoạt động từ ngày {last.holds_until:%d/%m/%Y}, nên không "
            f"ghi thay đổi ngày {on:%d/%m/%Y}. Hãy chọn cơ quan kế thừa; nếu ngày kết thúc ghi "
            "sai, dùng Đính chính."
        )
    if last.holds_until is not None or last.holds_from > on:
        raise LaterChangeStands(_later(last, on))
    if last.holds_from == on:
        raise SameDay(
            f"Ngày {on:%d/%m/%Y} đã có một thay đổi của “{last.name}”. Mỗi ngày một cơ quan chỉ có "
            "một thông tin; hãy dùng Đính chính để sửa thay đổi đó."
        )
    return last


def require_later(version: Version, at: datetime) -> None:
    """Refuse an act that was begun before the last one was recorded."""
    if version.recorded_at > at:
        raise JustChanged(
            f"“{version.name}” vừa được người khác ghi thay đổi lúc {moment(version.recorded_at)}. "
            "Chưa có gì được ghi; hãy mở lại trang, xem rồi gửi lại."
        )


def require_ended_alone(organisation: Organisation, name: str, on: date) -> None:
    """Refuse to end the jurisdiction, or what still has others under it on that day."""
    if organisation == queries.jurisdiction():
        raise EndsTheJurisdiction(
            f"“{name}” là địa bàn mà hệ thống phục vụ nên không kết thúc được ở đây. Mỗi địa bàn "
            "dùng một hệ thống riêng."
        )
    rows = Version.objects.filter(parent=organisation, superseded_at=None)
    below = (rows.filter(holds_until=None) | rows.filter(holds_until__gt=on)).order_by("sort_key")
    if names := list(dict.fromkeys(below.values_list("name", flat=True))):
        raise HasChildren(
            f"Từ ngày {on:%d/%m/%Y} vẫn còn {len(names)} cơ quan, đơn vị trực thuộc “{name}”: "
            f"{ground.listed(names)}. Hãy chuyển, sáp nhập hoặc giải thể các cơ quan đó trước."
        )


def end(version: Version, on: date, act: Act) -> Version:
    """Let a version end on a day: supersede it, and add it anew with its end."""
    return recut(version, act, holds_until=on, end_act_id=act.pk)


def recut(version: Version, act: Act, **other: object) -> Version:
    """Supersede a version and add it anew with other days."""
    supersede(version, act.recorded_at)
    anew = recutting(version, act, **other)
    anew.save(force_insert=True)
    return anew


def recutting(version: Version, act: Act, **other: object) -> Version:
    """Return a version with other days that is not stored yet."""
    values = {name: getattr(version, name) for name in COPIED} | other
    return Version(**values, recorded_at=act.recorded_at, recorded_by=act.recorded_by)


def supersede(version: Version, at: datetime) -> None:
    """Say that something truer is recorded; the row itself stays."""
    gone = Version.objects.filter(pk=version.pk, superseded_at=None).update(superseded_at=at)
    if not gone:
        raise StaleForm(
            f"Thông tin này của “{version.name}” đã được thay bằng thông tin khác. Hãy mở lại "
            "trang, xem rồi gửi lại."
        )


def link(
    predecessors: Sequence[tuple[Organisation, str]], successor: Organisation, on: date, act: Act
) -> None:
    """Record who was followed by whom, and how much of each."""
    Succession.objects.bulk_create(
        Succession(predecessor=one, successor=successor, share=share, takes_effect_on=on, act=act)
        for one, share in predecessors
    )


def _later(last: Version, on: date) -> str:
    what = (
        f"ngày kết thúc {last.holds_until:%d/%m/%Y}"
        if last.holds_until
        else f"thay đổi từ ngày {last.holds_from:%d/%m/%Y}"
    )
    return (
        f"“{last.name}” đã ghi {what}, sau ngày {on:%d/%m/%Y}. Thay đổi phải ghi theo thứ tự thời "
        "gian; muốn ghi lùi, dùng Đính chính."
    )
