"""Questions with a due time, a return given back once, answered or not; every round is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from chamdiem.portal.appraisal import actions, queries
from chamdiem.portal.appraisal.choices import Settled, Words
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.returns.choices import ReturnState
from tests.factories import appraisal, organisations, people, returns

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 9, 11, 2, 0, tzinfo=UTC)
END_OF_MONDAY = datetime(2026, 9, 14, 16, 59, 59, 999999, tzinfo=UTC)
TEXT = "Đề nghị gửi sổ theo dõi hồ sơ tháng 8"


def asked(of, by, **other):
    given = {"leaf": appraisal.LEAF, "text": TEXT, "at": FRIDAY} | other
    return actions.ask(of=of, by=by, **given)


def given_back(made, by, at=FRIDAY):
    actions.return_for_supplement(of=appraisal.fresh(made.of), note=TEXT, by=by, at=at)
    made.of.refresh_from_db()


def answer(of, by, text="Đã gửi kèm sổ theo dõi"):
    return actions.answer(of=of, leaf=appraisal.LEAF, text=text, by=by, at=FRIDAY)


def test_a_question_is_due_at_the_end_of_the_next_working_day():
    made = appraisal.sent()

    message = asked(made.of, appraisal.verifier())

    assert message.due_at == END_OF_MONDAY


def test_a_question_waits_until_somebody_of_the_unit_answers():
    made, verifier = appraisal.sent(), appraisal.verifier()
    asked(made.of, verifier)
    waiting = queries.questions(period=made.of.period)

    with pytest.raises(PermissionDenied, match="Người của đơn vị"):
        answer(made.of, verifier)
    answer(made.of, made.officer)

    assert [one.text for one in waiting] == [TEXT]
    assert queries.questions(period=made.of.period) == ()
    said = queries.thread(of=made.of, leaf=appraisal.LEAF)
    assert [(one.kind, one.is_answered) for one in said] == [
        (Words.ASK, True),
        (Words.ANSWER, False),
    ]


def test_one_question_at_a_time_and_no_answer_without_one():
    made, verifier = appraisal.sent(), appraisal.verifier()

    with pytest.raises(actions.NothingAsked, match="không có câu hỏi nào"):
        answer(made.of, made.officer)
    asked(made.of, verifier)
    with pytest.raises(actions.NothingAsked, match="chờ đơn vị trả lời"):
        asked(made.of, verifier)


@pytest.mark.parametrize("act", [actions.ask, actions.note])
def test_only_its_verifier_writes_to_a_criterion(act):
    made = appraisal.sent()
    given = {"of": made.of, "leaf": appraisal.LEAF, "text": TEXT, "at": FRIDAY}

    with pytest.raises(PermissionDenied):
        act(**given, by=people.person())
    with pytest.raises(actions.NoReason, match="Hãy ghi"):
        act(**given | {"text": " \u200b "}, by=appraisal.verifier())


def test_a_return_is_given_back_with_what_is_wanted_and_until_when():
    made = appraisal.sent()

    given_back(made, appraisal.verifier())

    assert made.of.state == ReturnState.RETURNED
    assert made.of.steps.last().note == TEXT
    assert queries.supplement_due(of=made.of) == END_OF_MONDAY


def test_a_verdict_stands_after_a_supplement_where_the_unit_says_the_same():
    unit = organisations.organisation()
    in_period = appraisal.month(unit, text=appraisal.TWO_LEAVES)
    made = appraisal.sent(in_period=in_period, plans="2", wanted="4")
    officer = appraisal.officer()
    appraisal.settled(made.of, officer)

    given_back(made, officer, at=appraisal.AT)
    appraisal.send(made, plans="3")

    assert queries.left_of(of=made.of) == ("PLANS",)
    appraisal.settled(appraisal.fresh(made.of), officer, leaf="PLANS")
    assert appraisal.fresh(made.of).state == ReturnState.APPRAISED


def test_what_the_unit_changed_is_settled_anew_and_both_verdicts_are_kept():
    made, verifier = appraisal.sent("8", "10"), appraisal.verifier()
    unit = {"settled": Settled.POINTS, "points": 500, "reason": appraisal.REASON}
    appraisal.settled(made.of, verifier, **unit)
    actions.reopen(of=made.of, note="Đơn vị báo gửi nhầm", by=verifier, at=appraisal.AT)
    given_back(made, verifier, at=appraisal.AT)

    appraisal.send(made, done="9")

    assert queries.scored(period=made.of.period).total.shown(0) == 900
    appraisal.settled(appraisal.fresh(made.of), verifier)
    assert made.of.verdicts.count() == 2


def test_a_return_is_given_back_once():
    made, verifier = appraisal.sent(), appraisal.verifier()
    given_back(made, verifier, at=appraisal.AT)
    appraisal.send(made, done="9")

    with pytest.raises(actions.NoMoreRounds, match="1 lượt trong kỳ"):
        given_back(made, verifier)


def test_nothing_is_given_back_after_the_deadline_of_appraisal():
    made = appraisal.sent()
    late = returns.APPRAISED_BY + timedelta(seconds=1)

    with pytest.raises(actions.NoMoreRounds, match="hết ngày 15/09/2026.*Lãnh đạo Sở KH&CN lùi"):
        given_back(made, appraisal.verifier(), at=late)


def test_a_supplement_ends_no_later_than_appraisal():
    made = appraisal.sent()

    given_back(made, appraisal.verifier(), at=returns.APPRAISED_BY - timedelta(hours=3))

    assert queries.supplement_due(of=made.of) == returns.APPRAISED_BY


def test_a_round_without_an_answer_is_closed_after_its_time_and_what_was_sent_stands():
    made, verifier = appraisal.sent("8", "10"), appraisal.verifier()
    given_back(made, verifier)
    with pytest.raises(periods.NotYet, match="1 phiếu đang trả lại"):
        periods.move(period=made.of.period, to=Stage.PROVISIONAL, by=verifier, at=FRIDAY)
    with pytest.raises(actions.NotYetOver, match="hết ngày 14/09/2026"):
        actions.close_supplement(of=made.of, by=verifier, at=FRIDAY)

    later = END_OF_MONDAY + timedelta(seconds=1)
    actions.close_supplement(of=made.of, by=verifier, at=later)

    assert appraisal.fresh(made.of).state == ReturnState.SENT
    with pytest.raises(actions.NoMoreRounds, match="không gửi lại"):
        given_back(made, verifier, at=later)
    appraisal.settled(appraisal.fresh(made.of), verifier)
    assert queries.scored(period=made.of.period).total.shown(0) == 800


def test_a_return_opened_again_is_finished_as_it_stands():
    made, verifier = appraisal.sent(), appraisal.verifier()
    appraisal.settled(made.of, verifier)
    of = appraisal.fresh(made.of)

    actions.reopen(of=of, note="Văn phòng UBND tỉnh yêu cầu xem lại", by=verifier, at=FRIDAY)
    actions.finish(of=of, by=verifier, at=FRIDAY)

    assert appraisal.fresh(made.of).state == ReturnState.APPRAISED
    with pytest.raises(actions.Refused, match="đã thẩm định xong rồi"):
        actions.finish(of=of, by=verifier, at=FRIDAY)


def test_who_appraises_nothing_of_a_return_moves_it_nowhere():
    made = appraisal.sent()

    with pytest.raises(PermissionDenied):
        given_back(made, people.person())


def test_a_month_leaves_appraisal_when_every_sent_return_is_settled():
    unit, silent = organisations.organisation(), organisations.organisation()
    in_period, verifier = appraisal.month(unit, silent), appraisal.verifier()
    made = returns.staffed(in_period, unit)
    appraisal.send(made, done="8", all="10")
    appraisal.appraise(in_period)
    with pytest.raises(periods.NotYet, match=r"1 phiếu còn 1 tiêu chí chưa kết luận \(Đơn vị 1\)"):
        periods.move(period=in_period, to=Stage.PROVISIONAL, by=verifier, at=FRIDAY)

    appraisal.settled(appraisal.fresh(made.of), verifier)
    periods.move(period=in_period, to=Stage.PROVISIONAL, by=verifier, at=FRIDAY)

    assert appraisal.fresh(made.of).period.stage == Stage.PROVISIONAL
