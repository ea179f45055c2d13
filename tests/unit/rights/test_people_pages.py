"""Pages of people: open by slip, give and take roles, reset, close, hand over, in one place."""

import re

import pytest
from django.urls import reverse

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.rights.roles import Role
from tests.factories import organisations, people

pytestmark = pytest.mark.django_db
LIST = "/nguoi-dung/"


@pytest.fixture
def at_desk(client, administrator):
    """Return a browser in which an administrator has signed in."""
    people.person(role=Role.ADMINISTRATOR)
    client.force_login(administrator)
    return client


def page_of(person, name="rights:person"):
    return reverse(name, args=[person.public_id])


def verbs():
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_the_list_shows_each_role_with_its_place(at_desk):
    place = organisations.organisation("Xã Thử")
    people.person(role=Role.UNIT_OFFICER, organisation=place)

    shown = at_desk.get(LIST, {"vai-tro": "Cán bộ tổng hợp của đơn vị"}).content.decode()

    assert "Xã Thử" in shown
    assert shown.count('<th scope="row">') == 1


def test_the_list_asks_no_more_with_more_people(at_desk, assert_queries_stay_flat):
    place = organisations.organisation()

    def grow():
        for _ in range(5):
            people.person(role=Role.UNIT_OFFICER, organisation=place)

    grow()
    assert_queries_stay_flat(show=lambda: at_desk.get(LIST), grow=grow)


def test_a_persons_page_asks_no_more_with_more_roles(at_desk, assert_queries_stay_flat):
    lan = people.person()

    def grow():
        for _ in range(4):
            place = organisations.organisation()
            lan.grants.create(
                role=Role.UNIT_OFFICER, organisation=place, given_at=people.AT, given_by=None
            )

    grow()
    assert_queries_stay_flat(show=lambda: at_desk.get(page_of(lan)), grow=grow)


def test_for_everybody_else_there_are_no_such_pages(client, officer, outsider):
    client.force_login(officer)

    assert client.get(LIST).status_code == 404
    assert client.get(page_of(outsider)).status_code == 404
    assert client.post(page_of(outsider, "rights:close")).status_code == 404


def test_an_account_is_opened_by_a_slip_that_is_shown_once(at_desk):
    given = {"display_name": "Lò Thị Mai", "post": "Chuyên viên", "username": "mai.lt"}
    answer = at_desk.post(LIST + "mo-tai-khoan/", given)

    code = re.search(r'slip-code">([^<]+)<', answer.content.decode())[1]

    assert User.objects.get(username="mai.lt").is_active
    assert verbs() == ["accounts.user.opened", "accounts.slip.issued"]
    assert code not in str(list(Entry.objects.values()))
    assert "no-store" in answer["Cache-Control"]


def test_a_sign_in_name_that_is_taken_is_refused(at_desk, administrator):
    given = {"display_name": "Lò", "post": "Chuyên viên", "username": administrator.username}

    answer = at_desk.post(LIST + "mo-tai-khoan/", given)

    assert answer.status_code == 422
    assert administrator.username in answer.content.decode()
    assert verbs() == []


def test_a_role_is_given_with_its_place_and_its_last_day(at_desk):
    lan, place = people.person(), organisations.organisation()
    before = len(verbs())
    given = {
        "role": "unit-officer",
        "organisation": str(place.public_id),
        "holds_from": "01/12/2030",
        "holds_until": "31/12/2030",
    }

    answer = at_desk.post(page_of(lan, "rights:give"), given, follow=True).content.decode()

    assert "01/12/2030 – hết 31/12/2030" in answer
    assert "chưa đến ngày" in answer
    assert verbs()[before:] == ["rights.grant.given"]


def test_a_role_for_oneself_is_refused_with_the_rule(at_desk, administrator):
    answer = at_desk.post(page_of(administrator, "rights:give"), {"role": "clerk"})

    assert answer.status_code == 422
    assert "Không ai giao vai trò cho chính mình" in answer.content.decode()
    assert administrator.grants.count() == 1


