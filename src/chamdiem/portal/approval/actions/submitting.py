"""Submitting a month for approval (trình phê duyệt), and sending it back with an opinion."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import queries as appraisal
from chamdiem.portal.approval import queries
from chamdiem.portal.approval.actions import ground
from chamdiem.portal.approval.models import Correction, Frozen, Opinion
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods import queries as opened
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns import actions as returns
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Return
from chamdiem.portal.scoring import actions as scoring
from chamdiem.portal.scoring import queries as scores
from chamdiem.portal.scoring.choices import Origin
from chamdiem.portal.scoring.models import Run

SOURCE = "Phiếu tự chấm đã thẩm định và số liệu của cơ quan giữ số liệu"
LONGEST = 4000


class NoOpinion(ground.Refused):
    """Raise when a month is sent back without saying why."""


@transaction.atomic
def submit(*, period: Period, by: User, at: datetime) -> Frozen:
    """Submit a month (Trình phê duyệt): score it, freeze it with its fingerprint, move it on.

    Nothing of it changes from then on but by sending it back.
    """
    stands = ground.locked(period)
    ground.require_stage(stands, Stage.OBJECTION, act="trình phê duyệt")
    row = freeze(stands, _scored(stands, by, at), by=by, at=at)
    # A month leaves appraisal only when every return is settled; those opened again are, too.
    move_returns(stands, ReturnState.SENT, ReturnState.APPRAISED, by, at)
    periods.move(period=stands, to=Stage.SUBMITTED, by=by, at=at)
    period.stage = stands.stage
    record("approval.month.submitted", row, by, at)
    return row


@transaction.atomic
def send_back(*, period: Period, text: str, by: User, at: datetime) -> Opinion:
    """Send a submission back with an opinion (Trả lại), by Văn phòng UBND tỉnh.

    The month goes back to appraisal and its returns are open to it again; a correction goes back
    to who drafts it, and the month stands as it was approved.
    """
    stands = ground.locked(period)
    frozen = ground.waiting(stands)
    written = _opinion(text)
    row = Opinion.objects.create(frozen=frozen, text=written, at=at, by=by.public_id)
    if frozen.correction is None:
        periods.move(period=stands, to=Stage.APPRAISAL, note=written, by=by, at=at)
        move_returns(stands, ReturnState.APPRAISED, ReturnState.SENT, by, at, "Hồ sơ trình trả lại")
        period.stage = stands.stage
    record("approval.month.sent-back", frozen, by, at)
    return row


def freeze(
    period: Period, run: Run, *, by: User, at: datetime, correction: Correction | None = None
) -> Frozen:
    """Write down what is submitted, with the fingerprint of what would be sealed."""
    last = Frozen.objects.filter(period=period).order_by("-number").first()
    return Frozen.objects.create(
        period=period,
        number=last.number + 1 if last else 1,
        correction=correction,
        run=run,
        fingerprint=scoring.fingerprint_of(run=run),
        at=at,
        by=by.public_id,
    )


def move_returns(
    period: Period, here: ReturnState, to: ReturnState, by: User, at: datetime, note: str = ""
) -> None:
    """Move every return of a month that lies in one state to another."""
    for row in Return.objects.filter(period=period, state=here).order_by("pk"):
        returns.move(row, to, by=by, at=at, note=note)


def source_note(period: Period) -> str:
    """Say where a month's figures come from; the sealed file says what is a trial, or invented."""
    marks = opened.marks(period=period)
    said = ((marks.is_trial, marks.words), (marks.is_invented, marks.invented), (True, SOURCE))
    return ". ".join(words for is_so, words in said if is_so)


def record(verb: str, frozen: Frozen, by: User, at: datetime) -> None:
    """Add the act's entry: of which submission, under which fingerprint."""
    revised: dict[str, Any] = {}
    if frozen.correction is not None:
        revised["revision"] = frozen.correction.revision
    audit.record(
        verb=verb,
        actor=by.opaque_id,
        subject=frozen.period,
        at=at,
        month=frozen.period.month,
        number=frozen.number,
        fingerprint=frozen.fingerprint,
        **revised,
    )


def _scored(period: Period, by: User, at: datetime) -> Run:
    found = appraisal.gathered(period=period)
    try:
        run = scoring.score_figures(
            series=queries.series_of(period=period),
            version=period.scheme_version,
            figures=found.figures,
            digest=found.digest,
            source_note=source_note(period),
            origins=known(found.origins),
            sources=found.sources,
            by=by,
            at=at,
        )
    except (scoring.AlreadyPublished, scoring.NoReason) as refusal:
        raise ground.Refused(str(refusal)) from refusal
    ground.require_whole(scores.evaluation_of_run(run))
    return run


def known(origins: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Return the origins as a run keeps them; a figure without one comes from its unit."""
    return {
        code: [str(Origin(one)) if one else str(Origin.SELF) for one in column]
        for code, column in origins.items()
    }


def _opinion(said: str) -> str:
    written = text.nfc(said).strip()[:LONGEST]
    if not written:
        raise NoOpinion("Trả lại hồ sơ thì phải ghi ý kiến: nội dung nào cần xem lại, vì sao.")
    return written
