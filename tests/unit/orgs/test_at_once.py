"""Two acts at once: one waits for its turn, looks again, and is refused in words."""

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection, transaction

from chamdiem.portal.orgs import actions, queries
from chamdiem.portal.orgs.models import Organisation, Version
from tests.factories import organisations

pytestmark = pytest.mark.django_db(transaction=True)
AT, REFORM = organisations.AT, date(2025, 7, 1)


def at_once(act: Callable[[], object], then: Callable[[], object]) -> list[object]:
    """Begin one act and the other on its own connection, commit the first; tell of the second."""
    answers: list[object] = []
    begun = threading.Event()

    def second() -> None:
        begun.set()
        try:
            answers.append(then())
        except actions.Refused as refusal:
            answers.append(refusal)
        finally:
            connection.close()

    other = threading.Thread(target=second)
    with transaction.atomic():
        act()
        other.start()
        begun.wait(10)
        other.join(0.5)
        waited = other.is_alive()
    other.join(20)
    assert waited, "the second act did not wait for the first"
    return answers


def change(one: Organisation, name: str, seconds: int = 0, **other: object) -> Version:
    return actions.change(
        organisation=one,
        facts=organisations.facts(name, **other),
        basis=organisations.BASIS,
        on=REFORM,
        by=None,
        at=AT + timedelta(seconds=seconds),
    )


def test_of_two_changes_of_one_day_one_is_taken():
    one = organisations.organisation("Sở Một")

    (answer,) = at_once(lambda: change(one, "Sở Hai"), lambda: change(one, "Sở Ba", 1))

    assert isinstance(answer, actions.SameDay)
    assert organisations.name(one) == "Sở Hai"


def test_two_at_once_do_not_bear_one_code():
    organisations.province()

    (answer,) = at_once(
        lambda: organisations.commune("Xã Một", "03388"),
        lambda: organisations.commune("Xã Hai", "03388"),
    )

    assert isinstance(answer, actions.CodeTaken)
    assert queries.by_area_code(code="03388", on=REFORM).name == "Xã Một"


def test_two_at_once_do_not_close_a_circle():
    one, other = (organisations.organisation(name) for name in ("Sở Một", "Sở Hai"))

    (answer,) = at_once(
        lambda: change(one, "Sở Một", parent=other), lambda: change(other, "Sở Hai", 1, parent=one)
    )

    assert isinstance(answer, actions.OwnParent)
    assert {node.depth for node in queries.tree(on=REFORM)} == {0, 1, 2}
