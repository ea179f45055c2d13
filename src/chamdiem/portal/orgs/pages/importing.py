"""The pages of a spreadsheet: bring it, see what it would change, keep it or drop it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import BoundField
from django.urls import reverse

from chamdiem.formats.problems import Refused
from chamdiem.portal.common import lists
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.wrong import Wrong
from chamdiem.portal.orgs import actions, queries
from chamdiem.portal.orgs.forms.parts import Act
from chamdiem.portal.orgs.models import Draft
from chamdiem.portal.orgs.pages import words
from chamdiem.portal.orgs.pages.form import DOCUMENT, Group
from chamdiem.portal.orgs.sheets import Change, Founding, Plan

FOUNDED, CHANGED = "Ghi mới", "Thay đổi"


@dataclass(frozen=True, slots=True)
class UploadPage:
    """What the page that takes a spreadsheet shows."""

    crumbs: tuple[Crumb, ...]
    form: Any
    group: Group
    file: BoundField
    wrong: Wrong
    refusal: str
    drafts: Sequence[Any]
    is_established: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of the dry run."""

    place: int
    what: str
    name: str
    told: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True)
class DraftPage:
    """What the dry run shows."""

    crumbs: tuple[Crumb, ...]
    draft: Draft
    document: str
    as_of: date | None
    notes: tuple[str, ...]
    plan: Plan
    listed: lists.Arranged[Planned]


PLANNED: lists.Declared[Planned] = lists.Declared(
    searched=lambda row: row.name,
    sorts={"order": lambda row: row.place},
    sort="order",
    filters=(lists.Filter("viec", "Việc", lambda row: row.what),),
    per_page=100,
)


def upload_page(*, form: Any, author: Any, refused: Refused | None, refusal: object) -> UploadPage:
    """Return the page that takes a spreadsheet, with what was wrong with the last one."""
    return UploadPage(
        crumbs=words.crumbs(Crumb("Nạp danh mục")),
        form=form,
        group=Group(DOCUMENT, tuple(form[name] for name in Act.DOCUMENT)),
        file=form["file"],
        wrong=Wrong.of(refused),
        refusal=str(refusal or ""),
        drafts=queries.drafts_of(author),
        is_established=queries.jurisdiction() is not None,
    )


def draft_page(*, draft: Draft, asked: Mapping[str, str]) -> DraftPage:
    """Return what a checked spreadsheet would change if it were kept now."""
    loaded, plan = actions.plan_of(draft=draft)
    names = queries.names(ids=_parents(plan), on=draft.takes_effect_on)
    rows = [_founding(place, each) for place, each in enumerate(plan.founded)]
    rows += [
        _change(place, each, names) for place, each in enumerate(plan.changed, start=len(rows))
    ]
    upload = Crumb("Nạp danh mục", reverse("orgs:upload"))
    return DraftPage(
        crumbs=words.crumbs(upload, Crumb(draft.file_name)),
        draft=draft,
        document=words.document(actions.basis_of(draft)),
        as_of=loaded.as_of if loaded.as_of != draft.takes_effect_on else None,
        notes=loaded.notes,
        plan=plan,
        listed=lists.arrange(rows, PLANNED, asked),
    )


def _parents(plan: Plan) -> set[int]:
    keys = {change.wanted.parent for change in plan.changed}
    keys |= {change.node.parent_id for change in plan.changed}
    return {key for key in keys if key is not None and key > 0}


def _founding(place: int, one: Founding) -> Planned:
    wanted = one.wanted
    codes = (wanted.unit_code, wanted.area_code, wanted.identifier)
    told = (
        f"{words.spoken('kind', wanted.kind)}, {words.spoken('block', wanted.block)}",
        f"mã {', '.join(filter(None, codes))}" if any(codes) else "không có mã",
    )
    return Planned(place, FOUNDED, wanted.name, told, one.on)


def _change(place: int, one: Change, names: Mapping[int, str]) -> Planned:
    told = []
    for field in one.differing:
        if field == "parent":
            before = names.get(one.node.parent_id or 0, words.NOTHING)
            after = names.get(one.wanted.parent or 0, one.line.parent or words.NOTHING)
        else:
            before = words.spoken(field, getattr(one.node, field))
            after = words.spoken(field, getattr(one.wanted, field))
        told.append(f"{words.LABELS[field]}: {before} → {after}")
    return Planned(place, CHANGED, one.node.name, tuple(told), one.on)
