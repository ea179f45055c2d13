"""Presenting and sending: who, when, what is written down (I14, I15, I17)."""

from datetime import date, timedelta

import pytest

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.periods.models import Leave
from chamdiem.portal.posts.choices import Kind
from chamdiem.portal.posts.models import Tenure
from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.choices import Answer, Capacity, ReturnState
from chamdiem.portal.returns.models import ReturnStep
from tests.factories import posts, returns

AT = returns.AT
LATE = returns.DUE + timedelta(hours=1)


def test_the_head_sends_and_figures_points_and_fingerprint_stand(db):
    made = returns.filled()

    sending = returns.sent(made)

    assert made.of.state == ReturnState.SENT
    assert (sending.number, sending.capacity, len(sending.fingerprint)) == (1, Capacity.HEAD, 64)
    assert sending.leaves.get().points == 800
    assert {one.input_code: int(one.value) for one in sending.figures.all()} == {
        "done": 8,
        "all": 10,
    }


def test_a_sending_leaves_one_entry_in_the_trail_i35(db):
    made = returns.filled()
    before = Entry.objects.count()

    sending = returns.sent(made)

    assert Entry.objects.count() == before + 1
    assert Entry.objects.last().details["fingerprint"] == sending.fingerprint


def test_a_deputy_who_signs_kt_under_a_recorded_division_sends_i15(db):
    made = returns.filled()
    deputy = posts.tenure(
        made.organisation, kind=Kind.DEPUTY, signs_for_head=True, division="Chuyển đổi số"
    ).person

    assert returns.sent(made, by=deputy).capacity == Capacity.DEPUTY


def test_an_acting_head_sends(db):
    made = returns.filled()
    head = Tenure.objects.get(organisation=made.organisation)
    acting = posts.replaced(head, on=date(2026, 9, 1), kind=Kind.ACTING)

    assert returns.sent(made, by=acting.person).capacity == Capacity.ACTING


@pytest.mark.parametrize("who", ["officer", "deputy"])
def test_nobody_else_sends_i15(db, who):
    made = returns.filled()
    deputy = posts.tenure(made.organisation, kind=Kind.DEPUTY).person

    with pytest.raises(actions.MayNotSign, match="ký thay"):
        returns.sent(made, by={"officer": made.officer, "deputy": deputy}[who])


def test_nothing_is_sent_without_the_statement_of_responsibility(db):
    made = returns.filled()
    shown = queries.sheet(of=made.of).fingerprint

    with pytest.raises(actions.NotResponsible):
        actions.send(of=made.of, fingerprint=shown, is_responsible=False, by=made.head, at=AT)


def test_what_changed_since_the_signer_looked_is_not_sent(db):
    made = returns.filled()
    shown = queries.sheet(of=made.of).fingerprint
    actions.save_cell(of=made.of, input_code="done", typed="9", seen=1, by=made.officer, at=AT)

    with pytest.raises(actions.Changed):
        actions.send(of=made.of, fingerprint=shown, is_responsible=True, by=made.head, at=AT)


def test_a_late_sending_is_refused_and_says_who_can_lift_it_i20(db):
    made = returns.filled()

    with pytest.raises(actions.TooLate, match="gia hạn riêng"):
        returns.sent(made, at=LATE)


def test_a_unit_with_leave_sends_until_its_own_time_i20(db):
    made = returns.filled()
    Leave.objects.create(
        period=made.of.period,
        organisation=made.organisation,
        until=LATE + timedelta(days=1),
        reason="Mất điện do mưa lũ",
        at=AT,
        by=made.head.public_id,
    )

    assert returns.sent(made, at=LATE).number == 1


def test_a_supplement_is_a_second_sending_that_names_what_it_replaces(db):
    made = returns.filled()
    first = returns.sent(made)
    _returned(made)
    actions.save_cell(of=made.of, input_code="done", typed="7", seen=1, by=made.officer, at=AT)

    second = returns.sent(made, at=LATE)

    assert second.number == 2
    assert second.figures.get(input_code="done").replaces.sending_id == first.pk


def _returned(made):
    ReturnStep.objects.create(
        of=made.of,
        from_state=ReturnState.SENT,
        to_state=ReturnState.RETURNED,
        note="Bổ sung minh chứng",
        at=AT,
        by=made.head.public_id,
    )


def test_a_return_with_blank_cells_does_not_go_on(db):
    made = returns.office()
    actions.save_cell(of=made.of, input_code="done", typed="8", by=made.officer, at=AT)

    with pytest.raises(actions.NotComplete, match="Hồ sơ tiếp nhận"):
        actions.present(of=made.of, by=made.officer, at=AT)


def test_an_answer_that_nothing_applies_needs_its_reason(db):
    made = returns.filled()
    actions.save_cell(
        of=made.of,
        input_code="done",
        typed="",
        answer=Answer.NOT_APPLICABLE,
        seen=1,
        by=made.officer,
        at=AT,
    )

    with pytest.raises(actions.NotComplete, match="cần ghi lý do"):
        actions.present(of=made.of, by=made.officer, at=AT)
    actions.save_remark(of=made.of, leaf="ON_TIME", words="Giải thể", by=made.officer, at=AT)
    actions.present(of=made.of, by=made.officer, at=AT)

    sending = returns.sent(made)
    assert sending.leaves.get().points is None


def test_a_presented_return_is_taken_back_or_handed_back_with_a_note(db):
    made = returns.filled()
    actions.present(of=made.of, by=made.officer, at=AT)
    actions.take_back(of=made.of, by=made.officer, at=AT)
    actions.present(of=made.of, by=made.officer, at=AT)

    with pytest.raises(actions.Refused, match="nội dung phải sửa"):
        actions.hand_back(of=made.of, note=" ", by=made.head, at=AT)
    actions.hand_back(of=made.of, note="Xem lại số tiếp nhận", by=made.head, at=AT)

    assert [one.note for one in queries.steps(of=made.of)][-1] == "Xem lại số tiếp nhận"


def test_a_sent_return_is_not_sent_again(db):
    made = returns.filled()
    returns.sent(made)

    with pytest.raises(actions.Refused, match="Đã gửi"):
        returns.sent(made)


def test_the_same_words_have_the_same_fingerprint_and_others_another(db):
    made = returns.filled()
    one, again = (queries.sheet(of=made.of).fingerprint for _ in range(2))
    actions.save_remark(of=made.of, leaf="ON_TIME", words="Thêm lời", by=made.officer, at=AT)

    assert one == again
    assert queries.sheet(of=made.of).fingerprint != one
