"""Two who act on one return at the same time: one act happens, the other is told why not."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.choices import ReturnState
from tests.factories import organisations, returns

pytestmark = pytest.mark.django_db(transaction=True)
AT = returns.AT


def _at_once(*acts):
    """Do acts at the same time, each over a connection of its own; return the refusals."""

    def one(act):
        try:
            act()
        except actions.Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(future.result() for future in [pool.submit(one, act) for act in acts])


def test_of_two_sendings_at_once_one_is_sent():
    made = returns.filled()
    shown = queries.sheet(of=made.of).fingerprint
    given = {"of": made.of, "fingerprint": shown, "is_responsible": True, "by": made.head, "at": AT}

    done, refused = _at_once(*[lambda: actions.send(**given)] * 2)

    assert (done, "Đã gửi" in refused) == ("", True)
    assert made.of.sendings.count() == 1


def test_a_return_sent_and_handed_back_at_once_is_one_of_the_two():
    made = returns.filled()
    actions.present(of=made.of, by=made.officer, at=AT)
    shown = queries.sheet(of=made.of).fingerprint
    given = {"of": made.of, "by": made.head, "at": AT}

    done, refused = _at_once(
        lambda: actions.send(**given, fingerprint=shown, is_responsible=True),
        lambda: actions.take_back(**given),
    )

    made.of.refresh_from_db()
    # Taken back first, it may be sent from where it lies then.
    assert done == ""
    assert made.of.state == ReturnState.SENT or refused == ""


def test_of_two_first_words_at_once_one_begins_the_return():
    made = returns.office()
    given = {"of": made.of, "input_code": "done", "by": made.officer, "at": AT}

    _at_once(*(lambda typed=typed: actions.save_cell(**given, typed=typed) for typed in "78"))

    assert queries.drafted(of=made.of).cells["done"].version == 1
    assert len(queries.steps(of=made.of)) == 1


def test_a_period_does_not_move_on_while_a_return_is_being_sent(monkeypatch):
    made = returns.filled(stage=Stage.APPRAISAL)
    seen = []

    def moved():
        try:
            periods.move(period=made.of.period, to=Stage.PROVISIONAL, by=made.head, at=AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        returns.sent(made)
        moving = pool.submit(moved)
        with pytest.raises(TimeoutError):
            moving.result(timeout=0.5)
        seen.append(made.of.period.steps.count())
    moving.exception()

    assert seen == [3]
    assert made.of.sendings.count() == 1


def test_nothing_is_sent_in_a_period_that_has_just_moved_on():
    made = returns.filled(stage=Stage.APPRAISAL)
    shown = queries.sheet(of=made.of).fingerprint
    given = {"of": made.of, "fingerprint": shown, "is_responsible": True, "by": made.head, "at": AT}

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            returns.move(made.of.period, Stage.PROVISIONAL, by=made.head.public_id)
            sending = pool.submit(_at_once, lambda: actions.send(**given))
            with pytest.raises(TimeoutError):
                sending.result(timeout=0.5)
        (refused,) = sending.result()

    assert "giai đoạn" in refused and not made.of.sendings.exists()


def test_many_returns_are_sent_in_one_period_at_the_same_time():
    units = [organisations.organisation() for _ in range(4)]
    of = returns.period(*units)
    several = [returns.staffed(of, unit) for unit in units]
    for made in several:
        for code in ("done", "all"):
            actions.save_cell(of=made.of, input_code=code, typed="9", by=made.officer, at=AT)

    refusals = _at_once(*(lambda made=made: returns.sent(made) for made in several))

    assert refusals == [""] * 4
