"""What the pages of personal data show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.forms import Form
from django.urls import reverse

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.calendar.deadlines import Deadline, Reckoning
from chamdiem.portal.common import lists, moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.defaults.queries import Standing
from chamdiem.portal.privacy import access, actions, queries, retention
from chamdiem.portal.privacy.choices import Kind, State
from chamdiem.portal.privacy.forms import AnswerForm, AskForm, CorrectForm, EnterForm
from chamdiem.portal.privacy.models import DataRequest
from chamdiem.portal.privacy.retention import Keep

TITLE = "Dữ liệu cá nhân"
MINE = "Dữ liệu của tôi"
REQUESTS = "Yêu cầu về dữ liệu cá nhân"
ERASED = "người đã xoá thông tin"
UNKNOWN = "người ngoài hệ thống"


@dataclass(frozen=True, slots=True)
class TableShown:
    """One table: what of people it holds, what for, how long."""

    name: str
    keep: Keep


@dataclass(frozen=True, slots=True)
class NoticePage:
    """What is kept of whom, why, how long, and whom to ask; for everybody."""

    crumbs: tuple[Crumb, ...]
    personal: tuple[TableShown, ...]
    others: tuple[TableShown, ...]
    days: Standing
    drafts: Standing
    may_handle: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One request as pages show it."""

    row: DataRequest
    kind: str
    state: str
    who: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class MinePage:
    """What is kept about me, what I asked, and the form to ask."""

    crumbs: tuple[Crumb, ...]
    facts: tuple[tuple[str, str], ...]
    kept: queries.Kept
    requests: tuple[Shown, ...]
    form: AskForm
    refusal: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """All requests for who handles them."""

    crumbs: tuple[Crumb, ...]
    list: lists.Arranged[Shown]
    waiting: int
    late: int
    may_handle: bool


