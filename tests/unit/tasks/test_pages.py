"""Pages of tasks: given from a document, reported by the unit, confirmed by who gave it."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from chamdiem.portal.directives.facts import Directed
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.tasks import queries
from chamdiem.portal.tasks.models import Claim, ClaimAnswer, Plan, Task
from tests.factories import directives, organisations, people, posts, tasks

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 8, 18, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Let it be two days before the deadline."""
    monkeypatch.setattr("chamdiem.portal.tasks.views.timezone.now", lambda: NOW)


@pytest.fixture
def unit():
    return organisations.organisation("Sở Thử")


@pytest.fixture
def officer():
    return people.person(role=Role.OFFICER)


@pytest.fixture
def head(unit):
    return people.person(role=Role.UNIT_OFFICER, organisation=unit)


def heading(unit):
    """Return the head of a unit, whose post brings the rights."""
    made = people.person()
    posts.tenure(unit, made)
    return made


def shown(client, name, *keys):
    return client.get(reverse(f"tasks:{name}", args=keys)).content.decode()


def test_an_officer_gives_a_task_from_a_clause(client, officer, unit):
    document = directives.directive(addressees=[Directed(unit)])
    client.force_login(officer)
    said = {
        "title": "Xây dựng kế hoạch", "lead": unit.public_id, "due_on": "20/08/2026",
        "clause": "1", "product": "Kế hoạch",
    }  # fmt: skip

    answer = client.post(reverse("tasks:give", args=[document.public_id]), said)

    made = Task.objects.get()
    assert answer.url == reverse("tasks:one", args=[made.public_id])
    page = shown(client, "one", made.public_id)
    assert "Sở Thử" in page
    assert "điểm 1, Công văn số" in page
    assert "hết 20/08/2026, còn 2 ngày" in page


def test_a_refused_form_keeps_what_was_typed(client, officer, unit):
    document = directives.directive()
    client.force_login(officer)
    said = {"title": "Việc không có hạn", "lead": unit.public_id}

    answer = client.post(reverse("tasks:give", args=[document.public_id]), said)

    assert answer.status_code == 422
    assert "Việc không có hạn" in answer.content.decode()
    assert "không có thời hạn" in answer.content.decode()


def test_a_unit_claims_and_the_assigner_confirms(client, officer, head, unit):
    task = tasks.task(lead=unit)
    product = {"product": "Kế hoạch đã ban hành", "number": "12/KH-ST", "issued_on": "17/08/2026"}
    client.force_login(head)
    assert client.post(reverse("tasks:claim", args=[task.public_id]), product).status_code == 302
    client.force_login(officer)
    assert "Xác nhận sản phẩm" in shown(client, "one", task.public_id)

    client.post(reverse("tasks:answer", args=[task.public_id]), {"answer": "yes"})

    assert ClaimAnswer.objects.get().is_confirmed
    assert "Hoàn thành" in shown(client, "list")


def test_a_claim_without_a_product_is_refused_beside_what_was_typed(client, head, unit):
    task = tasks.task(lead=unit)
    client.force_login(head)

    answer = client.post(reverse("tasks:claim", args=[task.public_id]), {"product": "Xong rồi"})

    assert answer.status_code == 422
    assert "phải kèm sản phẩm" in answer.content.decode()
    assert "Xong rồi" in answer.content.decode()
    assert not Claim.objects.exists()


def test_a_unit_sees_its_tasks_and_no_others_and_answers_for_none(client, head, unit):
    ours, theirs = tasks.task(lead=unit), tasks.task()
    tasks.claimed(ours, at=NOW)
    client.force_login(head)

    page = client.get(reverse("tasks:list"))

    assert page.content.decode().count(tasks.TITLE) == 1
    assert client.get(reverse("tasks:one", args=[theirs.public_id])).status_code == 404
    assert client.get(reverse("tasks:answer", args=[ours.public_id])).status_code == 404
    assert client.get(reverse("tasks:withdraw", args=[ours.public_id])).status_code == 404


def test_more_time_is_asked_and_decided_on_the_pages(client, officer, head, unit):
    task = tasks.task(lead=unit)
    client.force_login(head)
    asked = {"due_on": "10/09/2026", "reason": "Chờ kinh phí"}
    assert client.post(reverse("tasks:extend", args=[task.public_id]), asked).status_code == 302
    client.force_login(officer)

    client.post(
        reverse("tasks:decide", args=[task.public_id]), {"answer": "yes", "due_on": "05/09/2026"}
    )

    page = shown(client, "one", task.public_id)
    assert "hết 05/09/2026" in page
    assert "thời hạn đầu tiên: hết 20/08/2026" in page


@pytest.mark.parametrize("name", ["list", "board", "timeline"])
def test_each_way_of_seeing_tasks_has_its_empty_state(client, officer, name):
    organisations.province()
    client.force_login(officer)

    assert "Chưa có nhiệm vụ nào" in shown(client, name)


@pytest.mark.parametrize("name", ["list", "board", "timeline"])
def test_each_way_of_seeing_tasks_shows_words_beside_colours(client, officer, name):
    tasks.task()
    client.force_login(officer)

    page = shown(client, name)

    assert tasks.TITLE in page
    assert "sắp đến hạn" in page


def test_a_unit_sets_itself_a_task_from_its_plan(client, unit):
    client.force_login(heading(unit))
    said = {
        "organisation": unit.public_id, "year": "2026", "number": "9/KH-ST",
        "issued_on": "10/01/2026", "title": "Chuyển đổi số năm 2026",
    }  # fmt: skip
    assert client.post(reverse("tasks:plans"), said).status_code == 302
    plan = Plan.objects.get()
    task = {"title": "Số hoá hồ sơ", "lead": unit.public_id, "due_on": "30/09/2026"}

    assert client.post(reverse("tasks:set_own", args=[plan.public_id]), task).status_code == 302

    assert queries.listed(filters=queries.Filters(only=[unit.pk]), at=NOW)[0].bond == "own"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("report", {"month": "08/2026", "text": "Đã soạn dự thảo", "done": "3", "whole": "5"}),
        ("milestone", {"title": "Trình dự thảo", "due_on": "19/08/2026"}),
        ("resource", {"kind": "allocated", "source": "Ngân sách tỉnh", "amount": "1500",
                      "as_of": "01/08/2026"}),
        ("doer", {"person": ""}),
    ],
)  # fmt: skip
def test_a_unit_says_what_happens_to_its_task(client, head, unit, name, said):
    task = tasks.task(lead=unit)
    client.force_login(head)
    at = reverse(f"tasks:{name}", args=[task.public_id])

    assert client.get(at).status_code == 200
    assert client.post(at, said).status_code == 302


def test_a_unit_hands_part_of_its_task_down(client, unit):
    task = tasks.task(lead=unit)
    below = organisations.organisation("Trung tâm Thử", parent=unit)
    client.force_login(heading(unit))
    said = {"title": "Phần của trung tâm", "lead": below.public_id, "due_on": "19/08/2026"}

    client.post(reverse("tasks:hand_down", args=[task.public_id]), said)

    child = Task.objects.get(parent=task)
    assert (child.assigner_id, child.lead_id) == (unit.pk, below.pk)
    assert "Phần của trung tâm" in shown(client, "one", task.public_id)
