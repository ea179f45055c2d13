"""Who holds the data of which input, and the figures that were given."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.models import HolderFigure, Holding, Sending, SentFigure


@dataclass(frozen=True, slots=True)
class Holder:
    """The agency that holds an input, as known on a day."""

    input_code: str
    organisation_id: int
    public_id: UUID
    name: str
    holds_from: date


@dataclass(frozen=True, slots=True)
class HeldNow:
    """A figure of the holder that is in force; `is_newer` where it replaced an earlier one."""

    answer: Answer
    value: int | None
    source: str
    at: datetime
    by: UUID | None
    is_newer: bool


def holders(*, on: date) -> Mapping[str, Holder]:
    """Return by input the agency that holds it on a day."""
    rows = Holding.objects.filter(holds_from__lte=on).select_related("organisation")
    latest = {row.input_code: row for row in rows.order_by("holds_from", "id")}
    held = [row for row in latest.values() if row.organisation is not None]
    names = orgs.names(ids={row.organisation.pk for row in held if row.organisation}, on=on)
    return {
        row.input_code: Holder(
            row.input_code,
            row.organisation.pk,
            row.organisation.public_id,
            names.get(row.organisation.pk, ""),
            row.holds_from,
        )
        for row in held
        if row.organisation is not None
    }


def held_in(*, period: Period, input_code: str) -> Mapping[int, HeldNow]:
    """Return by organisation the figures of an input that are in force."""
    rows = HolderFigure.objects.filter(period=period, input_code=input_code).order_by("id")
    columns = ("organisation_id", "answer", "value", "source", "at", "by", "replaces_id")
    return {
        unit: HeldNow(
            Answer(answer), None if value is None else int(value), source, at, by, bool(replaces)
        )
        for unit, answer, value, source, at, by, replaces in rows.values_list(*columns)
    }


def held_counts(*, period: Period, inputs: Collection[str]) -> Mapping[str, int]:
    """Return for how many units each input was given."""
    rows = HolderFigure.objects.filter(period=period, input_code__in=inputs).order_by()
    pairs = rows.values_list("input_code", "organisation_id").distinct()
    return Counter(code for code, _ in pairs)


def sent_in(*, period: Period, input_code: str) -> Mapping[int, tuple[Answer, int | None]]:
    """Return by organisation what units sent last of an input."""
    last = dict(
        Sending.objects.filter(of__period=period).order_by("number").values_list("of_id", "pk")
    )
    rows = SentFigure.objects.filter(sending_id__in=last.values(), input_code=input_code)
    columns = ("sending__of__organisation_id", "answer", "value")
    return {
        unit: (Answer(answer), None if value is None else int(value))
        for unit, answer, value in rows.order_by("id").values_list(*columns)
    }
