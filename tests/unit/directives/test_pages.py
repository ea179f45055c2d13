"""Pages of the register: the Department enters, a unit reads what is sent to it."""

import pytest
from django.urls import reverse

from chamdiem.portal.directives import queries
from chamdiem.portal.directives.facts import Directed
from chamdiem.portal.directives.models import Directive
from chamdiem.portal.rights.roles import Role
from tests.factories import directives, organisations, people

pytestmark = pytest.mark.django_db
TYPED = {
    "doc_type": "Công văn", "number": "2558", "symbol": "UBND-VX", "issued_on": "03/06/2025",
    "issuer": "UBND tỉnh Thử", "level": "province", "subject": "V/v quán triệt thực hiện",
    "received_on": "05/06/2025", "groups": "Các sở, ban, ngành tỉnh", "is_to_be_known": "on",
}  # fmt: skip


@pytest.fixture
def officer(client):
    """Sign an officer of the Department in."""
    made = people.person(role=Role.OFFICER)
    client.force_login(made)
    return made


def test_an_officer_enters_a_document_by_hand(client, officer):
    organisations.organisation("Sở Thử")

    answer = client.post(reverse("directives:register"), TYPED)

    made = Directive.objects.get()
    assert answer.url == reverse("directives:one", args=[made.public_id])
    page = client.get(answer.url).content.decode()
    assert "Công văn số 2558/UBND-VX ngày 03/06/2025" in page
    assert "Sở Thử" in page


def test_a_refused_form_keeps_what_was_typed(client, officer):
    organisations.province()
    wrong = TYPED | {"groups": "các vì sao"}

    answer = client.post(reverse("directives:register"), wrong)

    assert answer.status_code == 422
    assert "Chưa biết nhóm" in answer.content.decode()
    assert "V/v quán triệt thực hiện" in answer.content.decode()
    assert not Directive.objects.exists()


def test_a_unit_sees_what_is_sent_to_it_and_nothing_else(client):
    unit = organisations.organisation("Sở Thử")
    ours = directives.directive(addressees=[Directed(unit)])
    theirs = directives.directive()
    client.force_login(people.person(role=Role.UNIT_OFFICER, organisation=unit))

    page = client.get(reverse("directives:list")).content.decode()

    assert queries.facts_of(directive=ours).number in page
    assert client.get(reverse("directives:one", args=[ours.public_id])).status_code == 200
    assert client.get(reverse("directives:one", args=[theirs.public_id])).status_code == 404
    assert client.get(reverse("directives:register")).status_code == 403


def test_facts_are_said_anew_on_the_page(client, officer):
    made = directives.directive(number="", issued_on=None)
    at = reverse("directives:restate", args=[made.public_id])
    seen = queries.facts_of(directive=made).pk
    said = TYPED | {"reason": "Văn thư đã đóng số", "seen": seen, "typed": ["number"]}

    assert client.get(at).status_code == 200
    assert client.post(at, said).status_code == 302

    page = client.get(reverse("directives:one", args=[made.public_id])).content.decode()
    assert "gõ tay" in page
    assert "Văn thư đã đóng số" in page


def test_an_empty_register_says_what_will_stand_there(client, officer):
    assert "Chưa có văn bản nào" in client.get(reverse("directives:list")).content.decode()
