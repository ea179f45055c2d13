"""A spreadsheet of organisations: check it, show what it would change, keep it or drop it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from chamdiem.formats.child import read_organisations_outside
from chamdiem.formats.organisations import LoadedOrganisations
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.orgs import queries, sheets
from chamdiem.portal.orgs.actions import checking, ground, versions
from chamdiem.portal.orgs.actions.ground import Refused
from chamdiem.portal.orgs.choices import ActKind
from chamdiem.portal.orgs.facts import Basis, Facts, Node
from chamdiem.portal.orgs.models import Act, Draft, Organisation, Version
from chamdiem.portal.orgs.sheets import Change, Founding, Plan, Wanted

BATCH = 1000


class AlreadyDecided(Refused):
    """Raise when a draft has been kept or dropped in the meantime."""


class Overtaken(Refused):
    """Raise when what the file would do is no longer what was shown."""


class NothingToKeep(Refused):
    """Raise when the file says what is known already."""


def open_draft(
    *, file_name: str, source: bytes, basis: Basis, on: date, by: User, at: datetime
) -> Draft:
    """Check a spreadsheet and let it wait for its author; a wrong one is refused whole."""
    checking.require_day(on)
    _planned(read_organisations_outside(source, file_name, words=sheets.WORDS), on)
    with transaction.atomic():
        draft = Draft.objects.create(
            file_name=file_name,
            source=source,
            takes_effect_on=on,
            number=text.nfc(basis.number),
            issued_on=basis.issued_on,
            issuer=text.nfc(basis.issuer),
            title=text.nfc(basis.title),
            at=at,
            by=by.public_id,
        )
        audit.record(verb="orgs.draft.opened", actor=by.opaque_id, subject=draft, at=at)
    return draft


def plan_of(*, draft: Draft) -> tuple[LoadedOrganisations, Plan]:
    """Return what a draft would change if it were kept now (xem trước)."""
    loaded = _read(draft)
    return loaded, _planned(loaded, draft.takes_effect_on)


def keep(*, draft: Draft, shown: str, by: User, at: datetime) -> Plan:
    """Write what a draft says (Ghi vào hệ thống): all of it, or nothing."""
    loaded = _read(draft)
    with transaction.atomic():
        _claim(draft)
        act = ground.begin(kind=ActKind.RECORD, basis=basis_of(draft), by=by, at=at)
        plan = _planned(loaded, draft.takes_effect_on)
        _require_shown(plan, shown)
        _write(plan, act)
        ground.finish()
        audit.record(
            verb="orgs.import.kept",
            actor=by.opaque_id,
            subject=draft,
            at=at,
            act=act.number,
            file=loaded.digest,
            on=draft.takes_effect_on.isoformat(),
            founded=len(plan.founded),
            changed=len(plan.changed),
            unchanged=plan.unchanged,
        )
        Draft.objects.filter(pk=draft.pk).delete()
    return plan


@transaction.atomic
def discard(*, draft: Draft, by: User, at: datetime) -> None:
    """Drop a draft (Bỏ); nothing of it is kept."""
    _claim(draft)
    audit.record(verb="orgs.draft.discarded", actor=by.opaque_id, subject=draft, at=at)
    Draft.objects.filter(pk=draft.pk).delete()


def basis_of(draft: Draft) -> Basis:
    """Return the document a draft rests on."""
    return Basis(draft.number, draft.issuer, draft.issued_on, draft.title)


def _read(draft: Draft) -> LoadedOrganisations:
    return read_organisations_outside(bytes(draft.source), draft.file_name, words=sheets.WORDS)


def _planned(loaded: LoadedOrganisations, on: date) -> Plan:
    nodes = _rooted(queries.tree(on=on), on)
    return sheets.plan(loaded, nodes=nodes, spans=queries.register(), on=on, refuses=_refusal)


def _rooted(nodes: Sequence[Node], on: date) -> Sequence[Node]:
    """Return the tree with the jurisdiction first; refuse a day on which it is not there."""
    root = queries.jurisdiction()
    if root is None:
        raise checking.NotEstablished(
            "Chưa khai báo địa bàn. Người quản trị khai báo tỉnh (hoặc bộ) một lần trước khi nạp "
            "các cơ quan, đơn vị."
        )
    there = [node for node in nodes if node.id == root.pk]
    if not there:
        raise checking.NoSuchDay(
            f"Ngày {on:%d/%m/%Y} trước ngày địa bàn bắt đầu có trong hệ thống. Hãy chọn ngày muộn "
            "hơn, hoặc đính chính ngày bắt đầu của địa bàn."
        )
    return [*there, *(node for node in nodes if node.id != root.pk)]


def _refusal(wanted: Wanted) -> str:
    """Say why facts alone cannot be, or nothing."""
    try:
        checking.cleaned(_facts(wanted, None))
    except Refused as refusal:
        return str(refusal)
    return ""


def _claim(draft: Draft) -> None:
    """Lock the draft, so that of two decisions at once only one is made."""
    if not Draft.objects.select_for_update().filter(pk=draft.pk).exists():
        raise AlreadyDecided("Tệp này đã được ghi hoặc bỏ ở một cửa sổ khác.")


def _require_shown(plan: Plan, shown: str) -> None:
    if not plan.size:
        raise NothingToKeep(
            "Tệp không có gì khác với hệ thống, nên không có gì để ghi. Hãy bỏ tệp này."
        )
    if plan.digest != shown:
        raise Overtaken(
            "Danh mục cơ quan đã được người khác ghi thay đổi sau khi ông/bà mở trang xem trước. "
            "Chưa có gì được ghi; hãy xem lại ở dưới rồi ghi."
        )


def _write(plan: Plan, act: Act) -> None:
    """Write the whole plan in a few statements, however long the file is."""
    made = Organisation.objects.bulk_create(
        [
            Organisation(recorded_at=act.recorded_at, recorded_by=act.recorded_by)
            for _ in plan.founded
        ],
        batch_size=BATCH,
    )
    keys = {each.key: one.pk for each, one in zip(plan.founded, made, strict=True)}
    ended = _end(plan.changed, act)
    rows = [_version(each, keys, keys[each.key], act) for each in plan.founded]
    rows += [_version(each, keys, each.node.id, act) for each in plan.changed]
    Version.objects.bulk_create([*ended, *rows], batch_size=BATCH)


def _end(changed: Sequence[Change], act: Act) -> list[Version]:
    """Supersede what ends; return the same versions with their end, not yet stored."""
    ends = {each.node.version_id: each.on for each in changed}
    rows = list(Version.objects.filter(pk__in=ends, superseded_at=None).order_by("pk"))
    for row in rows:
        versions.require_later(row, act.recorded_at)
    Version.objects.filter(pk__in=ends, superseded_at=None).update(superseded_at=act.recorded_at)
    return [
        versions.recutting(row, act, holds_until=ends[row.pk], end_act_id=act.pk) for row in rows
    ]


def _version(each: Founding | Change, keys: dict[int, int], organisation: int, act: Act) -> Version:
    parent = each.wanted.parent
    facts = _facts(each.wanted, keys.get(parent, parent) if parent is not None else None)
    return versions.unsaved(organisation, facts, each.on, act)


def _facts(wanted: Wanted, parent: int | None) -> Facts:
    return Facts(
        name=wanted.name,
        kind=wanted.kind,
        block=wanted.block,
        parent=None if parent is None else Organisation(pk=parent),
        short_name=wanted.short_name,
        unit_code=wanted.unit_code,
        area_code=wanted.area_code,
        identifier=wanted.identifier,
        confidence=wanted.confidence,
        note=wanted.note,
    )
