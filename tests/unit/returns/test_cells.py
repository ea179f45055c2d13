"""Drafts: saved as typed, nothing overwritten silently, no entry in the trail (I35)."""

import pytest

from chamdiem.engine.periods import Month
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.choices import Answer, ReturnState
from tests.factories import people, returns

AT = returns.AT


def _save(made, typed, *, code="done", seen=0, by=None, **other):
    return actions.save_cell(
        of=made.of, input_code=code, typed=typed, seen=seen, by=by or made.officer, at=AT, **other
    )


def test_the_first_word_begins_the_return(db):
    made = returns.office()

    saved = _save(made, "8")

    made.of.refresh_from_db()
    assert (saved.now.value, saved.now.version) == (8, 1)
    assert made.of.state == ReturnState.ENTERING


def test_a_save_leaves_no_entry_in_the_trail_i35(db):
    made = returns.filled()
    before = Entry.objects.count()

    _save(made, "9", seen=1)

    assert Entry.objects.count() == before


def test_a_stale_version_shows_both_values_and_overwrites_nothing(db):
    made = returns.filled()
    other = people.person()
    _save(made, "9", seen=1, by=other)

    late = _save(made, "7", seen=1)

    assert late.is_stale
    assert (late.now.typed, late.now.by) == ("9", other.public_id)
    assert queries.drafted(of=made.of).cells["done"].value == 9


def test_either_value_can_be_kept_after_a_quarrel(db):
    made = returns.filled()
    _save(made, "9", seen=1)

    kept = _save(made, "7", seen=_save(made, "7", seen=1).now.version)

    assert (kept.is_stale, kept.now.value, kept.now.version) == (False, 7, 3)


def test_a_save_sent_again_because_its_answer_was_lost_is_no_quarrel(db):
    made = returns.filled()
    first = _save(made, "9", seen=1)

    again = _save(made, "9", seen=1)

    assert again.now == first.now
    assert not again.is_stale


def test_what_cannot_be_read_is_kept_as_typed_and_says_why(db):
    made = returns.office()

    saved = _save(made, "tám")

    assert saved.refusal
    assert (saved.now.typed, saved.now.value) == ("tám", None)


@pytest.mark.parametrize("answer", [one for one in Answer if one is not Answer.VALUE])
def test_an_answer_besides_a_number_is_kept_as_what_it_is(db, answer):
    made = returns.office()

    saved = _save(made, "", answer=answer)

    assert (saved.now.answer, saved.now.value) == (answer, None)


def test_a_part_editor_writes_in_the_part_given_and_nowhere_else(db):
    made = returns.office()

    with pytest.raises(actions.NotYours):
        _save(made, "8", within={"all"})
    assert _save(made, "8", code="all", within={"all"}).now.value == 8


def test_a_figure_the_scheme_does_not_ask_is_refused(db):
    with pytest.raises(actions.NotYours):
        _save(returns.office(), "8", code="khong-co")


def test_nobody_writes_in_a_return_that_was_presented(db):
    made = returns.filled()
    actions.present(of=made.of, by=made.officer, at=AT)

    with pytest.raises(actions.Refused, match="rút lại"):
        _save(made, "9", seen=1)


def test_nobody_writes_once_the_month_went_on(db):
    made = returns.filled()
    returns.move(made.of.period, Stage.PROVISIONAL, by=made.officer.public_id)

    with pytest.raises(actions.Refused, match="Kết quả dự kiến"):
        _save(made, "9", seen=1)


def test_a_remark_is_kept_with_its_lines_and_its_version(db):
    made = returns.office()
    given = {"of": made.of, "leaf": "ON_TIME", "by": made.officer, "at": AT}

    actions.save_remark(words="Vì mưa\nlũ", **given)
    stale = actions.save_remark(words="Khác", seen=0, **given)
    fresh = actions.save_remark(words="Khác", seen=1, **given)

    assert (stale.is_stale, stale.now.text) == (True, "Vì mưa\nlũ")
    assert (fresh.now.text, fresh.now.version) == ("Khác", 2)


def _next_month(made):
    after = returns.period(
        made.organisation, month=Month(2026, 9), of=made.of.period.scheme_version
    )
    return actions.open_return(period=after, organisation=made.organisation, by=made.officer, at=AT)


def test_last_months_figures_are_carried_into_blank_cells_only(db):
    made = returns.filled()
    returns.sent(made)
    now = _next_month(made)
    actions.save_cell(of=now, input_code="done", typed="3", by=made.officer, at=AT)

    count = actions.carry_over(of=now, by=made.officer, at=AT)

    cells = queries.drafted(of=now).cells
    assert count == 1
    assert (cells["done"].value, cells["all"].value) == (3, 10)
    assert (cells["done"].carried_from, cells["all"].carried_from) == ("", "2026-08")


def test_blank_cells_are_answered_as_missing_by_an_explicit_act(db):
    made = returns.office()
    _save(made, "8")

    assert actions.answer_blanks(of=made.of, by=made.officer, at=AT) == 1
    assert queries.drafted(of=made.of).cells["all"].answer is Answer.MISSING
