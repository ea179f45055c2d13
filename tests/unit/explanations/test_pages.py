"""Pages of explanations: the Department asks and judges, a unit explains and sees its own."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chamdiem.portal.explanations import queries
from chamdiem.portal.explanations.models import Explanation, Judgement, Request
from chamdiem.portal.rights.roles import Role
from tests.factories import explanations, organisations, people, periods, tasks

pytestmark = pytest.mark.django_db
AT, LEAF, GROUNDS = explanations.AT, explanations.LEAF, explanations.GROUNDS
SAID = {
    "seen": "0", "khach-quan-1": "Hệ thống ngừng", "so-lieu-1": "3 ngày", "chu-quan-1": "Chậm",
    "remedy": "Phân công người trực", "by_whom": "Văn phòng", "remedy_due_on": "30/11/2026",
}  # fmt: skip


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Let it be the day on which is asked."""
    monkeypatch.setattr("chamdiem.portal.explanations.views.timezone.now", lambda: AT)


@pytest.fixture
def unit():
    explanations.period()
    return periods.commune()


@pytest.fixture
def head(unit):
    return explanations.giver(unit)


def at(name, *keys):
    return reverse(f"explanations:{name}", args=keys)


def shown(client, name, *keys):
    return client.get(at(name, *keys)).content.decode()


def test_an_officer_asks_several_units_from_a_list(client, officer, unit):
    client.force_login(officer)
    units = [str(one.public_id) for one in (unit, periods.reviewer())]
    said = {"ky": "2026-10", "leaf": LEAF, "units": units, "grounds": GROUNDS}

    answer = client.post(at("ask"), said | {"due_on": "16/11/2026"}, follow=True)

    assert "Đã gửi 2 yêu cầu giải trình." in answer.content.decode()
    assert set(Request.objects.values_list("organisation", flat=True)) == {
        unit.pk, periods.reviewer().pk,
    }  # fmt: skip


def test_who_was_asked_already_is_told_and_not_asked_again(client, officer, unit):
    explanations.asked(unit)
    client.force_login(officer)
    units = [str(one.public_id) for one in (unit, periods.reviewer())]
    said = {"ky": "2026-10", "leaf": LEAF, "units": units, "grounds": GROUNDS}

    page = client.post(at("ask"), said | {"due_on": "16/11/2026"}, follow=True).content.decode()

    assert "Đã gửi 1 yêu cầu giải trình. 1 yêu cầu không gửi lại" in page


def test_a_refused_request_keeps_what_was_typed(client, officer, unit):
    explanations.asked(unit)
    client.force_login(officer)
    said = {"ky": "2026-10", "leaf": LEAF, "units": str(unit.public_id), "due_on": "16/11/2026"}

    answer = client.post(at("ask"), said | {"grounds": "Lời đã gõ"})

    assert answer.status_code == 422
    assert "Xã Thử đang có yêu cầu giải trình" in answer.content.decode()
    assert "Lời đã gõ" in answer.content.decode()


def test_the_form_begins_with_the_default_day_and_what_the_address_names(client, officer, unit):
    client.force_login(officer)

    page = client.get(
        at("ask"), {"ky": "2026-10", "tieu-chi": LEAF, "don-vi": unit.public_id}
    ).content.decode()

    assert 'value="16/11/2026"' in page
    assert f'value="{LEAF}" selected' in page
    assert "CHẤM THỬ" in page


def test_asking_without_a_month_says_how_it_begins(client, officer):
    client.force_login(officer)

    assert "Chưa mở kỳ chấm điểm nào" in shown(client, "ask")
    assert client.get(at("ask"), {"ky": "2026-99"}).status_code == 404


def test_an_officer_asks_about_tasks(client, officer):
    task = tasks.task()
    client.force_login(officer)
    assert "Chưa có nhiệm vụ nào" not in shown(client, "ask_tasks")
    said = {"tasks": str(task.public_id), "grounds": GROUNDS, "due_on": "16/11/2026"}

    answer = client.post(at("ask_tasks"), said, follow=True)

    assert Request.objects.get().task == task
    assert tasks.TITLE in answer.content.decode()


def test_tasks_are_looked_for_and_those_the_address_names_stay(client, officer):
    task = tasks.task()
    client.force_login(officer)

    found = client.get(at("ask_tasks"), {"q": "khong co"}).content.decode()
    named = client.get(at("ask_tasks"), {"q": "khong co", "nhiem-vu": task.public_id})

    assert "Không có nhiệm vụ nào khớp" in found
    assert tasks.TITLE in named.content.decode()
    assert client.get(at("ask_tasks"), {"nhiem-vu": "x"}).status_code == 404


