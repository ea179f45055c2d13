"""Parts that several pages of approval share: the way back, names of people, what was approved."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.approval import facts
from chamdiem.portal.approval.models import Approved, Frozen
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.periods.models import Period

TITLE = "Phê duyệt"
ERASED = "người đã xoá thông tin"


@dataclass(frozen=True, slots=True)
class ApprovedShown:
    """One approval as printed: by what act, by whom, and its sealed file."""

    revision: int
    title: str
    number: str
    on: date
    way: str
    signer: str
    recorder: str
    at: datetime
    reason: str
    digest: str
    document: str
    seal: str
    compared: str
    told_at: datetime | None
    published_at: datetime | None


def crumbs(*more: tuple[str, str]) -> tuple[Crumb, ...]:
    """Return the way back to the list of approvals."""
    root = Crumb(TITLE, reverse("approval:list")) if more else Crumb(TITLE)
    return (Crumb("Trang đầu", "/"), root, *(Crumb(*each) for each in more))


def crumb(period: Period) -> tuple[str, str]:
    """Return the step of the way back to a month."""
    month = Month.parse(period.month)
    return month.spoken.capitalize(), reverse("approval:month", args=[month])


def names(people: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the names of people, also of those who are erased."""
    found = accounts.display_names(set(people))
    return {each: found.get(each, ERASED) for each in people}


def title(frozen: Frozen) -> str:
    """Name a submission: of the month, or of its correction."""
    if frozen.correction is None:
        return f"Trình lần {frozen.number}"
    return f"Trình lần {frozen.number}: đính chính lần {frozen.correction.revision}"


def approved(row: Approved, people: Mapping[UUID, str]) -> ApprovedShown:
    """Show one approval."""
    month, series = Month.parse(row.period.month), row.frozen.run.series
    notice, publication = getattr(row, "notice", None), getattr(row, "publication", None)
    return ApprovedShown(
        revision=row.revision,
        title=f"Đính chính lần {row.revision}" if row.revision else "Phê duyệt và khoá kỳ",
        number=row.document_number,
        on=row.document_on,
        way=row.get_way_display(),
        signer=people[row.signer],
        recorder="" if row.signer == row.by else people[row.by],
        at=row.at,
        reason=row.reason,
        digest=facts.written(row.seal_digest),
        document=reverse("files:content", args=[row.document.public_id]) if row.document else "",
        seal=reverse("approval:seal", args=[month, row.revision]),
        compared=reverse("scoring:revision", args=[series.slug, month, row.revision])
        if row.revision
        else "",
        told_at=notice.at if notice else None,
        published_at=publication.at if publication else None,
    )
