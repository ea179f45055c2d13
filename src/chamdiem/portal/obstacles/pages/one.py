"""One obstacle: what stands in the way, where it stands, what happened, the acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.rights import Right
from chamdiem.portal.obstacles import access, queries
from chamdiem.portal.obstacles.choices import State
from chamdiem.portal.obstacles.facts import Case, Likely, Told
from chamdiem.portal.obstacles.models import Obstacle
from chamdiem.portal.obstacles.pages import events, words
from chamdiem.portal.obstacles.pages.events import Event, Reached
from chamdiem.portal.obstacles.pages.words import Shown
from chamdiem.portal.tasks import access as tasks


@dataclass(frozen=True, slots=True)
class Act:
    """One act that the person may do here."""

    label: str
    address: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class LikelyShown:
    """One obstacle that may have the same cause."""

    shown: Shown
    shared: int


@dataclass(frozen=True, slots=True)
class ObstaclePage:
    """One obstacle."""

    crumbs: tuple[Crumb, ...]
    title: str
    shown: Shown
    task_address: str
    group_address: str
    answers: tuple[Reached, ...]
    likely: tuple[LikelyShown, ...]
    join_address: str
    events: tuple[Event, ...]
    acts: tuple[Act, ...]


def obstacle_page(*, obstacle: Obstacle, user: Any, at: datetime) -> ObstaclePage:
    """Show one obstacle with everything said of it."""
    (told,) = queries.told(obstacles=Obstacle.objects.filter(pk=obstacle.pk), at=at)
    happened = queries.history(case=obstacle, at=at)
    joins = access.manages(user) and told.is_open
    return ObstaclePage(
        crumbs=words.crumbs(Crumb(words.short(told.text, 60))),
        title=words.short(told.text, 110),
        shown=Shown(told),
        task_address=_task_address(told, obstacle, user),
        group_address=_group_address(obstacle, user, at),
        answers=events.reached(happened),
        likely=likely_shown(queries.likely(of=told, at=at) if joins else ()),
        join_address=to("join", obstacle),
        events=events.events(happened, at=at),
        acts=_acts(told, obstacle, user),
    )


def likely_shown(found: Iterable[Likely]) -> tuple[LikelyShown, ...]:
    """Return obstacles that may have the same cause, as a page shows them."""
    return tuple(LikelyShown(Shown(one.told), one.shared) for one in found)


def to(name: str, case: Case) -> str:
    """Return the address of an act on an obstacle or a group."""
    return reverse(f"obstacles:{name}", args=[case.public_id])


def _task_address(told: Told, obstacle: Obstacle, user: Any) -> str:
    is_own = user.has_perm(Right.UNITS_SEE_OWN, obstacle.organisation)
    if told.task_key is None or not (is_own or tasks.sees_all(user)):
        return ""
    return reverse("tasks:one", args=[told.task_key])


def _group_address(obstacle: Obstacle, user: Any, at: datetime) -> str:
    group = queries.group_of(obstacle=obstacle)
    if group is None or not access.sees_group(user=user, group=group, on=moments.day_of(at)):
        return ""
    return to("group", group)


def _acts(told: Told, obstacle: Obstacle, user: Any) -> tuple[Act, ...]:
    """Return what the person may do, the next step first."""
    if not told.is_open:
        return ()
    made: list[Act] = []
    manages, in_group = access.manages(user), told.group_id is not None
    if manages and in_group:
        address = reverse("obstacles:group", args=[told.group_key])
        made.append(Act("Xử lý cả nhóm", address, is_main=told.state is not State.ANSWERED))
    made += _comments(told.state, obstacle, user, in_group=in_group)
    if manages:
        made += _managed(told.state, obstacle, in_group=in_group)
    if access.closes(user=user, obstacle=obstacle):
        is_main = told.state is State.ANSWERED
        made.append(Act("Đóng", to("close", obstacle), is_main=is_main))
    return tuple(made)


def _comments(state: State, obstacle: Obstacle, user: Any, *, in_group: bool) -> list[Act]:
    """Return the act of giving an opinion: on the obstacle, or on the group that it is in."""
    group = queries.group_of(obstacle=obstacle) if in_group else None
    if group is None:
        return comment_acts(to("comment", obstacle), obstacle, state, user)
    return (
        [] if access.manages(user) else comment_acts(to("group_comment", group), group, state, user)
    )


def comment_acts(address: str, case: Case, state: State, user: Any) -> list[Act]:
    """Return the act of giving an opinion, to who is asked or relays it from a document."""
    if not access.comments(user=user, case=case):
        return []
    speaks = access.speaks_for(user=user, routing=access.routing_asked(case=case))
    label = "Cho ý kiến" if speaks else "Ghi ý kiến theo văn bản"
    return [Act(label, address, is_main=speaks and state is State.WAITING)]


def _managed(state: State, obstacle: Obstacle, *, in_group: bool) -> list[Act]:
    made = []
    if not in_group:
        label = "Chuyển" if state is State.NEW else "Chuyển tiếp"
        made.append(Act(label, to("route", obstacle), is_main=state is State.NEW))
    label = "Trả lời riêng đơn vị này" if in_group else "Trả lời"
    is_main = state is State.COMMENTED and not in_group
    made.append(Act(label, to("answer", obstacle), is_main=is_main))
    made.append(Act("Ghép nhóm nguyên nhân", to("join", obstacle)))
    made.append(Act("Phân loại lại", to("classify", obstacle)))
    return made
