"""The Department accepts an explanation or not (chấp nhận, không chấp nhận), with why; once."""

from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.explanations import queries
from chamdiem.portal.explanations.actions import ground
from chamdiem.portal.explanations.facts import Refused
from chamdiem.portal.explanations.models import Explanation, Judgement
from chamdiem.portal.rights import queries as rights

AT_ONCE = "explanations_judgement_explanation_id_key"


class IsJudged(Refused):
    """Raise when the version was judged already."""


class OwnHand(Refused):
    """Raise when somebody would judge what they explained."""


class OwnUnit(Refused):
    """Raise when somebody would judge a unit to which they belong (I16)."""


@transaction.atomic
def judge(
    *,
    explanation: Explanation,
    is_accepted: bool,
    reason: str,
    due_on: date | None = None,
    by: User,
    at: datetime,
) -> Judgement:
    """Judge a version; a rejected one is answered anew until a day, without one the default's."""
    if Judgement.objects.filter(explanation=explanation).exists():
        raise _judged()
    _require_other(explanation, by, at)
    row = Judgement(
        explanation=explanation,
        is_accepted=is_accepted,
        reason=ground.said(reason, what="vì sao chấp nhận hoặc không chấp nhận"),
        due_on=None if is_accepted else _due(due_on, at),
        at=at,
        by=by.public_id,
    )
    with ground.refusing(_judged(), AT_ONCE):
        row.save(force_insert=True)
    audit.record(
        verb="explanations.explanation.accepted"
        if is_accepted
        else "explanations.explanation.rejected",
        actor=by.opaque_id,
        subject=explanation.request,
        at=at,
        number=explanation.number,
    )
    return row


def _due(due_on: date | None, at: datetime) -> date:
    return ground.to_come(due_on or queries.answer_due(at=at), what="Hạn giải trình lại", at=at)


def _judged() -> IsJudged:
    return IsJudged(
        "Bản giải trình này đã có kết luận, mỗi bản kết luận một lần. Hãy mở lại trang để xem."
    )


def _require_other(explanation: Explanation, by: User, at: datetime) -> None:
    """Refuse who explained, and who belongs to the unit (I16)."""
    if explanation.by == by.public_id:
        raise OwnHand(
            "Người giải trình không tự kết luận; một người khác của Sở KH&CN xem và kết luận."
        )
    request = explanation.request
    why = rights.conflict(
        user=by,
        organisation=request.organisation,
        on=moments.day_of(at),
        criterion=request.leaf,
        month=request.period.month if request.period else "",
    )
    if why:
        raise OwnUnit(
            f"{why} Người của một đơn vị không kết luận giải trình của đơn vị ấy; một người khác "
            "của Sở KH&CN có quyền yêu cầu giải trình kết luận."
        )
