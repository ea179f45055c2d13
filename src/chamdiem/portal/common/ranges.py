"""The two clocks of a dated fact, as constraints compare them.

A model with `holds_from` and `holds_until` has its days; with `recorded_at` and `superseded_at`
the time for which it was what we knew.
"""

from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField, RangeOperators
from django.db.models import F, Func

DAYS = Func(F("holds_from"), F("holds_until"), function="daterange", output_field=DateRangeField())
KNOWN = Func(
    F("recorded_at"), F("superseded_at"), function="tstzrange", output_field=DateTimeRangeField()
)
OVERLAPS, EQUAL = RangeOperators.OVERLAPS, RangeOperators.EQUAL
