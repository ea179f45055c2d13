"""Correcting an approved month (đính chính): a numbered revision with its reasons (I19)."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np
from django.db import transaction

from chamdiem.engine.decimals import spoken
from chamdiem.engine.figures import Figures, Ruled, State
from chamdiem.engine.scheme import Input, Scheme
from chamdiem.portal.accounts.models import User
from chamdiem.portal.approval import queries
from chamdiem.portal.approval.actions import ground, submitting
from chamdiem.portal.approval.models import (
    Approved,
    CorrectedFigure,
    CorrectedPoints,
    Correction,
    Dropped,
    Frozen,
)
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.models import Return
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import actions as scoring
from chamdiem.portal.scoring import queries as scores
from chamdiem.portal.scoring.choices import Origin
from chamdiem.portal.scoring.models import Run
from chamdiem.seal import canonical
from chamdiem.seal.ruled import digest_of

LONGEST = 4000
SHORTEST = 10


class NoReason(ground.Refused):
    """Raise when a correction does not say why."""


class NotCorrectable(ground.Refused):
    """Raise when there is no such unit, criterion or figure, or it cannot be so."""


class NothingCorrected(ground.Refused):
    """Raise when a correction is submitted that corrects nothing."""


@transaction.atomic
def open_correction(*, period: Period, reason: str, by: User, at: datetime) -> Correction:
    """Open the next revision of an approved month (Lập đính chính), with its reason."""
    stands = ground.locked(period)
    ground.require_stage(stands, *ground.AFTER, act="lập đính chính")
    open_one = queries.open_correction(period=stands)
    if open_one is not None:
        raise ground.NotNow(
            f"Đính chính lần {open_one.revision} của tháng đang làm. Ghi thêm vào đó, trình và chờ "
            "phê duyệt trước khi lập lần sau."
        )
    row = Correction.objects.create(
        period=stands,
        revision=ground.approved(stands).revision + 1,
        reason=reason_of(reason),
        at=at,
        by=by.public_id,
    )
    record("approval.correction.opened", row, by, at)
    return row


@transaction.atomic
def correct_points(
    *,
    correction: Correction,
    of: Return,
    leaf: str,
    points: int,
    reason: str,
    by: User,
    at: datetime,
) -> CorrectedPoints:
    """Correct the points of one criterion of one unit, scaled as the scheme's."""
    scheme = _writable(correction, of)
    found = next((one for one in scheme.leaves() if one.code == leaf), None)
    if found is None:
        raise NotCorrectable(f"Bộ tiêu chí của tháng không có tiêu chí {leaf}.")
    if not 0 <= points <= abs(found.maximum):
        raise NotCorrectable(
            f"Điểm của tiêu chí “{found.name}” từ 0 đến "
            f"{spoken(abs(found.maximum), scheme.decimals)} điểm; hãy xem lại điểm đã gõ."
        )
    row = CorrectedPoints.objects.create(
        correction=correction,
        of=of,
        leaf=leaf,
        points=points,
        reason=reason_of(reason),
        at=at,
        by=by.public_id,
    )
    record("approval.points.corrected", correction, by, at, unit=str(of.public_id), leaf=leaf)
    return row


@transaction.atomic
def correct_figure(
    *,
    correction: Correction,
    of: Return,
    input_code: str,
    answer: Answer,
    value: int | None,
    reason: str,
    by: User,
    at: datetime,
) -> CorrectedFigure:
    """Correct one figure of one unit, scaled by the figure's decimals."""
    scheme = _writable(correction, of)
    found = next((one for one in scheme.inputs if one.code == input_code), None)
    if found is None:
        raise NotCorrectable(f"Bộ tiêu chí của tháng không có số liệu {input_code}.")
    _require_possible(found, answer, value)
    _require_computed(correction, of, scheme, found)
    row = CorrectedFigure.objects.create(
        correction=correction,
        of=of,
        input_code=input_code,
        answer=answer,
        value=value,
        reason=reason_of(reason),
        at=at,
        by=by.public_id,
    )
    where = {"unit": str(of.public_id), "input": input_code}
    record("approval.figure.corrected", correction, by, at, **where)
    return row


