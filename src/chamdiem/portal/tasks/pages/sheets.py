"""Tasks as a sheet: taken away as listed, brought, looked at before they are given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from chamdiem.formats.problems import Refused
from chamdiem.formats.tasks import Row, TaskLine, template, workbook
from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import lists, moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.wrong import Wrong
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.tasks import actions, queries
from chamdiem.portal.tasks.facts import Told
from chamdiem.portal.tasks.models import Draft
from chamdiem.portal.tasks.pages.listing import chosen
from chamdiem.portal.tasks.pages.words import HOME, TITLE, light
from chamdiem.portal.tasks.sheets import Plan, Wanted

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GIVEN, UPDATED, UNCHANGED = "Giao mới", "Cập nhật tình trạng", "Đã có, không đổi"
LOOKS = {
    GIVEN: ("good", "circle-check"),
    UPDATED: ("fair", "arrow-right"),
    UNCHANGED: ("", "minus"),
}


@dataclass(frozen=True, slots=True)
class UploadPage:
    """What the page that takes a sheet of tasks shows."""

    crumbs: tuple[Crumb, ...]
    form: Any
    wrong: Wrong
    drafts: Sequence[Draft]


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of the dry run."""

    place: int
    what: str
    tone: str
    icon: str
    line: TaskLine
    lead: str
    partners: tuple[str, ...]
    due_on: date | None


@dataclass(frozen=True, slots=True)
class DraftPage:
    """What the dry run shows."""

    crumbs: tuple[Crumb, ...]
    draft: Draft
    plan: Plan
    listed: lists.Arranged[Planned]


PLANNED: lists.Declared[Planned] = lists.Declared(
    searched=lambda row: f"{row.line.title} {row.lead} {row.line.document}",
    sorts={"order": lambda row: row.place},
    sort="order",
    filters=(lists.Filter("viec", "Việc", lambda row: row.what),),
    per_page=100,
)


def sheet_page(*, form: Any, author: User, refused: Refused | None) -> UploadPage:
    """Return the page that takes a sheet, with what was wrong with the last one."""
    return UploadPage(
        crumbs=_crumbs(Crumb("Nạp từ Excel")),
        form=form,
        wrong=Wrong.of(refused),
        drafts=queries.drafts_of(author=author.public_id),
    )


def sheet_draft_page(*, draft: Draft, asked: Mapping[str, str], at: datetime) -> DraftPage:
    """Return what a sheet that waits would do if it were given now."""
    plan = actions.plan_of(draft=draft, at=at)
    parts = ((GIVEN, plan.given), (UPDATED, plan.updated), (UNCHANGED, plan.unchanged))
    wanted = [(what, one) for what, part in parts for one in part]
    ids = {key for _, one in wanted for key in (one.lead, *one.partners)}
    names = orgs.names(ids=ids, on=moments.day_of(at))
    rows = [_planned(what, one, names) for what, one in wanted]
    upload = Crumb("Nạp từ Excel", reverse("tasks:upload"))
    return DraftPage(
        crumbs=_crumbs(upload, Crumb(draft.file_name)),
        draft=draft,
        plan=plan,
        listed=lists.arrange(rows, PLANNED, asked),
    )


def exported(*, user: Any, asked: Mapping[str, str], at: datetime) -> tuple[bytes, str, str]:
    """Return the tasks of a narrowed list as a workbook: content, kind, name."""
    on = moments.day_of(at)
    told = chosen(user=user, asked=asked, at=at)
    spoken = queries.spoken(ids=[one.id for one in told])
    names = orgs.names(ids={key for one in told for key in one.partner_ids}, on=on)
    numbers = queries.document_numbers(ids={one.directive_id or 0 for one in told})
    rows = [_row(one, spoken[one.id], names, numbers) for one in told]
    return workbook(rows), XLSX, f"nhiem-vu-{on:%Y-%m-%d}.xlsx"


def blank() -> tuple[bytes, str, str]:
    """Return the workbook in which tasks are filled in (mẫu)."""
    return template(), XLSX, "mau-nhiem-vu.xlsx"


def _crumbs(*rest: Crumb) -> tuple[Crumb, ...]:
    return (HOME, Crumb(TITLE, reverse("tasks:list")), *rest)


def _planned(what: str, one: Wanted, names: Mapping[int, str]) -> Planned:
    return Planned(
        place=one.line.number,
        what=what,
        tone=LOOKS[what][0],
        icon=LOOKS[what][1],
        line=one.line,
        lead=names.get(one.lead, one.line.lead),
        partners=tuple(names.get(key, "") for key in one.partners),
        due_on=one.line.due_on,
    )


def _row(
    one: Told, said: queries.Spoken, names: Mapping[int, str], numbers: Mapping[int, str]
) -> Row:
    there, words = said.elsewhere, said.wording
    line = TaskLine(
        number=0,
        document=numbers.get(one.directive_id or 0, one.source),
        title=words.title,
        lead=one.lead,
        clause=one.clause,
        partners=tuple(names.get(key, "") for key in one.partner_ids),
        product=words.product,
        target=words.target,
        due_on=one.due_on,
        absence=said.absence,
        responsibility=words.responsibility,
        authority=words.authority,
        system=there.system if there else "",
        foreign=there.number if there else "",
        state=there.state if there else "",
        id=str(one.public_id),
    )
    return Row(line, str(one.doing.label), light(one)[0], one.first_due, one.assigner)
