"""A unit explains (giải trình): causes, remedy, by whom, until when; each version is kept."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.explanations import queries
from chamdiem.portal.explanations.actions import ground
from chamdiem.portal.explanations.choices import CauseKind
from chamdiem.portal.explanations.facts import Refused, Said, Stated
from chamdiem.portal.explanations.models import Cause, Explanation, Request
from chamdiem.portal.files import actions as files
from chamdiem.portal.files.models import Stored

MOST = 40
AT_ONCE = ("an_explanation_is_given_once_a_turn", "an_explanation_follows_a_rejected_one")


class NoCause(Refused):
    """Raise when an explanation lacks the causes that it must state."""


class NoFigure(Refused):
    """Raise when an objective cause has no figure."""


class StillWaits(Refused):
    """Raise when a version waits for its judgement, or somebody sent one since the page opened."""


class IsOver(Refused):
    """Raise when the explanation was accepted: nothing is left to explain."""


@transaction.atomic
def answer(
    *,
    request: Request,
    said: Said,
    seen: int,
    file: Stored | None = None,
    by: User,
    at: datetime,
) -> Explanation:
    """Explain for a unit; `seen` is how many versions its person had read: none is passed over."""
    _require_turn(request, seen)
    causes = _causes(said.causes, at)
    row = Explanation(
        request=request,
        number=seen + 1,
        remedy=ground.said(said.remedy, what="biện pháp khắc phục"),
        by_whom=ground.said(said.by_whom, what="ai khắc phục", longest=300),
        remedy_due_on=ground.to_come(said.remedy_due_on, what="Hạn khắc phục", at=at),
        file=file,
        at=at,
        by=by.public_id,
    )
    with ground.refusing(_at_once(), *AT_ONCE):
        row.save(force_insert=True)
    Cause.objects.bulk_create(
        Cause(explanation=row, kind=one.kind, text=one.text, figure=one.figure) for one in causes
    )
    audit.record(
        verb="explanations.explanation.given",
        actor=by.opaque_id,
        subject=request,
        at=at,
        number=row.number,
        objective=sum(one.kind is CauseKind.OBJECTIVE for one in causes),
        subjective=sum(one.kind is CauseKind.SUBJECTIVE for one in causes),
    )
    return row


def answer_with_file(
    *,
    request: Request,
    said: Said,
    seen: int,
    content: tuple[str, bytes] | None,
    by: User,
    at: datetime,
) -> Explanation:
    """Explain with a file of evidence (minh chứng): both are kept, or neither."""
    with transaction.atomic():
        file = None
        if content is not None:
            name, body = content
            file = files.store(content=body, name=name, by=by, at=at)
        return answer(request=request, said=said, seen=seen, file=file, by=by, at=at)


def _require_turn(request: Request, seen: int) -> None:
    """Refuse where it is not the unit's turn."""
    if queries.is_accepted(request=request):
        raise IsOver("Giải trình đã được chấp nhận, không giải trình thêm.")
    last = Explanation.objects.filter(request=request).select_related("judgement").last()
    if last is not None and not hasattr(last, "judgement"):
        raise StillWaits(
            f"Bản giải trình lần {last.number}, gửi lúc {moments.spoken(last.at)}, đang chờ Sở "
            "KH&CN xem; không được chấp nhận thì mới giải trình lại."
        )
    if seen != (last.number if last else 0):
        raise _at_once()


def _at_once() -> StillWaits:
    return StillWaits(
        "Người khác của đơn vị vừa gửi bản giải trình sau khi ông/bà mở trang, nên bản này chưa "
        "được ghi. Hãy mở lại trang, xem bản ấy rồi giải trình lại nếu vẫn cần."
    )


def _causes(stated: Sequence[Stated], at: datetime) -> list[Stated]:
    """Return the causes as they are kept; refuse what lacks a figure, or lacks a cause."""
    kept = [_cause(one, place) for place, one in enumerate(stated, start=1)]
    if not kept:
        raise NoCause("Hãy nêu ít nhất một nguyên nhân.")
    if len(kept) > MOST:
        raise NoCause(f"Nêu nhiều nhất {MOST} nguyên nhân; hãy gộp những nguyên nhân giống nhau.")
    has_subjective = any(one.kind is CauseKind.SUBJECTIVE for one in kept)
    if not has_subjective and queries.needs_subjective(on=moments.day_of(at)):
        raise NoCause(
            "Hãy nêu ít nhất một nguyên nhân chủ quan, cạnh các nguyên nhân khách quan. Đây là mặc "
            "định hệ thống; Lãnh đạo Sở KH&CN đổi ở trang mặc định hệ thống."
        )
    return kept


def _cause(one: Stated, place: int) -> Stated:
    kind = CauseKind(one.kind)
    what = ground.said(one.text, what=f"nguyên nhân {kind.label} (ô nguyên nhân thứ {place})")
    figure = ground.optional(one.figure, 500)
    if kind is CauseKind.OBJECTIVE and not any(sign in "0123456789" for sign in figure):
        raise NoFigure(
            f"Nguyên nhân khách quan “{what[:80]}” chưa có số liệu. Mỗi nguyên nhân khách quan kèm "
            "một con số, ví dụ “hệ thống ngừng 3 ngày, 12 hồ sơ chậm”."
        )
    return Stated(kind, what, figure)
