"""The organisation tree of a whole country, as of any day: 34 provinces and 3,321 communes.

An invented country goes through two reforms, as the real one did: 9,963 communes become 6,642,
then 3,321. It is written as rows in bulk, by the clock of two recordings, so that both days and
what was known when are asked for. The database is a launcher's cluster of its own.
"""

from importlib import import_module

from bench import portal
from bench.measured import Measured, Plan

PROVINCES, COMMUNES = 34, 3321
QUICK_PROVINCES, QUICK_COMMUNES = 3, 30
TODAY, KNOWN = "tree of today", "as known before the last reform"
LARGEST = "of the first day, three times as large"


def measure(plan: Plan) -> Measured:
    """Ask for the tree of days before, between and after the reforms, as known now and then."""
    provinces, communes = PROVINCES, COMMUNES
    if plan.is_quick:
        provinces, communes = QUICK_PROVINCES, QUICK_COMMUNES
    with portal.opened(plan.folder):
        country = import_module("bench.country").drawn(provinces, communes)
        country.of_today()  # opens the connection, as the site has one open
        today = [country.of_today() for _ in range(plan.runs)]
        then = [country.as_known_then() for _ in range(plan.runs)]
        at_first = [country.of_the_first_day() for _ in range(plan.runs)]
    return Measured(
        seconds=today,
        values=provinces + communes + 1,
        parts={TODAY: today, KNOWN: then, LARGEST: at_first},
        note=country.told(),
    )
