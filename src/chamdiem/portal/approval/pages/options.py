"""What the forms of approval offer: units, criteria and figures of a month, signers, blocks."""

from datetime import date
from typing import Any

from chamdiem.portal.approval import queries
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.models import Period
from chamdiem.portal.schemes.queries import scheme_of

Options = list[tuple[str, str]]


def signer_options(*, on: date) -> Options:
    """Return the leaders of the province of today, by name and post."""
    people = queries.signers(on=on)
    return [(str(one.public_id), f"{one.display_name}, {one.post}") for one in people]


def unit_options(period: Period) -> Options:
    """Return the units that are scored in a month, in their order."""
    units = periods.expected(period=period)
    return [(unit.unit_code, unit.name) for unit in units if unit.is_scored]


def leaf_options(period: Period) -> Options:
    """Return the criteria of a month's scheme."""
    return [(leaf.code, leaf.name) for leaf in scheme_of(period.scheme_version).leaves()]


def input_options(period: Period) -> Options:
    """Return the figures of a month's scheme."""
    return [(item.code, item.name) for item in scheme_of(period.scheme_version).inputs]


def block_options() -> Options:
    """Return the blocks of the schemes that months were opened under."""
    found = {
        block.code: block.name for period in _latest() for block in periods.blocks(period=period)
    }
    return list(found.items())


def rule_initial() -> dict[str, Any]:
    """Return what stands, to begin the form from."""
    rows = queries.rules()
    if not rows:
        return {}
    last = rows[0]
    return {"shown": last.shown, "blocks": last.blocks}


def _latest() -> list[Period]:
    """Return one period of each scheme."""
    rows = {period.scheme_version_id: period for period in reversed(periods.periods())}
    return list(rows.values())
