"""The pages of the council: objections of a month, one before the council, what is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.appraisal import access_objections as access
from chamdiem.portal.appraisal.choices import Outcome
from chamdiem.portal.appraisal.forms_objections import RulingForm
from chamdiem.portal.appraisal.models import Objection
from chamdiem.portal.appraisal.pages import objections, words
from chamdiem.portal.appraisal.pages.objections import KNOWN, SHOWN, TITLE
from chamdiem.portal.appraisal.queries import filing
from chamdiem.portal.appraisal.queries.filing import Filed
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.calendar.deadlines import Deadline
from chamdiem.portal.common import lists, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.common.rights import Right
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.periods.models import Period
from chamdiem.portal.rights.access import may_judge


@dataclass(frozen=True, slots=True)
class Row:
    """One objection of the council's list."""

    filed: Filed
    unit: str
    leaf: str
    asked: str
    state: str
    tone: str
    icon: str
    points: str


@dataclass(frozen=True, slots=True)
class CouncilPage:
    """The objections of a month."""

    crumbs: tuple[Crumb, ...]
    months: tuple[tuple[str, str], ...]
    month: str
    spoken: str
    marks: Marks | None
    deadline: Deadline | None
    list: lists.Arranged[Row]
    waiting: int


@dataclass(frozen=True, slots=True)
class RulingPage:
    """One objection before the council."""

    crumbs: tuple[Crumb, ...]
    title: str
    marks: Marks
    case: objections.Case | None
    filed: Filed
    asked: str
    who: str
    ruled_by: str
    ruled_points: str
    form: RulingForm | None
    deadline: Deadline | None
    why_not: str
    known: tuple[objections.Conclusion, ...]
    refusal: str


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What was concluded before, by criterion, for every unit to read."""

    crumbs: tuple[Crumb, ...]
    list: lists.Arranged[objections.Conclusion]


_LIST: lists.Declared[Row] = lists.Declared(
    searched=lambda row: f"{row.unit} {row.leaf} {row.filed.leaf} {row.filed.reason}",
    sorts={
        "don-vi": lambda row: text.collation_key(row.unit),
        "tieu-chi": lambda row: text.collation_key(row.leaf),
        "luc": lambda row: (row.filed.is_ruled, row.filed.at, row.filed.pk),
    },
    sort="luc",
    filters=(
        lists.Filter("tinh-trang", "Tình trạng", lambda row: row.state),
        lists.Filter("ten-tieu-chi", "Tiêu chí", lambda row: row.leaf),
    ),
    carried=("thang",),
)
_KNOWN: lists.Declared[objections.Conclusion] = lists.Declared(
    searched=lambda row: f"{row.name} {row.code} {row.reason} {row.of}",
    sorts={
        "tieu-chi": lambda row: text.collation_key(row.name),
        "luc": lambda row: row.at,
    },
    sort="-luc",
    filters=(
        lists.Filter("ten-tieu-chi", "Tiêu chí", lambda row: row.name),
        lists.Filter("ket-luan", "Kết luận", lambda row: row.outcome),
    ),
)


def ruling_form(objection: Objection, data: Any = None) -> RulingForm:
    """Return the form of a ruling."""
    return RulingForm(data, places=objections.scheme(objection.of.period).decimals)


def council_page(*, asked: Mapping[str, str], at: datetime) -> CouncilPage:
    """Return the objections of a month, the latest that has any unless another is asked for."""
    months = filing.open_periods()
    period = next((one for one in months if one.month == asked.get("thang")), None)
    period = period or next(iter(months), None)
    rows = _rows(period) if period else ()
    due = filing.ruling_due(period=period) if period else None
    waiting = sum(not row.filed.is_ruled for row in rows)
    is_over = period is not None and period.stage != Stage.OBJECTION
    return CouncilPage(
        crumbs=(Crumb("Trang đầu", "/"), Crumb(TITLE)),
        months=tuple((one.month, Month.parse(one.month).spoken) for one in months),
        month=period.month if period else "",
        spoken=Month.parse(period.month).spoken if period else "",
        marks=periods.marks(period=period) if period else None,
        deadline=calendar.reckoning(at=at).deadline(due) if due and not is_over else None,
        list=lists.arrange(rows, _LIST, asked),
        waiting=waiting,
    )


def ruling_page(
    *,
    objection: Objection,
    user: Any,
    at: datetime,
    form: RulingForm | None = None,
    refusal: str = "",
) -> RulingPage:
    """Return an objection with all that the council looks at, and the form of its ruling."""
    period, filed = objection.of.period, filing.one_objection(objection=objection)
    scheme = objections.scheme(period)
    leaf = next(one for one in scheme.leaves() if one.code == objection.leaf)
    people = accounts.display_names({one for one in (filed.by, filed.ruled_by) if one})
    why_not = "" if filed.is_ruled else _may_not_rule(objection, user, at)
    due = filing.ruling_due(period=period)
    unit = _units(period).get(filed.organisation_id, "Đơn vị")
    listed = f"{reverse('appraisal:objections')}?thang={period.month}"
    return RulingPage(
        crumbs=(Crumb("Trang đầu", "/"), Crumb(TITLE, listed), Crumb(unit)),
        title=f"{unit}: {leaf.name}",
        marks=periods.marks(period=period),
        case=objections.case_of(period, leaf, filed.organisation_id),
        filed=filed,
        asked=objections.points_of(filed.asked, scheme),
        who=people.get(filed.by, words.ERASED),
        ruled_by=people.get(filed.ruled_by, words.ERASED) if filed.ruled_by else "",
        ruled_points=objections.points_of(filed.points, scheme),
        form=None if filed.is_ruled or why_not else (form or ruling_form(objection)),
        deadline=calendar.reckoning(at=at).deadline(due, met_at=filed.ruled_at),
        why_not=why_not,
        known=objections.conclusions(leaf=objection.leaf)[:SHOWN],
        refusal=refusal,
    )


def known_page(*, asked: Mapping[str, str]) -> KnownPage:
    """Return what was concluded before, searchable by criterion, with or without diacritics."""
    return KnownPage(
        crumbs=(Crumb("Trang đầu", "/"), Crumb(KNOWN)),
        list=lists.arrange(objections.conclusions(), _KNOWN, asked),
    )


def _may_not_rule(objection: Objection, user: Any, at: datetime) -> str:
    """Say why the person has no form: the stage, the right, their own unit."""
    of = objection.of
    if of.period.stage != Stage.OBJECTION:
        return f"Kỳ đang ở giai đoạn “{of.period.get_stage_display()}” nên chỉ xem."
    if not access.rules(user):
        return "Hội đồng thẩm định kết luận kiến nghị này; ông/bà chỉ xem."
    try:
        may_judge(
            user=user,
            right=Right.COUNCIL_RULE,
            organisation=of.organisation,
            on=day_of(at),
            criterion=objection.leaf,
            month=of.period.month,
        )
    except PermissionDenied as refusal:
        return str(refusal)
    return ""


def _rows(period: Period) -> tuple[Row, ...]:
    scheme, units = objections.scheme(period), _units(period)
    names = {leaf.code: leaf.name for leaf in scheme.leaves()}
    return tuple(
        Row(
            filed=one,
            unit=units.get(one.organisation_id, "Đơn vị"),
            leaf=names.get(one.leaf, one.leaf),
            asked=objections.points_of(one.asked, scheme),
            points=objections.points_of(one.points, scheme),
            **_state(one),
        )
        for one in filing.objections(period=period)
    )


def _state(one: Filed) -> dict[str, str]:
    if one.outcome is None:
        return {"state": "Chờ kết luận", "tone": "warn", "icon": "alert-triangle"}
    icon = "circle-check" if one.outcome is Outcome.CHANGED else "equal"
    return {"state": str(one.outcome.label), "tone": "good", "icon": icon}


def _units(period: Period) -> Mapping[int, str]:
    return {one.organisation_id: one.name for one in periods.expected(period=period)}
