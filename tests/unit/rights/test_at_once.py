"""Two acts on roles at once: one waits for its turn, looks again, and is refused in words."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from chamdiem.portal.rights import actions
from chamdiem.portal.rights.models import Grant
from chamdiem.portal.rights.roles import Role
from tests.factories.people import AT, person

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act: Callable[[], object], then: Callable[[], object]) -> object:
    """Begin one act, the other on its own connection, commit the first; return the second's end."""
    answers: list[object] = []

    def second() -> None:
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
        other.join(0.5)
        waited = other.is_alive()
    other.join(20)
    assert waited, "the second act did not wait for the first"
    (answer,) = answers
    return answer


def test_of_two_roles_that_must_not_meet_the_second_is_refused_in_words():
    by, taker = person(role=Role.ADMINISTRATOR), person()

    def give(role: Role) -> Grant:
        return actions.give(user=taker, role=role, by=by, at=AT)

    answer = at_once(lambda: give(Role.ADMINISTRATOR), lambda: give(Role.OFFICER))

    assert isinstance(answer, actions.Clash)


def test_two_handovers_at_once_follow_one_another():
    by, one = person(role=Role.ADMINISTRATOR), person(role=Role.ADMINISTRATOR)
    two, successor = person(role=Role.ADMINISTRATOR), person()

    def hand_over(leaver: object) -> object:
        return actions.hand_over(leaver=leaver, successor=successor, by=by, at=AT)

    answer = at_once(lambda: hand_over(one), lambda: hand_over(two))

    assert answer == ()
    assert Grant.objects.filter(user=successor, role=Role.ADMINISTRATOR).count() == 1


def test_a_role_withdrawn_meanwhile_is_not_handed_over():
    by, one = person(role=Role.ADMINISTRATOR), person(role=Role.ADMINISTRATOR)
    grant, successor = Grant.objects.get(user=one), person()

    answer = at_once(
        lambda: actions.withdraw(grant=grant, by=by, at=AT),
        lambda: actions.hand_over(leaver=one, successor=successor, by=by, at=AT),
    )

    assert answer == ()
