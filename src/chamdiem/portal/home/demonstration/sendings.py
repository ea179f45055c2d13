"""The sendings of a month, whole and at once: figures, criteria, fingerprints, one supplement.

What is sent is computed by the very sheet that people send, so that every fingerprint verifies.
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal.choices import Words
from chamdiem.portal.appraisal.models import Message
from chamdiem.portal.common import moments
from chamdiem.portal.home.demonstration import drafts
from chamdiem.portal.home.demonstration.desks import DAY, Book, Desk, at_work
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods.choices import Due
from chamdiem.portal.returns.choices import ReturnState, Way
from chamdiem.portal.returns.models import Evidence, Sending, SentFigure, SentLeaf
from chamdiem.portal.returns.sheet import Sheet
from chamdiem.synthetic import wording

HOUR = timedelta(hours=1)
GIVEN_BACK = "Trả lại một lần để bổ sung minh chứng; các tiêu chí khác giữ nguyên."
LEAVE = "Đơn vị có công văn xin gửi chậm vì mất kết nối mạng (giả định)."


def give_leave(book: Book, leader: User) -> None:
    """Let those who will be late send later, each with its reason, a day before the deadline."""
    due = book.due[Due.SENDING]
    for desk in book.sent:
        if desk.told.days > 0:
            periods.leave(
                period=book.period,
                organisation=desk.of.organisation,
                until=moments.day_of(due + desk.told.days * DAY),
                reason=LEAVE,
                by=leader,
                at=at_work(due - DAY, book.seed, "leave", desk.told.unit.code, book.month),
            )


def load(book: Book) -> None:
    """Send every return that was sent."""
    _send(book, book.sent, number=1, after=timedelta(0))
    drafts.step(book.sent, ReturnState.PRESENTED, ReturnState.SENT)


def supplement(book: Book, verifier: UUID) -> None:
    """Give some returns back over one criterion; most bring a document more and are sent again."""
    asked = [desk for desk in book.sent if desk.told.asked_of]
    again = [desk for desk in asked if desk.is_supplemented]
    _ask(book, asked, verifier)
    drafts.step(
        asked, ReturnState.SENT, ReturnState.RETURNED, by=verifier, after=DAY, note=GIVEN_BACK
    )
    rows = [_more(book, desk) for desk in again]
    Evidence.objects.bulk_create(rows)
    drafts.add_evidence(again, rows)
    _send(book, again, number=2, after=2 * DAY)
    drafts.step(again, ReturnState.RETURNED, ReturnState.SENT, after=2 * DAY)


def _ask(book: Book, desks: Sequence[Desk], verifier: UUID) -> None:
    said: list[Message] = []
    for desk in desks:
        leaf = next(one for one in book.scheme.leaves() if one.code == desk.told.asked_of)
        words = wording.ask(desk.told.unit, leaf, book.month, book.seed)
        due = moments.end_of(moments.day_of(desk.arrived + 3 * DAY))
        when = desk.arrived + DAY - HOUR
        said.extend(
            Message(
                of=desk.of, leaf=code, kind=Words.ASK, text=text, due_at=due, at=at, by=verifier
            )
            for code, text, at in ((leaf.code, words, when), ("", GIVEN_BACK, desk.arrived + DAY))
        )
        if desk.is_supplemented:
            answer = f"{desk.told.unit.name} đã gửi danh sách kèm theo, xem minh chứng thứ hai."
            said.append(
                Message(
                    of=desk.of,
                    leaf=leaf.code,
                    kind=Words.ANSWER,
                    text=answer,
                    at=desk.arrived + 2 * DAY - HOUR,
                    by=desk.writer,
                )
            )
    Message.objects.bulk_create(said)


def _more(book: Book, desk: Desk) -> Evidence:
    leaf = next(one for one in book.scheme.leaves() if one.code == desk.told.asked_of)
    row = drafts.document(book, desk, leaf, is_more=True)
    row.at = desk.arrived + 2 * DAY - HOUR
    return row


def _send(book: Book, desks: Sequence[Desk], *, number: int, after: timedelta) -> None:
    sheets = [_sheet(book, desk) for desk in desks]
    sendings = Sending.objects.bulk_create(
        Sending(
            of=desk.of,
            number=number,
            way=Way.SITE,
            fingerprint=sheet.fingerprint,
            signer=desk.signer,
            capacity=desk.capacity,
            arrived_at=desk.arrived + after,
            at=desk.arrived + after,
            by=desk.signer,
        )
        for desk, sheet in zip(desks, sheets, strict=True)
    )
    figures: list[SentFigure] = []
    leaves: list[tuple[Desk, SentLeaf]] = []
    for desk, sheet, sending in zip(desks, sheets, sendings, strict=True):
        figures += _figures(desk, sheet, sending)
        leaves += [(desk, row) for row in _leaves(sheet, sending)]
        desk.sending = sending
    SentFigure.objects.bulk_create(figures, batch_size=drafts.ROWS)
    SentLeaf.objects.bulk_create([row for _, row in leaves], batch_size=drafts.ROWS)
    for desk, row in leaves:
        desk.leaves[row.leaf] = row
    _link(leaves)


def _figures(desk: Desk, sheet: Sheet, sending: Sending) -> list[SentFigure]:
    rows = []
    for code in sheet.sent_codes():
        cell = desk.drafted.cells[code]
        row = SentFigure(
            sending=sending,
            input_code=code,
            answer=cell.answer,
            value=cell.value,
            replaces=desk.figures.get(code),
        )
        desk.figures[code] = row
        rows.append(row)
    return rows


def _leaves(sheet: Sheet, sending: Sending) -> list[SentLeaf]:
    remarks = sheet.drafted.remarks
    return [
        SentLeaf(
            sending=sending,
            leaf=leaf.code,
            points=sheet.now.leaves[leaf.code].points,
            text=remarks[leaf.code].text if leaf.code in remarks else "",
            digest=sheet.digest_of(leaf),
        )
        for leaf in sheet.scheme.leaves()
    ]


def _link(leaves: Sequence[tuple[Desk, SentLeaf]]) -> None:
    link = SentLeaf.evidence.through
    link.objects.bulk_create(
        [
            link(sentleaf_id=row.pk, evidence_id=one.pk)
            for desk, row in leaves
            for one in desk.drafted.evidence.get(row.leaf, ())
        ],
        batch_size=drafts.ROWS,
    )


def _sheet(book: Book, desk: Desk) -> Sheet:
    return Sheet(
        organisation=str(desk.of.organisation.public_id),
        month=book.month,
        window_to=book.period.window_to.toordinal(),
        scheme=book.scheme,
        scheme_digest=book.period.scheme_version.digest,
        unit=desk.told.unit,
        drafted=desk.drafted,
        held={},
    )
