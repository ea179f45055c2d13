"""Which organisation each line of a file means: by its id, its codes, or its name in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chamdiem.formats.organisations import Line, LoadedOrganisations
from chamdiem.formats.problems import Findings, Problem
from chamdiem.formats.texts import fold, quoted
from chamdiem.portal.orgs.facts import Node
from chamdiem.portal.orgs.sheets.codes import CODES, Codes, holders

Key = int  # of a node its id; of a new line -1 - its place in the file


@dataclass(slots=True)
class Matched:
    """The lines of a file beside the tree of a day."""

    loaded: LoadedOrganisations
    nodes: Mapping[int, Node]
    root: Node
    wrong: Findings
    keys: dict[int, Key] = field(default_factory=dict)  # place of a line → whom it means
    parents: dict[int, Key | None] = field(default_factory=dict)  # None: nothing said
    codes: Codes = field(default_factory=Codes)

    def node(self, place: int) -> Node | None:
        """Return the organisation a line means, or nothing where it is a new one."""
        return self.nodes.get(self.keys[place])

    def tell(
        self, line: Line, name: str, found: str, expected: str, advice: str = "", rule: str = ""
    ) -> None:
        """Take note of what is wrong with one field of a line."""
        place = self.loaded.place(line, name)
        self.wrong.add(Problem(place, found, expected, advice, rule))


def match(loaded: LoadedOrganisations, nodes: Sequence[Node], wrong: Findings) -> Matched:
    """Say whom each line means and who stands above it; note what means nobody."""
    matched = Matched(loaded, {node.id: node for node in nodes}, nodes[0], wrong)
    _by_codes(matched)
    for node in nodes:
        matched.codes.add(node.id, node, str(node.public_id))
    for place, line in enumerate(loaded.lines):
        matched.codes.add(matched.keys[place], line)
    for place, line in enumerate(loaded.lines):
        matched.parents[place] = _parent(matched, line)
    _by_names(matched)
    _require_each_once(matched)
    return matched


def _by_codes(matched: Matched) -> None:
    own = {str(node.public_id): node.id for node in matched.nodes.values()}
    bearers = holders(
        (name, getattr(node, name).casefold(), node.id)
        for node in matched.nodes.values()
        for name in CODES
    )
    for place, line in enumerate(matched.loaded.lines):
        found = {own[line.id]} if line.id in own else set()
        if line.id and not found:
            matched.tell(
                line,
                "id",
                f"Ngày áp dụng không có cơ quan nào mang mã hệ thống {quoted(line.id)}",
                "mã hệ thống như ở tệp xuất của hệ thống này, đúng ngày ấy",
                "Cơ quan mới thì để trống ô này",
                "unknown-organisation",
            )
        elif not line.id:
            found = _meant(matched, line, bearers)
        matched.keys[place] = found.pop() if len(found) == 1 else -1 - place


def _meant(matched: Matched, line: Line, bearers: Mapping[tuple[str, str], set[int]]) -> set[int]:
    found: set[int] = set()
    for name in CODES:
        found |= bearers.get((name, getattr(line, name).casefold()), set())
    if len(found) > 1:
        names = ", ".join(f"“{matched.nodes[key].name}”" for key in sorted(found))
        matched.tell(
            line,
            "name",
            f"Các mã ở dòng này là của nhiều cơ quan khác nhau: {names}",
            "mọi mã của một dòng là của một cơ quan",
            "Sửa mã, hoặc ghi mã hệ thống của cơ quan định nói đến",
            "ambiguous",
        )
    return found


def _parent(matched: Matched, line: Line) -> Key | None:
    if not line.parent:
        return None
    found = matched.codes.find(line.parent)
    if len(found) == 1:
        return next(iter(found))
    told = "là của nhiều cơ quan" if found else "không có trong tệp và không có trong hệ thống"
    matched.tell(
        line,
        "parent",
        f"Mã cấp trên {quoted(line.parent)} {told} ở ngày áp dụng",
        "mã của một cơ quan có ngày ấy, hoặc của một dòng trong tệp",
        "Ghi mã hệ thống của cấp trên" if found else matched.codes.nearest(line.parent),
        "unknown-parent",
    )
    return None


def _by_names(matched: Matched) -> None:
    """Know a line without codes again by its name under the same parent."""
    named: dict[tuple[str, int | None], list[int]] = {}
    for node in matched.nodes.values():
        named.setdefault((fold(node.name), node.parent_id), []).append(node.id)
    moved: dict[Key, Key] = {}
    for place, line in enumerate(matched.loaded.lines):
        parent = matched.parents[place]
        above = matched.parents[place] = moved.get(parent, parent) if parent else parent
        if matched.keys[place] >= 0:
            continue
        name = fold(line.name)
        found = named.get((name, above if above else matched.root.id), [])
        if not found and not above:
            found = named.get((name, None), [])
        if len(found) == 1:
            moved[matched.keys[place]] = found[0]
            matched.keys[place] = found[0]


def _require_each_once(matched: Matched) -> None:
    first: dict[Key | tuple[str, Key | None], Line] = {}
    for place, line in enumerate(matched.loaded.lines):
        key: Key | tuple[str, Key | None] = matched.keys[place]
        if matched.keys[place] < 0 and not any(getattr(line, name) for name in CODES):
            key = (fold(line.name), matched.parents[place])
        other = first.setdefault(key, line)
        if other is not line:
            before = matched.loaded.place(other, "name").short
            matched.tell(
                line,
                "name",
                f"{quoted(line.name)} nói về cùng một cơ quan với {before}",
                "mỗi cơ quan một dòng",
                "Bỏ một trong hai dòng, hoặc ghi mã để phân biệt",
                "duplicate",
            )
