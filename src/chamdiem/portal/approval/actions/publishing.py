"""Publishing to the public (công bố): off until the province enters its basis; in its limits."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.approval import queries
from chamdiem.portal.approval.actions import ground
from chamdiem.portal.approval.choices import Shown
from chamdiem.portal.approval.models import Approved, Notice, Publication, PublicationRule
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments, text
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.scoring import actions as scoring


class NoBasis(ground.Refused):
    """Raise when the province has no basis for publication, or one without number or issuer."""


class TooSoon(ground.Refused):
    """Raise when the heads have not had their own results for a whole working day."""


class NeverPublished(ground.Refused):
    """Raise when a trial, or what no longer stands, is to be published."""


@transaction.atomic
def set_rule(
    *,
    basis_number: str,
    basis_on: date,
    basis_issuer: str,
    blocks: Sequence[str] = (),
    shown: Shown = Shown.SCORES,
    is_off: bool = False,
    by: User,
    at: datetime,
) -> PublicationRule:
    """Enter the basis of publication (căn cứ công bố), and how much is public; or close it.

    What was published stays as it was published.
    """
    number, issuer = text.nfc(basis_number).strip(), text.nfc(basis_issuer).strip()
    _require_basis(number, issuer, basis_on, at)
    before = PublicationRule.objects.order_by("-id").first()
    row = PublicationRule.objects.create(
        basis_number=number,
        basis_on=basis_on,
        basis_issuer=issuer,
        blocks=list(blocks),
        shown=shown,
        is_off=is_off,
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="approval.rule.set",
        actor=by.opaque_id,
        subject=row,
        at=at,
        before=_told(before) if before else None,
        after=_told(row),
    )
    return row


def _require_basis(number: str, issuer: str, on: date, at: datetime) -> None:
    if not number or not issuer:
        raise NoBasis("Căn cứ công bố phải có số, ký hiệu và cơ quan ban hành.")
    if on > moments.day_of(at):
        raise NoBasis(f"Văn bản đề ngày {on:%d/%m/%Y}, chưa đến.")


@transaction.atomic
def publish(*, approved: Approved, by: User, at: datetime) -> Publication:
    """Publish an approved month or its correction (Công bố), as far as the basis goes."""
    period = ground.locked(approved.period)
    _require_publishable(approved, at)
    rule = _basis()
    row = Publication.objects.create(approved=approved, rule=rule, at=at, by=by.public_id)
    release = scoring.Release(tuple(rule.blocks), rule.shown == Shown.SCORES)
    try:
        scoring.publish(run=approved.frozen.run, release=release, by=by, at=at)
    except (scoring.AlreadyPublished, scoring.SchemeNotActivated, scoring.Superseded) as refusal:
        raise NeverPublished(str(refusal)) from refusal
    if period.stage == Stage.NOTIFIED:
        periods.move(period=period, to=Stage.PUBLISHED, by=by, at=at)
        approved.period.stage = period.stage
    revised: dict[str, Any] = {"revision": approved.revision} if approved.revision else {}
    audit.record(
        verb="approval.month.published",
        actor=by.opaque_id,
        subject=period,
        at=at,
        month=period.month,
        number=rule.basis_number,
        **revised,
    )
    return row


def _require_publishable(approved: Approved, at: datetime) -> None:
    period = approved.period
    month = ground.spoken(period)
    if ground.is_trial(period):
        raise NeverPublished(
            f"{month} là kỳ chấm thử nên không công bố, không dùng để đánh giá. Muốn công bố, mở "
            "kỳ chấm chính thức cho tháng sau."
        )
    if ground.approved(period).pk != approved.pk:
        raise NeverPublished(f"{month} đã có đính chính sau; công bố lần đính chính đang đứng.")
    if Publication.objects.filter(approved=approved).exists():
        raise NeverPublished(f"{month} đã công bố.")
    told = Notice.objects.filter(approved=approved).first()
    if told is None:
        raise TooSoon(
            f"{month} chưa thông báo cho các đơn vị. Lãnh đạo Sở KH&CN thông báo trước; mỗi người "
            "đứng đầu xem kết quả của đơn vị mình ít nhất một ngày làm việc rồi mới công bố."
        )
    first = queries.publication_from(told_at=told.at)
    if moments.day_of(at) < first:
        raise TooSoon(
            f"{month} công bố được từ ngày {first:%d/%m/%Y}: mỗi người đứng đầu xem kết quả của "
            "đơn vị mình ít nhất một ngày làm việc trước khi công bố."
        )


def _basis() -> PublicationRule:
    found = queries.rule()
    if found is None:
        raise NoBasis(
            "Chưa công bố được: tỉnh chưa có căn cứ công bố. Lãnh đạo Sở KH&CN ghi số, ngày, cơ "
            "quan ban hành của văn bản ở trang “Căn cứ công bố”."
        )
    return found


def _told(rule: PublicationRule) -> dict[str, object]:
    return {
        "number": rule.basis_number,
        "date": rule.basis_on.isoformat(),
        "issuer": rule.basis_issuer,
        "blocks": list(rule.blocks),
        "shown": str(rule.shown),
        "is_off": rule.is_off,
    }
