"""One request with every version of its explanation."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chamdiem.portal.explanations.choices import CauseKind
from chamdiem.portal.explanations.facts import Judged, Stated, Turn
from chamdiem.portal.explanations.models import Cause, Explanation, Judgement, Request
from chamdiem.portal.orgs.models import Organisation


def one(*, public_id: UUID) -> Request | None:
    """Return the request of that identity with all it hangs on."""
    rows = Request.objects.select_related("organisation", "period__scheme_version", "task")
    return rows.filter(public_id=public_id).first()


def versions(*, request: Request) -> int:
    """Return how many times the unit has answered."""
    return Explanation.objects.filter(request=request).count()


def is_accepted(*, request: Request) -> bool:
    """Tell whether an explanation of the request was accepted."""
    rows = Judgement.objects.filter(explanation__request=request, is_accepted=True)
    return rows.exists()


def turns(*, request: Request) -> tuple[Turn, ...]:
    """Return every version of an explanation, the latest first; two queries."""
    causes = _causes(request)
    rows = Explanation.objects.filter(request=request).select_related("file", "judgement")
    return tuple(_turn(row, causes.get(row.pk, ())) for row in rows.order_by("-number"))


def shows_file(*, key: UUID) -> tuple[Organisation, ...]:
    """Return the units in whose explanation a file is evidence."""
    rows = Explanation.objects.filter(file__public_id=key).select_related("request__organisation")
    return tuple(row.request.organisation for row in rows.order_by("pk"))


def _causes(request: Request) -> Mapping[int, tuple[Stated, ...]]:
    rows = Cause.objects.filter(explanation__request=request).order_by("id")
    found: dict[int, tuple[Stated, ...]] = defaultdict(tuple)
    for key, kind, text, figure in rows.values_list("explanation_id", "kind", "text", "figure"):
        found[key] += (Stated(CauseKind(kind), text, figure),)
    return found


def _turn(row: Explanation, causes: tuple[Stated, ...]) -> Turn:
    return Turn(
        number=row.number,
        causes=causes,
        remedy=row.remedy,
        by_whom=row.by_whom,
        remedy_due_on=row.remedy_due_on,
        file=row.file.public_id if row.file else None,
        file_name=row.file.name if row.file else "",
        at=row.at,
        by=row.by,
        judged=_judged(getattr(row, "judgement", None)),
    )


def _judged(row: Any) -> Judged | None:
    if row is None:
        return None
    return Judged(row.is_accepted, row.reason, row.due_on, row.at, row.by)
