"""Every read of duties: plain values, in a stated order, few queries however many units."""

from chamdiem.portal.duties.queries.figures import figures
from chamdiem.portal.duties.queries.postings import Posted, postings_due
from chamdiem.portal.duties.queries.states import (
    confirmations_of,
    occasions_of,
    one,
    shows_file,
    states,
)
from chamdiem.portal.duties.queries.units import (
    begun_on,
    known,
    sector_agencies,
    sectors,
    units,
    without_focal_point,
)

__all__ = [
    "Posted",
    "begun_on",
    "confirmations_of",
    "figures",
    "known",
    "occasions_of",
    "one",
    "postings_due",
    "sector_agencies",
    "sectors",
    "shows_file",
    "states",
    "units",
    "without_focal_point",
]
