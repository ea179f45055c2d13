"""Two who act at the same time: one act happens, the other is told why not."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from chamdiem.portal.appraisal import actions, queries
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.returns.choices import ReturnState
from tests.factories import appraisal, organisations, returns

pytestmark = pytest.mark.django_db(transaction=True)
REFUSALS = (actions.Refused, periods.Refused)


def at_once(*acts):
    """Do acts at the same time, each over a connection of its own; return the refusals."""

    def one(act):
        try:
            act()
        except REFUSALS as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(future.result() for future in [pool.submit(one, act) for act in acts])


def settling(of, points, by):
    reason = f"{appraisal.REASON}, tính lại còn {points}"
    said = {"settled": Settled.POINTS, "points": points, "reason": reason, "seen": None}
    return lambda: actions.settle(of=of, leaf=appraisal.LEAF, by=by, at=appraisal.AT, **said)


def test_of_two_verifiers_at_once_one_settles_and_the_other_is_shown_that():
    made, people_ = appraisal.sent(), [appraisal.verifier() for _ in range(2)]

    done, refused = at_once(*(settling(made.of, 500 + n, by) for n, by in enumerate(people_)))

    assert (done, "vừa có người khác kết luận" in refused) == ("", True)
    assert made.of.verdicts.count() == 1


def test_a_month_closed_while_somebody_settles_is_closed_before_or_after_never_between():
    made, verifier = appraisal.sent(), appraisal.verifier()
    appraisal.settled(made.of, verifier)
    seen = made.of.verdicts.get().pk
    again = {"settled": Settled.LOOKED, "seen": seen, "by": verifier, "at": appraisal.AT}

    at_once(
        lambda: actions.settle(of=made.of, leaf=appraisal.LEAF, **again),
        lambda: periods.move(
            period=made.of.period, to=Stage.PROVISIONAL, by=verifier, at=appraisal.AT
        ),
    )

    of = appraisal.fresh(made.of)
    assert of.period.stage == Stage.PROVISIONAL
    assert queries.left_of(of=of) == ()


def test_two_who_settle_columns_together_do_not_wait_for_each_other_for_ever():
    units = [organisations.organisation() for _ in range(3)]
    in_period = appraisal.month(*units, text=appraisal.TWO_LEAVES)
    made = [returns.staffed(in_period, unit) for unit in units]
    for each in made:
        appraisal.send(each, done="8", all="10", plans="2", wanted="4")
    appraisal.appraise(in_period)
    rows, by = [appraisal.fresh(each.of) for each in made], appraisal.officer()
    given = {"period": in_period, "by": by, "at": appraisal.AT}

    refused = at_once(
        lambda: actions.settle_together(**given, leaf=appraisal.LEAF, returns=rows),
        lambda: actions.settle_together(**given, leaf="PLANS", returns=rows[::-1]),
    )

    assert refused == ["", ""]
    assert {appraisal.fresh(row).state for row in rows} == {ReturnState.APPRAISED}
