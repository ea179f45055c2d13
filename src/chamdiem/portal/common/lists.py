"""Pages of lists: search, filters, order and page, all in the address.

A list says once what can be searched, filtered and sorted; `arrange` takes the rows and
what the address asks. The rows are plain values that a query already made, so a longer
list costs no more queries. What the address asks and the list does not know is left out.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from chamdiem.portal.common import text

Row = TypeVar("Row")
PER_PAGE = 50
_NUMBER = re.compile(r"[0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class Filter(Generic[Row]):
    """One drop-down above the list: its name in the address, its label, a row's value."""

    code: str
    label: str
    value: Callable[[Row], str]


@dataclass(frozen=True, slots=True)
class Declared(Generic[Row]):
    """What a list offers; `sorts` maps a code to a key, a leading - in the address reverses."""

    searched: Callable[[Row], str]
    sorts: Mapping[str, Callable[[Row], Any]]
    sort: str
    filters: Sequence[Filter[Row]] = ()
    per_page: int = PER_PAGE
    carried: Sequence[str] = ()  # what else stands in the address and narrows nothing: a day


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a drop-down."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A drop-down as drawn."""

    code: str
    label: str
    value: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class PageLink:
    """One number of the pager, or a gap."""

    number: int
    address: str = ""
    current: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Arranged(Generic[Row]):
    """One page of a list, ready to be shown."""

    rows: tuple[Row, ...]
    total: int
    page: int
    per_page: int
    sort: str
    asked: dict[str, str]
    filters: tuple[Choice, ...] = field(default=())
    carried: dict[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // self.per_page))

    @property
    def first(self) -> int:
        """The number of the first row shown."""
        return (self.page - 1) * self.per_page + 1

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return self.first + len(self.rows) - 1

    @property
    def is_narrowed(self) -> bool:
        """Tell whether a search or filter is on."""
        return any(value for code, value in self.asked.items() if code != "sort")

    def address(self, **changes: str) -> str:
        """Return the address of this list with something changed; the page begins anew."""
        kept = self.carried | self.asked | changes
        asked = {code: value for code, value in kept.items() if value}
        return f"?{urlencode(asked)}"

    @property
    def bare_address(self) -> str:
        """Return the address of this list with no search and no filter."""
        return f"?{urlencode(self.carried)}"

    def sort_link(self, code: str) -> dict[str, str]:
        """Return where the head of a column leads and which way it sorts now."""
        direction = {code: "up", f"-{code}": "down"}.get(self.sort, "")
        return {
            "address": self.address(sort=f"-{code}" if direction == "up" else code),
            "direction": direction,
        }

    @property
    def page_links(self) -> list[PageLink]:
        """Return the numbers of the pager, with gaps: first, around this one, last."""
        shown = sorted({1, self.pages, *range(max(1, self.page - 1), self.page + 2)})
        links: list[PageLink] = []
        for number in (number for number in shown if number <= self.pages):
            if links and number > links[-1].number + 1:
                links.append(PageLink(number - 1, gap=True))
            here = self.address(page=str(number))
            links.append(PageLink(number, here, current=number == self.page))
        return links


def arrange(
    rows: Iterable[Row], declared: Declared[Row], asked: Mapping[str, str]
) -> Arranged[Row]:
    """Return the page of the list that an address asks for (`request.GET`)."""
    everything = list(rows)
    known = _known(declared, asked)
    found = [row for row in everything if _matches(row, declared, known)]
    sort = known.get("sort") or declared.sort
    found.sort(key=declared.sorts[sort.lstrip("-")], reverse=sort.startswith("-"))
    page = min(_page(asked), max(1, -(-len(found) // declared.per_page)))
    start = (page - 1) * declared.per_page
    return Arranged(
        rows=tuple(found[start : start + declared.per_page]),
        total=len(found),
        page=page,
        per_page=declared.per_page,
        sort=sort,
        asked=known,
        filters=tuple(_choice(one, everything, known) for one in declared.filters),
        carried={code: asked[code] for code in declared.carried if asked.get(code)},
    )


def _known(declared: Declared[Any], asked: Mapping[str, str]) -> dict[str, str]:
    codes = ("q", *(one.code for one in declared.filters))
    known = {code: asked[code].strip() for code in codes if asked.get(code, "").strip()}
    if asked.get("sort", "").lstrip("-") in declared.sorts:
        known["sort"] = asked["sort"]
    return known


def _matches(row: Any, declared: Declared[Any], known: Mapping[str, str]) -> bool:
    words = text.folded(known.get("q", "")).split()
    searched = text.folded(declared.searched(row)) if words else ""
    return all(word in searched for word in words) and all(
        one.value(row) == known[one.code] for one in declared.filters if one.code in known
    )


def _choice(one: Filter[Any], rows: Sequence[Any], known: Mapping[str, str]) -> Choice:
    values = sorted({one.value(row) for row in rows} - {""}, key=text.collation_key)
    options = tuple(Option(value, value) for value in values)
    return Choice(one.code, one.label, known.get(one.code, ""), options)


def _page(asked: Mapping[str, str]) -> int:
    written = asked.get("page", "")
    return max(1, int(written)) if _NUMBER.fullmatch(written) else 1
