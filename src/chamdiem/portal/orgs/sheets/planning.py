"""From a file and the tree of a day to what would change; every fault at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from chamdiem.formats.organisations import Line, LoadedOrganisations
from chamdiem.formats.problems import Findings
from chamdiem.portal.orgs.choices import Block, Confidence, Kind
from chamdiem.portal.orgs.facts import Node
from chamdiem.portal.orgs.queries import Span
from chamdiem.portal.orgs.sheets.days import Days
from chamdiem.portal.orgs.sheets.matching import Matched, match
from chamdiem.portal.orgs.sheets.plan import Change, Founding, Plan, Wanted, differing
from chamdiem.portal.orgs.sheets.standing import require_sound

PLAIN = ("short_name", "unit_code", "area_code", "identifier", "note")
Refuses = Callable[[Wanted], str]


def plan(
    loaded: LoadedOrganisations,
    *,
    nodes: Sequence[Node],
    spans: Iterable[Span],
    on: date,
    refuses: Refuses,
) -> Plan:
    """Return what a file would do on a day; raise `problems.Refused` with all that is wrong.

    `nodes` is the tree of that day with the jurisdiction's root first; `refuses` says of facts
    alone why they cannot be, or nothing.
    """
    wrong = Findings()
    matched, days = match(loaded, nodes, wrong), Days.of(spans)
    founded: list[Founding] = []
    changed: list[Change] = []
    for place, line in enumerate(loaded.lines):
        node = matched.node(place)
        wanted = _wanted(matched, place, line, node)
        if node is None:
            founded.append(Founding(matched.keys[place], line, wanted, line.holds_from or on))
        elif differing(node, wanted):
            since = days.begin(node)
            day = on if line.holds_from in (None, since) else line.holds_from
            changed.append(Change(node, line, wanted, day or on))
        else:
            continue
        if told := refuses(wanted):
            matched.tell(line, "name", told, "", rule="facts")
    require_sound(matched, days, founded, changed)
    wrong.refuse()
    unchanged = len(loaded.lines) - len(founded) - len(changed)
    told_of = len({key for key in matched.keys.values() if key >= 0})
    return Plan(tuple(founded), tuple(changed), unchanged, len(nodes) - told_of)


def _wanted(matched: Matched, place: int, line: Line, node: Node | None) -> Wanted:
    """Return what a line wants; of what it does not speak stays as it is."""
    parent = matched.parents[place]
    if parent is None:
        parent = node.parent_id if node else matched.root.id
    wanted = Wanted(
        name=line.name,
        kind=Kind(line.kind),
        block=Block(line.block),
        parent=parent,
        confidence=_confidence(line, node),
    )
    said = {name: getattr(line, name) for name in PLAIN if matched.loaded.says(name)}
    if "identifier" in said:
        said["identifier"] = said["identifier"].upper()
    kept = {name: getattr(node, name) for name in PLAIN if node and name not in said}
    return replace(wanted, **said, **kept)


def _confidence(line: Line, node: Node | None) -> Confidence:
    if line.confidence:
        return Confidence(line.confidence)
    return node.confidence if node else Confidence.CONFIRMED
