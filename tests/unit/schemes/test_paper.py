"""The two sheets that a leader signs say what was measured, what was proved, and of which file."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from chamdiem.engine.proofs import Finding
from chamdiem.portal.schemes import queries
from chamdiem.portal.schemes.proofs import Proofs
from tests.factories import months

pytestmark = pytest.mark.django_db
PAPER = reverse("schemes:paper", args=["nho", "1"])


def test_both_sheets_carry_tree_proofs_and_digest(client):
    version = months.version()

    page = client.get(PAPER).content.decode()

    assert "(Hồ sơ đúng hạn ÷ Hồ sơ tiếp nhận) × 10 điểm" in page
    assert "mục 1.1" in page
    assert "không thấy điều nào chưa đạt" in page
    assert all(escape(line) in page for line in queries.proofs_of(version).proved)
    assert "Yếu: từ 0 đến dưới 5; Tốt: từ 5 trở lên điểm" in page
    assert version.digest in page
    assert "ký, ghi rõ họ tên" in page


def test_a_finding_stands_on_the_sheet_with_its_counter_example(client, monkeypatch):
    finding = Finding("ON_TIME", "range", "Có thể âm.", "đúng hạn = 1")
    caution = Finding("done", "largest", "Mức lớn nhất là mặc định.")
    said = Proofs((finding,), (caution,))
    monkeypatch.setattr(queries, "proofs_of", lambda version: said)
    months.version()

    page = client.get(PAPER).content.decode()

    assert "còn 1 điều chưa đạt, chưa kích hoạt được" in page
    assert "đúng hạn = 1" in page
    assert "Mức lớn nhất là mặc định." in page


def test_the_sheet_of_a_version_in_force_names_its_act(client):
    months.activated(months.version())

    page = client.get(PAPER).content.decode()

    assert "Đã kích hoạt từ tháng 1/2026 theo 12/QĐ-THU ngày 05/01/2026" in page


def test_both_sheets_carry_the_mark_of_an_illustrative_scheme_i6(client, monkeypatch):
    marked = months.SCHEME.replace("title: Bộ", "illustrative: minh hoạ\ntitle: Bộ", 1)
    monkeypatch.setattr(months, "SCHEME", marked)
    months.version()

    assert client.get(PAPER).content.decode().count("minh hoạ: không kích hoạt được") == 2


@pytest.mark.parametrize("route", ["list", "scheme", "paper"])
def test_more_versions_cost_no_more_queries(route, client, officer, assert_queries_stay_flat):
    client.force_login(officer)
    months.activated(months.version())
    arguments = [] if route == "list" else ["nho", "1"]
    address = reverse(f"schemes:{route}", args=arguments)

    assert_queries_stay_flat(show=lambda: client.get(address), grow=_more_versions)


def _more_versions():
    source = months.SCHEME
    for number in range(2, 6):
        text = source.replace('version: "1"', f'version: "{number}"')
        months.activated(months.version(text=text), first=months.AUGUST.shift(number))
