"""Two people at once: one wins, the other is told clearly, nothing is written twice."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

import pytest
from django.db import connection

from chamdiem.portal.explanations.actions import answering, judging
from chamdiem.portal.explanations.facts import Refused
from chamdiem.portal.explanations.models import Explanation, Judgement, Request
from tests.factories import explanations, people, periods

pytestmark = pytest.mark.django_db(transaction=True)


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


@pytest.fixture
def together(monkeypatch):
    """Hold who is about to write until both have looked: only the database is left to refuse."""

    def hold(module):
        gate, refusing = Barrier(2, timeout=20), module.ground.refusing

        @contextmanager
        def after_both(*given):
            gate.wait()
            with refusing(*given):
                yield

        monkeypatch.setattr(module.ground, "refusing", after_both)

    return hold


def test_two_who_explain_at_once_explain_once(together):
    made = explanations.asked()
    people_ = [explanations.giver(made.organisation) for _ in range(2)]
    together(answering)

    told = at_once(lambda by: explanations.explained(made, seen=0, by=by), *people_)

    assert (told, Explanation.objects.count()) == (["StillWaits", "done"], 1)


def test_two_who_judge_at_once_judge_once(together):
    explanation = explanations.explained(explanations.asked())
    by = {yes: explanations.asker() for yes in (True, False)}
    together(judging)

    told = at_once(
        lambda yes: explanations.judged(explanation, is_accepted=yes, by=by[yes]), True, False
    )

    assert (told, Judgement.objects.count()) == (["IsJudged", "done"], 1)


def test_two_who_ask_at_once_ask_once():
    explanations.period()
    unit, askers = periods.commune(), [explanations.asker(), people.person()]

    told = at_once(lambda by: explanations.asked(unit, by=by), *askers)

    assert (told, Request.objects.count()) == (["AlreadyAsked", "done"], 1)
