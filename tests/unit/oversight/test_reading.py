"""What oversight reads is recorded, and only its own leader opens that part."""

import pytest
from django.urls import reverse

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.rights.roles import Role
from tests.factories import months, people
from tests.unit.oversight.conftest import record

READ = "oversight.page.read"
pytestmark = pytest.mark.django_db


def read_by(person) -> list[tuple[str, dict[str, object]]]:
    rows = Entry.objects.filter(verb=READ, actor=person.opaque_id).order_by("id")
    return list(rows.values_list("subject_id", "details"))


def test_each_page_that_oversight_reads_is_recorded_with_what_it_was_of(client, inspector):
    client.force_login(inspector)

    client.get("/", {"q": "một tên người"})
    client.get(reverse("oversight:trail"), {"person": "một tên người"})

    assert [route for route, _ in read_by(inspector)] == ["home:home", "oversight:trail"]
    assert "một tên" not in str(read_by(inspector))


def test_what_a_page_was_of_is_recorded(client, inspector):
    client.force_login(inspector)
    months.version()

    client.get(reverse("schemes:scheme", args=["nho", "1"]))

    of = {"scheme_id": "nho", "version": "1"}
    assert read_by(inspector) == [("schemes:scheme", {"of": of})]


@pytest.mark.parametrize("who", ["officer", "leader", "administrator", "outsider"])
def test_nobody_else_s_reading_is_recorded(client, request, who):
    client.force_login(request.getfixturevalue(who))

    client.get("/")

    assert not Entry.objects.filter(verb=READ).exists()


def test_a_visitor_s_reading_is_not_recorded(client):
    client.get("/")

    assert not Entry.objects.exists()


def test_what_is_refused_or_sent_is_no_reading(client, inspector):
    client.force_login(inspector)

    client.get("/khong-co/")
    client.head("/")
    client.get("/healthz")

    assert read_by(inspector) == []


def test_a_page_that_cannot_be_recorded_is_not_shown(client, inspector, monkeypatch):
    def fail(**_: object) -> None:
        raise InterruptedError

    monkeypatch.setattr("chamdiem.portal.oversight.actions.note_reading", fail)
    client.force_login(inspector)

    with pytest.raises(InterruptedError):
        client.get("/")


def test_what_oversight_read_is_shown_to_its_leader_alone(client, inspector, inspector_in_chief):
    record(verb=READ, subject=("oversight.page", "một-trang"))
    trail = reverse("oversight:trail")

    client.force_login(inspector)
    hidden = [
        client.get(trail, asked).content.decode() for asked in ({}, {"kind": "oversight.page"})
    ]
    assert all("một-trang" not in page for page in hidden)
    assert client.get(trail, {"act": READ}).status_code == 422

    client.force_login(inspector_in_chief)
    assert "một-trang" in client.get(trail, {"act": READ}).content.decode()


@pytest.mark.django_db(transaction=True)
def test_an_entry_of_that_part_is_not_there_for_others(client):
    inspector = people.person(role=Role.OVERSIGHT)
    in_chief = people.person(role=Role.OVERSIGHT_LEADER)
    record(verb=READ, subject=("oversight.page", "một-trang"))
    address = reverse("oversight:entry", args=[1])

    client.force_login(inspector)
    assert client.get(address).status_code == 404
    client.force_login(in_chief)
    assert client.get(address).status_code == 200
