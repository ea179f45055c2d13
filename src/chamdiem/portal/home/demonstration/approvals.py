"""How the months of Tỉnh Mẫu that are over were submitted, approved, told of and published.

All by the very acts. One month came back from the provincial office and was submitted again; of
one that is over a correction is drafted, submitted and waits for who approves.
"""

from datetime import date, datetime, time, timedelta

from chamdiem.engine.periods import Month
from chamdiem.portal.approval import actions as approval
from chamdiem.portal.approval import queries as approvals
from chamdiem.portal.common import moments
from chamdiem.portal.files.models import Stored
from chamdiem.portal.home.demonstration.cast import Cast
from chamdiem.portal.home.demonstration.desks import DAY, Book, at_work
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods.choices import Due, Stage
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.models import Return
from chamdiem.portal.scoring.models import Figure, Run
from chamdiem.synthetic.courses import LAST

SENT_BACK, CORRECTED = LAST.shift(-3), LAST.shift(-1)
OPINION = (
    "Đề nghị đối chiếu lại số liệu nội dung 6 của ba đơn vị có kinh phí bố trí vượt kế hoạch, nêu "
    "rõ trong tờ trình (ý kiến giả định)."
)
WHY = (
    "Kho bạc báo lại số kinh phí của một đơn vị sau khi khoá kỳ; lập đính chính theo biên bản đối "
    "chiếu số 07/BB-MẪU (giả định)."
)
UNIT, FIGURE = "TM.15", "ND06.allocated"
HOUR = timedelta(hours=1)


def finish(book: Book, cast: Cast, paper: Stored) -> None:
    """Take a month from its objections to its publication."""
    period = book.period
    submitted = at_work(book.due[Due.SUBMISSION], book.seed, "submits", book.month)
    if book.month == SENT_BACK:
        _sent_back(book, cast, submitted - 3 * DAY)
    frozen = approval.submit(period=period, by=cast.leader, at=submitted)
    signed = at_work(book.due[Due.APPROVAL], book.seed, "signs", book.month)
    approved = approval.record_approval(
        period=period,
        fingerprint=frozen.fingerprint,
        document_number=_number(book.month),
        document_on=moments.day_of(signed),
        signer=cast.province,
        document=paper,
        by=cast.office,
        at=signed,
    )
    told = signed + HOUR
    approval.notify(period=period, by=cast.leader, at=told)
    first = approvals.publication_from(told_at=told)
    approval.publish(approved=approved, by=cast.leader, at=_morning(first))


def correct(cast: Cast, at: datetime) -> None:
    """Draft and submit a correction of one figure of one month, a week after its publication."""
    period = Period.objects.get(month=str(CORRECTED))
    row = Return.objects.get(period=period, organisation=cast.units[UNIT])
    runs = Run.objects.filter(month=period.month, sealed_at__isnull=False)
    run = runs.get(series=approvals.series_of(period=period))
    stands = Figure.objects.get(run=run, unit_code=UNIT, input_code=FIGURE)
    begun = period.steps.order_by("id").latest("id").at + 7 * DAY
    correction = approval.open_correction(period=period, reason=WHY, by=cast.officer, at=begun)
    approval.correct_figure(
        correction=correction,
        of=row,
        input_code=FIGURE,
        answer=Answer.VALUE,
        value=int(stands.value or 0) * 4 // 5,
        reason=WHY,
        by=cast.officer,
        at=begun + HOUR,
    )
    approval.submit_correction(correction=correction, by=cast.leader, at=begun + DAY)


def _sent_back(book: Book, cast: Cast, at: datetime) -> None:
    """Let the provincial office send the month back, and take it through its stages again."""
    period = book.period
    approval.submit(period=period, by=cast.leader, at=at)
    approval.send_back(period=period, text=OPINION, by=cast.office, at=at + 3 * HOUR)
    for hours, stage in ((24, Stage.PROVISIONAL), (25, Stage.OBJECTION)):
        periods.move(period=period, to=stage, by=cast.officer, at=at + hours * HOUR)


def _number(month: Month) -> str:
    return f"{100 + month.number}/QĐ-MẪU (giả định)"


def _morning(day: date) -> datetime:
    return moments.instant_of(day, time(9))
