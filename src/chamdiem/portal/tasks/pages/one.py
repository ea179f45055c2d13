"""One task: six clarities, where it stands, what happened, and the acts of who looks at it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.forms import Form
from django.urls import reverse

from chamdiem.engine.decimals import spoken
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.directives import naming
from chamdiem.portal.directives import queries as directives
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.tasks import access, queries
from chamdiem.portal.tasks.facts import Told
from chamdiem.portal.tasks.models import Claim, Extension, Task, Wording
from chamdiem.portal.tasks.pages.words import HOME, TITLE, light, remaining

KINDS = {
    "wording": "Lời nhiệm vụ",
    "due": "Thời hạn",
    "progress": "Báo tiến độ",
    "milestone": "Mốc",
    "claim": "Báo hoàn thành",
    "claim-answer": "Trả lời báo hoàn thành",
    "extension": "Xin gia hạn",
    "extension-answer": "Quyết định gia hạn",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history."""

    at: datetime
    kind: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act that the person may do here."""

    label: str
    address: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One task."""

    crumbs: tuple[Crumb, ...]
    title: str
    task: Task
    told: Told
    words: Wording
    light: tuple[str, str, str]
    remaining: str
    source: tuple[str, str]
    partners: tuple[str, ...]
    doer: str
    claim: Claim | None
    extension: Extension | None
    milestones: tuple[Any, ...]
    resources: tuple[tuple[str, str, str, date], ...]
    children: tuple[Told, ...]
    occurrences: tuple[Told, ...]
    events: tuple[Event, ...]
    acts: tuple[Act, ...]
    reaches: bool = False
    forms: dict[str, Form] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form about a task, or about a new one."""

    crumbs: tuple[Crumb, ...]
    title: str
    lead: str
    button: str
    form: Form
    refusal: str
    back: str
    takes_file: bool = False


def task_page(*, task: Task, user: Any, at: datetime) -> TaskPage:
    """Show one task with everything said of it."""
    told = queries.told(tasks=Task.objects.filter(pk=task.pk), at=at)[0]
    words = task.wordings.latest("id")
    on = moments.day_of(at)
    return TaskPage(
        crumbs=(HOME, Crumb(TITLE, reverse("tasks:list")), Crumb(words.title[:60])),
        title=words.title,
        task=task,
        told=told,
        words=words,
        light=light(told),
        remaining=remaining(told),
        source=_source(task),
        partners=_partners(task, on),
        doer=_doer(task),
        claim=Claim.objects.filter(task=task, answer=None).first(),
        extension=Extension.objects.filter(task=task, answer=None).first(),
        milestones=tuple(task.milestones.select_related("reached").order_by("due_on", "id")),
        resources=_resources(task),
        children=queries.told(tasks=Task.objects.filter(parent=task), at=at),
        occurrences=queries.told(tasks=Task.objects.filter(series=task), at=at),
        events=_events(task),
        acts=_acts(task, told, user),
        reaches=access.reports(user=user, task=task),
    )


def form_page(
    *,
    title: str,
    lead: str,
    button: str,
    form: Form,
    refusal: str = "",
    task: Task | None = None,
    back: str = "",
    takes_file: bool = False,
) -> FormPage:
    """Show a form about a task."""
    trail = [HOME, Crumb(TITLE, reverse("tasks:list"))]
    if task is not None:
        back = reverse("tasks:one", args=[task.public_id])
        trail.append(Crumb(task.wordings.latest("id").title[:60], back))
    crumbs = (*trail, Crumb(title))
    return FormPage(crumbs, title, lead, button, form, refusal, back or "/nhiem-vu/", takes_file)


def stands(*, task: Task) -> dict[str, str]:
    """Return the words of a task as the form takes them."""
    row = task.wordings.latest("id")
    names = ("title", "product", "responsibility", "authority", "target")
    return {name: getattr(row, name) for name in names}


def unit_options(*, on: date) -> Sequence[tuple[str, str]]:
    """Return every organisation of a day that a task can be given to, in tree order."""
    nodes = orgs.tree(on=on)
    return [(str(node.public_id), node.name) for node in nodes if node.parent_id is not None]


def _source(task: Task) -> tuple[str, str]:
    if task.directive is not None:
        facts = directives.facts_of(directive=task.directive)
        name = naming.name(facts.doc_type, facts.number, facts.symbol, facts.issued_on)
        where = f"điểm {task.clause}, {name}" if task.clause else name
        return where, reverse("directives:one", args=[task.directive.public_id])
    if task.plan is not None:
        return f"Kế hoạch số {task.plan.number}: {task.plan.title}", reverse("tasks:plans")
    if task.parent is not None:
        above = task.parent.wordings.latest("id").title
        return f"Nhiệm vụ cấp trên: {above}", reverse("tasks:one", args=[task.parent.public_id])
    if task.series is not None:
        return "Nhiệm vụ định kỳ", reverse("tasks:one", args=[task.series.public_id])
    return "", ""


def _partners(task: Task, on: date) -> tuple[str, ...]:
    rows = queries.partners_now(task=task)
    names = orgs.names(ids={row.organisation_id for row in rows}, on=on)
    return tuple(
        names.get(row.organisation_id, "") + (" (đề nghị)" if row.is_request else "")
        for row in rows
    )


def _doer(task: Task) -> str:
    row = task.doers.select_related("person").order_by("-id").first()
    return row.person.display_name if row and row.person else ""


def _resources(task: Task) -> tuple[tuple[str, str, str, date], ...]:
    return tuple(
        (str(row.get_kind_display()), row.source, f"{spoken(row.amount, 0)} nghìn đồng", row.as_of)
        for row in queries.resources_now(task=task)
    )


def _events(task: Task) -> tuple[Event, ...]:
    found = queries.history(task=task)
    names = accounts.display_names({one.by for one in found})
    return tuple(
        Event(one.at, KINDS[one.kind], _said(one.kind, one.row), names.get(one.by, ""))
        for one in found
    )


def _said(kind: str, row: Any) -> str:
    if kind == "wording":
        return f"{row.title}{f' (lý do sửa: {row.reason})' if row.reason else ''}"
    if kind == "due":
        return f"hết ngày {row.due_on:%d/%m/%Y}" if row.due_on else f"không có: {row.absence}"
    if kind == "progress":
        return _progress(row)
    if kind == "milestone":
        return f"{row.title}, hết ngày {row.due_on:%d/%m/%Y}"
    if kind == "claim":
        return f"{row.product}{f' ({row.number})' if row.number else ''}"
    if kind == "extension":
        return f"xin đến hết ngày {row.due_on:%d/%m/%Y}: {row.reason}"
    yes = row.is_confirmed if kind == "claim-answer" else row.is_granted
    said = "đồng ý" if yes else "không đồng ý"
    return f"{said}{f': {row.reason}' if row.reason else ''}"


def _progress(row: Any) -> str:
    parts = [f"tháng {row.month[5:]}/{row.month[:4]}: {row.text}"]
    if row.whole is not None:
        parts.append(f"{row.done.normalize():f}/{row.whole.normalize():f} {row.unit}".strip())
    if row.difficulty:
        parts.append(f"khó khăn: {row.difficulty}")
    if row.committed_on:
        parts.append(f"cam kết xong ngày {row.committed_on:%d/%m/%Y}")
    return "; ".join(parts)


def _acts(task: Task, told: Told, user: Any) -> tuple[Act, ...]:
    """Return what the person may do, the next step first."""
    if told.doing in ("done", "withdrawn") or task.rhythm:
        return _of_assigner(task, told, user)[-1:] if task.rhythm else ()
    made: list[Act] = []
    if access.reports(user=user, task=task):
        made += [
            Act("Báo hoàn thành", _to(task, "claim"), is_main=not told.waits_since),
            Act("Báo tiến độ", _to(task, "report")),
            Act("Xin gia hạn", _to(task, "extend")),
            Act("Đặt mốc", _to(task, "milestone")),
            Act("Giao người thực hiện", _to(task, "doer")),
            Act("Ghi nguồn lực", _to(task, "resource")),
        ]
    if access.may_hand_down(user=user, task=task):
        made.append(Act("Giao tiếp cho đơn vị dưới", _to(task, "hand_down")))
    return (*made, *_of_assigner(task, told, user))


def _of_assigner(task: Task, told: Told, user: Any) -> tuple[Act, ...]:
    if not access.assigns(user=user, task=task):
        return ()
    made = []
    if told.waits_since:
        made.append(Act("Xác nhận sản phẩm", _to(task, "answer"), is_main=True))
    if Extension.objects.filter(task=task, answer=None).exists():
        made.append(Act("Quyết định gia hạn", _to(task, "decide"), is_main=not made))
    made.append(Act("Sửa lời", _to(task, "reword")))
    made.append(Act("Thu hồi", _to(task, "withdraw")))
    return tuple(made)


def _to(task: Task, name: str) -> str:
    return reverse(f"tasks:{name}", args=[task.public_id])