@dataclass(frozen=True, slots=True)
class EnterPage:
    """The form to enter a request from a paper."""

    crumbs: tuple[Crumb, ...]
    form: EnterForm
    refusal: str


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One request; for who handles it the forms, and what stands against erasing."""

    crumbs: tuple[Crumb, ...]
    shown: Shown
    answered_by: str
    may_handle: bool
    answer: AnswerForm
    correction: CorrectForm | None
    may_erase: bool
    obstacle: str
    refusal: str


REQUEST_LIST: lists.Declared[Shown] = lists.Declared(
    searched=lambda one: f"{one.who} {one.row.text} {one.row.paper} {one.kind}",
    sorts={
        "due": lambda one: (one.row.state != State.RECEIVED, one.row.due_at),
        "received": lambda one: (one.row.received_on, one.row.pk),
    },
    sort="due",
    filters=(
        lists.Filter("tinh-trang", "Tình trạng", lambda one: one.state),
        lists.Filter("loai", "Loại", lambda one: one.kind),
    ),
)


def notice_page(*, user: Any, on: date) -> NoticePage:
    """Return the public page."""
    shown = [TableShown(label, keep) for label, keep in retention.TABLES.items()]
    standing = {one.default.code: one for one in defaults.standings(on=on)}
    return NoticePage(
        crumbs=_crumbs(Crumb(TITLE)),
        personal=tuple(one for one in shown if one.keep.holds_personal_data),
        others=tuple(one for one in shown if not one.keep.holds_personal_data),
        days=standing["privacy.request-days"],
        drafts=standing["privacy.draft-days"],
        may_handle=access.handles(user),
    )


def mine_page(*, user: User, at: datetime, form: AskForm, refusal: str = "") -> MinePage:
    """Return what a person sees of their own data."""
    kept, reckoning = queries.kept_about(user, on=moments.day_of(at)), calendar.reckoning(at=at)
    return MinePage(
        crumbs=_crumbs(Crumb(TITLE, reverse("privacy:notice")), Crumb(MINE)),
        facts=(
            ("Mã người", user.opaque_id),
            ("Họ và tên", user.display_name),
            ("Chức vụ", user.post),
            ("Liên hệ công vụ", user.work_contact),
            ("Tên đăng nhập", user.username or ""),
        ),
        kept=kept,
        requests=tuple(_shown(row, reckoning) for row in queries.requests_of(user)),
        form=form,
        refusal=refusal,
    )


def list_page(*, user: Any, at: datetime, asked: Mapping[str, str]) -> ListPage:
    """Return the requests, nearest deadline first, as an address asks for them."""
    reckoning = calendar.reckoning(at=at)
    rows = [_shown(row, reckoning) for row in queries.requests()]
    waiting = [one for one in rows if one.row.state == State.RECEIVED]
    return ListPage(
        crumbs=_crumbs(Crumb(TITLE, reverse("privacy:notice")), Crumb(REQUESTS)),
        list=lists.arrange(rows, REQUEST_LIST, asked),
        waiting=len(waiting),
        late=sum(one.deadline.is_over for one in waiting),
        may_handle=access.handles(user),
    )


def enter_page(*, form: EnterForm, refusal: str = "") -> EnterPage:
    """Return the form to enter a request."""
    return EnterPage(_handling(Crumb("Nhập thay")), form, refusal)


def request_page(
    *, request: DataRequest, user: Any, at: datetime, sent: Form | None = None, refusal: str = ""
) -> RequestPage:
    """Return one request as this reader may see it; `sent` is the form that was refused."""
    may = access.handles(user) and request.person_id != user.pk
    is_open = may and request.state == State.RECEIVED
    erasing = is_open and request.kind == Kind.ERASURE and request.person is not None
    obstacle = _obstacle(request, at) if erasing else ""
    return RequestPage(
        crumbs=_way(request, user),
        shown=_shown(request, calendar.reckoning(at=at)),
        answered_by=_name(request) if access.sees_all(user) else "",
        may_handle=is_open,
        answer=sent if isinstance(sent, AnswerForm) else AnswerForm(),
        correction=_correction(request, sent) if is_open else None,
        may_erase=erasing and not obstacle,
        obstacle=obstacle,
        refusal=refusal,
    )


def _correction(request: DataRequest, sent: Form | None) -> CorrectForm | None:
    if request.kind != Kind.CORRECTION or request.person is None:
        return None
    if isinstance(sent, CorrectForm):
        return sent
    person = request.person
    return CorrectForm(
        initial={
            "display_name": person.display_name,
            "post": person.post,
            "work_contact": person.work_contact,
        }
    )


def _obstacle(request: DataRequest, at: datetime) -> str:
    try:
        if request.person is not None:
            actions.require_erasable(person=request.person, on=moments.day_of(at))
    except actions.StillInOffice as obstacle:
        return str(obstacle)
    return ""


def _shown(row: DataRequest, reckoning: Reckoning) -> Shown:
    return Shown(
        row=row,
        kind=Kind(row.kind).label,
        state=State(row.state).label,
        who=_who(row),
        deadline=reckoning.deadline(row.due_at, met_at=row.answered_at),
    )


def _who(row: DataRequest) -> str:
    return UNKNOWN if row.person is None else row.person.display_name or ERASED


def _name(row: DataRequest) -> str:
    if row.answered_by is None:
        return ""
    return accounts.display_names({row.answered_by}).get(row.answered_by, ERASED)


def _way(request: DataRequest, user: Any) -> tuple[Crumb, ...]:
    here = Crumb(f"{Kind(request.kind).label}, {request.received_on:%d/%m/%Y}")
    if access.sees_all(user):
        return _handling(here)
    mine = Crumb(MINE, reverse("privacy:mine"))
    return _crumbs(Crumb(TITLE, reverse("privacy:notice")), mine, here)


def _handling(*more: Crumb) -> tuple[Crumb, ...]:
    way = (Crumb(TITLE, reverse("privacy:notice")), Crumb(REQUESTS, reverse("privacy:requests")))
    return _crumbs(*way, *more)


def _crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    return (Crumb("Trang đầu", reverse("home:home")), *more)
