"""The tree of a checked file, as the engine keeps it: groups and leaves."""

from chamdiem.engine import scheme as engine
from chamdiem.formats.schemes import rules, values
from chamdiem.formats.schemes.values import Item


def node(item: Item, places: int, sure: engine.Certainty) -> engine.Node:
    """Build one node with all that is below it."""
    return _group(item, places, sure) if "children" in item else _leaf(item, places, sure)


def _group(item: Item, places: int, sure: engine.Certainty) -> engine.Group:
    certainty = values.certainty(item, sure)
    return engine.Group(
        code=item["code"],
        name=item["name"],
        maximum=values.scaled(item["max"], places),
        children=tuple(node(child, places, sure) for child in item["children"]),
        clause=item["clause"],
        certainty=certainty,
        given=item.get("given"),
        maintain=_maintain(item.get("maintain"), places, certainty),
        note=item.get("note") or "",
        aggregate=values.aggregate(item),
        rescale=values.is_set(item, "rescale"),
        weight=values.weight(item),
    )


def _leaf(item: Item, places: int, sure: engine.Certainty) -> engine.Leaf:
    certainty = values.certainty(item, sure)
    return engine.Leaf(
        code=item["code"],
        name=item["name"],
        maximum=values.scaled(item["max"], places),
        rule=rules.rule(item["rule"]),
        policies=_policies(item["policy"]),
        verifier=item["verifier"],
        evidence=item["evidence"],
        clause=item["clause"],
        certainty=certainty,
        maintain=_maintain(item.get("maintain"), places, certainty),
        note=item.get("note") or "",
        unconfirmed=tuple(item.get("unconfirmed") or ()),
        weight=values.weight(item),
    )


def _policies(item: Item) -> engine.Policies:
    return engine.Policies(**{key: engine.Outcome(value) for key, value in item.items()})


def _maintain(item: Item | None, places: int, sure: engine.Certainty) -> engine.Maintain | None:
    if item is None:
        return None
    level = item.get("level")
    kept = values.scaled(level, places) if level else None
    return engine.Maintain(kept, item["basis"], values.certainty(item, sure))
