"""Two who act on one return at the same time: one act happens, the other is told why not."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.choices import ReturnState
from tests.factories import returns

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
