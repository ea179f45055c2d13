"""Corrections as people type them: a unit by its code, points and figures in Vietnamese."""

from datetime import datetime
from decimal import Decimal, InvalidOperation

from chamdiem.engine.decimals import scaled
from chamdiem.engine.scheme import Input, Scheme
from chamdiem.portal.accounts.models import User
from chamdiem.portal.approval import access
from chamdiem.portal.approval.actions import correcting
from chamdiem.portal.approval.models import CorrectedFigure, CorrectedPoints, Correction
from chamdiem.portal.common import text
from chamdiem.portal.returns import reading
from chamdiem.portal.schemes.queries import scheme_of


def correct_points_as_typed(
    *,
    correction: Correction,
    unit: str,
    leaf: str,
    points: str,
    reason: str,
    by: User,
    at: datetime,
) -> CorrectedPoints:
    """Correct points that were typed, such as 7,5."""
    scheme = scheme_of(correction.period.scheme_version)
    return correcting.correct_points(
        correction=correction,
        of=access.return_of(period=correction.period, unit=unit),
        leaf=leaf,
        points=_points(points, scheme),
        reason=reason,
        by=by,
        at=at,
    )


def correct_figure_as_typed(
    *,
    correction: Correction,
    unit: str,
    input_code: str,
    value: str,
    reason: str,
    by: User,
    at: datetime,
) -> CorrectedFigure:
    """Correct a figure that was typed: a number, or a state in full."""
    item = _input(input_code, scheme_of(correction.period.scheme_version))
    read = reading.read(value, item)
    if read.refusal or read.is_blank:
        raise correcting.NotCorrectable(read.refusal or f"Hãy ghi giá trị đúng của “{item.name}”.")
    return correcting.correct_figure(
        correction=correction,
        of=access.return_of(period=correction.period, unit=unit),
        input_code=input_code,
        answer=read.answer,
        value=read.value,
        reason=reason,
        by=by,
        at=at,
    )


def _points(typed: str, scheme: Scheme) -> int:
    written = text.nfc(typed).strip().replace(" ", "").replace(",", ".")
    try:
        given = Decimal(written)
    except InvalidOperation:
        given = Decimal("NaN")
    found = scaled(given, scheme.decimals) if given.is_finite() else None
    if found is None:
        raise correcting.NotCorrectable(
            f"“{typed}” không phải số điểm có nhiều nhất {scheme.decimals} chữ số thập phân. Ghi "
            "ví dụ 7,5."
        )
    return found


def _input(code: str, scheme: Scheme) -> Input:
    found = next((one for one in scheme.inputs if one.code == code), None)
    if found is None:
        raise correcting.NotCorrectable(f"Bộ tiêu chí của tháng không có số liệu {code}.")
    return found