def test_a_role_is_taken_back_and_stays_as_history(at_desk, leader):
    grant = leader.grants.get()
    address = reverse("rights:withdraw", args=[leader.public_id, grant.pk])

    shown = at_desk.post(address, follow=True).content.decode()

    assert "Vai trò đã giữ" in shown
    assert not User.objects.get(pk=leader.pk).has_perm("scores.publish")
    assert at_desk.post(address).status_code == 404


def test_a_grant_of_another_person_is_not_withdrawn_through_this_one(at_desk, leader, officer):
    address = reverse("rights:withdraw", args=[officer.public_id, leader.grants.get().pk])

    assert at_desk.post(address).status_code == 404
    assert leader.grants.filter(withdrawn_at=None).exists()


def test_a_reset_asks_for_the_call_back(at_desk, outsider):
    address = page_of(outsider, "rights:reset")

    asked = at_desk.post(address, {})
    done = at_desk.post(address, {"called_back": "work-phone"})

    assert asked.status_code == 422
    assert "slip-code" in done.content.decode()
    assert verbs() == ["accounts.password.reset"]


def test_an_account_is_closed_and_reopened_by_a_slip(at_desk, outsider):
    at_desk.post(page_of(outsider, "rights:close"))
    closed = User.objects.get(pk=outsider.pk).is_active

    answer = at_desk.post(page_of(outsider, "rights:reopen"))

    assert not closed
    assert "slip-code" in answer.content.decode()


def test_the_last_administrator_is_not_closed(client, administrator):
    client.force_login(administrator)

    shown = client.post(page_of(administrator, "rights:close"), follow=True).content.decode()

    assert "người quản trị cuối cùng" in shown
    assert User.objects.get(pk=administrator.pk).is_active


def test_leaving_is_handed_over_in_one_act(at_desk):
    place, mai = organisations.organisation(), people.person()
    lan = people.person(role=Role.UNIT_OFFICER, organisation=place)
    lan.grants.create(role=Role.CLERK, given_at=people.AT)
    before = len(verbs())

    at_desk.post(page_of(lan, "rights:hand_over"), {"successor": str(mai.public_id)})

    assert not User.objects.get(pk=lan.pk).is_active
    assert not lan.grants.filter(withdrawn_at=None).exists()
    assert sorted(mai.grants.values_list("role", "organisation")) == [
        ("clerk", None),
        ("unit-officer", place.pk),
    ]
    assert verbs()[before:] == ["rights.account.handed-over"]


def test_an_administrator_does_not_take_over_what_they_hand_over(at_desk, administrator, officer):
    answer = at_desk.post(
        page_of(officer, "rights:hand_over"), {"successor": str(administrator.public_id)}
    )

    assert answer.status_code == 422
    assert "giao vai trò cho chính mình" in answer.content.decode()
    assert User.objects.get(pk=officer.pk).is_active
    assert officer.grants.get().withdrawn_at is None


def test_nothing_is_half_handed_over_where_roles_clash(at_desk, officer):
    other = people.person(role=Role.ADMINISTRATOR)

    answer = at_desk.post(page_of(officer, "rights:hand_over"), {"successor": str(other.public_id)})

    assert answer.status_code == 422
    assert User.objects.get(pk=officer.pk).is_active
    assert officer.grants.get().withdrawn_at is None


@pytest.mark.parametrize("role", [Role.OVERSIGHT, Role.OVERSIGHT_LEADER])
def test_oversight_reads_people_and_their_roles_and_changes_nothing(role, client):
    lan = people.person(role=Role.CLERK)
    client.force_login(people.person(role=role))

    listed, shown = (client.get(address).content.decode() for address in (LIST, page_of(lan)))

    assert "Văn thư" in listed and "Mở tài khoản" not in listed
    assert "Văn thư" in shown and "<form method" not in shown.split("<main")[1]
    assert client.post(page_of(lan, "rights:close")).status_code == 404
