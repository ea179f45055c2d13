"""An inspection file tells whose unit it was: organisations and heads of the months (I21, I22)."""

import json
from datetime import date

import pytest

from chamdiem.engine.periods import Month
from chamdiem.portal.home.demonstration import loading
from chamdiem.portal.home.demonstration.organisations import Recorder
from chamdiem.portal.posts.models import Handover, Tenure
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.supervision.queries import organisations, posts, trail
from chamdiem.portal.supervision.scope import Scope, Span
from tests.factories import months, people

pytestmark = pytest.mark.django_db
YEAR = Span(Month(2025, 9), Month(2026, 8))


@pytest.fixture
def recorder(db):
    """Record the organisations and offices of Tỉnh Mẫu."""
    recorder = Recorder(people.person(role=Role.ADMINISTRATOR), months.AT)
    loading.province(recorder, people.person(role=Role.OFFICER))
    return recorder


def bearers(code, span=YEAR):
    scope = Scope("unit", months.series(), code, code)
    return organisations.bearers(scope=scope, span=span, runs=[])


def rows(heading, found):
    return [dict(zip(heading, row, strict=True)) for row in found]


def test_the_history_goes_back_to_what_a_unit_came_from(recorder):
    found = bearers("TM.103")

    names = {row["tên chính thức"] for row in history(found)}
    assert len(found) == 3
    assert {"UBND xã Mẫu Cũ Một", "UBND xã Mẫu Cũ Hai"} < names
    assert len(list(organisations.successions(organisations=found))) == 2


def history(found):
    return rows(organisations.HISTORY, organisations.history(organisations=found))


def test_before_the_reform_nobody_bore_the_code(recorder):
    assert bearers("TM.103", Span(Month(2025, 5), Month(2025, 6))) == frozenset()


def test_heads_of_a_month_are_there_by_opaque_id_with_their_weights(recorder):
    found = bearers("TM.01")
    august = Span(Month(2026, 8), Month(2026, 8))

    terms = rows(posts.TENURES, posts.tenures(organisations=found, span=august))
    weights = rows(posts.WEIGHTS, posts.weights(organisations=found, span=august))

    heads = [row["người (mã)"] for row in terms if row["loại"] == "Người đứng đầu"]
    assert heads == list(
        Tenure.objects.filter(organisation__in=found, kind="head").values_list(
            "person__public_id", flat=True
        )
    )
    assert [(row["số ngày"], row["trọng số"]) for row in weights] == [
        (11, "0.354839"),
        (20, "0.645161"),
    ]


def test_who_left_before_the_months_is_not_in_the_file(recorder):
    july = Span(Month(2026, 7), Month(2026, 7))

    terms = rows(posts.TENURES, posts.tenures(organisations=bearers("TM.11"), span=july))

    assert all(
        row["đến hết ngày"] is None or row["đến hết ngày"] >= date(2026, 7, 1) for row in terms
    )
    assert len([row for row in terms if row["loại"] == "Người đứng đầu"]) == 1


def test_the_handover_says_who_confirmed_by_which_paper(recorder):
    found = posts.handovers(organisations=bearers("TM.128"), span=YEAR)

    (sheet,) = found
    assert sheet["ben_nhan_van_ban"].startswith("Biên bản ngày")
    assert sheet["ben_nhan_nguoi_ghi"] == recorder.by.opaque_id
    assert sheet["ma"] == str(Handover.objects.get(on=date(2026, 3, 11)).public_id)
    assert "Mẫu" not in json.dumps(sheet, ensure_ascii=False)


def test_the_trail_is_asked_for_posts_by_the_kinds_it_writes(recorder):
    subjects = posts.public_ids(organisations=bearers("TM.01"), span=YEAR)

    verbs = set(trail._concerned(subjects).values_list("verb", flat=True))

    assert verbs == {"posts.tenure.appointed", "posts.focal-point.named"}
