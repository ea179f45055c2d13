"""What two people at once, or an attacker, try on obstacles: nothing comes through twice."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from chamdiem.portal.obstacles import actions
from chamdiem.portal.obstacles.facts import Refused
from chamdiem.portal.obstacles.models import Closing, Membership, Obstacle
from tests.factories import obstacles, organisations, people

AT = obstacles.AT


def at_once(act, *given):
    """Do the same from two connections; return what became of each."""

    def one(what):
        try:
            act(what)
            return "done"
        except Refused as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(one, given))


@pytest.mark.django_db(transaction=True)
def test_two_who_close_at_once_close_it_once():
    one = obstacles.obstacle()
    both = people.person(), people.person()

    became = at_once(lambda by: actions.close(obstacle=one, text="Xong", by=by, at=AT), *both)

    assert became == ["IsClosed", "done"]
    assert Closing.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_sending_that_comes_twice_at_once_is_kept_once():
    by = people.person()
    said = obstacles.said(organisations.organisation(), key=uuid4())

    became = at_once(lambda one: actions.report(said=one, by=by, at=AT), said, said)

    assert became == ["done", "done"]
    assert Obstacle.objects.count() == 1


@pytest.mark.django_db
def test_a_unit_names_no_task_of_another_and_no_criterion_that_is_none(client):
    unit = organisations.organisation()
    client.force_login(obstacles.reporter(unit))
    plain = {
        "text": "Vướng", "category": "data", "level": "unit", "asked_words": "Ai",
        "asked_for": "Làm", "asked_before": "31/12/2099",
    }  # fmt: skip

    for odd in ({"task": str(uuid4())}, {"criterion": "1:X"}, {"criterion": "x"}, {"level": "x"}):
        assert client.post(reverse("obstacles:report"), plain | odd).status_code == 422
    assert not Obstacle.objects.exists()


@pytest.mark.django_db
def test_what_is_typed_is_shown_as_words_and_never_run(client, officer):
    one = obstacles.obstacle(text="<script>alert(1)</script>")
    client.force_login(officer)

    for name, keys in (("list", ()), ("one", (one.public_id,)), ("synthesis", ())):
        page = client.get(reverse(f"obstacles:{name}", args=keys)).content.decode()
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;" in page


@pytest.mark.django_db
def test_an_obstacle_that_was_not_offered_is_not_joined(client, officer):
    one, unlike = obstacles.obstacle(), obstacles.obstacle(text="Thiếu người làm chuyên trách")
    client.force_login(officer)
    said = {"title": "Nguyên nhân", "others": [unlike.public_id]}

    answer = client.post(reverse("obstacles:join", args=[one.public_id]), said)

    assert answer.status_code == 422
    assert "không còn ghép được" in answer.content.decode()
    assert not Membership.objects.exists()
