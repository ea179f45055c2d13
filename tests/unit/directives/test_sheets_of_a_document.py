"""The pages of a file beside what was read of it, and a scan that is read again."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.urls import reverse

from chamdiem.portal.directives import actions
from chamdiem.portal.directives.facts import Directed, Refused
from chamdiem.portal.directives.models import Draft
from chamdiem.portal.rights.roles import Role
from tests.factories import directives, organisations, people
from tests.formats import scans
from tests.reading.letters import letter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 9, 7, 3, tzinfo=UTC)
PNG = b"\x89PNG\r\n"
READ_WITHOUT_MARKS = Path("tests/reading/documents/19-ket-luan-ban-thuong-vu-ocr.txt")
MANGLED = READ_WITHOUT_MARKS.read_text("utf-8").translate(str.maketrans("*@#$", "    "))


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    return scans.composed(letter(), tmp_path_factory.mktemp("paper"))


@pytest.fixture
def clerk():
    organisations.province()
    return people.person(role=Role.CLERK)


def opened(by, content, name="cong-van.pdf"):
    return actions.open_draft(content=content, name=name, by=by, at=AT)


def registered(paper, unit):
    by = people.person(role=Role.OFFICER)
    return actions.register_with_file(
        content=("cong-van.pdf", paper),
        said=directives.said(),
        received_on=date(2026, 9, 1),
        addressees=[Directed(unit)],
        by=by,
        at=AT,
    )


def test_the_pages_of_a_file_are_looked_at_beside_the_form(client, clerk, paper):
    draft = opened(clerk, paper)
    client.force_login(clerk)
    (first,) = client.get(reverse("directives:draft", args=[draft.pk])).context["page"].sheets

    answer = client.get(first.address)

    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(PNG)


def test_a_page_that_a_file_does_not_have_is_not_there(client, clerk, paper):
    draft = opened(clerk, paper)
    client.force_login(clerk)

    for number in (0, 2, 10**9):
        address = reverse("directives:draft_page", args=[draft.pk, number])
        assert client.get(address).status_code == 404, number


def test_the_pages_of_a_document_are_seen_by_who_sees_the_document(client, paper):
    unit, other = organisations.organisation("Sở Một"), organisations.organisation("Sở Hai")
    kept = registered(paper, unit)
    address = reverse("directives:sheet", args=[kept.public_id, 1])
    told = []
    for organisation in (unit, other):
        client.force_login(people.person(role=Role.UNIT_OFFICER, organisation=organisation))
        told.append(client.get(address).status_code)

    assert told == [200, 404]


def test_a_file_is_read_again_as_pictures_whatever_words_it_carries(client, clerk, paper):
    draft = opened(clerk, paper)
    client.force_login(clerk)

    client.post(reverse("directives:read_again", args=[draft.pk]))

    again = Draft.objects.get()
    assert (draft.origin, again.pk, again.origin) == ("layer", draft.pk, "scan")
    assert again.found["number"] == "2215"


def test_a_text_without_pages_cannot_be_read_again(clerk):
    draft = opened(clerk, letter().encode(), "cong-van.txt")

    with pytest.raises(Refused, match="không phải PDF"):
        actions.read_again(draft=draft, by=clerk, at=AT)


def test_what_was_entered_meanwhile_is_not_read_again(clerk, paper):
    draft = opened(clerk, paper)
    actions.drop_draft(draft=Draft.objects.get(), by=clerk, at=AT)

    with pytest.raises(Refused, match="vừa được vào sổ hoặc bỏ"):
        actions.read_again(draft=draft, by=clerk, at=AT)


def test_words_that_lost_their_marks_are_asked_to_be_read_again_first(client, clerk, tmp_path):
    draft = opened(clerk, scans.composed(MANGLED, tmp_path))
    client.force_login(clerk)

    page = client.get(reverse("directives:draft", args=[draft.pk])).content.decode()

    assert "Đọc lại bằng bộ nhận dạng tiếng Việt" in page
