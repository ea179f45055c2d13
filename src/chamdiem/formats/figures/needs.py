"""Which figures each unit owes: those of gates, and of leaves that earn and are not given whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chamdiem.engine.figures import State, States
from chamdiem.engine.scheme import Group, Leaf, Node, Scheme
from chamdiem.formats.figures.reading import TOLD

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Needs:
    """By leaf code, where its group's points are given; by input code, where it is owed.

    `wanted` is where a leaf may use an input, whether it must be there or not; `spared`
    where only leaves speak of it whose points are given. `given_by` names for each input
    the groups above it that may be given whole.
    """

    covered: Mapping[str, Mask]
    needed: Mapping[str, Mask]
    wanted: Mapping[str, Mask]
    spared: Mapping[str, Mask]
    given_by: Mapping[str, str]

    @classmethod
    def of(cls, scheme: Scheme, states: Mapping[str, States], size: int) -> "Needs":
        """Work out, unit by unit, what is owed and what is spared."""
        nothing = np.zeros(size, np.bool_)
        covered: dict[str, Mask] = {}
        needed = {item.code: nothing for item in scheme.inputs}
        needed |= {gate.input: ~nothing for gate in scheme.gates if gate.input is not None}
        wanted = dict(needed)
        spared = {item.code: nothing for item in scheme.inputs}
        given_by: dict[str, str] = {}
        for node, mask, givers in _walk(scheme.tree, states, nothing, ()):
            covered[node.code] = mask
            codes = _inputs(node)
            for code in codes:
                spared[code] = spared[code] | mask
                given_by.setdefault(code, ", ".join(givers))
                if isinstance(node, Leaf):
                    wanted[code] = wanted[code] | ~mask
                    must = code not in node.rule.optional
                    needed[code] = needed[code] | ~mask if must else needed[code]
        spared = {code: spared[code] & ~wanted[code] for code in spared}
        return cls(covered, needed, wanted, spared, given_by)


def _inputs(node: Node) -> tuple[str, ...]:
    if isinstance(node, Group):
        return (node.given,) if node.given else ()
    return node.rule.inputs if node.rule.earns else ()


def _walk(
    nodes: tuple[Node, ...], states: Mapping[str, States], above: Mask, givers: tuple[str, ...]
) -> Iterator[tuple[Node, Mask, tuple[str, ...]]]:
    for node in nodes:
        yield node, above, givers
        if isinstance(node, Group):
            within, names = above, givers
            if node.given is not None and node.given in states:
                within = above | np.isin(states[node.given], (State.VALUE, TOLD))
                names = (*givers, node.given)
            yield from _walk(node.children, states, within, names)
