"""Everything a letter of a month may say, read from the month's own rows (I17).

A month that was submitted speaks from the run it was frozen as; before that from the figures as
they stand. The number of questions does not grow with units or criteria.
"""

from datetime import datetime

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.appraisal import queries as appraisal
from chamdiem.portal.appraisal.models import Sample
from chamdiem.portal.approval import queries as approval
from chamdiem.portal.approval.letters.facts import MonthFacts, Submitted
from chamdiem.portal.approval.models import Frozen
from chamdiem.portal.approval.queries import (
    letter_lists,
    letter_names,
    letter_points,
    rectified,
)
from chamdiem.portal.common import moments
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.periods.facts import TRIAL_WORDS
from chamdiem.portal.periods.models import Period
from chamdiem.writing import types

WITH_RESULT = (
    Stage.PROVISIONAL,
    Stage.OBJECTION,
    Stage.SUBMITTED,
    Stage.APPROVED,
    Stage.NOTIFIED,
    Stage.PUBLISHED,
)
INVENTED = "SỐ LIỆU GIẢ ĐỊNH"


def month_facts(*, period: Period, at: datetime) -> MonthFacts:
    """Gather what the letters of a month are made from (văn bản của tháng)."""
    whole = appraisal.whole(period=period)
    found, frozen = whole.loaded, frozen_for(period)
    result = letter_points.result(whole=whole, frozen=frozen) if has_result(period) else None
    on = moments.day_of(at)
    scheme = found.scheme
    return MonthFacts(
        month=Month.parse(period.month),
        marks=_marks(period, scheme),
        is_trial=period.kind == PeriodKind.TRIAL,
        act=_act(period),
        window_from=period.window_from,
        window_to=period.window_to,
        scheme=f"{scheme.title}, phiên bản {scheme.version}",
        bases=(*_bases(scheme), *_ordered(period)),
        decimals=scheme.decimals,
        total_decimals=scheme.total_decimals,
        maximum=scheme.maximum,
        names=letter_names.names(on=on),
        lists=letter_lists.lists(period=period, scheme=scheme, result=result, at=at),
        blocks=tuple(block.name for block in scheme.blocks),
        grades=tuple(band.name for band in scheme.bands),
        units=result.units if result else (),
        changed=result.changed if result else (),
        objected=letter_points.objected(loaded=found),
        settled=letter_points.settled(loaded=found),
        sampled=_sampled(period),
        origins=letter_points.origins(loaded=found, frozen=frozen),
        read_on=on,
        submitted=_submitted(frozen),
        rectified=rectified.rectification(
            frozen=frozen, reasons=letter_points.corrections(whole=whole, frozen=frozen)
        ),
    )


def has_result(period: Period) -> bool:
    """Tell whether the month has come to a result, provisional or later."""
    return period.stage in WITH_RESULT


def frozen_for(period: Period) -> Frozen | None:
    """Return the submission that stands; a month sent back has none until it is submitted anew."""
    waits = approval.frozen_now(period=period)
    if waits is not None:
        return waits
    approved = approval.standing(period=period)
    return approved.frozen if approved else None


def _submitted(frozen: Frozen | None) -> Submitted | None:
    if frozen is None:
        return None
    revised = frozen.correction
    return Submitted(
        number=frozen.number,
        fingerprint=frozen.fingerprint,
        on=moments.day_of(frozen.at),
        revision=revised.revision if revised else 0,
        reason=revised.reason if revised else "",
    )


def _marks(period: Period, scheme: Scheme) -> tuple[str, ...]:
    """Return what stands above every page: trial, invented figures, illustrative scheme (I6)."""
    trial = TRIAL_WORDS if period.kind == PeriodKind.TRIAL else ""
    is_invented = periods.marks(period=period).is_invented
    illustrative = scheme.illustrative.upper()
    return tuple(filter(None, (trial, INVENTED if is_invented else "", illustrative)))


def _act(period: Period) -> str:
    if not period.act_number or period.act_issued_on is None:
        return ""
    day = f"{period.act_issued_on:%d/%m/%Y}"
    return f"{types.named(period.act_number)} ngày {day} của {period.act_issuer}"


def _ordered(period: Period) -> tuple[str, ...]:
    """Return the act that orders the official scoring, as a basis."""
    act = _act(period)
    return (f"Căn cứ {act} về việc chấm điểm chính thức hằng tháng",) if act else ()


def _bases(scheme: Scheme) -> tuple[str, ...]:
    """Return the documents a scheme rests on that have a number."""
    return tuple(
        f"Căn cứ {types.named(one.number)} ngày {_day(one.issued_on)} của {one.issuer} "
        f"{one.title[:1].lower()}{one.title[1:]}"
        for one in scheme.basis
        if "/" in one.number
    )


def _day(written: str) -> str:
    year, month, day = written.split("-")
    return f"{day}/{month}/{year}"


def _sampled(period: Period) -> int | None:
    drawn = Sample.objects.filter(period=period).values_list("drawn", flat=True).first()
    return None if drawn is None else len(drawn)
