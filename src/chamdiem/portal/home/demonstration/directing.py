"""Two invented dispatches of Tỉnh Mẫu and their tasks, in every state that a task may have.

Days are counted from the day of loading, so that what is late is late whenever it is opened.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from chamdiem.portal.common import moments
from chamdiem.portal.directives import actions as directives
from chamdiem.portal.directives.choices import Level
from chamdiem.portal.directives.facts import Cited, Directed, Marks, Said
from chamdiem.portal.directives.models import Directive
from chamdiem.portal.home.demonstration.cast import Cast
from chamdiem.portal.home.demonstration.orders import ORDERS, Order, State
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.tasks import actions as tasks
from chamdiem.portal.tasks.choices import Money, Rhythm
from chamdiem.portal.tasks.facts import Deadline, Given, Product, Recurring, Report, Source, Words
from chamdiem.portal.tasks.models import Claim, Task

DAY = timedelta(days=1)
ISSUER = "Ủy ban nhân dân Tỉnh Mẫu"
DISPATCH = Said(
    issuer=ISSUER,
    subject="V/v đẩy mạnh phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số, duy "
    "trì điểm số hằng tháng (văn bản giả định)",
    doc_type="Công văn",
    level=Level.PROVINCE,
    number="1188",
    symbol="UBND-KGVX",
    signer="Phó Chủ tịch Trình diễn",
    signer_title="KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
)
PLAN = replace(
    DISPATCH,
    subject="Kế hoạch phát triển dữ liệu và dịch vụ công trực tuyến (văn bản giả định)",
    doc_type="Kế hoạch",
    number="214",
    symbol="KH-UBND",
)
UNREAD = "cong-van-doc-thu.txt"


@dataclass(frozen=True, slots=True)
class _Stage:
    """Where a task is played out: who acts, on which documents, as of when."""

    cast: Cast
    documents: tuple[Directive, Directive]
    at: datetime


def load(*, cast: Cast, at: datetime) -> tuple[Directive, Directive]:
    """Enter the dispatches, give their tasks and let them go their ways; return the dispatches."""
    sent = at - 75 * DAY
    everybody = [Directed(organisation=unit) for unit in cast.units.values()]
    first = _entered(DISPATCH, everybody, cast, sent, Marks(is_to_be_known=True))
    second = _entered(PLAN, everybody, cast, sent + 10 * DAY, Marks())
    stage = _Stage(cast, (first, second), at)
    for order in ORDERS:
        _played(order, stage)
    _recurring(stage)
    tasks.open_occurrences(at=at)
    _to_review(cast, at)
    return first, second


def _entered(
    said: Said, addressees: Sequence[Directed], cast: Cast, at: datetime, marks: Marks
) -> Directive:
    day = moments.day_of(at)
    issued = replace(said, issued_on=day - DAY, issued_in="Tỉnh Mẫu")
    return directives.register(
        said=issued,
        received_on=day,
        addressees=addressees,
        citations=[Cited("4585/QĐ-BKHCN"), Cited("57-NQ/TW")],
        marks=marks,
        by=cast.officer,
        at=at,
    )


def _played(order: Order, stage: _Stage) -> None:
    """Give one task and take it to its state, each act at its time and by its person."""
    task = _given(order, stage)
    _ways()[order.state](task, order, stage)


def _given(order: Order, stage: _Stage) -> Task:
    units, today = stage.cast.units, moments.day_of(stage.at)
    due = None if order.due is None else today + order.due * DAY
    given = Given(
        words=Words(order.title, product=order.product, target=order.target),
        lead=units[order.lead],
        assigner=_province(),
        deadline=Deadline(due, absence="" if due else "Văn bản không quy định thời hạn."),
        source=Source(directive=stage.documents[order.document], clause=order.clause),
        partners=tuple(units[code] for code in order.partners),
    )
    return tasks.give(given=given, by=stage.cast.officer, at=stage.at - 60 * DAY)


def _province() -> Organisation:
    found = orgs.jurisdiction()
    if found is None:
        raise LookupError("the demonstration begins with its province")
    return found


def _begun(task: Task, order: Order, stage: _Stage) -> None:
    for back in (35, 6):
        _report(task, order, stage, stage.at - back * DAY)


def _report(task: Task, order: Order, stage: _Stage, at: datetime) -> None:
    share = 2 if moments.day_of(at) > moments.day_of(stage.at) - 10 * DAY else 1
    day = moments.day_of(at)
    report = Report(
        month=f"{day:%Y-%m}",
        text=order.told or "Đã họp giao việc cho các phòng, đơn vị trực thuộc; đang thực hiện.",
        done=Decimal(share),
        whole=Decimal(4),
        unit="phần việc",
        difficulty=order.difficulty,
        committed_on=None if order.due is None else moments.day_of(stage.at) + 12 * DAY,
    )
    tasks.report(task=task, report=report, by=stage.cast.bench.holder, at=at)


def _claimed(task: Task, order: Order, stage: _Stage) -> None:
    _claim(task, order, stage, stage.at - order.back * DAY)


def _claim(task: Task, order: Order, stage: _Stage, at: datetime) -> Claim:
    day = moments.day_of(at)
    product = Product(order.product, number=f"{100 + order.back}/BC-TM", issued_on=day)
    return tasks.claim(task=task, product=product, by=stage.cast.bench.holder, at=at)


def _confirmed(task: Task, order: Order, stage: _Stage) -> None:
    at = stage.at - order.back * DAY
    made = _claim(task, order, stage, at)
    _answered(made, stage, at + DAY, "")


def _rejected(task: Task, order: Order, stage: _Stage) -> None:
    at = stage.at - order.back * DAY
    made = _claim(task, order, stage, at)
    _answered(
        made, stage, at + 2 * DAY, "Báo cáo chưa có số liệu của từng xã; bổ sung rồi báo lại."
    )


def _answered(claim: Claim, stage: _Stage, at: datetime, why: str) -> None:
    tasks.answer_claim(
        claim=claim,
        is_confirmed=not why,
        reason=why,
        by=stage.cast.officer,
        at=at,
    )


def _extension(task: Task, order: Order, stage: _Stage) -> None:
    """Ask for more time; answered by the reason that the order gives, else still waiting."""
    at = stage.at - order.back * DAY
    asked = tasks.ask_extension(
        task=task,
        due_on=moments.day_of(stage.at) + 25 * DAY,
        reason=order.difficulty,
        by=stage.cast.bench.holder,
        at=at,
    )
    if order.state is not State.ASKED:
        tasks.answer_extension(
            extension=asked,
            is_granted=order.state is State.EXTENDED,
            reason=order.told,
            by=stage.cast.officer,
            at=at + DAY,
        )


def _withdrawn(task: Task, order: Order, stage: _Stage) -> None:
    at = stage.at - order.back * DAY
    tasks.withdraw(task=task, reason=order.told, by=stage.cast.officer, at=at)


def _elsewhere(task: Task, order: Order, stage: _Stage) -> None:
    tasks.follow_elsewhere(
        task=task,
        system="hệ thống văn bản của tỉnh (giả định)",
        number=f"NV-{order.clause}",
        state=order.told,
        by=stage.cast.officer,
        at=stage.at - order.back * DAY,
    )


def _waits(_task: Task, _order: Order, _stage: _Stage) -> None:
    """Let a task lie as it was given."""


def _paid(task: Task, order: Order, stage: _Stage) -> None:
    """Note money and milestones of a task that is under way."""
    _begun(task, order, stage)
    today, holder = moments.day_of(stage.at), stage.cast.bench.holder
    for kind, amount in (
        (Money.ESTIMATED, 1_200_000),
        (Money.ALLOCATED, 900_000),
        (Money.DISBURSED, 410_000),
    ):
        tasks.note_resource(
            task=task,
            kind=kind,
            source="Ngân sách tỉnh (giả định)",
            amount=amount,
            as_of=today - 7 * DAY,
            by=holder,
            at=stage.at - 6 * DAY,
        )
    for title, days in (("Duyệt thiết kế", -20), ("Chạy thử ở hai xã", 15)):
        made = tasks.set_milestone(
            task=task, title=title, due_on=today + days * DAY, by=holder, at=stage.at - 40 * DAY
        )
        if days < 0:
            on = today + (days - 2) * DAY
            tasks.reach_milestone(milestone=made, on=on, by=holder, at=stage.at - 20 * DAY)


def _ways() -> dict[State, Callable[[Task, Order, _Stage], None]]:
    return {
        State.GIVEN: _waits,
        State.BEGUN: _begun,
        State.PAID: _paid,
        State.CLAIMED: _claimed,
        State.CONFIRMED: _confirmed,
        State.REJECTED: _rejected,
        State.ASKED: _extension,
        State.EXTENDED: _extension,
        State.REFUSED: _extension,
        State.WITHDRAWN: _withdrawn,
        State.ELSEWHERE: _elsewhere,
    }


def _recurring(stage: _Stage) -> None:
    """Give a task that comes every month."""
    given = Given(
        words=Words(
            "Báo cáo kết quả thực hiện nhiệm vụ khoa học, công nghệ, đổi mới sáng tạo và chuyển "
            "đổi số gửi Sở Khoa học và Công nghệ",
            product="Báo cáo tháng",
        ),
        lead=stage.cast.units["TM.06"],
        assigner=_province(),
        deadline=Deadline(absence="Định kỳ: trước ngày 20 hằng tháng."),
        source=Source(directive=stage.documents[0], clause="9"),
        recurring=Recurring(Rhythm.MONTH, 19),
    )
    tasks.give(given=given, by=stage.cast.officer, at=stage.at - 60 * DAY)


def _to_review(cast: Cast, at: datetime) -> None:
    """Let a dispatch that was read wait in the register, its tasks still to be looked at."""
    content = (Path(__file__).parent / UNREAD).read_bytes()
    read = at - 2 * DAY
    draft = directives.open_draft(content=content, name=UNREAD, by=cast.officer, at=read)
    said = Said(
        issuer=ISSUER,
        subject="V/v chuẩn bị số liệu đánh giá mức độ chuyển đổi số năm",
        doc_type="Công văn",
        level=Level.PROVINCE,
        number="1305",
        symbol="UBND-KGVX",
        issued_on=_issued(read),
        issued_in="Tỉnh Mẫu",
        signer="Phó Chủ tịch Trình diễn",
        signer_title="KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
        typed=("number", "issued_on"),
    )
    directives.register_draft(
        draft=draft,
        typed={},
        said=said,
        received_on=moments.day_of(read),
        by=cast.officer,
        at=read + timedelta(minutes=10),
    )


def _issued(read: datetime) -> date:
    return moments.day_of(read) - DAY
