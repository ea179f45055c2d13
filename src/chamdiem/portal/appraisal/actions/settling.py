"""Settling one criterion of one return (kết luận thẩm định): looked at, mended, or overruled."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from chamdiem.engine import quantities
from chamdiem.engine.decimals import spoken
from chamdiem.engine.scheme import Leaf, Scheme
from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import access, queries
from chamdiem.portal.appraisal.actions import ground
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.appraisal.facts import Sent
from chamdiem.portal.appraisal.models import Verdict, VerifiedFigure
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.models import Return

Figures = Mapping[str, tuple[Answer, int | None]]
BY_HOLDER = "Theo số liệu của cơ quan giữ dữ liệu."
_ONE_BY_ONE = (Settled.LOOKED, Settled.FIGURES, Settled.POINTS)


class UnknownLeaf(ground.Refused):
    """Raise when the scheme has no such criterion, or it earns no points."""


class NotWithin(ground.Refused):
    """Raise when points or a figure lie outside what the scheme allows."""


class NoConsent(ground.Refused):
    """Raise when a state that is no number is neither agreed to nor refused (I36)."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a verifier says of a criterion."""

    settled: Settled
    points: int | None
    figures: Figures
    consents: bool | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Ground:
    """A criterion as it lies before the verifier."""

    of: Return
    leaf: Leaf
    scheme: Scheme
    unit: Sent


@transaction.atomic
def settle(
    *,
    of: Return,
    leaf: str,
    settled: Settled,
    points: int | None = None,
    figures: Figures | None = None,
    consents: bool | None = None,
    reason: str = "",
    seen: int | None,
    claim: str | None = None,
    by: User,
    at: datetime,
) -> Verdict:
    """Settle a criterion (kết luận); `seen` is the verdict the form was drawn from, None: none.

    `points` and `figures` are scaled; of a penalty `points` are what is taken. `claim` is the
    digest of what the unit said on that form, where the form knows it.
    """
    row = ground.to_appraise(of)
    access.may_verify(
        user=by,
        period=row.period,
        leaf=leaf,
        organisation=row.organisation,
        on=moments.day_of(at),
    )
    stands = _stands(row, leaf)
    _require_fresh(stands.unit, leaf, seen, claim)
    said = _Said(Settled(settled), points, figures or {}, consents, reason)
    verdict = _write(stands, _checked(stands, said), by, at)
    _record(verdict, stands, by, at)
    ground.finish(row, by=by, at=at)
    return verdict


def leaf_of(scheme: Scheme, code: str) -> Leaf:
    """Return a criterion that earns points, or refuse."""
    for leaf in scheme.leaves():
        if leaf.code == code and leaf.rule.earns:
            return leaf
    raise UnknownLeaf("Bộ tiêu chí của kỳ này không có tiêu chí tính điểm nào mang mã đó.")


def require_points(points: int, leaf: Leaf, scheme: Scheme) -> None:
    """Refuse points outside 0 to the criterion's maximum."""
    if not 0 <= points <= leaf.maximum:
        most = spoken(leaf.maximum, scheme.decimals)
        raise NotWithin(f"Điểm của tiêu chí này từ 0 đến {most}.")


def _stands(row: Return, code: str) -> _Ground:
    loaded = queries.loaded(period=row.period, only={row.organisation_id})
    if not loaded.units:
        raise ground.NotSent("Đơn vị này chỉ theo dõi, không chấm điểm, nên không thẩm định.")
    return _Ground(row, leaf_of(loaded.scheme, code), loaded.scheme, loaded.units[0])


def _require_fresh(unit: Sent, leaf: str, seen: int | None, claim: str | None) -> None:
    if unit.latest.get(leaf) != seen:
        raise ground.Stale(
            "Tiêu chí này vừa có người khác kết luận. Hãy xem kết luận ấy rồi ghi lại nếu cần; "
            "chưa có gì được ghi."
        )
    if claim is not None and unit.claims[leaf].digest != claim:
        raise ground.Stale(
            "Đơn vị vừa gửi lại phiếu và nội dung tiêu chí này đã khác. Hãy xem lại; chưa có gì "
            "được ghi."
        )


def _checked(stands: _Ground, said: _Said) -> _Said:
    if said.settled not in _ONE_BY_ONE:
        raise ground.Refused("Từng tiêu chí thì kết luận bằng cách xem, sửa số liệu hoặc ghi điểm.")
    figures = _figures(stands, said)
    _require_points(stands, said)
    consents = _consents(stands, said, figures)
    return _Said(said.settled, said.points, figures, consents, _reason(stands, said, consents))


