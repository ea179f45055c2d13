"""From a checked file to the engine's frozen values; nothing is judged here any more."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from chamdiem.engine import decimals, rules
from chamdiem.engine import scheme as engine
from chamdiem.engine.periods import Month, Validity
from chamdiem.formats.schemes.draft import Draft

Item = Mapping[str, Any]


def scheme(draft: Draft) -> engine.Scheme:
    """Build the scheme; the draft must have passed every check."""
    data = draft.data
    places = int(data["points"]["decimals"])
    sure = engine.Certainty(data["certainty"])
    return engine.Scheme(
        id=data["id"],
        version=data["version"],
        title=data["title"],
        act=data["act"],
        basis=tuple(_basis(item, sure) for item in data["basis"]),
        validity=_validity(data["months"]),
        certainty=sure,
        objects=tuple(data["objects"]),
        blocks=tuple(engine.Block(b["code"], b["name"], b["object"]) for b in data["blocks"]),
        decimals=places,
        bands=tuple(_band(item, places, sure) for item in data["bands"]),
        ties=engine.Ties(data["ranking"]["ties"]),
        inputs=tuple(_input(code, item, sure) for code, item in data["inputs"].items()),
        tree=tuple(_node(item, places, sure) for item in data["tree"]),
        illustrative=data.get("illustrative") or "",
        note=data.get("note") or "",
        rounding_stated=_certainty(data["rounding"], sure),
        ranking_stated=_certainty(data["ranking"], sure),
    )


def _scaled(written: str, places: int) -> int:
    value = decimals.scaled(Decimal(written), places)
    assert value is not None, written
    return value


def _certainty(item: Item, default: engine.Certainty) -> engine.Certainty:
    return engine.Certainty(item.get("certainty", default))


def _basis(item: Item, sure: engine.Certainty) -> engine.LegalBasis:
    return engine.LegalBasis(
        item["number"], item["date"], item["issuer"], item["title"], _certainty(item, sure)
    )


def _validity(months: Item) -> Validity:
    last = months.get("last")
    return Validity(Month.parse(months["first"]), Month.parse(last) if last else None)


def _band(item: Item, places: int, sure: engine.Certainty) -> engine.Band:
    return engine.Band(item["name"], _scaled(item["from"], places), _certainty(item, sure))


def _input(code: str, item: Item, sure: engine.Certainty) -> engine.Input:
    places = int(item["decimals"])
    return engine.Input(
        code=code,
        name=item["name"],
        definition=item["definition"],
        unit=item["unit"],
        measure=engine.Measure(item["measure"]),
        timing=engine.Timing(item["timing"]),
        direction=engine.Direction(item["direction"]),
        supplier=item["supplier"],
        rhythm=item["rhythm"],
        closing=item["closing"],
        decimals=places,
        largest=_scaled(item["largest"], places),
        certainty=_certainty(item, sure),
        note=item.get("note") or "",
    )


def _node(item: Item, places: int, sure: engine.Certainty) -> engine.Node:
    return _group(item, places, sure) if "children" in item else _leaf(item, places, sure)


def _group(item: Item, places: int, sure: engine.Certainty) -> engine.Group:
    certainty = _certainty(item, sure)
    return engine.Group(
        code=item["code"],
        name=item["name"],
        maximum=_scaled(item["max"], places),
        children=tuple(_node(child, places, sure) for child in item["children"]),
        clause=item["clause"],
        certainty=certainty,
        given=item.get("given"),
        maintain=_maintain(item.get("maintain"), places, certainty),
        note=item.get("note") or "",
    )


def _leaf(item: Item, places: int, sure: engine.Certainty) -> engine.Leaf:
    certainty = _certainty(item, sure)
    return engine.Leaf(
        code=item["code"],
        name=item["name"],
        maximum=_scaled(item["max"], places),
        rule=_rule(item["rule"]),
        policies=_policies(item["policy"]),
        verifier=item["verifier"],
        evidence=item["evidence"],
        clause=item["clause"],
        certainty=certainty,
        maintain=_maintain(item.get("maintain"), places, certainty),
        note=item.get("note") or "",
        unconfirmed=tuple(item.get("unconfirmed") or ()),
    )


def _policies(item: Item) -> engine.Policies:
    return engine.Policies(**{key: engine.Outcome(value) for key, value in item.items()})


def _maintain(item: Item | None, places: int, sure: engine.Certainty) -> engine.Maintain | None:
    if item is None:
        return None
    level = item.get("level")
    scaled = _scaled(level, places) if level else None
    return engine.Maintain(scaled, item["basis"], _certainty(item, sure))


def _rule(item: Item) -> rules.Rule:
    match item["kind"]:
        case "ratio":
            part = item["part_of"] == "true"
            return rules.Ratio(item["numerator"], item["denominator"], _target(item, 1), part)
        case "rate":
            return rules.GivenRate(item["rate"], _target(item, 100))
        case "complement":
            return rules.ComplementOfSum(tuple(item["parts"]), item["whole"], _target(item, 1))
        case "manual":
            return rules.Manual(item["points"])
        case "given":
            return rules.GivenPoints(item["points"])
    return rules.Information(tuple(item["inputs"]))


def _target(item: Item, default: int) -> Fraction:
    return Fraction(item["target"]) if item.get("target") else Fraction(default)
