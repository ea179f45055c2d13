"""The pages of periods: who may do what, and what each one says."""

from contextlib import closing

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.periods import facts, queries
from chamdiem.portal.periods.choices import Line, PeriodKind, Stage
from chamdiem.portal.periods.models import Leave, Period
from tests.factories import months, periods

pytestmark = pytest.mark.django_db
TRIAL = facts.TRIAL_WORDS


@pytest.fixture
def now(monkeypatch):
    """Let the views read the time of the tests."""
    monkeypatch.setattr("chamdiem.portal.periods.views.timezone.now", lambda: periods.AT)


def page(client, name, *args):
    return client.get(reverse(f"periods:{name}", args=args)).content.decode()


def act(client, name, *args, **sent):
    return client.post(reverse(f"periods:{name}", args=args), sent)


def filled(**changes):
    version = months.version()
    sent = {"month": "10/2026", "kind": "trial", "version": version.pk, "window": "month"}
    return {**sent, "step": "look", **changes}


def province():
    for make in (periods.department, periods.reviewer, periods.commune, periods.settle):
        make()


def test_an_empty_list_says_how_it_begins(client, officer):
    client.force_login(officer)

    assert "Chưa mở kỳ nào" in page(client, "list")


def test_a_trial_says_so_on_its_page_and_in_the_list_i34(client, outsider):
    period = periods.period()
    client.force_login(outsider)

    assert TRIAL in page(client, "month", Month.parse(period.month))
    assert TRIAL in page(client, "list")


def test_the_list_names_the_scheme_as_people_call_it(client, outsider):
    version = periods.period().scheme_version
    client.force_login(outsider)

    shown = page(client, "list")

    assert f"{version.title}, phiên bản {version.version}" in shown
    assert str(version) not in shown


def test_an_official_month_carries_its_act_and_no_mark_of_a_trial(client, outsider):
    period = periods.period(kind=PeriodKind.OFFICIAL)
    client.force_login(outsider)

    shown = page(client, "month", Month.parse(period.month))
    assert "45/QĐ-UBND" in shown and TRIAL not in shown


def test_the_way_of_the_stages_is_said_in_words(client, outsider):
    periods.period(stage=Stage.APPRAISAL)
    client.force_login(outsider)

    shown = page(client, "month", periods.OCTOBER)
    assert 'aria-current="step"><strong>Thẩm định</strong>' in shown
    assert "đã xong, từ" in shown and "chưa đến" in shown


def test_a_month_that_was_not_opened_is_not_there(client, officer):
    client.force_login(officer)

    assert client.get(reverse("periods:month", args=[Month(2026, 9)])).status_code == 404


def test_an_officer_looks_first_and_then_opens_the_month(client, officer, now):
    province()
    periods.confirm(Line.DEPARTMENT)
    client.force_login(officer)

    looked = act(client, "open", **filled()).content.decode()
    assert "06/11/2026" in looked and not Period.objects.exists()
    opened = act(client, "open", **filled(step="open"))

    assert opened.url == "/ky/2026-10/"
    assert queries.period("2026-10").kind == PeriodKind.TRIAL


def test_a_second_period_of_a_month_is_refused_with_its_rule(client, officer, now):
    periods.period()
    client.force_login(officer)

    answer = act(client, "open", **filled(step="open"))

    assert answer.status_code == 422
    assert "Mỗi tháng chỉ có một kỳ" in answer.content.decode()


def test_opening_before_the_department_has_a_reviewer_is_refused(client, officer, now):
    province()
    client.force_login(officer)

    answer = act(client, "open", **filled(step="open"))

    assert answer.status_code == 422
    assert "ai thẩm định phiếu của Sở" in answer.content.decode()


def test_an_official_month_asks_for_its_act_beside_the_fields_i34(client, officer, now):
    province()
    client.force_login(officer)

    answer = act(client, "open", **filled(kind="official"))

    assert answer.status_code == 422
    assert "Hãy ghi số, ký hiệu văn bản cho chấm chính thức." in answer.content.decode()


def test_an_official_month_is_opened_with_the_file_of_its_act(client, officer, now, tmp_path):
    province()
    periods.confirm()
    version = months.activated(months.version())
    client.force_login(officer)
    named = {"act_number": "45/QĐ", "act_issued_on": "01/09/2026", "act_issuer": "UBND tỉnh"}
    sent = filled(kind="official", version=version.pk, step="open", **named)

    without = act(client, "open", **sent)
    with override_settings(FILES=tmp_path / "files", FILES_SCANNER=""):
        opened = act(client, "open", **sent, act_file=SimpleUploadedFile("45.pdf", pdf(tmp_path)))
        with closing(client.get(reverse("files:content", args=[act_key()]))) as answer:
            read = answer.getvalue()

    assert "Hãy chọn tệp văn bản" in without.content.decode()
    assert opened.status_code == 302
    assert read.startswith(b"%PDF")


def test_a_leader_confirms_a_line_and_an_officer_only_reads(client, leader, officer):
    client.force_login(officer)
    assert act(client, "line", "scheme", answer="confirmed", basis="1/QĐ").status_code == 403
    client.force_login(leader)

    act(client, "line", "scheme", answer="confirmed", basis="1/QĐ-UBND ngày 02/01/2026")

    assert "1/QĐ-UBND ngày 02/01/2026" in page(client, "lines")
    assert queries.open_lines() == tuple(line for line in Line if line is not Line.SCHEME)


