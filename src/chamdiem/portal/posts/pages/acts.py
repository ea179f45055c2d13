"""The page of any act on posts: what it is about, the form in parts, what was refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.forms import BoundField, Form
from django.urls import reverse

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts import queries
from chamdiem.portal.posts.actions.refusals import days
from chamdiem.portal.posts.models import Delegation, FocalPoint, Tenure

# Legend, fields, and the choice with which they are shown.
PARTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Người", ("person",), ""),
    ("Người mới", ("new_name", "new_post", "new_contact"), "person=new"),
    ("Chức vụ", ("kind", "post_title"), ""),
    ("Cấp phó", ("signs_for_head", "division"), "kind=deputy"),
    ("Nội dung", ("matters", "task"), ""),
    ("Thời gian", ("on", "until"), ""),
    ("Căn cứ", ("number", "issued_on", "issuer", "title"), ""),
    ("Lý do", ("reason",), ""),
)
WITHDRAWS: Mapping[type, str] = {
    Tenure: "posts:withdraw",
    Delegation: "posts:withdraw_delegation",
    FocalPoint: "posts:withdraw_focal_point",
}


@dataclass(frozen=True, slots=True)
class Act:
    """An act in words: its name, what its button says, what it does that must be known."""

    title: str
    button: str
    words: str = ""


APPOINT = Act("Ghi người giữ chức vụ", "Ghi chức vụ")
REPLACE = Act(
    "Thay người đứng đầu",
    "Ghi thay người đứng đầu",
    "Một lần ghi: người đang giữ thôi từ ngày này, người mới giữ từ chính ngày này. Hệ thống lập "
    "biên bản bàn giao để hai bên xác nhận.",
)
END = Act("Ghi thôi giữ chức vụ", "Ghi thôi giữ chức vụ")
REDIVIDE = Act(
    "Phân công lại cấp phó",
    "Ghi phân công",
    "Phân công cũ giữ nguyên đến hết ngày trước; việc đã ký theo phân công cũ không đổi.",
)
CORRECT = Act(
    "Đính chính chức vụ đã ghi",
    "Ghi đính chính",
    "Dùng khi điều đã ghi không đúng ngay từ đầu. Muốn đổi người, hãy huỷ ghi nhận này rồi ghi "
    "đúng người.",
)
WITHDRAW = Act("Huỷ ghi nhận", "Huỷ ghi nhận")
DELEGATE = Act("Ghi uỷ quyền", "Ghi uỷ quyền")
END_DELEGATION = Act("Chấm dứt uỷ quyền", "Ghi chấm dứt uỷ quyền")
NAME_FOCAL_POINT = Act("Ghi đầu mối", "Ghi đầu mối")
END_FOCAL_POINT = Act("Thôi làm đầu mối", "Ghi thôi làm đầu mối")


@dataclass(frozen=True, slots=True)
class Part:
    """Some fields under one legend, shown with one choice or always."""

    legend: str
    fields: tuple[BoundField, ...]
    when: str


@dataclass(frozen=True, slots=True)
class Search:
    """The box by which people are found who are too many to list."""

    words: str
    shown: int
    total: int


@dataclass(frozen=True, slots=True)
class ActPage:
    """An act's page as printed."""

    act: Act
    name: str
    crumbs: tuple[Crumb, ...]
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    refusal: str
    search: Search | None
    back: str
    withdraw: str


def act_page(
    *,
    act: Act,
    organisation: Organisation,
    form: Form,
    on: date,
    refusal: str = "",
    about: Tenure | Delegation | FocalPoint | None = None,
    search: Search | None = None,
) -> ActPage:
    """Return the page of an act on posts of an organisation."""
    name = name_of(organisation, on)
    back = reverse("posts:heads", args=[organisation.public_id])
    return ActPage(
        act=act,
        name=name,
        crumbs=(*crumbs(organisation, name), Crumb(act.title)),
        facts=() if about is None else tuple(_facts(about)),
        parts=tuple(_parts(form)),
        refusal=refusal,
        search=search,
        back=back,
        withdraw="" if about is None or act is WITHDRAW else _withdraw(about),
    )


def crumbs(organisation: Organisation, name: str, *, is_here: bool = False) -> tuple[Crumb, ...]:
    """Return the way back to an organisation's heads, or to the organisation from them."""
    key = [organisation.public_id]
    return (
        Crumb("Trang đầu", reverse("home:home")),
        Crumb("Cơ quan, đơn vị", reverse("orgs:list")),
        Crumb(name, reverse("orgs:organisation", args=key)),
        Crumb("Người đứng đầu", "" if is_here else reverse("posts:heads", args=key)),
    )


def name_of(organisation: Organisation, on: date) -> str:
    """Return what an organisation is called on a day."""
    return orgs.names(ids=[organisation.pk], on=on).get(organisation.pk, "Cơ quan")


def people_found(words: str) -> tuple[list[tuple[str, str]], Search]:
    """Return the people to choose from, and how they were found."""
    found = queries.people(words=words)
    offered = [
        (str(one.id), f"{one.name} – {one.post}" if one.post else one.name) for one in found.people
    ]
    return offered, Search(words, len(offered), found.total)


def _parts(form: Form) -> Iterator[Part]:
    for legend, names, when in PARTS:
        fields = tuple(form[name] for name in names if name in form.fields)
        if fields:
            choice = when.partition("=")[0]
            yield Part(legend, fields, when if choice in form.fields else "")


def _facts(about: Any) -> Iterator[tuple[str, str]]:
    if isinstance(about, Delegation):
        yield "Người giao", str(about.giver)
        yield "Người nhận", str(about.taker)
        yield "Việc được uỷ quyền", about.matters
    elif isinstance(about, FocalPoint):
        yield "Đầu mối", str(about.person)
    else:
        yield "Người giữ chức vụ", str(about.person)
        yield "Chức vụ", about.title
    yield "Thời gian đã ghi", days(about.holds_from, about.holds_until)
    yield "Căn cứ", about.act.number


def _withdraw(about: Tenure | Delegation | FocalPoint) -> str:
    return reverse(WITHDRAWS[type(about)], args=[about.public_id])


def recorded(tenure: Tenure) -> dict[str, Any]:
    """Return what is recorded of a tenure as a form's first values."""
    until = tenure.holds_until
    return {
        "kind": tenure.kind,
        "post_title": tenure.title,
        "on": f"{tenure.holds_from:%d/%m/%Y}",
        "until": "" if until is None else f"{until - timedelta(days=1):%d/%m/%Y}",
        "signs_for_head": str(int(tenure.signs_for_head)),
        "division": tenure.division,
        "number": tenure.act.number,
        "issued_on": f"{tenure.act.issued_on:%d/%m/%Y}" if tenure.act.issued_on else "",
        "issuer": tenure.act.issuer,
        "title": tenure.act.title,
    }
