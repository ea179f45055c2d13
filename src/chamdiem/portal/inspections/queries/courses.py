"""The courses of findings, read at once for many inspections."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import QuerySet

from chamdiem.portal.inspections.models import Finding, Remedy
from chamdiem.portal.inspections.standing import Reported, Trouble


def troubles(rows: QuerySet[Finding]) -> Mapping[int, Trouble]:
    """Return the course of each finding, by its key; two queries however many there are."""
    reports = _reports(rows)
    values = rows.order_by("pk").values_list("pk", "due_on", "withdrawal__id")
    return {
        pk: Trouble(due_on, reports.get(pk, ()), withdrawal is not None)
        for pk, due_on, withdrawal in values
    }


def _reports(rows: QuerySet[Finding]) -> Mapping[int, list[Reported]]:
    found: dict[int, list[Reported]] = defaultdict(list)
    made = Remedy.objects.filter(finding__in=rows.order_by().values("pk")).order_by("pk")
    values = ("finding_id", "at", "answer__id", "answer__is_confirmed")
    for finding, at, answer, confirmed in made.values_list(*values):
        found[finding].append(Reported(at, answer is not None, bool(confirmed)))
    return found
