"""Tỉnh Mẫu: an invented province whose units and figures are drawn from a seed.

No place, agency, person or number here is real. The same seed gives the same bytes everywhere:
draws are hashes, arithmetic is on integers, and no state is kept.
"""

from chamdiem.synthetic.anomalies import truth
from chamdiem.synthetic.months import figures
from chamdiem.synthetic.people import contacts, terms
from chamdiem.synthetic.tables import as_long_csv, as_wide_csv
from chamdiem.synthetic.units import province
from chamdiem.synthetic.whole import Whole, month_whole

__all__ = [
    "Whole",
    "as_long_csv",
    "as_wide_csv",
    "contacts",
    "figures",
    "month_whole",
    "province",
    "terms",
    "truth",
]