def _require_points(stands: _Ground, said: _Said) -> None:
    if (said.points is not None) != (said.settled is Settled.POINTS):
        raise NotWithin(f"“{Settled.POINTS.label}” thì ghi điểm; cách khác thì không ghi điểm.")
    if said.points is not None:
        require_points(said.points, stands.leaf, stands.scheme)


def _figures(stands: _Ground, said: _Said) -> Figures:
    """Return the figures that differ from what counts without this verdict, each in its bounds."""
    for code, (answer, value) in said.figures.items():
        _require_figure(stands, code, answer, value)
    code = stands.leaf.code
    without = {leaf: one for leaf, one in stands.unit.standing.items() if leaf != code}
    now = queries.counted(replace(stands.unit, standing=without), stands.scheme)
    found = {
        code: given
        for code, given in said.figures.items()
        if given != (now[code].said, now[code].value)
    }
    if found and said.settled is Settled.LOOKED:
        raise NotWithin(f"Sửa số liệu thì chọn “{Settled.FIGURES.label}” và ghi lý do.")
    if said.settled is Settled.FIGURES and not found:
        raise NotWithin("Chưa có số nào khác số đang tính. Hãy sửa số, hoặc chấp nhận.")
    return found


def _require_figure(stands: _Ground, code: str, answer: Answer, value: int | None) -> None:
    if code not in queries.fields(stands.scheme)[stands.leaf.code]:
        raise NotWithin(f"Tiêu chí này không dùng số liệu “{code}”.")
    item = stands.scheme.input(code)
    if (value is not None) != (Answer(answer) is Answer.VALUE):
        raise NotWithin(f"“{item.name}”: ghi một con số, hoặc một trạng thái, không cả hai.")
    if value is not None and not 0 <= value <= item.largest:
        most = quantities.shown(item, item.largest)
        raise NotWithin(f"“{item.name}”: số phải từ 0 đến {most}.")


def _consents(stands: _Ground, said: _Said, figures: Figures) -> bool | None:
    """Return the verifier's word on states that are no number; asked where the unit says one."""
    if not queries.waiting(stands.unit, stands.scheme, stands.leaf.code) - figures.keys():
        return None
    if said.consents is None:
        raise NoConsent(
            "Đơn vị trả lời “Không áp dụng” hoặc “Không phát sinh”. Hãy ghi đồng ý hay không; chưa "
            "đồng ý thì tính như chưa có số liệu."
        )
    if said.consents and not stands.unit.claims[stands.leaf.code].text.strip():
        raise NoConsent(
            "Đơn vị chưa giải thích vì sao “Không áp dụng”, “Không phát sinh” nên chưa đồng ý "
            "được. Hãy yêu cầu đơn vị bổ sung."
        )
    return said.consents


def _reason(stands: _Ground, said: _Said, consents: bool | None) -> str:
    """Return the reason as kept: demanded where the claim is changed or refused."""
    needs = said.settled is not Settled.LOOKED or consents is False
    if said.reason.strip() or needs:
        return ground.reason(said.reason, of=stands.of)
    return BY_HOLDER if queries.holder_differs(stands.unit, stands.scheme, stands.leaf.code) else ""


def _write(stands: _Ground, said: _Said, by: User, at: datetime) -> Verdict:
    leaf = stands.leaf.code
    verdict = Verdict.objects.create(
        of=stands.of,
        sending_id=stands.unit.keys[1],
        leaf=leaf,
        claim=stands.unit.claims[leaf].digest,
        settled=said.settled,
        points=said.points,
        consents=said.consents,
        reason=said.reason,
        at=at,
        by=by.public_id,
    )
    VerifiedFigure.objects.bulk_create(
        VerifiedFigure(verdict=verdict, input_code=code, answer=answer, value=value)
        for code, (answer, value) in said.figures.items()
    )
    return verdict


def _record(verdict: Verdict, stands: _Ground, by: User, at: datetime) -> None:
    before = stands.unit.latest.get(verdict.leaf)
    audit.record(
        verb="appraisal.criterion.settled",
        actor=by.opaque_id,
        subject=stands.of,
        at=at,
        before={"verdict": before} if before else None,
        after={
            "verdict": verdict.pk,
            "settled": verdict.settled,
            "points": verdict.points,
            "consents": verdict.consents,
        },
        leaf=verdict.leaf,
    )
