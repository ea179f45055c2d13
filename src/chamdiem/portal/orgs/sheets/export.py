"""The organisations of a day as lines of a spreadsheet, that come back unchanged."""

from collections.abc import Mapping, Sequence
from datetime import date

from chamdiem.formats.organisations import Line
from chamdiem.portal.orgs.facts import Node
from chamdiem.portal.orgs.sheets.codes import Codes


def lines(nodes: Sequence[Node], begins: Mapping[int, date]) -> tuple[Line, ...]:
    """Return a line for each node; `begins` says from when each version holds."""
    codes, by_id = Codes(), {node.id: node for node in nodes}
    for node in nodes:
        codes.add(node.id, node, str(node.public_id))
    return tuple(
        Line(
            name=node.name,
            kind=node.kind.value,
            block=node.block.value,
            id=str(node.public_id),
            short_name=node.short_name,
            parent=_parent(by_id.get(node.parent_id or 0), codes),
            unit_code=node.unit_code,
            area_code=node.area_code,
            identifier=node.identifier,
            holds_from=begins.get(node.version_id),
            confidence=node.confidence.value,
            note=node.note,
        )
        for node in nodes
    )


def _parent(parent: Node | None, codes: Codes) -> str:
    return codes.plain(parent, str(parent.public_id)) if parent else ""
