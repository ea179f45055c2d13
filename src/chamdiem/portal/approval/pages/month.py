"""One month on its way: with whom it lies, what this reader may do, all that was said of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.approval import access, facts, queries
from chamdiem.portal.approval.forms import OpinionForm
from chamdiem.portal.approval.models import Approved, Frozen
from chamdiem.portal.approval.pages import parts
from chamdiem.portal.approval.pages.parts import ApprovedShown
from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.rights import Right
from chamdiem.portal.periods import preconditions
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.periods.models import Period

AFTER = (Stage.APPROVED, Stage.NOTIFIED, Stage.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission as printed, with the opinion that sent it back."""

    title: str
    at: datetime
    by: str
    fingerprint: str
    state: str
    opinion: str
    opinion_at: datetime | None
    opinion_by: str


@dataclass(frozen=True, slots=True)
class MayDo:
    """What this reader may do now; each is offered only where the rule lets it."""

    submit: bool
    send_back: bool
    record: bool
    approve: bool
    notify: bool
    publish: bool
    open_correction: bool
    work_correction: bool


@dataclass(frozen=True, slots=True)
class MonthPage:
    """One month on its way to approval, and after it."""

    crumbs: tuple[Crumb, ...]
    month: Month
    period: Period
    marks: Marks
    standing: str
    whom: str
    result: str
    may: MayDo
    missing: tuple[str, ...]
    waiting: str
    fingerprint: str
    publishing: str
    submissions: tuple[Submission, ...]
    approvals: tuple[ApprovedShown, ...]
    correction: int
    form: OpinionForm
    refusal: str


def month_page(
    *,
    period: Period,
    user: Any,
    at: datetime,
    form: OpinionForm | None = None,
    refusal: str = "",
) -> MonthPage:
    """Show a month on its way."""
    waiting, approvals = queries.frozen_now(period=period), queries.approvals(period=period)
    submissions = queries.submissions(period=period)
    correction = queries.open_correction(period=period) if approvals else None
    stands = approvals[-1] if approvals else None
    refused = _unpublishable(period, stands, at) if stands else ""
    held = queries.held(periods=[period]).get(period.pk)
    of = waiting.correction if waiting else None
    return MonthPage(
        crumbs=parts.crumbs((parts.crumb(period)[0], "")),
        month=Month.parse(period.month),
        period=period,
        marks=periods.marks(period=period),
        standing=facts.stands_at(
            str(period.get_stage_display()), submitted=of.revision if of else 0, held=held
        ),
        whom=facts.lies_with(Stage(period.stage), is_waiting=waiting is not None, held=held),
        result=_result(period) if submissions else "",
        may=_may(period, user, waiting, stands, refused, has_correction=correction is not None),
        missing=_missing(period, at),
        waiting=parts.title(waiting) if waiting else "",
        fingerprint=facts.written(waiting.fingerprint) if waiting else "",
        publishing=refused,
        submissions=_submissions(period, list(submissions)),
        approvals=_approvals(list(approvals)),
        correction=correction.revision if correction else 0,
        form=form or OpinionForm(),
        refusal=refusal,
    )


def _result(period: Period) -> str:
    series = queries.series_of(period=period)
    return reverse("scoring:month", args=[series.slug, Month.parse(period.month)])


def _missing(period: Period, at: datetime) -> tuple[str, ...]:
    """Return what is missing before the month is submitted."""
    if period.stage != Stage.OBJECTION:
        return ()
    return preconditions.missing((Stage.OBJECTION, Stage.SUBMITTED), period=period, at=at)


def _may(
    period: Period,
    user: Any,
    waiting: Frozen | None,
    stands: Approved | None,
    refused: str,
    *,
    has_correction: bool,
) -> MayDo:
    is_after = period.stage in AFTER
    is_told = stands is not None and hasattr(stands, "notice")
    is_public = stands is not None and hasattr(stands, "publication")
    records = waiting is not None and access.has(user, Right.MONTHS_RECORD)
    corrects = is_after and access.has(user, Right.MONTHS_CORRECT)
    return MayDo(
        submit=period.stage == Stage.OBJECTION and access.has(user, Right.MONTHS_SUBMIT),
        send_back=records,
        record=records,
        approve=waiting is not None and access.has(user, Right.MONTHS_APPROVE),
        notify=stands is not None and not is_told and access.has(user, Right.MONTHS_NOTIFY),
        publish=is_told
        and not is_public
        and not refused
        and access.has(user, Right.SCORES_PUBLISH),
        open_correction=corrects and not has_correction,
        work_correction=has_correction
        and (corrects or (is_after and access.has(user, Right.MONTHS_SUBMIT))),
    )


def _unpublishable(period: Period, stands: Approved, at: datetime) -> str:
    """Say why the month is not published, nothing where it may be or is."""
    if hasattr(stands, "publication"):
        return ""
    if periods.marks(period=period).is_trial:
        return "Kỳ chấm thử không công bố."
    if queries.rule() is None:
        return "Tỉnh chưa có căn cứ công bố; chưa có căn cứ thì không công bố."
    if not hasattr(stands, "notice"):
        what = f"Đính chính lần {stands.revision}" if stands.revision else "Kết quả"
        return f"{what} chưa thông báo cho các đơn vị nên chưa công bố được."
    first = queries.publication_from(told_at=stands.notice.at)
    return "" if moments.day_of(at) >= first else f"Công bố được từ ngày {first:%d/%m/%Y}."


def _submissions(period: Period, rows: list[Frozen]) -> tuple[Submission, ...]:
    opinions = queries.opinions(period=period)
    people = parts.names({row.by for row in rows} | {one.by for one in opinions.values()})
    sealed = queries.approved_submissions(period=period)
    found = []
    for row in rows:
        opinion = opinions.get(row.pk)
        state = "đã phê duyệt" if row.pk in sealed else "đã trả lại" if opinion else "đang chờ"
        found.append(
            Submission(
                title=parts.title(row),
                at=row.at,
                by=people[row.by],
                fingerprint=facts.written(row.fingerprint),
                state=state,
                opinion=opinion.text if opinion else "",
                opinion_at=opinion.at if opinion else None,
                opinion_by=people[opinion.by] if opinion else "",
            )
        )
    return tuple(found)


def _approvals(rows: list[Approved]) -> tuple[ApprovedShown, ...]:
    people = parts.names({row.by for row in rows} | {row.signer for row in rows})
    return tuple(parts.approved(row, people) for row in reversed(rows))
