"""A default is confirmed or changed by decisions, one after another, never for days gone by."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.defaults import actions, declared, queries
from chamdiem.portal.defaults.models import Decision
from tests.factories.people import AT

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 7)
TOMORROW = TODAY + timedelta(days=1)
DAYS = "posts.minimum-days"
DOCUMENT = actions.Basis("12/QĐ-UBND", date(2026, 9, 1), "UBND tỉnh", "Quy định về tính điểm")
WAIVER = actions.Basis(waiver="Chủ tịch đồng ý tạm dùng đến hết quý IV/2026")


def decide(by, *, code=DAYS, value="20", holds_from=TODAY, basis=DOCUMENT, seen=0):
    return actions.decide(
        code=code, value=value, holds_from=holds_from, basis=basis, seen=seen, by=by, at=AT
    )


def test_a_default_that_nobody_decided_is_used_and_marked():
    standing = queries.standing(DAYS, on=TODAY)

    assert (standing.value, standing.shown, standing.is_confirmed) == (15, "15 ngày", False)
    assert standing.certainty == "system-default"


def test_a_decision_changes_the_value_from_its_day_on(leader):
    decide(leader, holds_from=TOMORROW)

    assert [queries.value(DAYS, on=day) for day in (TODAY, TOMORROW)] == [15, 20]
    assert queries.standing(DAYS, on=TOMORROW).words == "đã xác nhận từ 08/09/2026"


def test_a_decision_leaves_one_entry_in_the_trail(leader):
    row = decide(leader)

    entry = Entry.objects.get(verb="defaults.decision.taken")
    assert (entry.actor, entry.subject_id) == (leader.opaque_id, str(row.pk))


def test_a_confirmation_of_the_same_value_may_reach_back(leader):
    decide(leader, value="15", holds_from=date(2026, 1, 1))

    past = queries.standing(DAYS, on=date(2026, 2, 1))
    assert (past.value, past.is_confirmed, past.certainty) == (15, True, "")


def test_a_change_never_reaches_days_gone_by(leader):
    with pytest.raises(actions.ChangesThePast, match="sớm nhất từ hôm nay, 07/09/2026"):
        decide(leader, holds_from=TODAY - timedelta(days=1))


def test_no_decision_slips_in_before_a_later_one(leader):
    decide(leader, holds_from=date(2027, 1, 1))

    with pytest.raises(actions.ChangesThePast, match="01/01/2027"):
        decide(leader, value="10", holds_from=TOMORROW, seen=1)


def test_a_slip_in_the_year_does_not_close_a_default_for_good(leader):
    with pytest.raises(actions.TooFarAhead, match="kiểm tra năm"):
        decide(leader, holds_from=date(2062, 9, 8))


def test_a_decision_yet_to_come_can_be_replaced_on_its_day(leader):
    decide(leader, holds_from=TOMORROW)

    decide(leader, value="10", holds_from=TOMORROW, seen=1)

    assert queries.value(DAYS, on=TOMORROW) == 10
    assert [row.was for row in queries.decisions(DAYS)] == ["20", "15"]


def test_a_waiver_keeps_the_value_and_says_so(leader):
    decide(leader, value="15", basis=WAIVER)

    standing = queries.standing(DAYS, on=TODAY)
    assert (standing.is_confirmed, standing.is_waived) == (False, True)
    assert "Chủ tịch đồng ý" in standing.basis


def test_a_waiver_changes_nothing(leader):
    with pytest.raises(actions.NoBasis, match="giữ nguyên giá trị"):
        decide(leader, basis=WAIVER)


@pytest.mark.parametrize(
    "basis",
    [
        actions.Basis(),
        replace(DOCUMENT, number=""),
        replace(DOCUMENT, waiver="và cả ý kiến"),
        replace(DOCUMENT, issued_on=TOMORROW),
    ],
)
def test_a_decision_rests_on_one_whole_document_or_a_waiver(leader, basis):
    with pytest.raises(actions.NoBasis):
        decide(leader, basis=basis)


@pytest.mark.parametrize(
    ("code", "value"),
    [(DAYS, "0"), (DAYS, "32"), (DAYS, "-3"), (DAYS, "nửa tháng"), ("calendar.before-day", "D")],
)
def test_a_value_that_the_default_cannot_have_is_refused(leader, code, value):
    with pytest.raises(actions.UnknownValue):
        decide(leader, code=code, value=value)

    assert not Decision.objects.exists()


def test_a_stale_decision_is_refused(leader):
    decide(leader)

    with pytest.raises(actions.Stale, match="vừa có người quyết định"):
        decide(leader, value="10", seen=0)


def test_a_code_that_is_not_declared_is_an_error():
    with pytest.raises(declared.UnknownDefault):
        queries.value("posts.forgotten", on=TODAY)


@pytest.mark.parametrize("one", declared.ALL, ids=lambda one: one.code)
def test_each_declared_value_can_be_read_back(one):
    assert one.read(str(one.value)) == one.value
    assert one.title and one.words and one.why


INSERT = """INSERT INTO defaults_decision (code, number, value, was, holds_from, basis_number,
    basis_issued_on, basis_issuer, basis_title, waiver, decided_at, decided_by)
    VALUES ('posts.minimum-days', {number}, '{value}', '15', '{day}', '{basis}', {issued},
    'x', 'y', '{waiver}', '2026-09-07 09:02+07', gen_random_uuid())"""
WHOLE = {"number": 1, "value": "20", "day": "2026-09-07", "basis": "1", "waiver": ""}
WHOLE |= {"issued": "'2026-09-01'"}


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"number": 2}, "a_decision_follows_the_latest"),
        ({"day": "2026-09-06"}, "a_decision_never_changes_days_gone_by"),
        ({"waiver": "tạm"}, "a_decision_rests_on_a_document_or_a_waiver"),
        ({"basis": ""}, "a_decision_rests_on_a_document_or_a_waiver"),
    ],
)
def test_the_database_refuses_by_itself(wrong, rule):
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        connection.cursor().execute(INSERT.format(**WHOLE | wrong))

    assert refused.value.__cause__.diag.constraint_name == rule


@pytest.mark.parametrize("change", ["UPDATE {} SET value = '1'", "DELETE FROM {}"])
def test_a_decision_is_never_changed(leader, change):
    decide(leader)

    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(change.format("defaults_decision"))
