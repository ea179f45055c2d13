"""The forms of obstacles with what they offer, and the page on which one stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.forms import Form
from django.urls import reverse

from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.obstacles import access, forms, queries
from chamdiem.portal.obstacles.facts import Case
from chamdiem.portal.obstacles.models import Group, Obstacle
from chamdiem.portal.obstacles.pages import words
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.tasks import queries as tasks
from chamdiem.portal.tasks.choices import Doing

Options = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form about an obstacle, a group, or a new one; `keep` names it to the browser."""

    crumbs: tuple[Crumb, ...]
    title: str
    lead: str
    button: str
    form: Form
    depends: tuple[str, ...]
    refusal: str
    about: str
    back: str
    keep: str


def form_page(
    *,
    title: str,
    lead: str,
    button: str,
    form: Form,
    user: Any,
    refusal: str = "",
    case: Case | None = None,
) -> FormPage:
    """Show a form about an obstacle or a group; what is typed waits in the browser."""
    about, back, trail = "", reverse("obstacles:list"), words.crumbs()
    if case is not None:
        about = _about(case)
        name = "group" if isinstance(case, Group) else "one"
        back = reverse(f"obstacles:{name}", args=[case.public_id])
        trail = (*trail, Crumb(words.short(about, 60), back))
    return FormPage(
        crumbs=(*trail, Crumb(title)),
        title=title,
        lead=lead,
        button=button,
        form=form,
        depends=getattr(form, "depends", ()),
        refusal=refusal,
        about=about,
        back=back,
        keep=f"vuong-mac:{user.public_id}:{case.public_id if case else 'moi'}:{title}",
    )


def report_form(
    *,
    units: Sequence[Organisation],
    at: datetime,
    data: Any = None,
    asked: Mapping[str, str] | None = None,
) -> forms.ReportForm:
    """Return the form of a report: what the units can name, begun from what a link names."""
    on, begun = moments.day_of(at), asked or {}
    ids = [unit.pk for unit in units]
    names = orgs.names(ids=ids, on=on)
    chosen = (data or {}).get("criterion", "") or begun.get("tieu-chi", "")
    return forms.ReportForm(
        data,
        units=[(str(unit.public_id), names.get(unit.pk, "")) for unit in units],
        tasks=_tasks(ids, at),
        criteria=_criteria(chosen),
        organisations=organisations(on=on),
        initial={
            "task": begun.get("nhiem-vu", ""),
            "criterion": begun.get("tieu-chi", ""),
            "key": uuid4(),
        },
    )


def classify_form(*, obstacle: Obstacle, data: Any = None) -> forms.ClassifyForm:
    """Return the form that classifies anew, begun from what stands."""
    last = obstacle.classings.latest("id")
    return forms.ClassifyForm(data, initial={"category": last.category, "level": last.level})


def comment_form(*, case: Case, user: Any, data: Any = None) -> forms.CommentForm:
    """Return the form of an opinion; who is not of the organisation asked names its document."""
    speaks = access.speaks_for(user=user, routing=access.routing_asked(case=case))
    return forms.CommentForm(data, is_relayed=not speaks)


def title_form(*, group: Group, data: Any = None) -> forms.TitleForm:
    """Return the form that names a cause anew, begun from its name."""
    return forms.TitleForm(data, initial={"title": group.namings.latest("id").title})


def route_form(*, case: Case, on: date, data: Any = None) -> forms.RouteForm:
    """Return the form that puts a case before an organisation."""
    is_again = queries.routing_now(case=case) is not None
    return forms.RouteForm(data, organisations=organisations(on=on), is_again=is_again)


def join_form(*, obstacle: Obstacle, at: datetime, data: Any = None) -> forms.JoinForm:
    """Return the form that joins an obstacle to a group, with those that may be alike."""
    (told,) = queries.told(obstacles=Obstacle.objects.filter(pk=obstacle.pk), at=at)
    others = [
        (str(one.told.public_id), _offered(one.told.unit, one.told.text, one.told.group))
        for one in queries.likely(of=told, at=at)
    ]
    groups = [(str(key), title) for key, title in queries.group_titles() if key != told.group_key]
    return forms.JoinForm(data, groups=groups, others=others)


def organisations(*, on: date) -> Options:
    """Return every organisation of a day, in tree order; the province itself stands first."""
    return [(str(node.public_id), node.name) for node in orgs.tree(on=on)]


def _about(case: Case) -> str:
    return case.namings.latest("id").title if isinstance(case, Group) else case.text


def _offered(unit: str, text: str, group: str) -> str:
    inside = f" (đang ở nhóm “{group}”)" if group else ""
    return f"{unit}: {words.short(text)}{inside}"


def _tasks(ids: Sequence[int], at: datetime) -> Options:
    found = tasks.listed(filters=tasks.Filters(only=ids), at=at)
    open_ones = (one for one in found if one.doing not in (Doing.DONE, Doing.WITHDRAWN))
    return [(str(one.public_id), words.short(one.title, 100)) for one in open_ones]


def _criteria(chosen: str) -> list[tuple[str, Options]]:
    """Return the criteria of the version in use, and of the one that was chosen."""
    found = [queries.version_in_use()]
    key = chosen.partition(":")[0]
    if key.isdecimal():
        found.append(queries.version_of(key=int(key)))
    versions = {one.pk: one for one in found if one is not None}
    return [_of_version(one) for one in versions.values()]


def _of_version(version: SchemeVersion) -> tuple[str, Options]:
    leaves = queries.leaves(version).values()
    options = [(f"{version.pk}:{leaf.code}", f"{leaf.code} – {leaf.name}") for leaf in leaves]
    return f"{version.title}, phiên bản {version.version}", options
