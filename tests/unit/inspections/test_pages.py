"""Pages of inspections for the Department: plan, check, note, answer, close."""

from datetime import date

import pytest
from django.urls import reverse

from chamdiem.portal.inspections import actions, queries
from chamdiem.portal.inspections.choices import Outcome, Remedying
from chamdiem.portal.inspections.models import (
    Announcement,
    Cancellation,
    Finding,
    Inspection,
    Item,
    Minutes,
    Plan,
    Reappraisal,
    Visit,
    VisitDropped,
)
from tests.factories import inspections, months, organisations, people, periods, posts
from tests.unit.inspections.asked import listed, pdf, shown, to
from tests.unit.inspections.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
FOUND = "Sổ minh chứng thiếu tháng 7"


def said(unit, **other):
    """Return what the form of a plan sends."""
    plain = {
        "unit": unit.public_id, "kind": "ad-hoc", "content": inspections.CONTENT,
        "basis_number": "15/QĐ-SKHCN", "basis_issued_on": "01/09/2026", "from_on": "21/09/2026",
        "to_on": "25/09/2026", "leader": people.person().public_id,
    }  # fmt: skip
    return plain | other


def test_a_plan_is_entered_announced_and_then_seen_by_its_unit(as_manager, unit, of_unit):
    answer = as_manager.post(reverse("inspections:new"), said(unit))
    made = Inspection.objects.get()
    page = shown(as_manager, made)
    as_manager.post(to("announce", made))

    assert answer.url == to("one", made)
    assert "Quyết định số 15/QĐ-SKHCN ngày 01/09/2026" in page
    assert "(trưởng đoàn)" in page
    as_manager.force_login(of_unit)
    assert inspections.CONTENT in listed(as_manager)
    assert "Đang kiểm tra" in shown(as_manager, made)


def test_a_refused_plan_keeps_what_was_typed(as_manager, unit):
    head = people.person()
    posts.tenure(unit, head)

    answer = as_manager.post(reverse("inspections:new"), said(unit, leader=head.public_id))

    assert answer.status_code == 422
    assert "đang giữ “Giám đốc” ở đơn vị được kiểm tra" in answer.content.decode()
    assert inspections.CONTENT in answer.content.decode()
    assert not Inspection.objects.exists()


def test_an_overlap_is_asked_about_only_where_there_is_one(as_manager, unit):
    inspections.visit(unit, from_on=date(2026, 9, 24), to_on=date(2026, 9, 24))
    address = reverse("inspections:new")

    bare = as_manager.get(address).content.decode()
    warned = as_manager.post(address, said(unit))
    done = as_manager.post(address, said(unit, knows_overlap="on"))

    assert "Đã biết trùng thời gian" not in bare
    assert (warned.status_code, done.status_code) == (422, 302)
    assert "đoàn của Kiểm toán nhà nước (24/09/2026–24/09/2026)" in warned.content.decode()
    assert "Đã biết trùng thời gian" in warned.content.decode()
    assert "Trùng thời gian ở đơn vị này" in shown(as_manager, Inspection.objects.get())
    assert "trùng thời gian" in listed(as_manager)


def test_a_plan_is_revised_from_what_it_says(as_manager, unit):
    made = inspections.planned(unit)
    leader = queries.team(plan=queries.plan_now(inspection=made))[0].person
    address = to("revise", made)

    page = as_manager.get(address).content.decode()
    sent = said(unit, leader=leader.public_id, reason="Đổi ngày", from_on="22/09/2026")
    assert as_manager.post(address, sent).status_code == 302

    assert 'value="14/09/2026"' in page
    assert (Plan.objects.count(), queries.plan_now(inspection=made).reason) == (2, "Đổi ngày")
    assert "lý do sửa: Đổi ngày" in shown(as_manager, made)


def test_a_checklist_is_filled_in_on_its_pages(as_manager, unit):
    version = months.version()
    made = inspections.announced(unit)
    assert "Danh mục chưa có mục nào" in as_manager.get(to("results", made)).content.decode()

    as_manager.post(to("items", made), {"leaves": ["ON_TIME"], "words": "Nhân sự\n\nSổ theo dõi\n"})
    first, second, third = Item.objects.order_by("pk")
    results = {f"o-{first.pk}": "met", f"o-{second.pk}": "unmet", f"n-{second.pk}": "Thiếu người"}
    answer = as_manager.post(to("results", made), results)

    assert (first.version, second.text, third.text) == (version, "Nhân sự", "Sổ theo dõi")
    assert answer.status_code == 302
    found = {one.pk: one.outcome for one in queries.checklist(inspection=made)}
    assert found == {first.pk: Outcome.MET, second.pk: Outcome.UNMET, third.pk: None}
    assert "Thiếu người" in shown(as_manager, made)


