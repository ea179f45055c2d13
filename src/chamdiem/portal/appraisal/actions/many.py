"""Settling many at once: rows that agree (cùng lúc), what the rules accept, and the sample."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from secrets import token_hex

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import access, queries
from chamdiem.portal.appraisal.actions import ground
from chamdiem.portal.appraisal.actions.settling import leaf_of
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.appraisal.facts import Compared, Sent, Whole
from chamdiem.portal.appraisal.models import Sample, Verdict
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Return
from chamdiem.portal.schemes.queries import scheme_of

SHOWN = 3


class NotAlike(ground.Refused):
    """Raise when a row does not agree, so that it is settled by itself."""


class AlreadyDrawn(ground.Refused):
    """Raise when the sample was drawn: what comes after could not be drawn any more."""


@transaction.atomic
def settle_together(
    *, period: Period, leaf: str, returns: Sequence[Return], by: User, at: datetime
) -> int:
    """Settle one criterion of many units (chấp nhận cùng lúc), where nothing is changed by it."""
    ground.hold(period)
    scheme = scheme_of(period.scheme_version)
    leaf_of(scheme, leaf)
    rows = ground.locked_all(period, {row.pk for row in returns})
    if not rows:
        raise NotAlike("Chưa chọn dòng nào để chấp nhận cùng lúc.")
    reach, on = access.reach(user=by, period=period, on=moments.day_of(at)), moments.day_of(at)
    for row in rows:
        ground.require_sent(row)
        if not reach.verifies(leaf, row.organisation_id):
            access.may_verify(
                user=by, period=period, leaf=leaf, organisation=row.organisation, on=on
            )
    units = _agreeing(queries.whole(period=period), leaf, rows)
    _write([_verdict(unit, leaf, Settled.TOGETHER, None, by, at) for unit in units])
    audit.record(
        verb="appraisal.criteria.settled-together",
        actor=by.opaque_id,
        subject=period,
        at=at,
        leaf=leaf,
        returns=[str(unit.public_id) for unit in units],
    )
    ground.finish_all(period, rows, by=by, at=at)
    return len(units)


@transaction.atomic
def settle_by_rule(*, period: Period, by: User, at: datetime) -> int:
    """Settle without a look all that the rules accept (theo quy tắc), before the sample."""
    ground.hold(period)
    if queries.sample_of(period=period) is not None:
        raise AlreadyDrawn(
            "Mẫu kiểm tra của kỳ này đã rút nên không chấp nhận thêm mà không xem. Những tiêu chí "
            "còn lại thì xem và kết luận."
        )
    reach = access.reach(user=by, period=period, on=moments.day_of(at))
    keys = period.returns.filter(state=ReturnState.SENT).values_list("pk", flat=True)
    rows = ground.locked_all(period, set(keys))
    found = [
        one
        for one in queries.by_rule(period=period)
        if reach.may_apply_rules(one.leaf, one.unit.expected.organisation_id)
    ]
    _write(
        [
            _verdict(one.unit, one.leaf, Settled.UNSEEN, one.consents, by, at, one.rule.label)
            for one in found
        ]
    )
    rules: dict[str, int] = {}
    for one in found:
        rules[one.rule.value] = rules.get(one.rule.value, 0) + 1
    audit.record(
        verb="appraisal.criteria.settled-by-rule",
        actor=by.opaque_id,
        subject=period,
        at=at,
        count=len(found),
        rules=rules,
    )
    ground.finish_all(period, rows, by=by, at=at)
    return len(found)


@transaction.atomic
def draw_sample(*, period: Period, by: User, at: datetime, seed: str = "") -> Sample:
    """Draw the sample (rút mẫu) of what was settled without a look, once, by a recorded seed."""
    stands = Period.objects.select_for_update().get(pk=period.pk)
    ground.hold(stands)
    if queries.sample_of(period=period) is not None:
        raise AlreadyDrawn("Mẫu kiểm tra của kỳ này đã rút; mỗi kỳ rút một lần.")
    share = defaults.number("appraisal.sample-percent", on=moments.day_of(at))
    found = queries.candidates(period=period)
    size = -(-len(found) * share // 100)
    sown = seed or token_hex(32)
    drawn = [
        [one.public_id, one.leaf, one.weight] for one in queries.drawn_by(sown, found, size=size)
    ]
    sample = Sample.objects.create(period=period, seed=sown, drawn=drawn, at=at, by=by.public_id)
    audit.record(
        verb="appraisal.sample.drawn",
        actor=by.opaque_id,
        subject=period,
        at=at,
        seed=sown,
        count=len(drawn),
        of=len(found),
    )
    return sample


def _agreeing(whole: Whole, leaf: str, rows: Sequence[Return]) -> list[Sent]:
    """Return the units of the rows; refuse all where one does not agree in every respect."""
    points = {one.return_id: one for one in queries.compare(whole, leaf=leaf)}
    warned = {one.return_id: one.words for one in queries.warn(whole, leaf=leaf)}
    by_return = {unit.return_id: unit for unit in whole.loaded.units}
    units = [by_return[row.pk] for row in rows if row.pk in by_return]
    found = [(unit, _why_not(unit, leaf, whole, points, warned)) for unit in units]
    refused = [f"{unit.expected.name}: {why}" for unit, why in found if why]
    if refused or len(units) < len(rows):
        more = f" Và {len(refused) - SHOWN} đơn vị khác." if len(refused) > SHOWN else ""
        raise NotAlike(
            "Chỉ chấp nhận cùng lúc những dòng mà điểm, số liệu và minh chứng khớp nhau, không "
            f"nâng không hạ. {' '.join(refused[:SHOWN])}{more} Hãy bỏ chọn các dòng này và kết "
            "luận riêng từng dòng."
        )
    return units


def _why_not(
    unit: Sent,
    leaf: str,
    whole: Whole,
    points: Mapping[int | None, Compared],
    warned: Mapping[int | None, str],
) -> str:
    """Say why a row is settled by itself, nothing where it agrees in every respect."""
    one = points[unit.return_id]
    if leaf in unit.standing:
        return "đã có kết luận."
    if queries.waiting(unit, whole.loaded.scheme, leaf):
        return "có trạng thái không phải số, cần đồng ý riêng."
    if unit.return_id in warned:
        return warned[unit.return_id]
    if one.claimed is not None and one.appraised != one.claimed:
        return "điểm tính lại khác điểm tự chấm."
    return ""


def _verdict(
    unit: Sent,
    leaf: str,
    settled: Settled,
    consents: bool | None,
    by: User,
    at: datetime,
    reason: str = "",
) -> Verdict:
    of_id, sending_id = unit.keys
    return Verdict(
        of_id=of_id,
        sending_id=sending_id,
        leaf=leaf,
        claim=unit.claims[leaf].digest,
        settled=settled,
        consents=consents,
        reason=reason,
        at=at,
        by=by.public_id,
    )


def _write(verdicts: list[Verdict]) -> None:
    Verdict.objects.bulk_create(verdicts, batch_size=2000)