def test_the_leader_chooses_the_department_and_who_reviews_it(client, leader):
    province()
    client.force_login(leader)
    chosen = {
        "department": periods.department().public_id,
        "reviewer": periods.reviewer().public_id,
    }

    itself = act(
        client,
        "line",
        "department",
        answer="waived",
        basis="Đồng ý",
        **{**chosen, "reviewer": chosen["department"]},
    )
    act(client, "line", "department", answer="waived", basis="Đồng ý", **chosen)

    assert itself.status_code == 422
    assert "Sở Nội vụ thẩm định phiếu của Sở Khoa học và Công nghệ." in page(client, "lines")


def test_a_line_without_a_basis_is_refused_beside_the_field(client, leader):
    client.force_login(leader)

    answer = act(client, "line", "heads", answer="confirmed", basis="")

    assert answer.status_code == 422 and "Hãy điền “Căn cứ”." in answer.content.decode()


def test_an_unknown_line_is_not_there(client, leader):
    client.force_login(leader)

    assert client.get(reverse("periods:line", args=["khac"])).status_code == 404


def test_a_period_is_moved_from_its_page(client, officer, now):
    periods.period()
    client.force_login(officer)

    act(client, "move", periods.OCTOBER, to="self-score", note="Đúng lịch")

    assert queries.period("2026-10").stage == Stage.SELF_SCORE
    assert "Đúng lịch" in page(client, "month", periods.OCTOBER)


def test_moving_twice_from_an_old_page_is_refused_with_the_next_step(client, officer, now):
    periods.period(stage=Stage.SELF_SCORE)
    client.force_login(officer)

    answer = act(client, "move", periods.OCTOBER, to="self-score")

    assert answer.status_code == 422
    assert "đang ở giai đoạn “Tự chấm”" in answer.content.decode()


def test_what_comes_with_its_documents_is_not_moved_from_the_page(client, officer, now):
    periods.period(stage=Stage.SUBMITTED)
    client.force_login(officer)

    assert act(client, "move", periods.OCTOBER, to="approved").status_code == 404


def test_a_moved_deadline_is_told_to_everybody_with_its_reason_i20(client, officer, outsider, now):
    periods.period()
    client.force_login(officer)

    act(client, "shift", periods.OCTOBER, what="sending", to="10/11/2026", reason="Mất điện")
    client.force_login(outsider)

    shown = page(client, "month", periods.OCTOBER)
    assert "từ 06/11/2026 sang 10/11/2026. Lý do: Mất điện" in shown
    assert "Thời hạn đầu: 06/11/2026" in shown


def test_leave_without_a_reason_is_refused_beside_the_field(client, officer, now):
    periods.period()
    client.force_login(officer)
    unit = periods.commune().public_id

    answer = act(client, "leave", periods.OCTOBER, organisation=unit, until="12/11/2026")

    assert answer.status_code == 422 and "Hãy điền “Lý do”." in answer.content.decode()
    assert not Leave.objects.exists()


def test_leave_and_its_reason_are_read_by_the_department_only(client, officer, outsider, now):
    periods.period()
    client.force_login(officer)
    unit = periods.commune().public_id
    sent = {"organisation": unit, "until": "12/11/2026", "reason": "Lũ quét"}

    act(client, "leave", periods.OCTOBER, **sent)

    assert "Lũ quét" in page(client, "month", periods.OCTOBER)
    client.force_login(outsider)
    assert "Lũ quét" not in page(client, "month", periods.OCTOBER)


def test_the_preview_shows_twelve_months_with_tet_and_what_is_a_default(client, outsider):
    client.force_login(outsider)

    shown = page(client, "preview")

    assert "qua Tết Nguyên đán" in shown
    assert "mặc định hệ thống – cần UBND tỉnh xác nhận" in shown


def test_units_see_the_period_and_no_button(client, outsider):
    periods.period()
    client.force_login(outsider)

    shown = page(client, "month", periods.OCTOBER)
    assert "Xã Thử" in shown and "Lùi thời hạn</a>" not in shown


def test_opening_and_confirming_are_closed_to_units(client, outsider):
    client.force_login(outsider)

    asked = [reverse("periods:open"), reverse("periods:line", args=["scheme"])]
    assert [client.get(address).status_code for address in asked] == [403, 403]


def test_units_read_what_is_confirmed_but_not_by_whom(client, outsider, leader):
    periods.confirm(Line.HEADS, by=leader)
    client.force_login(outsider)

    shown = page(client, "lines")
    assert "12/QĐ-UBND" in shown and "Lò Thị Mai" not in main(shown)


def test_queries_of_the_list_do_not_grow(client, officer, assert_queries_stay_flat):
    client.force_login(officer)
    periods.period()

    assert_queries_stay_flat(
        show=lambda: page(client, "list"), grow=lambda: periods.period(Month(2026, 9))
    )


def test_queries_of_a_month_do_not_grow_with_units_and_steps(
    client, officer, assert_queries_stay_flat
):
    client.force_login(officer)
    period = periods.period()

    assert_queries_stay_flat(
        show=lambda: page(client, "month", periods.OCTOBER),
        grow=lambda: periods.moved(period, Stage.APPRAISAL),
    )


def main(shown):
    """Return a page without its rail, which names the reader."""
    return shown.partition("<main")[2].partition("</main")[0]


def act_key():
    return Period.objects.get().act_file.public_id


def pdf(place):
    written = place / "a.typ"
    written.write_text("Quyết định cho chấm chính thức")
    return typst.compile(str(written))
