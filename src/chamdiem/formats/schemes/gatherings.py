"""Groups and the total alike, while a scheme is checked: what gathers which children, and how."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chamdiem.formats.schemes.draft import Draft, Spotted, as_list, as_mapping, text
from chamdiem.formats.yaml_text import Path

SUM = "sum"
WEIGHING = ("mean", "geometric")
ADJUSTING = ("bonus", "penalty")
_OUTSIDE = (*ADJUSTING, "information")
_TOTAL: Mapping[str, Path] = {"max": ("points", "max"), "rescale": ("points", "rescale")}


@dataclass(frozen=True, slots=True)
class Gathering:
    """A group with its path, or the total with the path of the whole file."""

    path: Path
    node: Mapping[str, Any]

    @property
    def name(self) -> str:
        """How a message calls it."""
        code = text(self.node.get("code")) or ""
        return f"Nhóm “{code}”" if self.path else "Toàn bộ tiêu chí"

    @property
    def aggregate(self) -> str:
        """The way it gathers; a sum unless it says otherwise."""
        return text(self.node.get("aggregate")) or SUM

    @property
    def is_sum(self) -> bool:
        """Tell whether points are added up."""
        return self.aggregate == SUM

    @property
    def weighs(self) -> bool:
        """Tell whether weights count here: the least share needs none."""
        return self.aggregate in WEIGHING

    @property
    def is_rescaled(self) -> bool:
        """Tell whether what applies is rescaled here."""
        return self.node.get("rescale") == "true"

    def spot(self, key: str) -> Path:
        """Return the path of one of its fields."""
        return (*self.path, key) if self.path else _TOTAL.get(key, (key,))

    def children(self) -> Sequence[Spotted]:
        """Return what stands directly below."""
        come = (*self.path, "children") if self.path else ("tree",)
        nodes = enumerate(as_list(self.node.get("children")))
        return [Spotted((*come, index), node) for index, node in nodes if isinstance(node, dict)]

    def earners(self) -> Sequence[Spotted]:
        """Return the children that make up its points."""
        return [child for child in self.children() if is_earner(child)]


def is_earner(spotted: Spotted) -> bool:
    """Tell whether a node is part of the maximum above it."""
    return spotted.is_group or spotted.kind not in _OUTSIDE


def total(draft: Draft) -> Gathering:
    """Return the whole tree as what gathers the top nodes."""
    points = as_mapping(draft.at("points"))
    node = {"max": points.get("max"), "rescale": points.get("rescale")}
    aggregate, tree = draft.at("aggregate"), as_list(draft.at("tree"))
    return Gathering((), {**node, "aggregate": aggregate, "children": tree})


def gatherings(draft: Draft) -> Iterator[Gathering]:
    """Return the total, then every group from the top."""
    yield total(draft)
    yield from (Gathering(each.path, each.node) for each in draft.nodes() if each.is_group)


def above(draft: Draft, spotted: Spotted | Gathering) -> Iterator[Gathering]:
    """Return what gathers a node, then what gathers that, up to the total."""
    path = spotted.path[:-2]
    while path:
        yield Gathering(path, as_mapping(draft.at(*path)))
        path = path[:-2]
    if spotted.path:
        yield total(draft)