@transaction.atomic
def submit_correction(*, correction: Correction, by: User, at: datetime) -> Frozen:
    """Put a correction up (Trình đính chính): score it anew beside what stands, freeze it."""
    period = ground.locked(correction.period)
    ground.require_stage(period, *ground.AFTER, act="trình đính chính")
    require_open(correction)
    figures = queries.corrected_figures(correction=correction)
    points = queries.corrected_points(correction=correction)
    if not figures and not points:
        raise NothingCorrected("Đính chính chưa sửa điểm hay số liệu nào. Hãy ghi trước khi trình.")
    run = _scored(ground.approved(period), correction, figures, points, by, at)
    ground.require_whole(scores.evaluation_of_run(run))
    frozen = submitting.freeze(period, run, correction=correction, by=by, at=at)
    submitting.record("approval.correction.submitted", frozen, by, at)
    return frozen


def _scored(
    approved: Approved,
    correction: Correction,
    figures: Mapping[tuple[int, str], CorrectedFigure],
    points: Mapping[tuple[int, str], CorrectedPoints],
    by: User,
    at: datetime,
) -> Run:
    """Score what stands with the corrections in their places."""
    was = approved.frozen.run
    former = scores.evaluation_of_run(was).figures
    places = _places(correction.period, former)
    origins = scores.origins_in(run=was)
    sources = {code: list(column) for code, column in scores.sources_of(run=was).items()}
    for row in figures.values():
        place, size = places[row.of.organisation_id], len(former.units)
        origins.setdefault(row.input_code, [""] * size)[place] = str(Origin.CORRECTED)
        sources.setdefault(row.input_code, [""] * size)[place] = (
            f"Đính chính lần {correction.revision}: {row.reason}"
        )
    return scoring.score_figures(
        series=was.series,
        version=was.scheme_version,
        figures=_corrected(former, figures, points, places),
        digest=_digest(was, figures, points),
        source_note=was.source_note,
        origins=origins,
        sources=sources,
        revision=correction.revision,
        reason=correction.reason,
        by=by,
        at=at,
    )


def _places(period: Period, figures: Figures) -> Mapping[int, int]:
    """Return the place of each organisation among the units of the figures."""
    codes = {unit.code: at for at, unit in enumerate(figures.units)}
    rows = Expected.objects.filter(period=period).values_list("organisation_id", "unit_code")
    return {organisation: codes[code] for organisation, code in rows if code in codes}


def _corrected(
    former: Figures,
    figures: Mapping[tuple[int, str], CorrectedFigure],
    points: Mapping[tuple[int, str], CorrectedPoints],
    places: Mapping[int, int],
) -> Figures:
    values = {code: column.copy() for code, column in former.values.items()}
    states = {code: column.copy() for code, column in former.states.items()}
    for row in figures.values():
        place = places[row.of.organisation_id]
        values[row.input_code][place] = int(row.value or 0)
        states[row.input_code][place] = State(row.answer)
    ruled = dict(former.ruled)
    for one in points.values():
        ruled[one.leaf] = _with(ruled.get(one.leaf), one, places, len(former.units))
    return replace(former, values=values, states=states, ruled=ruled)


def _with(there: Ruled | None, row: CorrectedPoints, places: Mapping[int, int], size: int) -> Ruled:
    """Return the recorded points of a criterion with one more."""
    empty = Ruled(np.zeros(size, np.int64), np.zeros(size, np.bool_), [""] * size)
    base = there or empty
    made = Ruled(base.points.copy(), base.mask.copy(), [base.reason(at) for at in range(size)])
    place = places[row.of.organisation_id]
    made.points[place], made.mask[place] = row.points, True
    reasons = list(made.reasons)
    reasons[place] = digest_of(row.reason)
    return replace(made, reasons=reasons)


