"""The page on which sections are given to colleagues."""

from dataclasses import dataclass
from datetime import datetime

from chamdiem.engine.scheme import Group
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.returns import queries
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.facts import PartNow
from chamdiem.portal.returns.forms import PartForm
from chamdiem.portal.returns.pages import words


@dataclass(frozen=True, slots=True)
class Row:
    """A section that was given to somebody."""

    node: str
    name: str
    person: str
    due_at: datetime | None
    done_at: datetime | None
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class PartsPage:
    """Who has which section."""

    crumbs: tuple[Crumb, ...]
    title: str
    trial: str
    rows: tuple[Row, ...]
    form: PartForm
    refusal: str
    back: str


def part_form(desk: Desk, data: object = None) -> PartForm:
    """Return the form with the sections of the scheme and the colleagues of the unit."""
    nodes = [
        (node.code, f"{'– ' * depth}{node.name}")
        for node, depth in desk.sheet.scheme.nodes()
        if isinstance(node, Group)
    ]
    people = queries.colleagues(organisation_id=desk.of.organisation_id)
    return PartForm(data, nodes=nodes, people=[(str(key), name) for key, name in people])


def parts_page(*, desk: Desk, at: datetime, form: PartForm, refusal: str = "") -> PartsPage:
    """Return the page of the sections given."""
    parts = desk.sheet.drafted.parts
    names = {node.code: node.name for node, _ in desk.sheet.scheme.nodes()}
    people = accounts.display_names([one.person for one in parts.values()])
    return PartsPage(
        crumbs=words.crumbs(desk, "Giao phần"),
        title="Giao phần của phiếu",
        trial=words.trial_words(desk),
        rows=tuple(
            _row(one, names.get(one.node, one.node), people.get(one.person, words.ERASED), at)
            for one in parts.values()
        ),
        form=form,
        refusal=refusal,
        back=words.address(desk),
    )


def _row(one: PartNow, name: str, person: str, at: datetime) -> Row:
    state, tone = "đang làm", ""
    if one.done_at:
        state, tone = "đã xong", "good"
    elif one.due_at and one.due_at < at:
        state, tone = "quá hạn nội bộ", "bad"
    return Row(one.node, name, person, one.due_at, one.done_at, state, tone)
