"""What waits in the months under way: returns, appraisal, figures, rulings, approval, notice."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.appraisal import access as appraisal
from chamdiem.portal.appraisal import queries as appraised
from chamdiem.portal.appraisal.models import Objection
from chamdiem.portal.appraisal.queries import counter
from chamdiem.portal.approval import queries as approvals
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.calendar.deadlines import Reckoning
from chamdiem.portal.common.rights import Right
from chamdiem.portal.home.waiting.items import BAD, QUIET, WARN, Item
from chamdiem.portal.home.waiting.own import Belongings
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Due, Stage
from chamdiem.portal.periods.facts import Term
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.posts.choices import HEADING, Bond
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import HolderFigure, Return
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.rights.roles import rights_of

_FILLING = (Stage.OPEN, Stage.SELF_SCORE, Stage.APPRAISAL)
_SIGNING = (*HEADING, Bond.DEPUTY)


@dataclass
class Running:
    """The months under way, for one reader at one moment; each thing is asked once."""

    user: Any
    at: datetime
    on: date
    own: Belongings

    @cached_property
    def periods(self) -> Sequence[Period]:
        """The months in which something is still to be done."""
        return periods.running()

    @cached_property
    def terms(self) -> Mapping[int, Mapping[Due, Term]]:
        """Their deadlines."""
        return periods.terms_of(periods=self.periods)

    @cached_property
    def waiting(self) -> Mapping[int, Any]:
        """What was submitted and waits for approval, by the period's key."""
        return approvals.waiting()

    @cached_property
    def reckoning(self) -> Reckoning:
        """How deadlines are said now."""
        return calendar.reckoning(at=self.at)

    def of(self, *stages: Stage) -> list[Period]:
        """Return those in a stage."""
        return [one for one in self.periods if one.stage in stages]

    def item(
        self, period: Period, words: str, address: str, urgency: str, due: Due, detail: str = ""
    ) -> Item:
        """Return what waits, with its deadline in force."""
        term = self.terms[period.pk].get(due)
        return self.until(words, address, urgency, detail, term.due_at if term else None)

    def until(
        self, words: str, address: str, urgency: str, detail: str, due_at: datetime | None
    ) -> Item:
        """Return what waits until a moment of its own."""
        if due_at is None:
            return Item(words, address, urgency, detail)
        deadline = self.reckoning.deadline(due_at)
        return Item(words, address, BAD if deadline.is_over else urgency, detail, deadline)


def items(*, user: Any, own: Belongings, at: datetime, on: date) -> Iterator[Item]:
    """Return what waits for the person in the months under way."""
    running = Running(user, at, on, own)
    if own.seen:
        yield from _returns(running)
    held = rights_of(set(rights.roles_of(user=user, on=on)))
    for right, found in BY_RIGHT:
        if right in held:
            yield from found(running)


def _returns(running: Running) -> Iterator[Item]:
    """Return what waits in the returns of the reader's own units, by where each lies."""
    filling = {period.pk: period for period in running.of(*_FILLING, Stage.OBJECTION)}
    rows = Expected.objects.filter(period__in=filling, organisation__in=running.own.seen)
    found = rows.select_related("organisation").order_by("period__month", "position")
    lies = {
        (period, unit): (key, ReturnState(state))
        for key, period, unit, state in Return.objects.filter(
            period__in=filling, organisation__in=running.own.seen
        ).values_list("pk", "period_id", "organisation_id", "state")
    }
    asked = appraised.supplements_due(returns=[key for key, _ in lies.values()])
    signs = {
        post.organisation_id
        for post in posts.posts_of(user=running.user, on=running.on)
        if post.bond in _SIGNING
    }
    for row in found:
        period, unit = filling[row.period_id], row.organisation_id
        key, state = lies.get((period.pk, unit), (0, ReturnState.EMPTY))
        told = _told(period, state, signs=unit in signs)
        if told is not None:
            words, urgency, due = told
            month = Month.parse(period.month)
            page = "appraisal:own" if due is Due.OBJECTION else "returns:form"
            address = reverse(page, args=[month, row.organisation.public_id])
            said = f"{words} {month.spoken}"
            if due is not Due.OBJECTION and key in asked:  # what a supplement asks has its own
                yield running.until(said, address, urgency, row.name, asked[key])
            else:
                yield running.item(period, said, address, urgency, due, row.name)