def _digest(
    was: Run,
    figures: Mapping[tuple[int, str], CorrectedFigure],
    points: Mapping[tuple[int, str], CorrectedPoints],
) -> str:
    """Return what identifies the corrected figures: what stood, and each thing corrected."""
    rows: list[list[Any]] = [
        [
            str(row.of.public_id),
            code,
            int(row.answer),
            str(row.value) if row.value is not None else "",
        ]
        for (_, code), row in sorted(figures.items())
    ]
    rows += [
        [str(row.of.public_id), leaf, "points", str(row.points)]
        for (_, leaf), row in sorted(points.items())
    ]
    return hashlib.sha256(canonical.encode([was.figures_digest, rows])).hexdigest()


def _writable(correction: Correction, of: Return) -> Scheme:
    """Return the scheme of the month, if the correction may still grow and the unit is in it."""
    period = ground.locked(correction.period)
    require_open(correction)
    is_scored = Expected.objects.filter(
        period=period, organisation=of.organisation_id, is_scored=True
    )
    if of.period_id != period.pk or not is_scored.exists():
        raise NotCorrectable(
            "Đơn vị này không được chấm trong tháng nên không có gì để đính chính."
        )
    return scheme_of(period.scheme_version)


def require_open(correction: Correction) -> None:
    """Refuse to change a correction that waits for approval, was approved or was dropped."""
    waiting = queries.frozen_now(period=correction.period)
    if waiting is not None:
        raise ground.NotNow(
            f"Đính chính lần {correction.revision} đã trình, đang chờ phê duyệt nên không sửa "
            "được. Văn phòng UBND tỉnh trả lại thì sửa tiếp."
        )
    if Approved.objects.filter(frozen__correction=correction).exists():
        raise ground.NotNow(f"Đính chính lần {correction.revision} đã được phê duyệt và khoá.")
    if Dropped.objects.filter(correction=correction).exists():
        raise ground.NotNow(
            f"Đính chính lần {correction.revision} đã thôi; lập đính chính mới nếu còn cần."
        )


def _require_possible(asked: Input, answer: Answer, value: int | None) -> None:
    if (answer is Answer.VALUE) != (value is not None):
        raise NotCorrectable(f"“{asked.name}”: ghi một số, hoặc chọn một trạng thái, không cả hai.")
    if value is not None and not 0 <= value <= asked.largest:
        raise NotCorrectable(f"“{asked.name}”: số này ngoài khoảng mà bộ tiêu chí cho phép.")


def _require_computed(correction: Correction, of: Return, scheme: Scheme, asked: Input) -> None:
    """Refuse a figure whose criterion has recorded points: they decide, not the figure (I17)."""
    unit = Expected.objects.get(period=correction.period, organisation=of.organisation_id)
    approved = ground.approved(correction.period)
    ruled = scores.ruled_at(run=approved.frozen.run, unit=unit.unit_code)
    for leaf in scheme.leaves():
        if leaf.code in ruled and asked.code in leaf.rule.inputs:
            raise NotCorrectable(
                f"Tiêu chí “{leaf.name}” của đơn vị này đang ghi điểm theo kết luận, nên sửa số "
                "liệu không làm đổi điểm. Hãy đính chính điểm của tiêu chí."
            )


def reason_of(said: str) -> str:
    """Return a reason as it is kept; refuse none, and one that is too long."""
    written = text.nfc(said).strip()
    if len(written) > LONGEST:
        raise NoReason(
            f"Lý do dài {len(written)} ký tự, nhiều nhất là {LONGEST}. Hãy rút gọn rồi ghi lại."
        )
    if len(written) < SHORTEST or not any(letter.isalpha() for letter in written):
        raise NoReason("Hãy ghi rõ lý do đính chính: sai ở đâu, căn cứ nào (ít nhất mười ký tự).")
    return written


def record(verb: str, correction: Correction, by: User, at: datetime, **more: Any) -> None:
    """Tell of an act on a correction in the trail."""
    audit.record(
        verb=verb,
        actor=by.opaque_id,
        subject=correction,
        at=at,
        month=correction.period.month,
        revision=correction.revision,
        **more,
    )
