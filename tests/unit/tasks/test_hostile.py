"""What an attacker or two people at once try on tasks and proposals: nothing comes through."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.urls import reverse

from chamdiem.portal.directives import actions as directives
from chamdiem.portal.directives.choices import ProposalKind, Verdict
from chamdiem.portal.directives.models import Decision, Proposal
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.tasks import actions
from chamdiem.portal.tasks.actions import doing
from chamdiem.portal.tasks.facts import Product, Refused
from chamdiem.portal.tasks.models import Claim, ClaimAnswer
from tests.factories import directives as made_directives
from tests.factories import organisations, people, tasks
from tests.reading.letters import letter

AT = datetime(2026, 9, 7, 3, tzinfo=UTC)


def at_once(act, *given):
    """Do the same from two connections; return what became of each."""

    def one(what):
        try:
            act(what)
            return "done"
        except (Refused, directives.Refused) as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(one, given))


@pytest.mark.django_db
@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//a.vn", "ftp://a"])
def test_a_product_leads_to_a_page_of_the_web_or_nowhere(link):
    task = tasks.task()

    with pytest.raises(doing.OddLink, match="https://"):
        actions.claim(task=task, product=Product("Kế hoạch", link=link), by=people.person(), at=AT)

    assert not Claim.objects.exists()


@pytest.mark.django_db
def test_a_unit_does_not_confirm_its_own_product(client):
    unit = organisations.organisation()
    claim = tasks.claimed(tasks.task(lead=unit), at=AT)
    client.force_login(people.person(role=Role.UNIT_OFFICER, organisation=unit))

    answer = client.post(reverse("tasks:answer", args=[claim.task.public_id]), {"answer": "yes"})

    assert (answer.status_code in (403, 404), ClaimAnswer.objects.count()) == (True, 0)


@pytest.mark.django_db
def test_a_proposal_of_another_document_is_not_decided_here(client):
    organisations.province()
    clerk = people.person(role=Role.CLERK)
    one = _entered(clerk)
    other = made_directives.directive()
    client.force_login(people.person(role=Role.OFFICER))

    answer = client.post(
        reverse("tasks:review", args=[other.public_id]), {"proposal": one.pk, "verdict": "drop"}
    )

    assert (answer.status_code, Decision.objects.filter(proposal=one).count()) == (404, 0)


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_a_proposal_at_once_decide_it_once():
    organisations.province()
    one, by = _entered(people.person(role=Role.CLERK)), people.person(role=Role.OFFICER)

    told = at_once(
        lambda verdict: directives.decide(proposal=one, verdict=verdict, by=by, at=AT),
        Verdict.ACCEPTED,
        Verdict.DROPPED,
    )

    assert told == ["IsDecided", "done"]


@pytest.mark.django_db(transaction=True)
def test_two_who_answer_a_claim_at_once_answer_it_once():
    claim = tasks.claimed(tasks.task(), at=AT)
    by = people.person()

    told = at_once(
        lambda yes: actions.answer_claim(
            claim=claim, is_confirmed=yes, reason="Xem lại", by=by, at=AT
        ),
        True,
        False,
    )

    assert ("done" in told, ClaimAnswer.objects.count()) == (True, 1)


def _entered(by):
    draft = directives.open_draft(content=letter().encode(), name="a.txt", by=by, at=AT)
    directives.register_draft(
        draft=draft,
        typed={},
        said=made_directives.said(),
        received_on=AT.date(),
        by=by,
        at=AT,
    )
    return Proposal.objects.filter(kind=ProposalKind.TASK).first()