def test_asking_about_no_task_has_its_empty_state(client, officer):
    organisations.province()
    client.force_login(officer)

    assert "Chưa có nhiệm vụ nào" in shown(client, "ask_tasks")
    assert client.post(at("ask_tasks"), {"grounds": "a"}).status_code == 422


def test_a_unit_explains_and_the_department_accepts(client, officer, head, unit):
    made = explanations.asked(unit)
    client.force_login(head)
    assert client.post(at("answer", made.public_id), SAID).status_code == 302
    client.force_login(officer)
    assert "Hệ thống ngừng" in shown(client, "judge", made.public_id)

    said = {"seen": "1", "answer": "yes", "reason": "Đã xem nhật ký"}
    answer = client.post(at("judge", made.public_id), said, follow=True)

    assert Judgement.objects.get().is_accepted
    assert "Được chấp nhận" in answer.content.decode()


def test_an_explanation_takes_a_file(client, head, unit, settings, tmp_path):
    settings.EVIDENCE_FOLDER = str(tmp_path)
    made = explanations.asked(unit)
    client.force_login(head)
    file = SimpleUploadedFile("nhat-ky.csv", b"a;1")

    page = client.post(at("answer", made.public_id), SAID | {"file": file}, follow=True)

    assert "nhat-ky.csv" in page.content.decode()


def test_a_refused_explanation_keeps_what_was_typed(client, head, unit):
    made = explanations.asked(unit)
    client.force_login(head)

    answer = client.post(at("answer", made.public_id), SAID | {"so-lieu-1": ""})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "“Hệ thống ngừng” chưa có số liệu" in page
    assert "Phân công người trực" in page
    assert not Explanation.objects.exists()