def test_a_note_without_a_result_is_refused_and_kept(as_manager, unit):
    made = inspections.announced(unit)
    item = inspections.item(made)

    answer = as_manager.post(to("results", made), {f"n-{item.pk}": "Chưa xem hết"})

    assert answer.status_code == 422
    assert "Hãy chọn kết quả" in answer.content.decode()
    assert "Chưa xem hết" in answer.content.decode()


def test_a_finding_is_noted_for_an_item_and_refused_where_it_makes_no_sense(as_manager, unit):
    made = inspections.announced(unit)
    item = inspections.item(made)
    sent = {
        "text": FOUND, "severity": "heavy", "remedy": "Bổ sung", "due_on": "30/09/2026",
        "item": item.pk,
    }  # fmt: skip

    bad = as_manager.post(to("finding", made), sent | {"due_on": "01/09/2026"})
    good = as_manager.post(to("finding", made), sent)
    odd = as_manager.post(to("finding", made), sent | {"item": "9999999"})

    assert (bad.status_code, good.status_code, odd.status_code) == (422, 302, 422)
    assert FOUND in bad.content.decode()
    assert Finding.objects.get().item == item
    page = shown(as_manager, made)
    assert "Số 1. " + FOUND in page
    assert "Nặng" in page


def test_minutes_are_noted_with_their_file(as_manager, unit):
    made = inspections.announced(unit)
    sent = {"number": "05/BB-SKHCN", "issued_on": "18/09/2026"}

    bare = as_manager.post(to("minutes", made), sent)
    done = as_manager.post(to("minutes", made), sent | {"file": pdf()})
    again = as_manager.post(to("minutes", made), sent | {"file": pdf()})

    assert (bare.status_code, done.status_code, again.status_code) == (422, 302, 422)
    assert "05/BB-SKHCN" in bare.content.decode()
    file = Minutes.objects.get().file
    assert reverse("files:content", args=[file.public_id]) in shown(as_manager, made)
    assert "Lý do ghi lại" in as_manager.get(to("minutes", made)).content.decode()


def test_there_is_nothing_to_answer_where_nothing_was_reported(as_manager):
    finding = inspections.found()

    answer = as_manager.post(to("answer", finding.inspection, 1), {"answer": "yes"})

    assert answer.status_code == 404


def test_a_finding_is_withdrawn_on_its_page(as_manager):
    finding = inspections.found()
    made = finding.inspection

    assert as_manager.post(to("withdraw", made, 1), {"reason": ""}).status_code == 422
    assert as_manager.post(to("withdraw", made, 1), {"reason": "Nhầm"}).status_code == 302

    (one,) = queries.findings(inspection=made, at=NOW)
    assert one.state is Remedying.WITHDRAWN


def test_the_end_says_which_finding_is_left(as_manager):
    made = inspections.found().inspection

    refused = as_manager.post(to("close", made))
    as_manager.post(to("withdraw", made, 1), {"reason": "Nhầm"})
    done = as_manager.post(to("close", made))

    assert (refused.status_code, done.status_code) == (422, 302)
    assert f"số 1 ({FOUND})" in refused.content.decode()
    assert "Đã kết thúc" in shown(as_manager, made)
    assert "Ghi phát hiện" not in shown(as_manager, made)


def test_an_inspection_is_cancelled_and_its_unit_reads_why(as_manager, unit, of_unit):
    made = inspections.announced(unit)

    assert as_manager.post(to("cancel", made), {"reason": " "}).status_code == 422
    assert as_manager.post(to("cancel", made), {"reason": "Trùng đoàn"}).status_code == 302
    again = as_manager.post(to("cancel", made), {"reason": "Lần nữa"})

    assert (again.status_code, Cancellation.objects.count()) == (422, 1)
    as_manager.force_login(of_unit)
    assert "Trùng đoàn" in shown(as_manager, made)


