"""Objecting to points (kiến nghị về điểm): the head, once a criterion, in its window, with why."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from chamdiem.engine.decimals import spoken
from chamdiem.engine.scheme import Leaf, Scheme
from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import reasons
from chamdiem.portal.appraisal.actions import ground
from chamdiem.portal.appraisal.actions.settling import leaf_of, require_points
from chamdiem.portal.appraisal.models import Objection
from chamdiem.portal.appraisal.queries import bench, filing
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments, text
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.returns import actions as returns
from chamdiem.portal.returns.models import Return
from chamdiem.portal.schemes.queries import scheme_of

LONGEST_EVIDENCE = 1000


class TooLate(ground.Refused):
    """Raise when the window of objections is over."""


class AlreadyObjected(ground.Refused):
    """Raise when the criterion has an objection already."""


class NothingAsked(ground.Refused):
    """Raise when the points that are asked are those that stand."""


@transaction.atomic
def object(  # noqa: A001 - the field's own verb, always called as actions.object
    *,
    of: Return,
    leaf: str,
    asked: int | None,
    reason: str,
    evidence: str = "",
    file: Stored | None = None,
    by: User,
    at: datetime,
) -> Objection:
    """Object to the points of a criterion (kiến nghị), by who signs for the unit that day.

    `asked` are the points the head thinks right, scaled; None where no number is named.
    """
    ground.hold(of.period, Stage.OBJECTION)
    row = returns.locked(of)
    _require_signer(row, by, moments.day_of(at))
    _require_in_time(row, at)
    _require_criterion(row, leaf, asked)
    made = Objection.objects.create(
        of=row,
        leaf=leaf,
        asked=asked,
        reason=_reason(reason),
        evidence=text.nfc(evidence).strip()[:LONGEST_EVIDENCE],
        file=file,
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="appraisal.objection.made",
        actor=by.opaque_id,
        subject=made,
        at=at,
        after={"leaf": leaf, "asked": asked},
    )
    return made


def require_open(*, period: Period, organisation: Organisation, at: datetime) -> None:
    """Refuse where the window of objections is over for the unit."""
    due = filing.objection_due(period=period, organisation=organisation)
    if at > due:
        raise TooLate(
            f"Hạn nhận kiến nghị về điểm đã hết ngày {moments.day_of(due):%d/%m/%Y}. Lãnh đạo Sở "
            "KH&CN có thể lùi hạn “Nhận kiến nghị về điểm” cho mọi đơn vị trên trang của kỳ, có lý "
            "do, trước khi trình phê duyệt; lùi hạn xong thì gửi lại ngay trên trang này."
        )


def _require_signer(row: Return, by: User, on: date) -> None:
    """Let pass the head, who acts as head, or a deputy who signs KT. that day (I15)."""
    signers = posts.signers(organisation=row.organisation, on=on)
    if not any(held.person.id == by.public_id for held in signers):
        raise PermissionDenied(
            f"Kiến nghị về điểm do người đứng đầu, người phụ trách hoặc cấp phó được phân công ký "
            f"thay (KT.) của đơn vị gửi. Ngày {on:%d/%m/%Y} ông/bà không giữ chức vụ ấy; Sở KH&CN "
            "ghi chức vụ và phân công theo văn bản của đơn vị."
        )


def _require_in_time(row: Return, at: datetime) -> None:
    require_open(period=row.period, organisation=row.organisation, at=at)


def _require_criterion(row: Return, code: str, asked: int | None) -> None:
    """Refuse a criterion that is not there, was objected to, or whose points are asked as is."""
    scheme = scheme_of(row.period.scheme_version)
    leaf = leaf_of(scheme, code)
    _require_free(row, leaf)
    _require_asked(row, leaf, scheme, asked)


def _require_free(row: Return, leaf: Leaf) -> None:
    if leaf.code in filing.objections_of(of=row):
        raise AlreadyObjected(
            f"Tiêu chí “{leaf.name}” đã có kiến nghị của đơn vị; mỗi tiêu chí kiến nghị một lần "
            "trong kỳ. Hội đồng xem xét kiến nghị đã gửi."
        )


def _require_asked(row: Return, leaf: Leaf, scheme: Scheme, asked: int | None) -> None:
    if asked is None:
        return
    require_points(asked, leaf, scheme)
    stands = points_now(row, leaf.code)
    if stands is not None and abs(stands) == asked:
        raise NothingAsked(
            f"Điểm đề nghị bằng điểm thẩm định ({spoken(asked, scheme.decimals)}), nên không có gì "
            "để xem lại. Hãy ghi điểm khác, hoặc để trống và chỉ nêu lý do."
        )


def points_now(row: Return, leaf: str) -> int | None:
    """Return the points of a criterion as appraised; of a penalty they are negative."""
    found = leaf_of(scheme_of(row.period.scheme_version), leaf)
    placed = bench.one(period=row.period, leaf=found, organisation_id=row.organisation_id)
    return placed.points.appraised if placed else None


def _reason(written: str) -> str:
    kept = text.nfc(written).strip()[: reasons.LONGEST]
    if words := reasons.problem(kept):
        raise ground.NoReason(words)
    return kept
