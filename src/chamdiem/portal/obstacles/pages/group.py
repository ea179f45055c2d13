"""One group of the same cause: its units, what it blocks, where it stands, the acts."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from chamdiem.engine.decimals import scaled, spoken
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.obstacles import access, queries
from chamdiem.portal.obstacles.choices import State
from chamdiem.portal.obstacles.facts import Blocked, GroupTold
from chamdiem.portal.obstacles.models import Group
from chamdiem.portal.obstacles.pages import events, words
from chamdiem.portal.obstacles.pages.events import Event, Reached
from chamdiem.portal.obstacles.pages.one import Act, LikelyShown, comment_acts, likely_shown, to
from chamdiem.portal.obstacles.pages.words import Shown
from chamdiem.portal.tasks import access as tasks


@dataclass(frozen=True, slots=True)
class LeafShown:
    """One criterion that is blocked, with its most points."""

    name: str
    scheme: str
    most: str
    units: int
    is_within: bool


@dataclass(frozen=True, slots=True)
class PointsShown:
    """The most points of one scheme that are blocked."""

    scheme: str
    once: str
    by_unit: str


@dataclass(frozen=True, slots=True)
class GroupPage:
    """One group of the same cause, and what it blocks."""

    crumbs: tuple[Crumb, ...]
    group: GroupTold
    look: tuple[str, str, str]
    standing: str
    members: tuple[Shown, ...]
    blocked: Blocked
    leaves: tuple[LeafShown, ...]
    points: tuple[PointsShown, ...]
    answers: tuple[Reached, ...]
    likely: tuple[LikelyShown, ...]
    events: tuple[Event, ...]
    acts: tuple[Act, ...]
    manages: bool
    leads_to_tasks: bool


def group_page(*, group: Group, user: Any, at: datetime) -> GroupPage:
    """Show one group, what it blocks and what was said of it."""
    told = queries.told_groups(ids=[group.pk], at=at)[group.pk]
    happened, manages = queries.history(case=group, at=at), access.manages(user)
    blocked = queries.blocked(members=told.open_members)
    return GroupPage(
        crumbs=words.crumbs(Crumb(words.short(told.title, 60))),
        group=told,
        look=words.look(told),
        standing=words.standing(told),
        members=tuple(map(Shown, told.members)),
        blocked=blocked,
        leaves=_leaves(blocked),
        points=_points(blocked),
        answers=events.reached(happened),
        likely=likely_shown(queries.likely_in(group=told, at=at) if manages else ()),
        events=events.events(happened, at=at),
        acts=_acts(told, group, user),
        manages=manages,
        leads_to_tasks=tasks.sees_all(user),
    )


def _leaves(blocked: Blocked) -> tuple[LeafShown, ...]:
    return tuple(
        LeafShown(
            name=f"{one.name} ({one.code})",
            scheme=one.scheme,
            most=_written(one.most, one.decimals),
            units=one.units,
            is_within=one.is_within,
        )
        for one in blocked.leaves
    )


def _points(blocked: Blocked) -> tuple[PointsShown, ...]:
    return tuple(
        PointsShown(
            one.scheme, _written(one.once, one.decimals), _written(one.by_unit, one.decimals)
        )
        for one in blocked.points
    )


def _written(points: Decimal, decimals: int) -> str:
    """Write points as a scheme declares them: no digit is lost, none is made up."""
    return spoken(scaled(points, decimals) or 0, decimals, shortest=True)


def _acts(told: GroupTold, group: Group, user: Any) -> tuple[Act, ...]:
    """Return what the person may do, the next step first."""
    made: list[Act] = []
    if told.open_members:
        made += comment_acts(to("group_comment", group), group, told.state, user)
    if told.open_members and access.manages(user):
        made += _managed(told.state, group)
    if access.manages(user):
        made.append(Act("Đổi tên nguyên nhân", to("group_rename", group)))
    return tuple(made)


def _managed(state: State, group: Group) -> list[Act]:
    label = "Chuyển cả nhóm" if state is State.NEW else "Chuyển tiếp cả nhóm"
    return [
        Act(label, to("group_route", group), is_main=state is State.NEW),
        Act(
            "Trả lời mọi đơn vị",
            to("group_answer", group),
            is_main=state is State.COMMENTED,
        ),
        Act("Đóng cả nhóm", to("group_close", group), is_main=state is State.ANSWERED),
    ]