def test_a_month_is_ordered_to_be_appraised_anew(as_manager):
    period = periods.period()
    made = inspections.minuted(inspections.announced(periods.commune()))
    sent = {"month": period.month, "reason": "Minh chứng sai kỳ"}

    assert as_manager.post(to("reappraise", made), sent | {"month": "2020-01"}).status_code == 422
    assert as_manager.post(to("reappraise", made), sent).status_code == 302

    assert Reappraisal.objects.get().period == period
    page = shown(as_manager, made)
    assert "Tháng 10/2026, Xã Thử: Minh chứng sai kỳ" in page


def test_teams_of_others_are_noted_and_dropped(as_manager, unit):
    address = reverse("inspections:visits")
    empty = as_manager.get(address).content.decode()
    sent = {
        "unit": unit.public_id, "organisation": "Kiểm toán nhà nước", "from_on": "16/09/2026",
        "to_on": "17/09/2026",
    }  # fmt: skip
    inspections.planned(unit)

    bad = as_manager.post(address, sent | {"to_on": "15/09/2026"})
    as_manager.post(address, sent)
    page = as_manager.get(address).content.decode()
    drop = to("drop_visit", Visit.objects.get())

    assert "Chưa ghi đoàn nào" in empty
    assert bad.status_code == 422
    assert "Kiểm toán nhà nước" in bad.content.decode()
    assert "trùng kế hoạch kiểm tra" in page
    assert as_manager.post(drop, {"reason": ""}).status_code == 422
    assert as_manager.post(drop, {"reason": "Hoãn"}).status_code == 302
    assert VisitDropped.objects.count() == 1
    assert "đã bỏ" in as_manager.get(address).content.decode()


def test_the_list_is_narrowed_by_year_state_and_words(as_manager, unit):
    before = {"from_on": date(2025, 9, 1), "to_on": date(2025, 9, 2)}
    inspections.planned(unit, content="Nhân sự năm trước", **before)
    inspections.announced(unit)

    this_year = listed(as_manager, nam="2026")
    under_way = listed(as_manager, **{"tinh-trang": "Đang kiểm tra"})
    none = listed(as_manager, q="không đâu có")

    assert ("Nhân sự năm trước" in this_year, inspections.CONTENT in this_year) == (False, True)
    assert ("Nhân sự năm trước" in under_way, inspections.CONTENT in under_way) == (False, True)
    assert "Nhân sự năm trước" in listed(as_manager, q="nhan su")
    assert "Không có cuộc kiểm tra nào khớp" in none


def test_an_empty_list_says_how_it_begins(as_manager, client):
    organisations.province()

    assert "Lập kế hoạch kiểm tra một đơn vị" in listed(as_manager)
    client.force_login(people.person())
    assert "Cuộc kiểm tra của đơn vị hiện ở đây khi" in listed(client)


def test_overdue_findings_are_counted_beside_the_state(client, officer, monkeypatch):
    inspections.found()
    monkeypatch.setattr("chamdiem.portal.inspections.views.timezone.now", lambda: inspections.LATE)
    client.force_login(officer)

    page = listed(client)

    assert "Đang khắc phục (1 quá hạn)" in page
    assert "1 phát hiện quá hạn khắc phục" in page


@pytest.mark.parametrize("name", ["as_manager", "as_unit"])
def test_queries_of_the_list_do_not_grow(request, unit, name, assert_queries_stay_flat):
    client = request.getfixturevalue(name)

    def grow():
        for _ in range(3):
            made = inspections.minuted(inspections.announced(unit))
            inspections.reported(inspections.finding(made, at=inspections.AFTER))
            inspections.visit(unit)

    grow()
    assert_queries_stay_flat(show=lambda: listed(client), grow=grow)


def test_queries_of_one_inspection_do_not_grow(as_manager, unit, assert_queries_stay_flat):
    made, by = inspections.announced(unit), inspections.manager()
    actions.add_items(
        inspection=made, version=months.version(), leaves=["ON_TIME"], by=by, at=inspections.AT
    )

    def grow():
        item = inspections.item(made, f"Mục {Item.objects.count()}")
        inspections.finding(made, item=item)
        inspections.visit(unit)

    grow()
    assert_queries_stay_flat(show=lambda: shown(as_manager, made), grow=grow)


def test_announcing_twice_is_said_not_done(as_manager, unit):
    made = inspections.announced(unit)

    answer = as_manager.post(to("announce", made))

    assert (answer.status_code, Announcement.objects.count()) == (422, 1)
    assert "đã công bố" in answer.content.decode()
