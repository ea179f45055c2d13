"""A return gathered whole: scheme, unit as frozen, draft, figures of data holders."""

from collections.abc import Mapping

from chamdiem.engine.figures import Unit
from chamdiem.engine.periods import Month
from chamdiem.portal.periods.models import Expected
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.facts import SentNow
from chamdiem.portal.returns.models import HolderFigure, Return
from chamdiem.portal.returns.queries import draft
from chamdiem.portal.returns.sheet import Sheet
from chamdiem.portal.schemes.queries import scheme_of


def sheet(*, of: Return) -> Sheet:
    """Return the return as a whole."""
    period = of.period
    expected = Expected.objects.get(period=period, organisation_id=of.organisation_id)
    return Sheet(
        organisation=str(of.organisation.public_id),
        month=Month.parse(period.month),
        window_to=period.window_to.toordinal(),
        scheme=scheme_of(period.scheme_version),
        scheme_digest=period.scheme_version.digest,
        unit=Unit(expected.unit_code, expected.name, expected.block),
        drafted=draft.drafted(of=of),
        held=held(of=of),
    )


def held(*, of: Return) -> Mapping[str, SentNow]:
    """Return the latest figures that data holders gave for the unit (R70)."""
    rows = HolderFigure.objects.filter(
        period_id=of.period_id, organisation_id=of.organisation_id
    ).order_by("id")
    columns = rows.values_list("input_code", "pk", "answer", "value")
    return {
        code: SentNow(pk, Answer(answer), None if value is None else int(value))
        for code, pk, answer, value in columns
    }
