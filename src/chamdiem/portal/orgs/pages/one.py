"""One organisation: what it is on a day, how it became so, who was before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import access, queries
from chamdiem.portal.orgs.choices import ActKind, Share
from chamdiem.portal.orgs.facts import Episode, Link, Node
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.orgs.pages import words
from chamdiem.portal.orgs.pages.listing import under
from chamdiem.portal.orgs.pages.span import Span

CHILDREN = 50
ENDS = (ActKind.MERGE, ActKind.SPLIT, ActKind.ABOLISH)


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of days of the timeline: by which act, and what was new."""

    title: str
    days: str
    facts: tuple[tuple[str, str], ...]
    document: str
    ending: str
    reason: str
    recorded_at: datetime
    recorded_by: str
    mark: tuple[str, str]
    correct_address: str


@dataclass(frozen=True, slots=True)
class Kin:
    """A predecessor or successor."""

    name: str
    address: str
    share: str
    link: Link
    document: str


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """What the page of one organisation shows."""

    crumbs: tuple[Crumb, ...]
    organisation: Organisation
    span: Span
    name: str
    node: Node | None
    absence: str
    facts: tuple[tuple[str, str], ...]
    mark: tuple[str, str]
    is_scored: bool
    steps: tuple[Step, ...]
    former: tuple[Step, ...]
    predecessors: tuple[Kin, ...]
    successors: tuple[Kin, ...]
    children: tuple[tuple[str, str, str], ...]
    children_count: int
    children_address: str
    heads_address: str
    may_change: bool
    is_open: bool


