"""A file is read, a person looks, and only then anything enters the register or is given."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chamdiem.portal.directives import actions, queries
from chamdiem.portal.directives.choices import ProposalKind, Verdict
from chamdiem.portal.directives.models import (
    Decision,
    Directive,
    Draft,
    Package,
    Proposal,
    Reading,
)
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.tasks.models import Task
from tests.factories import organisations, people
from tests.formats.test_edxml import package
from tests.reading.letters import ORDERS, letter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 9, 7, 3, tzinfo=UTC)


@pytest.fixture
def clerk():
    organisations.province()
    return people.person(role=Role.CLERK)


@pytest.fixture
def officer():
    return people.person(role=Role.OFFICER)


def opened(by, text=None, name="cong-van.txt"):
    body = letter() if text is None else text
    return actions.open_draft(content=body.encode(), name=name, by=by, at=AT)


def sent(client, draft, **swaps):
    """Enter a draft as the form shows it, with some fields mended."""
    address = reverse("directives:draft", args=[draft.pk])
    form = client.get(address).context["page"].form
    said = {name: value for name, value in form.initial.items() if value is not None}
    said["issued_on"] = "14/05/2026"
    said |= {"received_on": "15/05/2026", "groups": ""}
    return client.post(address, said | swaps)


def test_a_file_that_is_read_enters_nothing_by_itself(client, clerk):
    client.force_login(clerk)
    file = SimpleUploadedFile("cong-van.txt", letter().encode())

    answer = client.post(reverse("directives:upload"), {"file": file}, follow=True)

    page = answer.content.decode()
    assert 'value="2215"' in page
    assert "Đề xuất 2 nhiệm vụ" in page
    assert (Directive.objects.count(), Draft.objects.count()) == (0, 1)


def test_a_draft_is_seen_by_who_read_it_alone(client, clerk):
    draft = opened(clerk)
    client.force_login(people.person(role=Role.CLERK))

    assert client.get(reverse("directives:draft", args=[draft.pk])).status_code == 404


def test_what_a_person_confirmed_enters_with_text_reading_and_verdicts(client, clerk):
    draft = opened(clerk)
    client.force_login(clerk)

    sent(client, draft, subject="Đẩy mạnh chuyển đổi số trong cơ quan nhà nước")

    made = Directive.objects.get()
    assert queries.facts_of(directive=made).number == "2215"
    fields = Decision.objects.filter(proposal__kind=ProposalKind.FIELD)
    said = dict(fields.values_list("proposal__name", "verdict"))
    assert (said["number"], said["subject"]) == (Verdict.ACCEPTED, Verdict.EDITED)
    assert (Reading.objects.count(), Draft.objects.count()) == (1, 0)


def test_a_draft_that_is_dropped_leaves_nothing(client, clerk):
    draft = opened(clerk)
    client.force_login(clerk)

    client.post(reverse("directives:drop", args=[draft.pk]))

    assert (Draft.objects.count(), Directive.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Tệp rỗng"),
        (b"%PDF-1.7 hong", "Chưa đọc được"),
        ("MẬT\n".encode() + letter().encode(), "mật"),
    ],
)
def test_what_cannot_or_may_not_be_read_is_refused_and_nothing_kept(client, clerk, content, words):
    client.force_login(clerk)

    answer = client.post(
        reverse("directives:upload"), {"file": SimpleUploadedFile("a.txt", content)}
    )

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_package_of_edxml_names_the_document_and_is_kept_as_it_came(client, clerk):
    source = package(letter(number="2216/UBND-KGVX").encode())
    draft = actions.open_draft(content=source, name="goi.edxml", by=clerk, at=AT)
    client.force_login(clerk)
    page = client.get(reverse("directives:draft", args=[draft.pk])).content.decode()
    assert "Gói edXML ghi số “2215”, tệp ghi “2216”" in page

    sent(client, draft)

    assert queries.facts_of(directive=Directive.objects.get()).number == "2215"
    assert bytes(Package.objects.get().content) == source


def proposal_of(kind, at=0):
    rows = Proposal.objects.filter(kind=kind, decision=None).order_by("position")
    return rows[at]


def entered(client, clerk, text=None):
    draft = opened(clerk, text)
    client.force_login(clerk)
    sent(client, draft)
    return Directive.objects.get()


def test_the_review_shows_the_source_beside_what_is_proposed(client, clerk, officer):
    made = entered(client, clerk)
    client.force_login(officer)

    page = client.get(reverse("tasks:review", args=[made.public_id])).content.decode()

    assert "Giao Sở Khoa học và Công nghệ chủ trì" in page
    assert Task.objects.count() == 0


def test_an_accepted_proposal_becomes_a_task_with_its_place_in_the_text(client, clerk, officer):
    unit = organisations.organisation("Sở Khoa học và Công nghệ")
    made = entered(client, clerk)
    client.force_login(officer)
    one = proposal_of(ProposalKind.TASK)
    said = {
        "proposal": one.pk,
        "verdict": "accept",
        f"d{one.pk}-title": "Hướng dẫn kỹ thuật",
        f"d{one.pk}-leads": [str(unit.public_id)],
        f"d{one.pk}-due_on": "15/10/2026",
        f"d{one.pk}-clause": "1",
    }

    answer = client.post(reverse("tasks:review", args=[made.public_id]), said)

    task = Task.objects.get()
    assert answer.status_code == 302
    assert (task.lead, task.proposal, task.directive) == (unit, one, made)
    assert "Giao Sở Khoa học" in task.quote


def test_a_dropped_proposal_gives_nothing_and_is_decided_once(client, clerk, officer):
    made = entered(client, clerk)
    client.force_login(officer)
    one = proposal_of(ProposalKind.TASK)
    address = reverse("tasks:review", args=[made.public_id])

    client.post(address, {"proposal": one.pk, "verdict": "drop"})
    again = client.post(address, {"proposal": one.pk, "verdict": "drop"})

    assert Task.objects.count() == 0
    assert (Decision.objects.filter(proposal=one).count(), again.status_code) == (1, 404)


def test_a_cited_document_is_noted_by_one_press(client, clerk, officer):
    body = ORDERS + "         Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ.\n"
    made = entered(client, clerk, letter(body))
    client.force_login(officer)
    one = proposal_of(ProposalKind.REFERENCE)

    client.post(
        reverse("tasks:review", args=[made.public_id]), {"proposal": one.pk, "verdict": "accept"}
    )

    assert made.citations.get().number == "118/2025/NĐ-CP"
