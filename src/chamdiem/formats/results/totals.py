"""Totals with the decimals that totals have, which may be fewer than those of points."""

from chamdiem.engine.scheme import Scheme


def of(scheme: Scheme, value: int) -> tuple[int, int]:
    """Return a total kept on the scale of points as (scaled integer, decimals) of its own."""
    return value // 10 ** (scheme.decimals - scheme.total_decimals), scheme.total_decimals