def organisation_page(*, organisation: Organisation, span: Span, user: Any) -> OrganisationPage:
    """Return the page of one organisation as of a day."""
    nodes = {node.id: node for node in queries.tree(on=span.on, known_at=span.known_at)}
    node = nodes.get(organisation.pk)
    episodes = queries.history(organisation=organisation)
    current = [one for one in episodes if one.is_current]
    parents = queries.names(ids={one.parent_id or 0 for one in episodes}, on=span.on)
    may_change = access.may_change(user, organisation)
    tell = _Teller(parents, _recorders(episodes, user), may_change, organisation)
    children = [each for each in nodes.values() if each.parent_id == organisation.pk]
    name = node.name if node else _nearest(current, span)
    return OrganisationPage(
        crumbs=words.crumbs(*_path(node, nodes, span), Crumb(name)),
        organisation=organisation,
        span=span,
        name=name,
        node=node,
        absence="" if node else _absence(current, span),
        facts=_facts(node, nodes),
        mark=words.unsure(node.confidence) if node else ("", ""),
        is_scored=bool(node and queries.blocks(on=span.on)[node.block]),
        steps=tell.timeline(current),
        former=tell.former([one for one in episodes if not one.is_current]),
        predecessors=_kin(queries.predecessors(organisation=organisation)),
        successors=_kin(queries.successors(organisation=organisation)),
        children=tuple(_child(each, span) for each in children[:CHILDREN]),
        children_count=len(children),
        children_address=under(node, span) if node else "",
        heads_address=_heads(organisation),
        may_change=may_change,
        is_open=bool(current and current[-1].holds_until is None),
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells episodes as steps of a timeline."""

    parents: Mapping[int, str]
    recorders: Mapping[Any, str]
    may_change: bool
    organisation: Organisation

    def timeline(self, episodes: Sequence[Episode]) -> tuple[Step, ...]:
        """Tell what holds, newest first, each beside what held before it."""
        before = [None, *episodes]
        told = [self._step(one, earlier) for earlier, one in zip(before, episodes, strict=False)]
        return tuple(reversed(told))

    def former(self, episodes: Sequence[Episode]) -> tuple[Step, ...]:
        """Tell what was recorded once and has been replaced since."""
        return tuple(self._step(one, None) for one in episodes)

    def _step(self, one: Episode, earlier: Episode | None) -> Step:
        return Step(
            title=str(ActKind(one.act_kind).label),
            days=_days(one),
            facts=self._differing(one, earlier),
            document=words.document(one.basis),
            ending=_ending(one),
            reason=one.act_reason,
            recorded_at=one.recorded_at,
            recorded_by=self.recorders.get(one.recorded_by, ""),
            mark=words.unsure(one.confidence),
            correct_address=self._correct(one),
        )

    def _differing(self, one: Episode, earlier: Episode | None) -> tuple[tuple[str, str], ...]:
        now = words.facts_of(one, self.parents)
        if earlier is None:
            return tuple((words.LABELS[k], v) for k, v in now.items() if v != words.NOTHING)
        was = words.facts_of(earlier, self.parents)
        return tuple(
            (words.LABELS[field], f"{was[field]} → {now[field]}")
            for field in now
            if was[field] != now[field]
        )

    def _correct(self, one: Episode) -> str:
        if not (self.may_change and one.is_current):
            return ""
        return reverse("orgs:correct", args=[self.organisation.public_id, one.version_id])


def _recorders(episodes: Sequence[Episode], user: Any) -> Mapping[Any, str]:
    """Return who recorded what to those who may record themselves, nobody to all others."""
    people = {one.recorded_by for one in episodes if one.recorded_by}
    if not people or not access.manages(user):
        return {}
    return accounts.display_names(people)


def _ending(one: Episode) -> str:
    """Name the act that ended the organisation; one that only changed it is the next step."""
    if one.end_basis is None or one.end_kind not in ENDS:
        return ""
    return f"{ActKind(one.end_kind).label}, {words.document(one.end_basis)}"


def _days(one: Episode) -> str:
    since = f"từ ngày {one.holds_from:%d/%m/%Y}"
    if one.holds_until is None:
        return since
    return f"{since} đến hết ngày {one.holds_until - timedelta(days=1):%d/%m/%Y}"


def _facts(node: Node | None, nodes: Mapping[int, Node]) -> tuple[tuple[str, str], ...]:
    if node is None:
        return ()
    names = {key: each.name for key, each in nodes.items()}
    told = words.facts_of(node, names)
    return tuple((words.LABELS[field], value) for field, value in told.items() if field != "name")


def _nearest(current: Sequence[Episode], span: Span) -> str:
    begun = [one for one in current if one.holds_from <= span.on]
    near = begun[-1:] or current[:1]
    return near[0].name if near else "Cơ quan, đơn vị"


def _absence(current: Sequence[Episode], span: Span) -> str:
    if not current or span.known_on is not None:
        return f"Ngày {span.on:%d/%m/%Y}, theo điều đã biết khi ấy, chưa có cơ quan này."
    if span.on < current[0].holds_from:
        return (
            f"Ngày {span.on:%d/%m/%Y} chưa có cơ quan này; bắt đầu từ ngày "
            f"{current[0].holds_from:%d/%m/%Y}."
        )
    ended = current[-1].holds_until
    told = f"đã kết thúc từ ngày {ended:%d/%m/%Y}" if ended else "không hoạt động"
    return f"Ngày {span.on:%d/%m/%Y} cơ quan này {told}."


def _path(node: Node | None, nodes: Mapping[int, Node], span: Span) -> list[Crumb]:
    path: list[Crumb] = []
    above = nodes.get(node.parent_id or 0) if node else None
    while above is not None and len(path) < len(nodes):
        address = f"{reverse('orgs:organisation', args=[above.public_id])}{span.tail}"
        path.insert(0, Crumb(above.name, address))
        above = nodes.get(above.parent_id or 0)
    return path


def _kin(links: Sequence[Link]) -> tuple[Kin, ...]:
    return tuple(
        Kin(
            link.name or "Cơ quan, đơn vị",
            reverse("orgs:organisation", args=[link.public_id]),
            str(Share(link.share).label),
            link,
            words.document(link.basis),
        )
        for link in links
    )


def _child(node: Node, span: Span) -> tuple[str, str, str]:
    address = f"{reverse('orgs:organisation', args=[node.public_id])}{span.tail}"
    return node.name, address, str(node.kind.label)


def _heads(organisation: Organisation) -> str:
    """Return the page of who heads the organisation, a room above this one, where it is there."""
    try:
        return reverse("posts:heads", args=[organisation.public_id])
    except NoReverseMatch:
        return ""
