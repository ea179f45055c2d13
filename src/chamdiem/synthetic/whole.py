"""A month of Tỉnh Mẫu whole: the truth, what was claimed, how each return went."""

from dataclasses import dataclass

from chamdiem.engine.figures import Figures
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.synthetic import anomalies, claims, courses
from chamdiem.synthetic.claims import Claims
from chamdiem.synthetic.courses import Told
from chamdiem.synthetic.draws import Seed
from chamdiem.synthetic.months import figures


@dataclass(frozen=True, slots=True)
class Whole:
    """A month; claims and stories are in the order of the units of `true`."""

    true: Figures
    claims: tuple[Claims, ...]
    told: tuple[Told, ...]


def month_whole(scheme: Scheme, month: Month, seed: Seed) -> Whole:
    """Draw a month with all that people did in it."""
    true = anomalies.planted_truth(scheme, figures(scheme, month, seed))
    claimed = claims.of_month(scheme, true, seed)
    return Whole(true, claimed, courses.of_month(scheme, true, claimed, seed))