def test_a_row_is_added_and_what_was_typed_stays(client, head, unit):
    made = explanations.asked(unit)
    client.force_login(head)

    answer = client.post(at("answer", made.public_id), SAID | {"them": "khach-quan"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="khach-quan-3"' in page
    assert "Hệ thống ngừng" in page
    assert not Explanation.objects.exists()


def test_a_rejected_explanation_is_begun_from_the_version_before(client, head, unit):
    made = explanations.asked(unit)
    explanations.rejected(made, reason="Chưa có nhật ký hệ thống")
    client.force_login(head)

    page = shown(client, "answer", made.public_id)

    assert "Chưa có nhật ký hệ thống" in page
    assert explanations.OBJECTIVE.figure in page
    assert client.post(at("answer", made.public_id), SAID | {"seen": "1"}).status_code == 302
    assert queries.versions(request=made) == 2


def test_what_is_not_ones_turn_has_no_form(client, officer, head, unit):
    made = explanations.asked(unit)
    client.force_login(officer)
    assert "Không có bản giải trình nào chờ kết luận" in shown(client, "judge", made.public_id)
    explanations.explained(made)
    client.force_login(head)

    assert "Không phải giải trình lúc này" in shown(client, "answer", made.public_id)
    assert client.post(at("answer", made.public_id), SAID).status_code == 422


def test_a_version_that_came_later_is_not_judged_by_an_older_page(client, officer, unit):
    made = explanations.asked(unit)
    explanations.rejected(made)
    explanations.explained(made)
    client.force_login(officer)

    said = {"seen": "1", "answer": "yes", "reason": "Đã xem"}
    old = client.post(at("judge", made.public_id), said)
    none = client.post(at("judge", made.public_id), said | {"seen": "9"})

    assert (old.status_code, none.status_code) == (422, 422)
    assert "đã có kết luận" in old.content.decode()
    assert Judgement.objects.count() == 1


def test_a_judgement_without_a_reason_is_said_beside_the_field(client, officer, unit):
    made = explanations.asked(unit)
    explanations.explained(made)
    client.force_login(officer)

    answer = client.post(at("judge", made.public_id), {"seen": "1", "answer": "no", "reason": " "})

    assert answer.status_code == 422
    assert "Hãy ghi “Lý do”." in answer.content.decode()


@pytest.mark.parametrize("name", ["one", "answer", "judge"])
def test_a_unit_finds_no_request_of_another(client, unit, name):
    made = explanations.asked(unit)
    client.force_login(explanations.giver(organisations.organisation()))

    assert client.get(at(name, made.public_id)).status_code == 404
    assert client.post(at(name, made.public_id), SAID).status_code in (404, 405)


def test_a_unit_judges_nothing_and_asks_nobody(client, head, unit):
    made = explanations.asked(unit)
    client.force_login(head)

    assert client.get(at("judge", made.public_id)).status_code == 404
    assert client.get(at("ask")).status_code == 403
    assert client.get(at("ask_tasks")).status_code == 403


def test_the_department_does_not_explain_for_a_unit(client, officer, unit):
    made = explanations.asked(unit)
    client.force_login(officer)

    assert client.post(at("answer", made.public_id), SAID).status_code == 404


def test_who_only_reads_months_sees_and_does_nothing(client, unit):
    made = explanations.asked(unit)
    client.force_login(people.person(role=Role.OVERSIGHT))

    page = shown(client, "one", made.public_id)

    assert GROUNDS in page
    assert at("answer", made.public_id) not in page
    assert client.get(at("judge", made.public_id)).status_code == 404


def test_who_works_on_a_part_sees_the_request_of_the_unit_and_does_not_answer(client, unit):
    made = explanations.asked(unit)
    client.force_login(people.person(role=Role.PART_EDITOR, organisation=unit, part="1"))

    assert client.get(at("one", made.public_id)).status_code == 200
    assert client.get(at("answer", made.public_id)).status_code == 404


def test_a_unit_lists_its_own_requests_only(client, head, unit):
    explanations.asked(unit)
    explanations.asked_of()
    client.force_login(head)

    page = shown(client, "list")

    assert "Đúng hạn" in page
    assert tasks.TITLE not in page


def test_the_list_has_its_empty_states(client, officer, head, unit):
    client.force_login(officer)
    assert "Chưa yêu cầu giải trình nào" in shown(client, "list")
    client.force_login(head)
    assert "Chưa có yêu cầu giải trình nào" in shown(client, "list")

    explanations.asked(unit)

    found = client.get(at("list"), {"q": "khong co"}).content.decode()
    assert "Không có yêu cầu giải trình nào khớp" in found


def test_the_list_is_narrowed_by_state_lateness_and_kind(client, officer, unit, monkeypatch):
    explanations.asked(unit)
    explanations.explained(explanations.asked_of())
    later = AT + timedelta(days=8)
    monkeypatch.setattr("chamdiem.portal.explanations.views.timezone.now", lambda: later)
    client.force_login(officer)

    for asked, there, away in (
        ({"tinh-trang": "chờ giải trình"}, "Đúng hạn", tasks.TITLE),
        ({"han": "quá hạn"}, "Đúng hạn", tasks.TITLE),
        ({"ve": "Nhiệm vụ"}, tasks.TITLE, ">Đúng hạn<"),
        ({"khac-phuc": "còn hạn khắc phục"}, tasks.TITLE, ">Đúng hạn<"),
    ):
        page = client.get(at("list"), asked).content.decode()
        assert there in page
        assert away not in page


def test_one_request_has_its_empty_state_and_the_act_of_who_looks(client, head, unit):
    made = explanations.asked(unit)
    client.force_login(head)

    page = shown(client, "one", made.public_id)

    assert "Đơn vị chưa giải trình" in page
    assert at("answer", made.public_id) in page
    assert "còn 5 ngày làm việc, hết ngày 16/11/2026" in page


def test_the_list_asks_no_more_for_more_requests(client, officer, unit, assert_queries_stay_flat):
    explanations.asked(unit)
    explanations.explained(explanations.asked_of())
    client.force_login(officer)

    def grow():
        explanations.rejected(explanations.asked(periods.reviewer()))
        explanations.accepted(explanations.asked_of())

    assert_queries_stay_flat(show=lambda: client.get(at("list")), grow=grow)


def test_one_request_asks_no_more_for_more_versions(
    client, officer, unit, assert_queries_stay_flat
):
    made = explanations.asked(unit)
    explanations.rejected(made)
    client.force_login(officer)

    assert_queries_stay_flat(
        show=lambda: client.get(at("one", made.public_id)),
        grow=lambda: explanations.rejected(made),
    )


def test_asking_many_units_costs_no_more_queries(client, officer, assert_queries_stay_flat):
    explanations.period()
    client.force_login(officer)

    assert_queries_stay_flat(
        show=lambda: client.get(at("ask")),
        grow=lambda: organisations.organisation(),
    )
