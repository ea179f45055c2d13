"""Whose figure counts, what waits for consent (I36), and points that people recorded."""

import pytest

from chamdiem.engine.figures import State
from chamdiem.portal.appraisal import choices, queries
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.scoring.choices import Origin
from chamdiem.seal.ruled import digest_of
from tests.factories import appraisal, organisations, returns

pytestmark = pytest.mark.django_db


def column(period, code, at=0):
    found = queries.gathered(period=period)
    return (
        int(found.figures.values[code][at]),
        State(int(found.figures.states[code][at])),
        found.origins[code][at],
    )


def total(period):
    return queries.scored(period=period).total.shown(0)


def test_what_the_unit_sent_counts_where_nobody_knows_better():
    made = appraisal.sent("8", "10")

    assert column(made.of.period, "done") == (8, State.VALUE, Origin.SELF)
    assert total(made.of.period) == 800


def test_the_figure_of_the_data_holder_stands_before_the_units_own():
    made = appraisal.sent("8", "10")

    appraisal.held(made.of, done=5)

    assert column(made.of.period, "done") == (5, State.VALUE, Origin.HOLDER)
    assert queries.gathered(period=made.of.period).sources["done"] == ["Hệ thống một cửa của tỉnh"]


def test_the_figure_that_a_verifier_found_stands_before_both():
    made = appraisal.sent("8", "10")
    appraisal.held(made.of, done=5)

    appraisal.settled(
        made.of,
        appraisal.verifier(),
        settled=Settled.FIGURES,
        figures={"done": (Answer.VALUE, 6)},
        reason=appraisal.REASON,
    )

    assert column(made.of.period, "done") == (6, State.VALUE, Origin.APPRAISED)
    assert total(made.of.period) == 600


def test_a_holders_later_figure_reopens_what_was_settled_without_it():
    made = appraisal.sent("8", "10")
    appraisal.settled(made.of, appraisal.verifier())

    appraisal.held(made.of, at=appraisal.AT.replace(hour=5), done=5)

    assert queries.left_of(of=made.of) == (appraisal.LEAF,)


def test_a_unit_that_sent_nothing_has_no_figure_whatever_a_holder_gave():
    office = returns.office(appraisal.month(organisations.organisation()))
    appraisal.held(office.of, done=5, all=10)
    appraisal.appraise(office.of.period)

    assert column(office.of.period, "done") == (0, State.MISSING, Origin.SELF)


@pytest.mark.parametrize("said", ["Không áp dụng", "Không phát sinh"])
def test_a_state_of_the_unit_counts_as_missing_until_the_verifier_agrees_i36(said):
    made = appraisal.sent("8", said)
    before = column(made.of.period, "all")[1]

    appraisal.settled(made.of, appraisal.verifier(), consents=True)

    kept = State.NOT_APPLICABLE if said == "Không áp dụng" else State.NOTHING_AROSE
    assert (before, column(made.of.period, "all")[1]) == (State.MISSING, kept)


def test_a_state_that_the_verifier_refused_stays_missing():
    made = appraisal.sent("8", "Không áp dụng")

    appraisal.settled(
        made.of,
        appraisal.verifier(),
        consents=False,
        reason="Đơn vị có bộ phận một cửa từ năm 2024",
    )

    assert column(made.of.period, "all")[1] is State.MISSING
    assert queries.left_of(of=made.of) == ()


def test_the_holders_own_word_that_nothing_arose_needs_no_other_consent():
    made = appraisal.sent("0", "Không phát sinh")

    appraisal.held(made.of, all=Answer.NOTHING_AROSE)

    assert column(made.of.period, "all") == (0, State.NOTHING_AROSE, Origin.HOLDER)


def test_recorded_points_enter_with_the_digest_of_their_reason():
    made = appraisal.sent("8", "10")
    appraisal.settled(
        made.of,
        appraisal.verifier(),
        settled=Settled.POINTS,
        points=776,
        reason=appraisal.REASON,
    )

    found = queries.gathered(period=made.of.period)

    ruled = found.figures.ruled[appraisal.LEAF]
    assert (int(ruled.points[0]), ruled.reason(0)) == (776, digest_of(appraisal.REASON))
    assert found.reasons == {("U1", appraisal.LEAF): appraisal.REASON}
    assert total(made.of.period) == 776


def test_the_digest_tells_two_months_apart_and_is_the_same_twice():
    made = appraisal.sent("8", "10")
    first = [queries.gathered(period=made.of.period).digest for _ in range(2)]

    appraisal.held(made.of, done=5)

    assert len({*first}) == 1
    assert queries.gathered(period=made.of.period).digest not in first


def test_origins_have_the_codes_under_which_they_are_stored():
    known = {str(one): one.label for one in Origin}

    assert {str(one): one.label for one in choices.Origin}.items() <= known.items()


def test_a_month_is_read_in_as_many_questions_however_many_units(assert_queries_stay_flat):
    units = [organisations.organisation() for _ in range(3)]
    period = appraisal.month(*units)
    made = [returns.staffed(period, unit) for unit in units]
    appraisal.send(made[0], done="8", all="10")

    def grow():
        for one in made[1:]:
            appraisal.send(one, done="7", all="10")

    assert_queries_stay_flat(show=lambda: queries.gathered(period=period), grow=grow)


SHARED = (
    appraisal.TWO_LEAVES.replace("denominator: wanted", "denominator: all")
    .replace("  wanted: {name: Kế hoạch phải ban hành, definition: Đếm., direction: none}\n", "")
    .replace("id: nho-hai", "id: nho-chung")
)


def test_a_figure_of_two_criteria_needs_the_consent_of_both_verifiers():
    unit = organisations.organisation()
    made = appraisal.sent(
        "8", "Không áp dụng", in_period=appraisal.month(unit, text=SHARED), plans="2"
    )
    states = []
    for leaf in (appraisal.LEAF, "PLANS"):
        appraisal.settled(made.of, appraisal.officer(), leaf=leaf, consents=True)
        states.append(column(made.of.period, "all")[1])

    assert states == [State.MISSING, State.NOT_APPLICABLE]


def test_the_latest_verdict_decides_on_a_figure_of_two_criteria():
    unit, by = organisations.organisation(), appraisal.officer()
    made = appraisal.sent("8", "10", in_period=appraisal.month(unit, text=SHARED), plans="2")
    said = {"settled": Settled.FIGURES, "reason": appraisal.REASON}

    appraisal.settled(made.of, by, leaf="PLANS", figures={"all": (Answer.VALUE, 20)}, **said)
    appraisal.settled(made.of, by, figures={"all": (Answer.VALUE, 16)}, **said)

    assert column(made.of.period, "all")[0] == 16


def test_a_ruling_stands_before_the_verifiers_points_and_both_are_compared():
    made = appraisal.sent("8", "10")
    appraisal.settled(
        made.of, appraisal.verifier(), settled=Settled.POINTS, points=500, reason=appraisal.REASON
    )
    appraisal.ruled(made, points=700)

    one = queries.compared(period=made.of.period)[0]

    assert (one.claimed, one.computed, one.appraised, one.ruled) == (800, 800, 500, 700)
    assert (one.difference, one.final, one.is_override) == (-300, 700, True)
    assert total(made.of.period) == 700
    before = queries.scored(period=made.of.period, with_rulings=False)
    assert before.total.shown(0) == 500
