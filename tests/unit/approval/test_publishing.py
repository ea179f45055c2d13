"""Units first, the public later and only on a basis; a trial never."""

import csv
import io
import json

import pytest
from django.urls import reverse

from chamdiem.portal.approval import actions, queries
from chamdiem.portal.approval.choices import Shown
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.scoring import actions as scoring
from tests.factories import approval, months, people

pytestmark = pytest.mark.django_db
COLUMNS = (
    "month",
    "revision",
    "unit_code",
    "unit_name",
    "block_code",
    "block_name",
    "grade",
    "total",
    "rank",
    "act_number",
    "act_date",
    "scheme_id",
    "scheme_version",
    "note",
)
UNIT = {"series": "tinh", "month": months.AUGUST, "unit": "U1"}


def publish(made, at=approval.PUBLIC_AT):
    return actions.publish(approved=made, by=people.person(), at=at)


def page(client, route, **kwargs):
    return client.get(reverse(route, kwargs=kwargs))


def data(client, kind="json", month=months.AUGUST):
    return page(client, "approval:data", month=month, kind=kind)


def test_publication_is_off_until_the_province_has_a_basis(month):
    made = approval.told(month)

    with pytest.raises(actions.NoBasis, match="tỉnh chưa có căn cứ công bố"):
        publish(made)


def test_a_basis_that_was_closed_is_none(month):
    made = approval.told(month)
    approval.rule(month.department)
    actions.set_rule(
        basis_number="10/QĐ-UBND",
        basis_on=approval.ON,
        basis_issuer="UBND tỉnh Thử",
        is_off=True,
        by=month.department,
        at=approval.TOLD_AT,
    )

    with pytest.raises(actions.NoBasis):
        publish(made)


def test_units_are_told_before_the_public(month):
    made = approval.approved(month)
    approval.rule(month.department)

    with pytest.raises(actions.TooSoon, match="chưa thông báo cho các đơn vị"):
        publish(made)


@pytest.mark.parametrize("day", [23, 24])
def test_heads_have_their_results_for_a_whole_working_day_first(day, month):
    made = approval.told(month)
    approval.rule(month.department)

    with pytest.raises(actions.TooSoon, match="công bố được từ ngày 25/09/2026"):
        publish(made, at=approval.PUBLIC_AT.replace(day=day))


def test_a_published_month_stands_for_everybody(month, client):
    made = approval.published(month)

    assert month.period.__class__.objects.get().stage == Stage.PUBLISHED
    assert made.frozen.run.__class__.objects.get().published_at == approval.PUBLIC_AT
    assert (
        "123/QĐ-UBND"
        in page(client, "scoring:month", series="tinh", month=months.AUGUST).content.decode()
    )
    assert page(client, "scoring:unit", **UNIT).status_code == 200


def test_a_trial_is_never_published():
    month = approval.month(kind=PeriodKind.TRIAL)
    made = approval.told(month)
    approval.rule(month.department)

    with pytest.raises(actions.NeverPublished, match="kỳ chấm thử"):
        publish(made)


def test_a_month_of_a_period_is_not_published_by_hand(month):
    frozen = approval.submitted(month)

    with pytest.raises(scoring.OfAPeriod, match="trang “Phê duyệt”"):
        scoring.publish(run=frozen.run, by=month.department, at=approval.PUBLIC_AT)


def test_a_head_sees_the_own_result_once_the_units_were_told(month, client):
    client.force_login(month.offices[0].head)
    approval.approved(month)
    assert page(client, "scoring:unit", **UNIT).status_code == 404

    actions.notify(period=month.period, by=month.department, at=approval.TOLD_AT)

    shown = page(client, "scoring:unit", **UNIT)
    assert shown.status_code == 200
    assert "văn bản số 123/QĐ-UBND, ngày 22/09/2026" in shown.content.decode()


def test_units_are_told_once(month):
    approval.told(month)

    with pytest.raises(actions.AlreadyTold):
        actions.notify(period=month.period, by=month.department, at=approval.TOLD_AT)


def test_where_only_grades_are_public_no_page_or_file_gives_a_score(month, client):
    approval.published(month, shown=Shown.CLASSES)

    ranking = page(client, "scoring:month", series="tinh", month=months.AUGUST)

    assert "8,00" not in ranking.content.decode() and "Tốt" in ranking.content.decode()
    assert page(client, "scoring:unit", **UNIT).status_code == 404
    for kind in ("csv", "xlsx", "json"):
        answer = page(client, "scoring:download", series="tinh", month=months.AUGUST, kind=kind)
        assert answer.status_code == 404
    assert page(client, "approval:open_seal", month=months.AUGUST, revision=0).status_code == 404
    assert {row["total"] for row in data(client).json()["rows"]} == {None}


def test_blocks_that_are_not_public_are_nowhere(month, client):
    approval.published(month, blocks=("xa",))

    ranking = page(client, "scoring:month", series="tinh", month=months.AUGUST)

    assert "Đơn vị 1" not in ranking.content.decode()
    assert page(client, "scoring:unit", **UNIT).status_code == 404
    assert data(client).json()["rows"] == []


def test_staff_see_all_of_a_month_that_is_public_in_part(month, client):
    approval.published(month, shown=Shown.CLASSES)
    client.force_login(month.department)

    assert (
        "8,00" in page(client, "scoring:month", series="tinh", month=months.AUGUST).content.decode()
    )
    assert page(client, "scoring:unit", **UNIT).status_code == 200


def test_open_data_has_stable_columns(month, client):
    approval.published(month)

    rows = list(csv.reader(io.StringIO(data(client, "csv").content.decode("utf-8-sig"))))
    told = json.loads(data(client).content)

    assert tuple(rows[0]) == COLUMNS
    assert rows[1][2:9] == ["U1", "Đơn vị 1", "so", "Sở", "Tốt", "8.00", "1"]
    assert [row["total"] for row in told["rows"]] == ["8.00", "5.00"]
    assert told["basis"]["number"] == "9/QĐ-UBND"


def test_open_data_says_what_is_invented_and_what_only_illustrates_i6(month, client, monkeypatch):
    approval.published(month)
    before = {row["note"] for row in data(client).json()["rows"]}
    monkeypatch.setattr("chamdiem.portal.orgs.queries.is_invented", lambda: True)

    told = [row["note"] for row in data(client).json()["rows"]]

    assert all(note.startswith("SỐ LIỆU GIẢ ĐỊNH – TỈNH MẪU") for note in told) and told
    assert not any("GIẢ ĐỊNH" in note for note in before)


def test_nothing_of_an_unpublished_month_is_open(month, client):
    approval.told(month)

    assert data(client).status_code == 404
    assert page(client, "approval:open", month=months.AUGUST).status_code == 404
    assert "Chưa có tháng nào được công bố" in page(client, "approval:open_list").content.decode()


def test_the_seal_of_a_month_that_is_public_whole_is_open(month, client):
    made = approval.published(month)

    answer = page(client, "approval:open_seal", month=months.AUGUST, revision=0)

    assert answer.content == bytes(made.seal)
    assert "BEGIN PUBLIC KEY" in page(client, "approval:key").content.decode()


def test_what_was_published_stays_when_the_basis_is_closed(month, client):
    approval.published(month)
    actions.set_rule(
        basis_number="10/QĐ-UBND",
        basis_on=approval.ON,
        basis_issuer="UBND tỉnh Thử",
        is_off=True,
        by=month.department,
        at=approval.PUBLIC_AT,
    )

    assert data(client).status_code == 200
    assert queries.rule() is None
