"""Ruling on an objection (kết luận kiến nghị): by the council, in its time, with its reason."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from chamdiem.engine.decimals import spoken
from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import reasons
from chamdiem.portal.appraisal.actions import ground
from chamdiem.portal.appraisal.actions.objecting import points_now
from chamdiem.portal.appraisal.actions.settling import NotWithin, leaf_of, require_points
from chamdiem.portal.appraisal.choices import Outcome
from chamdiem.portal.appraisal.models import Objection, Ruling
from chamdiem.portal.appraisal.queries import filing
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments, text
from chamdiem.portal.common.rights import Right
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns import actions as returns
from chamdiem.portal.returns.models import Return
from chamdiem.portal.rights.access import may_judge
from chamdiem.portal.schemes.queries import scheme_of

SHOWN = 3


class AlreadyRuled(ground.Refused):
    """Raise when the objection has its ruling."""


class TooLate(ground.Refused):
    """Raise when the time of the council is over."""


@transaction.atomic
def rule(
    *,
    objection: Objection,
    outcome: Outcome,
    points: int | None = None,
    reason: str,
    by: User,
    at: datetime,
) -> Ruling:
    """Rule on an objection (kết luận), once; `points` are scaled, as the verifier records them.

    The month's points follow from it on reading: `queries.gathered`, `scored`, `compared`.
    """
    ground.hold(objection.of.period, Stage.OBJECTION)
    row = returns.locked(objection.of)
    _require_council(row, objection.leaf, by, at)
    _require_in_time(row.period, at)
    _require_unruled(objection)
    stands = points_now(row, objection.leaf)
    _require_points(objection, Outcome(outcome), points, stands)
    made = Ruling.objects.create(
        objection=objection,
        outcome=outcome,
        points=points,
        reason=_reason(reason, objection),
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="appraisal.objection.ruled",
        actor=by.opaque_id,
        subject=made,
        at=at,
        before={"points": stands},
        after={"outcome": str(outcome), "points": points},
        leaf=objection.leaf,
    )
    return made


def missing(*, period: Period, at: datetime) -> Sequence[str]:
    """Return what the council still owes before a month is submitted, in a sentence (I18)."""
    waiting = [one for one in filing.objections(period=period) if not one.is_ruled]
    if not waiting:
        return ()
    units = dict(Expected.objects.filter(period=period).values_list("organisation_id", "name"))
    names = list(dict.fromkeys(units.get(one.organisation_id, "đơn vị khác") for one in waiting))
    more = f" và {len(names) - SHOWN} đơn vị khác" if len(names) > SHOWN else ""
    return (
        f"{len(waiting)} kiến nghị về điểm chưa có kết luận ({', '.join(names[:SHOWN])}{more}): "
        "hội đồng kết luận xong mới trình được.",
    )


def _require_council(row: Return, leaf: str, by: User, at: datetime) -> None:
    """Let pass who rules, and has no part in the unit nor withdrew from the item (I16)."""
    may_judge(
        user=by,
        right=Right.COUNCIL_RULE,
        organisation=row.organisation,
        on=moments.day_of(at),
        criterion=leaf,
        month=row.period.month,
    )


def _require_in_time(period: Period, at: datetime) -> None:
    due = filing.ruling_due(period=period)
    if at > due:
        raise TooLate(
            f"Hạn kết luận kiến nghị đã hết ngày {moments.day_of(due):%d/%m/%Y}. Lãnh đạo Sở KH&CN "
            "lùi hạn “Kết luận kiến nghị” trên trang của kỳ, có lý do; lùi hạn xong thì kết luận "
            "tiếp được."
        )


def _require_unruled(objection: Objection) -> None:
    if Ruling.objects.filter(objection=objection).exists():
        raise AlreadyRuled(
            "Kiến nghị này đã có kết luận; mỗi kiến nghị kết luận một lần. Sai sót sau này được "
            "đính chính bằng văn bản có số."
        )


def _require_points(
    objection: Objection, outcome: Outcome, points: int | None, stands: int | None
) -> None:
    if (points is not None) != (outcome is Outcome.CHANGED):
        raise NotWithin(
            f"“{Outcome.CHANGED.label}” thì ghi điểm mới; “{Outcome.UPHELD.label}” thì không ghi."
        )
    if points is None:
        return
    scheme = scheme_of(objection.of.period.scheme_version)
    require_points(points, leaf_of(scheme, objection.leaf), scheme)
    if stands is not None and abs(stands) == points:
        raise NotWithin(
            f"Điểm mới bằng điểm thẩm định ({spoken(points, scheme.decimals)}): hãy chọn “"
            f"{Outcome.UPHELD.label}”."
        )


def _reason(written: str, objection: Objection) -> str:
    """Return the reason as kept; refuse a template, or words that did for many others (I17)."""
    kept = text.nfc(written).strip()[: reasons.LONGEST]
    if words := reasons.problem(kept):
        raise ground.NoReason(words)
    same = Ruling.objects.filter(reason=kept, objection__of__period_id=objection.of.period_id)
    others = same.exclude(objection__of_id=objection.of_id).values("objection__of_id").distinct()
    if words := reasons.alike(others.count()):
        raise ground.NoReason(words)
    return kept
