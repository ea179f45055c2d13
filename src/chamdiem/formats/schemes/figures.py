"""The figures that a checked file declares, as the engine keeps them."""

from chamdiem.engine import scheme as engine
from chamdiem.formats.schemes import values
from chamdiem.formats.schemes.draft import Draft
from chamdiem.formats.schemes.values import Item


def inputs(draft: Draft, sure: engine.Certainty) -> tuple[engine.Input, ...]:
    """Build all figures in the order of the file."""
    return tuple(_input(code, item, sure) for code, item in draft.data["inputs"].items())


def _input(code: str, item: Item, sure: engine.Certainty) -> engine.Input:
    places, pool = int(item["decimals"]), item.get("pool") or {}
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
        largest=values.scaled(item["largest"], places),
        certainty=values.certainty(item, sure),
        note=item.get("note") or "",
        options={int(number): word for number, word in (item.get("options") or {}).items()},
        pool_units=engine.Pooling(pool.get("units", engine.Pooling.NONE)),
        pool_months=engine.Pooling(pool.get("months", engine.Pooling.NONE)),
        unconfirmed=tuple(item.get("unconfirmed") or ()),
        register=item.get("register") or "",
    )
