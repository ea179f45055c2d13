"""A scheme's version is kept as its very bytes, shown, and handed out again (I1)."""

import pytest
from django.urls import reverse

from chamdiem.formats import figures as figure_files
from chamdiem.formats import schemes as scheme_files
from chamdiem.formats.problems import Refused
from chamdiem.portal.schemes import actions
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of
from tests.factories import months, people

pytestmark = pytest.mark.django_db
ONE = ["nho", "1"]


def test_the_file_comes_out_as_it_went_in(client):
    months.version()

    answer = client.get(reverse("schemes:source", args=ONE))

    assert answer.content == months.SCHEME.encode()


def test_adding_the_same_file_again_changes_nothing():
    first, second = months.version(), months.version()

    assert first.pk == second.pk
    assert SchemeVersion.objects.count() == 1


def test_the_same_version_with_other_bytes_is_refused():
    months.version()
    other = scheme_files.load(months.SCHEME.replace("nhỏ", "to").encode(), "to.yaml")

    with pytest.raises(actions.OtherContent, match="nho@1"):
        actions.add(loaded=other, file_name="to.yaml", by=people.person(), at=months.AT)


def test_a_page_shows_rules_clauses_and_figures(client):
    months.version()

    page = client.get(reverse("schemes:scheme", args=ONE)).content.decode()

    assert "(Hồ sơ đúng hạn ÷ Hồ sơ tiếp nhận) × 10 điểm" in page
    assert "mục 1.1" in page
    assert "Đếm trong tháng." in page
    assert page.count("Bộ tiêu chí nhỏ để thử") > 1


def test_the_list_shows_every_version_and_says_when_there_is_none(client):
    empty = client.get(reverse("schemes:list")).content.decode()
    months.version()

    assert "Chưa có bộ tiêu chí nào" in empty
    assert "Bộ tiêu chí nhỏ để thử" in client.get(reverse("schemes:list")).content.decode()


def test_the_workbook_for_figures_is_read_once_filled_in(client):
    version = months.version()
    sheet = client.get(reverse("schemes:figures", args=ONE)).content

    with pytest.raises(Refused) as refusal:
        figure_files.load(sheet, "mau.xlsx", scheme=scheme_of(version), month=months.AUGUST)

    assert {problem.rule for problem in refusal.value.problems} == {"no-rows"}


@pytest.mark.parametrize("route", ["scheme", "source", "figures"])
def test_a_version_that_is_not_there_is_404(route, client):
    assert client.get(reverse(f"schemes:{route}", args=["la", "1"])).status_code == 404


def test_the_page_says_how_sure_rounding_and_ranking_are(client, monkeypatch):
    stated = months.SCHEME.replace("sum}", "sum, certainty: system-default}")
    monkeypatch.setattr(months, "SCHEME", stated)
    months.version()

    page = client.get(reverse("schemes:scheme", args=ONE)).content.decode()

    row = page.partition("Làm tròn, xếp hạng")[2].partition("</div>")[0]
    assert "cùng hạng, hạng sau bỏ cách" in row
    assert row.count("mặc định hệ thống – cần UBND tỉnh xác nhận") == 1


FRAME = """
gates:
  - {name: Chậm báo cáo, when: {input: done, below: 5}, grade: Yếu, clause: mục 9, certainty: high}
  - {name: Trần, when: {node: ON_TIME, at_least: 9}, cap: 8, clause: mục 10, certainty: high}
quotas:
  - {grade: Tốt, share: 0.20, of: all, clause: mục 11, certainty: system-default}
views:
  - {code: V1, name: Trụ cột số, max: 10, of: [{node: progress}], clause: mục 12, certainty: high}
"""


def test_a_page_says_what_caps_limits_and_looks_across(client):
    months.version(text=months.SCHEME + FRAME)

    page = client.get(reverse("schemes:scheme", args=ONE)).content.decode()

    assert "Chậm báo cáo: Hồ sơ đúng hạn dưới 5 thì xếp loại Yếu (mục 9)" in page
    assert "Trần: Đúng hạn từ 9 thì tổng điểm không quá 8 (mục 10)" in page
    assert "Mức Tốt không quá 20 % số đơn vị có điểm của khối (mục 11)" in page
    assert "Cách nhìn “Trụ cột số”, tối đa 10, không đổi tổng điểm: Tiến độ (mục 12)" in page


def test_a_page_says_how_a_group_gathers_with_weights(client):
    source = months.SCHEME.replace(
        "    max: 10\n    clause", "    max: 10\n    aggregate: mean\n    clause"
    )
    months.version(text=source)

    page = client.get(reverse("schemes:scheme", args=ONE)).content.decode()

    assert "Trung bình cộng có trọng số" in page
    assert "(trọng số: Đúng hạn 1)" in page
