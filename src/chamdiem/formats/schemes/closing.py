"""What comes beside and after the tree, from a checked file: views, gates, quotas."""

from fractions import Fraction

from chamdiem.engine import scheme as engine
from chamdiem.formats.schemes import values
from chamdiem.formats.schemes.draft import Draft
from chamdiem.formats.schemes.values import Item

ALL = "all"


def views(draft: Draft, places: int, sure: engine.Certainty) -> tuple[engine.View, ...]:
    """Build the views in the order of the file."""
    return tuple(_view(item, places, sure) for item in draft.data.get("views") or ())


def _view(item: Item, places: int, sure: engine.Certainty) -> engine.View:
    return engine.View(
        code=item["code"],
        name=item["name"],
        maximum=values.scaled(item["max"], places),
        parts=tuple(engine.Part(part["node"], values.weight(part)) for part in item["of"]),
        clause=item["clause"],
        certainty=values.certainty(item, sure),
        aggregate=values.aggregate(item),
        note=item.get("note") or "",
    )


def gates(draft: Draft, places: int, sure: engine.Certainty) -> tuple[engine.Gate, ...]:
    """Build the gates; a threshold has the scale of what the gate looks at."""
    return tuple(_gate(draft, item, places, sure) for item in draft.data.get("gates") or ())


def _gate(draft: Draft, item: Item, places: int, sure: engine.Certainty) -> engine.Gate:
    when, code = item["when"], item["when"].get("input")
    digits = int(draft.data["inputs"][code]["decimals"]) if code else places
    at_least, below, cap = when.get("at_least"), when.get("below"), item.get("cap")
    return engine.Gate(
        name=item["name"],
        clause=item["clause"],
        certainty=values.certainty(item, sure),
        input=code,
        node=when.get("node"),
        at_least=values.scaled(at_least, digits) if at_least else None,
        below=values.scaled(below, digits) if below else None,
        grade=item.get("grade"),
        cap=values.scaled(cap, places) if cap else None,
    )


def quotas(draft: Draft, sure: engine.Certainty) -> tuple[engine.Quota, ...]:
    """Build the quotas in the order of the file."""
    return tuple(_quota(item, sure) for item in draft.data.get("quotas") or ())


def _quota(item: Item, sure: engine.Certainty) -> engine.Quota:
    return engine.Quota(
        grade=item["grade"],
        share=Fraction(item["share"]),
        of=None if item["of"] == ALL else item["of"],
        clause=item["clause"],
        certainty=values.certainty(item, sure),
    )
