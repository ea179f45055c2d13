"""Settled without a look, by rules; a drawn sample of it is looked at all the same."""

from datetime import date

import pytest

from chamdiem.portal.appraisal import actions, queries
from chamdiem.portal.appraisal.choices import Rule, Settled
from chamdiem.portal.appraisal.facts import Candidate
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.returns import actions as returning
from chamdiem.portal.returns.choices import Answer, EvidenceKind
from tests.factories import appraisal, months, organisations, people, posts, returns

pytestmark = pytest.mark.django_db


def by_rule(period):
    return [(one.leaf, one.rule) for one in queries.by_rule(period=period)]


def test_figures_that_the_holder_gave_alike_need_no_look():
    made = appraisal.sent("8", "10")
    appraisal.held(made.of, done=8, all=10)

    assert by_rule(made.of.period) == [(appraisal.LEAF, Rule.HOLDER)]


@pytest.mark.parametrize(
    "held", [{}, {"done": 8}, {"done": 7, "all": 10}, {"done": 8, "all": Answer.MISSING}]
)
def test_figures_that_the_holder_did_not_give_alike_are_looked_at(held):
    made = appraisal.sent("8", "10")
    appraisal.held(made.of, **held)

    assert by_rule(made.of.period) == []


def test_nothing_arose_is_accepted_where_the_holder_says_so_too():
    made = appraisal.sent("0", "Không phát sinh")
    assert by_rule(made.of.period) == []

    appraisal.held(made.of, done=0, all=Answer.NOTHING_AROSE)
    actions.settle_by_rule(period=made.of.period, by=appraisal.officer(), at=appraisal.AT)

    verdict = made.of.verdicts.get()
    assert (verdict.settled, verdict.consents) == (Settled.UNSEEN, True)


def evidence(made, until):
    returning.add_evidence(
        of=made.of,
        leaf=appraisal.LEAF,
        given=returning.Given(
            kind=EvidenceKind.DOCUMENT,
            number="12/BC-STC",
            subject="Báo cáo",
            valid_until=until,
        ),
        by=made.officer,
        at=returns.AT,
    )


def carried(until, *, settled=True, changed=False):
    """Return a unit whose figures came unchanged from July, with evidence valid until then."""
    unit = organisations.organisation()
    before = appraisal.month(unit, month=months.AUGUST.shift(-1))
    first = returns.staffed(before, unit)
    appraisal.send(first, done="8", all="10")
    appraisal.appraise(before)
    if settled:
        appraisal.settled(appraisal.fresh(first.of), appraisal.officer())
    in_period = appraisal.month(unit)
    now = returning.open_return(
        period=in_period, organisation=unit, by=first.officer, at=returns.AT
    )
    made = returns.Office(now, unit, first.officer, first.head)
    returning.carry_over(of=made.of, by=made.officer, at=returns.AT)
    evidence(made, until)
    appraisal.send(made, **({"done": "9"} if changed else {}))
    appraisal.appraise(in_period)
    return appraisal.fresh(made.of)


def test_unchanged_values_with_evidence_still_valid_need_no_look():
    of = carried(date(2026, 8, 1))

    assert by_rule(of.period) == [(appraisal.LEAF, Rule.CARRIED)]


@pytest.mark.parametrize(
    "other",
    [
        {"until": date(2026, 7, 31)},
        {"until": None},
        {"until": date(2027, 1, 1), "settled": False},
        {"until": date(2027, 1, 1), "changed": True},
    ],
)
def test_values_that_changed_or_whose_evidence_ran_out_are_looked_at(other):
    assert by_rule(carried(**other).period) == []


def test_rules_settle_nothing_of_the_persons_own_unit():
    made, officer = appraisal.sent("8", "10"), appraisal.officer()
    appraisal.held(made.of, done=8, all=10)
    posts.tenure(made.organisation, officer, kind="deputy")

    assert actions.settle_by_rule(period=made.of.period, by=officer, at=appraisal.AT) == 0


def settled_by_rule():
    made = appraisal.sent("8", "10")
    appraisal.held(made.of, done=8, all=10)
    period, officer = made.of.period, appraisal.officer()
    actions.settle_by_rule(period=period, by=officer, at=appraisal.AT)
    return made.of, period, officer


def close(period, by):
    periods.move(period=period, to=Stage.PROVISIONAL, by=by, at=appraisal.AT)


def test_a_month_leaves_appraisal_only_after_its_sample_was_looked_at():
    of, period, officer = settled_by_rule()
    with pytest.raises(periods.NotYet, match="Chưa rút mẫu"):
        close(period, officer)
    sample = actions.draw_sample(period=period, by=officer, at=appraisal.AT)
    with pytest.raises(periods.NotYet, match="1 dòng trong mẫu kiểm tra chưa có người xem"):
        close(period, officer)

    appraisal.settled(appraisal.fresh(of), officer)
    close(period, officer)

    assert (len(sample.seed), len(sample.drawn)) == (64, 1)
    assert [one.is_looked for one in queries.drawn(period=period)] == [True]


def test_the_sample_is_drawn_once_and_nothing_escapes_it():
    _, period, officer = settled_by_rule()
    actions.draw_sample(period=period, by=officer, at=appraisal.AT)

    with pytest.raises(actions.AlreadyDrawn, match="mỗi kỳ rút một lần"):
        actions.draw_sample(period=period, by=officer, at=appraisal.AT)
    with pytest.raises(actions.AlreadyDrawn, match="không chấp nhận thêm"):
        actions.settle_by_rule(period=period, by=officer, at=appraisal.AT)


def test_a_new_unit_with_many_points_and_no_evidence_has_more_tickets():
    _, period, _ = settled_by_rule()

    assert [one.weight for one in queries.candidates(period=period)] == [6]


def test_the_same_seed_draws_the_same_rows_in_whatever_order_they_come():
    rows = tuple(Candidate(str(n), "L", 1 + n % 3) for n in range(50))

    first = queries.drawn_by("7", rows, size=5)

    assert first == queries.drawn_by("7", rows[::-1], size=5)
    assert first != queries.drawn_by("8", rows, size=5)


def test_more_tickets_are_drawn_more_often():
    rows = (Candidate("few", "L", 1), Candidate("many", "L", 6))

    drawn = [queries.drawn_by(str(seed), rows, size=1)[0].public_id for seed in range(700)]

    assert 540 < drawn.count("many") < 660


def test_who_appraises_nothing_applies_no_rule():
    made = appraisal.sent("8", "10")
    appraisal.held(made.of, done=8, all=10)

    nobody = people.person()

    assert actions.settle_by_rule(period=made.of.period, by=nobody, at=appraisal.AT) == 0