def _told(period: Period, state: ReturnState, *, signs: bool) -> tuple[str, str, Due] | None:
    """Return what waits in such a return, how pressing, until when."""
    if period.stage == Stage.OBJECTION:
        if not signs or state is not ReturnState.APPRAISED:
            return None
        return "Xem kết quả dự kiến, kiến nghị nếu có:", QUIET, Due.OBJECTION
    by_state = {
        ReturnState.EMPTY: ("Nhập phiếu tự chấm", QUIET, Due.SENDING),
        ReturnState.ENTERING: ("Nhập tiếp phiếu tự chấm", QUIET, Due.SENDING),
        ReturnState.RETURNED: ("Bổ sung phiếu tự chấm bị trả lại,", WARN, Due.APPRAISAL),
    }
    if state is ReturnState.PRESENTED:
        words = "Xem và gửi phiếu tự chấm" if signs else "Chờ người đứng đầu gửi phiếu tự chấm"
        return words, WARN if signs else QUIET, Due.SENDING
    return by_state.get(state)


def _appraisal(running: Running) -> Iterator[Item]:
    """Count what is left to settle of what the reader appraises."""
    for period in running.of(Stage.APPRAISAL):
        reach = appraisal.reach(user=running.user, period=period, on=running.on)
        left = counter.tally(period=period).left
        count = sum(reach.verifies(leaf, unit) for unit, leaf in left)
        if count:
            month = Month.parse(period.month)
            words = f"Thẩm định {month.spoken}: còn {count} ô tiêu chí"
            yield running.item(period, words, reverse("appraisal:work"), WARN, Due.APPRAISAL)


def _figures(running: Running) -> Iterator[Item]:
    """Return the months for which the reader's agencies gave none of the figures they hold."""
    open_ones = running.of(Stage.SELF_SCORE, Stage.APPRAISAL)
    theirs = rights.organisations_where(user=running.user, right=Right.FIGURES_HOLD, on=running.on)
    rows = HolderFigure.objects.filter(period__in=open_ones, holder__in=theirs).order_by()
    given = set(rows.values_list("period_id", flat=True).distinct())
    for period in open_ones:
        if period.pk not in given:
            words = f"Cung cấp số liệu cơ quan đang giữ, {Month.parse(period.month).spoken}"
            address = reverse("returns:holders")
            yield running.item(period, words, address, QUIET, Due.HOLDERS)


def _rulings(running: Running) -> Iterator[Item]:
    stands = {period.pk: period for period in running.of(Stage.OBJECTION)}
    rows = Objection.objects.filter(of__period__in=stands, ruling=None).order_by("pk")
    keys = list(rows.values_list("of__period_id", flat=True))
    for key, period in stands.items():
        if count := keys.count(key):
            words = f"Kiến nghị chờ kết luận, {Month.parse(period.month).spoken}: {count}"
            yield running.item(period, words, reverse("appraisal:objections"), WARN, Due.RULING)


def _submission(running: Running) -> Iterator[Item]:
    for period in running.of(Stage.OBJECTION):
        words = f"Trình phê duyệt kết quả {Month.parse(period.month).spoken}"
        detail = "sau khi kết luận hết các kiến nghị"
        yield running.item(period, words, _approval(period), QUIET, Due.SUBMISSION, detail)


def _notice(running: Running) -> Iterator[Item]:
    for period in running.of(Stage.APPROVED):
        words = f"Thông báo kết quả {Month.parse(period.month).spoken} cho các đơn vị"
        yield running.item(period, words, _approval(period), WARN, Due.APPROVAL)


def _approvals(running: Running) -> Iterator[Item]:
    """Return what was submitted: months, and corrections of months that are over."""
    of = {period.pk: period for period in Period.objects.filter(pk__in=running.waiting)}
    for key, frozen in running.waiting.items():
        month = Month.parse(of[key].month).spoken
        words, urgency = f"Chờ phê duyệt: kết quả {month}", WARN
        if frozen.correction is not None:
            words = f"Chờ phê duyệt: đính chính lần {frozen.correction.revision} của {month}"
        yield Item(words, _approval(of[key]), urgency, f"trình ngày {frozen.at:%d/%m/%Y}")


def _approval(period: Period) -> str:
    return reverse("approval:month", args=[period.month])


BY_RIGHT: tuple[tuple[Right, Callable[[Running], Iterator[Item]]], ...] = (
    (Right.RETURNS_VERIFY, _appraisal),
    (Right.FIGURES_HOLD, _figures),
    (Right.COUNCIL_RULE, _rulings),
    (Right.MONTHS_SUBMIT, _submission),
    (Right.MONTHS_RECORD, _approvals),
    (Right.MONTHS_APPROVE, _approvals),
    (Right.MONTHS_NOTIFY, _notice),
)
