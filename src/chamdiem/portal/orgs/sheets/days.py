"""On which days organisations are there, and change, as far as we know now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from chamdiem.portal.orgs.facts import Node
from chamdiem.portal.orgs.queries import Span


@dataclass(frozen=True, slots=True)
class Days:
    """The versions of each organisation in the order of their days."""

    spans: dict[int, list[Span]]
    begins: dict[int, date]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Self:
        """Sort what is known by organisation."""
        found: dict[int, list[Span]] = {}
        for span in spans:
            found.setdefault(span.organisation_id, []).append(span)
        begins = {span.version_id: span.holds_from for each in found.values() for span in each}
        return cls(found, begins)

    def begin(self, node: Node) -> date | None:
        """Return from when an organisation is what it is."""
        return self.begins.get(node.version_id)

    def first(self, key: int) -> date:
        """Return the day from which an organisation is there."""
        return self.spans[key][0].holds_from

    def end(self, key: int) -> date | None:
        """Return the day from which an organisation is there no more, if that is known."""
        return self.spans[key][-1].holds_until

    def is_last(self, node: Node) -> bool:
        """Tell whether nothing is recorded after what an organisation is."""
        last = self.spans[node.id][-1]
        return last.version_id == node.version_id and last.holds_until is None
