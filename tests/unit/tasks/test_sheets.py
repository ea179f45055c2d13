"""Tasks from a sheet: shown first, given whole, never twice; a task of elsewhere is followed."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chamdiem.formats import problems
from chamdiem.formats.child import read_tasks_outside
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.tasks import actions, queries
from chamdiem.portal.tasks.models import Draft, Elsewhere, Task
from tests.factories import directives, organisations, people, posts, tasks

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 18, 3, tzinfo=UTC)
HEAD = (
    "Văn bản,Điểm,Nhiệm vụ,Chủ trì,Phối hợp,Thời hạn,"
    "Theo dõi tại,Mã hệ thống,Tình trạng ở hệ thống ấy\n"
)
ROW = "45/UBND-VX,1,Xây dựng kế hoạch,Sở Thử,Sở Hai,30/9/2026,,,\n"
THERE = "45/UBND-VX,2,Báo cáo kết quả,so thu,,30/10/2026,nq57.vn,NV-7,{}\n"


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.tasks.views_sheets.timezone.now", lambda: NOW)


@pytest.fixture(autouse=True)
def register():
    """Let the document and the bodies that the sheets name stand in the registers."""
    return (
        directives.directive(number="45", symbol="UBND-VX"),
        organisations.organisation("Sở Thử"),
        organisations.organisation("Sở Hai"),
    )


@pytest.fixture
def officer():
    return people.person(role=Role.OFFICER)


def brought(officer, rows):
    return actions.open_draft(file_name="nv.csv", source=(HEAD + rows).encode(), by=officer, at=NOW)


def given(officer, rows):
    draft = brought(officer, rows)
    shown = actions.plan_of(draft=draft, at=NOW).digest
    return actions.keep(
        draft=draft, shown=shown, assigner=organisations.province(), by=officer, at=NOW
    )


def refused(officer, rows):
    with pytest.raises(problems.Refused) as caught:
        brought(officer, rows)
    assert not Draft.objects.exists()
    return [problem.rule for problem in caught.value.problems]


def test_a_sheet_gives_its_tasks_from_the_document(officer, register):
    document, first, second = register

    given(officer, ROW)

    (task,) = Task.objects.all()
    (partner,) = queries.partners_now(task=task)
    assert (task.directive, task.lead, partner.organisation) == (document, first, second)
    assert queries.due_in_force(task=task, at=NOW) == date(2026, 9, 30)
    assert not Draft.objects.exists()


def test_a_sheet_only_waits_until_it_is_given(officer):
    brought(officer, ROW)

    assert Draft.objects.exists()
    assert not Task.objects.exists()


def test_the_same_sheet_twice_gives_nothing_new(officer):
    given(officer, ROW + THERE.format("Đang làm"))

    with pytest.raises(actions.Refused, match="đã có trong hệ thống"):
        given(officer, ROW + THERE.format("Đang làm"))

    assert Task.objects.count() == 2


def test_a_task_of_elsewhere_is_brought_up_to_date_not_given_twice(officer):
    given(officer, THERE.format("Đang làm"))

    plan = given(officer, THERE.format("Đã xong"))

    (told,) = queries.listed(filters=queries.Filters(), at=NOW)
    assert (len(plan.given), len(plan.updated)) == (0, 1)
    assert (told.elsewhere, told.elsewhere_state) == ("nq57.vn (NV-7)", "Đã xong")
    assert Elsewhere.objects.count() == 2


def test_what_is_not_in_the_registers_is_named_at_its_cell(officer):
    rules = refused(officer, "99/UBND-VX,1,Làm,Sở Lạ,Sở Ba,30/9/2026,,,\n")

    assert rules == ["unknown-document", "unknown-organisation", "unknown-organisation"]


def test_a_name_of_two_bodies_is_not_guessed(officer):
    organisations.organisation("Sở Hài")

    assert refused(officer, ROW.replace("Sở Hai", "so hai")) == ["ambiguous-organisation"]


def test_a_lead_that_takes_part_is_refused(officer):
    assert refused(officer, ROW.replace("Sở Hai", "Sở Thử")) == ["leads-itself"]


def test_what_changed_since_it_was_shown_is_shown_again(officer, register):
    draft = brought(officer, ROW)
    shown = actions.plan_of(draft=draft, at=NOW).digest
    given(officer, ROW.replace("Sở Hai", ""))

    with pytest.raises(actions.Refused):
        actions.keep(
            draft=draft, shown=shown, assigner=organisations.province(), by=officer, at=NOW
        )

    assert Task.objects.count() == 1


def test_a_sheet_given_in_another_window_is_not_given_again(officer):
    draft = brought(officer, ROW)
    shown = actions.plan_of(draft=draft, at=NOW).digest
    said = {"shown": shown, "assigner": organisations.province(), "by": officer, "at": NOW}
    actions.keep(draft=draft, **said)

    with pytest.raises(actions.AlreadyDecided):
        actions.keep(draft=draft, **said)

    assert Task.objects.count() == 1


def test_a_sheet_is_brought_looked_at_and_given_in_the_site(client, officer):
    client.force_login(officer)
    file = SimpleUploadedFile("nv.csv", (HEAD + ROW).encode())
    address = client.post(reverse("tasks:upload"), {"file": file})["Location"]
    page = client.get(address).content.decode()
    draft = Draft.objects.get()
    shown = actions.plan_of(draft=draft, at=NOW).digest

    answer = client.post(reverse("tasks:keep", args=[draft.pk]), {"shown": shown})

    assert "Giao 1 nhiệm vụ" in page
    assert answer["Location"] == reverse("tasks:list")
    assert Task.objects.count() == 1


def test_a_wrong_sheet_is_told_by_cell_and_kept_nowhere(client, officer):
    client.force_login(officer)
    file = SimpleUploadedFile("nv.csv", (HEAD + ROW.replace("30/9", "31/9")).encode())

    answer = client.post(reverse("tasks:upload"), {"file": file})

    assert answer.status_code == 422
    assert "31/9/2026" in answer.content.decode()
    assert not Draft.objects.exists()


def test_another_officers_sheet_is_not_there(client, officer):
    draft = brought(officer, ROW)
    client.force_login(people.person(role=Role.OFFICER))

    for name in ("draft", "keep", "discard"):
        ask = client.get if name == "draft" else client.post
        assert ask(reverse(f"tasks:{name}", args=[draft.pk])).status_code == 404


def test_a_sheet_is_dropped_whole(client, officer):
    draft = brought(officer, ROW)
    client.force_login(officer)

    client.post(reverse("tasks:discard", args=[draft.pk]))

    assert not Draft.objects.exists()
    assert not Task.objects.exists()


def test_the_list_as_narrowed_is_taken_away_and_read_back(client, officer, register):
    given(officer, ROW + THERE.format("Đang làm"))
    client.force_login(officer)

    book = client.get(reverse("tasks:workbook"), {"q": "bao cao"}).content

    (line,) = read_tasks_outside(book, "nv.xlsx").lines
    assert (line.document, line.title, line.lead) == ("45/UBND-VX", "Báo cáo kết quả", "Sở Thử")
    assert (line.system, line.foreign, line.state) == ("nq57.vn", "NV-7", "Đang làm")


def test_a_file_taken_away_and_brought_back_changes_nothing(client, officer):
    given(officer, ROW + THERE.format("Đang làm"))
    client.force_login(officer)
    book = client.get(reverse("tasks:workbook")).content

    draft = actions.open_draft(file_name="nv.xlsx", source=book, by=officer, at=NOW)

    plan = actions.plan_of(draft=draft, at=NOW)
    assert (plan.size, len(plan.unchanged)) == (0, 2)


def test_a_unit_takes_away_only_what_it_sees(client, officer, register):
    _, first, second = register
    given(officer, ROW)
    tasks.task(lead=organisations.organisation("Sở Lạ"), by=officer)
    head = people.person()
    posts.tenure(second, head)
    client.force_login(head)

    book = client.get(reverse("tasks:workbook")).content

    assert [line.lead for line in read_tasks_outside(book, "nv.xlsx").lines] == ["Sở Thử"]
