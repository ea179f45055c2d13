"""The rules by which a leaf earns points: one module each, one meaning each.

A rule answers twice: with an exact quotient of scaled integers over arrays (`quotient`)
and with its meaning in fractions for one unit (`exact`). It never rounds; the pipeline
does, once, where the scheme says.
"""

from chamdiem.engine.rules.base import Rule, Scales, Spoken
from chamdiem.engine.rules.complement import ComplementOfSum
from chamdiem.engine.rules.given import GivenPoints
from chamdiem.engine.rules.information import Information
from chamdiem.engine.rules.manual import Manual
from chamdiem.engine.rules.rate import GivenRate
from chamdiem.engine.rules.ratio import Ratio

RULES: tuple[type[Rule], ...] = (
    Ratio,
    GivenRate,
    ComplementOfSum,
    Manual,
    GivenPoints,
    Information,
)

__all__ = [
    "RULES",
    "ComplementOfSum",
    "GivenPoints",
    "GivenRate",
    "Information",
    "Manual",
    "Ratio",
    "Rule",
    "Scales",
    "Spoken",
]
