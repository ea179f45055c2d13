"""A stored month as a file: the same writers as the command line."""

from django.http import HttpResponse

from chamdiem.formats.results import WRITERS, Origin
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.models import Run

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


class KindConverter:
    """`<kind:kind>` in an address: one of the kinds of file a month can be had as."""

    regex = "|".join(TYPES)

    def to_python(self, value: str) -> str:
        """Take the kind as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Write the kind."""
        return value


def answer(run: Run, kind: str) -> HttpResponse:
    """Return the month as a file of one of the known kinds."""
    origin = Origin(run.scheme_version.digest, run.figures_digest, run.source_note)
    content = WRITERS[f".{kind}"](queries.evaluation_of_run(run), origin)
    response = HttpResponse(content, content_type=TYPES[kind])
    name = f"cham-diem-{run.series.slug}-{run.month}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
