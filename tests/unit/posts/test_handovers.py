"""A change of head opens a sheet that is frozen; both sides confirm it once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.posts import actions, handover, queries
from chamdiem.portal.posts.choices import Kind, Side
from chamdiem.portal.posts.models import Handover, Tenure
from chamdiem.portal.rights.roles import Role
from tests.factories import organisations, people, posts

pytestmark = pytest.mark.django_db

AUGUST = date(2026, 8, 17)
DAY = timedelta(days=1)


@pytest.fixture
def agency():
    return organisations.organisation("Sở Thử")


@pytest.fixture
def sheet(agency):
    """Open a sheet by replacing the head."""
    posts.replaced(posts.tenure(agency), on=AUGUST)
    return Handover.objects.get()


def confirm(sheet, side, by, **words):
    return actions.confirm_handover(handover=sheet, side=side, by=by, at=posts.AT, **words)


def test_replacing_a_head_opens_one_sheet_between_the_two(agency):
    old = posts.tenure(agency)

    new = posts.replaced(old, on=AUGUST)

    opened = Handover.objects.get()
    assert (opened.outgoing.person, opened.incoming) == (old.person, new)
    assert opened.on == AUGUST


def test_an_end_and_a_later_appointment_open_a_sheet_too(agency):
    old = posts.tenure(agency, until=AUGUST)

    posts.tenure(agency, on=AUGUST + DAY)

    assert Handover.objects.get().outgoing == old


def test_who_acted_and_now_heads_hands_over_to_nobody(agency):
    acting = posts.tenure(agency, kind=Kind.ACTING)

    posts.replaced(acting, acting.person, on=AUGUST)

    assert not Handover.objects.exists()


def test_the_first_head_and_a_deputy_open_no_sheet(agency):
    posts.tenure(agency)
    posts.tenure(agency, kind=Kind.DEPUTY)

    assert not Handover.objects.exists()


def test_a_sheet_holds_what_each_room_told_when_it_was_opened(agency, monkeypatch):
    said = ["Tháng 8/2026: đã công bố."]
    rooms = {}
    monkeypatch.setattr(handover, "_collected", rooms)
    handover.register("b", lambda **_: [handover.Section("Chưa xong", (), "Không còn việc nào.")])
    handover.register("a", lambda **_: [handover.Section("Đã gửi", tuple(said))])
    posts.replaced(posts.tenure(agency), on=AUGUST)
    said.append("Nói thêm sau đó.")

    parts = Handover.objects.get().sheet

    assert [(part["heading"], part["lines"]) for part in parts] == [
        ("Đã gửi", ["Tháng 8/2026: đã công bố."]),
        ("Chưa xong", []),
    ]
    assert parts[1]["empty"] == "Không còn việc nào."


def test_a_room_registers_once(monkeypatch):
    monkeypatch.setattr(handover, "_collected", {})
    handover.register("a", people.person)
    handover.register("a", people.person)

    with pytest.raises(handover.RegisteredTwice):
        handover.register("a", organisations.facts)


def test_both_sides_confirm_with_a_note(sheet):
    confirm(sheet, Side.OUTGOING, sheet.outgoing.person, note="Đủ.")
    done = confirm(sheet, Side.INCOMING, sheet.incoming.person)

    assert (done.outgoing_note, done.outgoing_by) == ("Đủ.", sheet.outgoing.person.public_id)
    assert done.incoming_confirmed_at == posts.AT
    assert Entry.objects.filter(verb="posts.handover.confirmed").count() == 2


def test_a_side_confirms_once(sheet):
    confirm(sheet, Side.OUTGOING, sheet.outgoing.person)

    with pytest.raises(actions.AlreadyConfirmed, match="Bên giao"):
        confirm(sheet, Side.OUTGOING, sheet.outgoing.person, note="Nghĩ lại.")


def test_nobody_confirms_for_a_head_who_has_an_account(sheet, administrator):
    with pytest.raises(actions.ConfirmsAlone):
        confirm(sheet, Side.OUTGOING, administrator, paper="5/BB")


def test_of_a_head_without_account_the_paper_is_recorded(agency, administrator):
    old = posts.tenure(agency, posts.noted())
    posts.replaced(old, on=AUGUST)
    sheet = Handover.objects.get()

    with pytest.raises(actions.NoPaper):
        confirm(sheet, Side.OUTGOING, administrator, paper=" ")
    done = confirm(sheet, Side.OUTGOING, administrator, paper="5/BB-STHU")

    entry = Entry.objects.filter(verb="posts.handover.confirmed").get()
    assert (done.outgoing_paper, done.outgoing_by) == ("5/BB-STHU", administrator.public_id)
    assert entry.on_behalf_of == old.person.opaque_id


def test_where_a_tenure_was_withdrawn_nothing_is_handed_over(agency):
    posts.tenure(agency)
    wrong = posts.replaced(Tenure.objects.get(), on=AUGUST)
    ended = actions.end(tenure=wrong, on=AUGUST + DAY, basis=posts.BASIS, by=None, at=posts.AT)
    sheet = Handover.objects.get()
    assert not queries.is_void(handover=sheet)

    actions.withdraw(fact=ended, reason="Ghi nhầm người", by=None, at=posts.AT)

    assert [one.is_void for one in queries.handovers(organisation=agency)] == [True]
    with pytest.raises(actions.NothingHandedOver):
        confirm(sheet, Side.OUTGOING, sheet.outgoing.person)


def test_who_oversees_reads_a_sheet_and_confirms_nothing(client, sheet):
    client.force_login(people.person(role=Role.OVERSIGHT))
    address = reverse("posts:handover", args=[sheet.public_id])
    confirm_address = reverse("posts:confirm", args=[sheet.public_id, Side.INCOMING])

    page = client.get(address).content.decode()

    assert "Nội dung chỉ hai bên xem" not in page
    assert "<form" not in page.split("<main")[1]
    assert client.post(confirm_address).status_code == 403
    heads = client.get(reverse("posts:heads", args=[sheet.organisation.public_id]))
    assert address in heads.content.decode()
