"""From a checked file to the engine's frozen values; nothing is judged here any more."""

from typing import Any

from chamdiem.engine import scheme as engine
from chamdiem.engine.periods import Month, Validity
from chamdiem.formats.schemes import closing, figures, tree, values
from chamdiem.formats.schemes.draft import Draft
from chamdiem.formats.schemes.values import Item

SHARE_PLACES = 4
"""Decimals of what a partner carries of a task."""


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
        inputs=figures.inputs(draft, sure),
        tree=tuple(tree.node(item, places, sure) for item in data["tree"]),
        illustrative=data.get("illustrative") or "",
        note=data.get("note") or "",
        stated_maximum=values.scaled(data["points"]["max"], places),
        aggregate=values.aggregate(data),
        rescale=values.is_set(data["points"], "rescale"),
        views=closing.views(draft, places, sure),
        gates=closing.gates(draft, places, sure),
        quotas=closing.quotas(draft, sure),
        tasks=_tasks(data.get("tasks"), sure),
        **_rounding(data["rounding"], sure),
        **_ranking(data["ranking"], sure),
    )


def _rounding(item: Item, sure: engine.Certainty) -> dict[str, Any]:
    total = item.get("total")
    return {
        "rounding_stated": values.certainty(item, sure),
        "stated_total_decimals": int(total) if total else None,
    }


def _ranking(item: Item, sure: engine.Certainty) -> dict[str, Any]:
    return {
        "ties": engine.Ties(item["ties"]),
        "ranking_stated": values.certainty(item, sure),
        "compare": engine.Compare(item["compare"]),
        "tiebreak": tuple(item.get("tiebreak") or ()),
    }


def _tasks(item: Item | None, sure: engine.Certainty) -> engine.TaskCounting | None:
    if item is None:
        return None
    return engine.TaskCounting(
        overdue_each_month=item["overdue"] == "each-month",
        partner=values.scaled(item["partner"], SHARE_PLACES),
        certainty=values.certainty(item, sure),
    )


def _basis(item: Item, sure: engine.Certainty) -> engine.LegalBasis:
    certainty = values.certainty(item, sure)
    return engine.LegalBasis(item["number"], item["date"], item["issuer"], item["title"], certainty)


def _validity(months: Item) -> Validity:
    last = months.get("last")
    return Validity(Month.parse(months["first"]), Month.parse(last) if last else None)


def _band(item: Item, places: int, sure: engine.Certainty) -> engine.Band:
    lower, certainty = values.scaled(item["from"], places), values.certainty(item, sure)
    return engine.Band(item["name"], lower, certainty)
