"""What comes over from last month: figures and words, marked; and returns opened with the month."""

from datetime import date

import pytest

from chamdiem.engine.periods import Month
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods import followups
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.models import Return
from tests.factories import organisations, people, returns

AT = returns.AT


def _next_month(made):
    following = returns.period(made.organisation, month=Month(2026, 9))
    of = actions.open_return(
        period=following, organisation=made.organisation, by=made.officer, at=AT
    )
    return of


def _sent_with_words(words="Hai hồ sơ trễ"):
    made = returns.filled()
    actions.save_remark(of=made.of, leaf="ON_TIME", words=words, by=made.officer, at=AT)
    returns.sent(made)
    return made


def test_words_are_carried_over_beside_figures_and_say_from_when(db):
    made = _sent_with_words()
    of = _next_month(made)

    actions.carry_over(of=of, by=made.officer, at=AT)

    carried = queries.drafted(of=of).remarks["ON_TIME"]
    assert (carried.text, carried.carried_from) == ("Hai hồ sơ trễ", "2026-08")
    assert (carried.by, carried.version) == (made.officer.public_id, 1)


def test_words_that_stand_are_not_replaced(db):
    made = _sent_with_words()
    of = _next_month(made)
    actions.save_remark(of=of, leaf="ON_TIME", words="Tháng này đủ", by=made.officer, at=AT)

    actions.carry_over(of=of, by=made.officer, at=AT)

    now = queries.drafted(of=of).remarks["ON_TIME"]
    assert (now.text, now.carried_from) == ("Tháng này đủ", "")


def test_words_written_anew_are_carried_no_more(db):
    made = _sent_with_words()
    of = _next_month(made)
    actions.carry_over(of=of, by=made.officer, at=AT)

    actions.save_remark(of=of, leaf="ON_TIME", words="Khác", seen=1, by=made.officer, at=AT)

    assert queries.drafted(of=of).remarks["ON_TIME"].carried_from == ""


def test_who_has_a_part_carries_over_words_of_that_part_only(db):
    made = _sent_with_words()
    of = _next_month(made)

    actions.carry_over(of=of, within=["done"], by=made.officer, at=AT)

    assert not queries.drafted(of=of).remarks


def test_who_gives_out_the_first_section_leads_the_return(db):
    made = returns.filled()
    given = {"of": made.of, "node": "progress", "due_at": None, "at": AT}
    actions.assign(**given, person=made.officer, by=made.head)
    actions.assign(**given, person=made.head, by=made.officer)

    made.of.refresh_from_db()
    assert made.of.lead == made.head


def test_a_month_that_moves_to_self_score_opens_every_return(db):
    first, second = organisations.organisation(), organisations.organisation()
    of = returns.period(first, second, stage=Stage.OPEN)

    periods.move(period=of, to=Stage.SELF_SCORE, by=people.person(), at=AT)

    assert Return.objects.filter(period=of).count() == 2
    assert Entry.objects.filter(verb="returns.period.opened").count() == 1


def test_returns_that_are_open_are_not_opened_again(db):
    made = returns.office(stage=Stage.OPEN)
    before = Entry.objects.filter(verb="returns.period.opened").count()

    periods.move(period=made.of.period, to=Stage.SELF_SCORE, by=made.head, at=AT)

    assert Entry.objects.filter(verb="returns.period.opened").count() == before


def test_a_refusal_of_what_comes_with_a_stage_takes_the_step_back(db):
    of = returns.period(organisations.organisation(), stage=Stage.OPEN)

    def refusing(*, period, by, at):
        raise periods.Refused("chưa được")

    followups.register(Stage.SELF_SCORE, refusing)
    try:
        with pytest.raises(periods.Refused, match="chưa được"):
            periods.move(period=of, to=Stage.SELF_SCORE, by=people.person(), at=AT)
    finally:
        followups.forget(Stage.SELF_SCORE, refusing)

    of.refresh_from_db()
    assert (of.stage, of.window_from) == (Stage.OPEN, date(2026, 8, 1))
