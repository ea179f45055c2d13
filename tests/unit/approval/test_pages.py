"""Pages of approval: each reader has the buttons of what they may do, and a refusal is told."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chamdiem.portal.accounts import sessions
from chamdiem.portal.approval import actions, pages, queries
from chamdiem.portal.approval.models import Approved, Correction, Notice, PublicationRule
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.periods.models import Period
from chamdiem.portal.rights.roles import Role
from tests.factories import approval, months, people

pytestmark = pytest.mark.django_db
WHY = "Công văn 12/STP: nhập nhầm số hồ sơ đúng hạn"


@pytest.fixture
def now(monkeypatch):
    """Set the clock of the pages."""

    def set_to(at):
        monkeypatch.setattr("chamdiem.portal.approval.views.timezone.now", lambda: at)

    set_to(approval.AT)
    return set_to


@pytest.fixture
def sure(monkeypatch):
    """Let everybody have been made sure of a moment ago."""
    monkeypatch.setattr(sessions, "is_proved", lambda *_, **__: True)


def show(client, who, route="month", *more):
    client.force_login(who)
    return client.get(reverse(f"approval:{route}", args=[months.AUGUST, *more]))


def act(client, who, route, **told):
    client.force_login(who)
    return client.post(reverse(f"approval:{route}", args=[months.AUGUST]), told)


def test_the_list_says_with_whom_each_month_lies(month, client, now):
    approval.submitted(month)
    client.force_login(month.office)

    page = client.get(reverse("approval:list")).content.decode()

    assert "Tháng 8/2026" in page and "Đã trình" in page
    assert "Văn phòng UBND tỉnh, lãnh đạo UBND tỉnh" in page and "từ" in page


def test_an_empty_list_says_what_to_do(client, officer):
    client.force_login(officer)

    assert "Chưa mở kỳ nào" in client.get(reverse("approval:list")).content.decode()


def test_approval_is_nobodys_business_who_sees_no_unpublished_month(month, client, now):
    assert show(client, month.offices[0].head).status_code == 403


def test_the_department_submits_from_the_page(month, client, now):
    assert "Trình phê duyệt</button>" in show(client, month.department).content.decode()

    answer = act(client, month.department, "submit")

    assert answer.status_code == 302
    assert Period.objects.get().stage == Stage.SUBMITTED


def test_what_is_missing_is_told_before_the_button(month, client, now):
    now(approval.returns.DUE)

    page = show(client, month.department).content.decode()

    assert "Đang trong thời hạn nhận kiến nghị" in page
    assert "Trình phê duyệt</button>" not in page


def test_each_has_the_buttons_of_their_work_only(month, client, now):
    approval.submitted(month)
    buttons = ("Phê duyệt và khoá kỳ</a>", "Ghi nhận văn bản đã ký</a>", "Trả lại kèm ý kiến")
    seen = {
        who: tuple(words in show(client, who).content.decode() for words in buttons)
        for who in (month.leader, month.office, month.department)
    }

    assert list(seen.values()) == [
        (True, False, False),
        (False, True, True),
        (False, False, False),
    ]


def test_the_office_sends_back_with_an_opinion(month, client, now):
    approval.submitted(month)
    empty = act(client, month.office, "send_back", text="")

    answer = act(client, month.office, "send_back", text="Xem lại U1")

    assert (empty.status_code, answer.status_code) == (422, 302)
    assert "Xem lại U1" in show(client, month.department).content.decode()


def test_a_leader_is_made_sure_of_before_approving(month, client, now):
    approval.submitted(month)

    answer = show(client, month.leader, "approve")

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("accounts:confirm"))


def test_a_leader_approves_with_number_and_day(month, client, now, sure):
    approval.submitted(month)
    now(approval.SIGNED_AT)
    shown = show(client, month.leader, "approve")

    answer = act(
        client,
        month.leader,
        "approve",
        fingerprint=shown.context["page"].fingerprint,
        document_number=approval.NUMBER,
        document_on="22/09/2026",
    )

    assert answer.status_code == 302
    assert Approved.objects.get().document_number == approval.NUMBER


def test_who_has_no_second_factor_is_led_to_it(month, client, now, sure):
    approval.submitted(month)

    page = show(client, approval.leader(has_second_factor=False), "approve").content.decode()

    assert reverse("accounts:set_second_factor") in page
    assert "Văn phòng UBND tỉnh ghi nhận văn bản" in page


def given(month, **other):
    frozen = queries.frozen_now(period=month.period)
    return {
        "document_number": approval.NUMBER,
        "document_on": "22/09/2026",
        "signer": str(month.leader.public_id),
        "file": SimpleUploadedFile("quyet-dinh.pdf", approval.PDF, "application/pdf"),
        "fingerprint": frozen.fingerprint,
        **other,
    }


def test_the_office_records_a_document_that_was_signed(month, client, now):
    approval.submitted(month)
    now(approval.SIGNED_AT)

    answer = act(client, month.office, "record", **given(month))

    assert answer.status_code == 302
    row = Approved.objects.get()
    assert (row.signer, row.document.name) == (month.leader.public_id, "quyet-dinh.pdf")
    page = show(client, month.office).content.decode()
    assert reverse("files:content", args=[row.document.public_id]) in page


def test_a_scan_without_a_readable_fingerprint_asks_for_it(month, client, now):
    approval.submitted(month)
    now(approval.SIGNED_AT)

    answer = act(client, month.office, "record", **given(month, fingerprint=""))

    assert answer.status_code == 422
    assert "Không đọc được dấu vân" in answer.content.decode()


def test_the_signed_document_is_read_by_who_sees_unpublished_months(month, client, now):
    approval.submitted(month)
    now(approval.SIGNED_AT)
    act(client, month.office, "record", **given(month))
    address = reverse("files:content", args=[Approved.objects.get().document.public_id])

    client.force_login(month.leader)
    shown = client.get(address)
    assert b"".join(shown.streaming_content) == approval.PDF
    client.force_login(month.offices[0].head)
    assert client.get(address).status_code == 404


def test_the_department_tells_the_units_and_publishes(month, client, now):
    approval.approved(month)
    now(approval.TOLD_AT)
    assert act(client, month.department, "notify").status_code == 302
    assert "Tỉnh chưa có căn cứ công bố" in show(client, month.department).content.decode()
    approval.rule(month.department)
    assert "Công bố được từ ngày 25/09/2026" in show(client, month.department).content.decode()

    now(approval.PUBLIC_AT)
    client.logout()  # two days later
    answer = act(client, month.department, "publish")

    assert answer.status_code == 302
    assert Period.objects.get().stage == Stage.PUBLISHED
    assert Notice.objects.count() == 1
    assert "Công bố</button>" not in show(client, month.department).content.decode()


def test_a_publication_that_is_refused_is_told_on_the_page(month, client, now):
    approval.told(month)
    now(approval.PUBLIC_AT)

    answer = act(client, month.department, "publish")

    assert answer.status_code == 422
    assert "tỉnh chưa có căn cứ công bố" in answer.content.decode()


def test_the_basis_of_publication_is_entered_by_a_leader(month, client, now):
    client.force_login(month.department)
    address = reverse("approval:rule")
    told = {
        "basis_number": "9/QĐ-UBND",
        "basis_on": "01/09/2026",
        "basis_issuer": "UBND tỉnh Thử",
        "shown": "classes",
        "blocks": ["so"],
    }

    assert client.post(address, {**told, "basis_number": ""}).status_code == 422
    assert client.post(address, told).status_code == 302

    assert PublicationRule.objects.get().blocks == ["so"]
    assert "chỉ xếp loại, Sở" in client.get(address).content.decode()


def test_a_correction_is_written_and_submitted_from_its_page(month, client, now):
    approval.published(month)
    now(approval.PUBLIC_AT)
    officer = people.person(role=Role.OFFICER)
    assert act(client, officer, "open_correction", reason=WHY).status_code == 302
    points = {"diem-unit": "U1", "diem-leaf": "ON_TIME", "diem-points": "7,5", "diem-reason": WHY}
    figure = {
        "so-lieu-unit": "U2",
        "so-lieu-input_code": "done",
        "so-lieu-value": "6",
        "so-lieu-reason": WHY,
    }

    assert act(client, officer, "correct_points", **points).status_code == 302
    assert act(client, officer, "correct_figure", **figure).status_code == 302
    page = show(client, month.department, "correction").content.decode()
    assert "7,50 điểm" in page and "Trình đính chính lần 1</button>" in page
    assert act(client, month.department, "submit_correction").status_code == 302

    frozen = queries.frozen_now(period=month.period)
    assert [unit.total for unit in frozen.run.scores.order_by("position")] == [750, 600]


@pytest.mark.parametrize("typed", ["7,555", "bảy", ""])
def test_points_that_are_none_are_told_beside_the_form(typed, month, client, now):
    approval.approved(month)
    officer = people.person(role=Role.OFFICER)
    act(client, officer, "open_correction", reason=WHY)

    answer = act(
        client,
        officer,
        "correct_points",
        **{"diem-unit": "U1", "diem-leaf": "ON_TIME", "diem-points": typed, "diem-reason": WHY},
    )

    assert answer.status_code == 422
    assert not Correction.objects.get().points.exists()


def test_the_seal_is_had_byte_by_byte(month, client, now):
    row = approval.approved(month)

    assert show(client, month.office, "seal", 0).content == bytes(row.seal)
    assert show(client, month.office, "seal", 1).status_code == 404


def test_a_trial_says_so_on_its_pages(client, now):
    month = approval.month(kind=PeriodKind.TRIAL)
    approval.approved(month)

    for page in (show(client, month.office), show(client, month.office, "approve")):
        if page.status_code == 200:
            assert "CHẤM THỬ – KHÔNG DÙNG ĐỂ ĐÁNH GIÁ" in page.content.decode()
    result = client.get(reverse("scoring:month", args=["tinh", months.AUGUST]))
    assert "CHẤM THỬ – KHÔNG DÙNG ĐỂ ĐÁNH GIÁ" in result.content.decode()


def test_the_list_asks_no_more_with_more_months(month, now, assert_queries_stay_flat):
    def grow():
        for number in (9, 10):
            approval.returns.period(
                month=months.Month(2026, number), of=month.period.scheme_version
            )

    assert_queries_stay_flat(
        show=lambda: pages.list_page(user=month.department, at=approval.AT), grow=grow
    )


def test_a_months_page_asks_no_more_with_more_submissions(month, now, assert_queries_stay_flat):
    approval.submitted(month)

    def again():
        actions.send_back(period=month.period, text="Xem lại", by=month.office, at=approval.AT)
        approval.through_again(month)
        approval.submitted(month)

    again()
    assert_queries_stay_flat(
        show=lambda: pages.month_page(
            period=Period.objects.get(), user=month.department, at=approval.AT
        ),
        grow=again,
    )
