"""The policy from one source, lending one's own role, withdrawing from an item."""

import html

import pytest
from django.urls import reverse

from chamdiem.portal.common.rights import MEANINGS
from chamdiem.portal.rights.models import RightsDelegation, Withdrawal
from chamdiem.portal.rights.roles import ROLES, Role
from tests.factories import organisations, people

pytestmark = pytest.mark.django_db
POLICY, LENDING, COUNCIL = "/phan-quyen/", "/giao-quyen/", "/rut-khoi-muc/"


def lend(client, grant, taker, **other):
    given = {
        "grant": grant.pk,
        "taker": str(taker.public_id),
        "holds_from": "01/12/2030",
        "holds_until": "07/12/2030",
        "document": "12/GUQ-SKHCN",
    }
    return client.post(LENDING, given | other)


def test_the_policy_says_every_role_and_every_right(client, outsider):
    client.force_login(outsider)

    shown = html.unescape(client.get(POLICY).content.decode())

    for meaning in ROLES.values():
        assert meaning.name in shown
        assert meaning.never in shown
    for words in MEANINGS.values():
        assert words[0].upper() + words[1:] in shown


def test_the_policy_is_for_whoever_has_signed_in(client):
    assert client.get(POLICY).status_code == 302


def test_a_role_is_lent_and_its_lending_ended_early(client, leader, outsider):
    client.force_login(leader)
    lend(client, leader.grants.get(), outsider)
    lent = RightsDelegation.objects.get()

    client.post(reverse("rights:end_lending", args=[lent.public_id]))

    lent.refresh_from_db()
    assert str(lent.holds_until) == "2030-12-08"
    assert lent.ended_at is not None


def test_a_role_of_another_is_not_offered(client, leader, officer, outsider):
    client.force_login(leader)

    answer = lend(client, officer.grants.get(), outsider)

    assert answer.status_code == 422
    assert not RightsDelegation.objects.exists()


def test_a_refused_lending_says_why_and_keeps_what_was_typed(client, leader, administrator):
    client.force_login(leader)

    answer = lend(client, leader.grants.get(), administrator)

    assert answer.status_code == 422
    assert "Người quản trị hệ thống không làm việc gì" in answer.content.decode()
    assert "12/GUQ-SKHCN" in answer.content.decode()


def test_nobody_but_giver_and_administrator_ends_it(client, leader, outsider):
    client.force_login(leader)
    lend(client, leader.grants.get(), outsider)
    address = reverse("rights:end_lending", args=[RightsDelegation.objects.get().public_id])
    client.force_login(outsider)

    assert client.post(address).status_code == 404

    client.force_login(people.person(role=Role.ADMINISTRATOR))
    client.post(address)
    assert RightsDelegation.objects.get().ended_at is not None


def test_a_member_of_the_council_withdraws_from_an_item(client):
    place, member = organisations.organisation("Xã Thử"), people.person(role=Role.COUNCIL)
    client.force_login(member)
    given = {"organisation": str(place.public_id), "month": "08/2026", "reason": "Người nhà"}

    shown = client.post(COUNCIL, given, follow=True).content.decode()

    assert "Người nhà" in shown
    assert Withdrawal.objects.get().month == "2026-08"
    assert client.post(COUNCIL, given).status_code == 422


def test_for_who_is_not_of_the_council_there_is_no_such_page(client, leader):
    client.force_login(leader)

    assert client.get(COUNCIL).status_code == 404
