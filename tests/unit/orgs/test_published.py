"""Published totals never change by a later act: their names are copies (I19)."""

from datetime import date, timedelta

import pytest
from django.db import connection

from chamdiem.portal.orgs import actions, queries
from tests.factories import months, organisations

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2026, 9, 1)


def stored() -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(u)::text FROM scoring_unitscore u ORDER BY id")
        return [row[0].encode() for row in cursor.fetchall()]


def test_no_act_and_no_correction_changes_a_published_month_i19():
    one, other, third = (
        organisations.organisation(f"Đơn vị {number}", unit_code=f"U{number}")
        for number in (1, 2, 3)
    )
    months.run((8, 10), (9, 10), (7, 10), is_published=True)
    before = stored()
    done = {"basis": organisations.BASIS, "by": None, "at": months.AT + timedelta(days=1)}

    renamed = organisations.facts("Tên khác", unit_code="U1")
    actions.change(organisation=one, facts=renamed, on=SEPTEMBER, **done)
    actions.merge(predecessors=[other], into=one, on=date(2026, 10, 1), **done)
    actions.abolish(organisation=third, on=SEPTEMBER, **done)
    actions.correct(
        version=queries.current(organisation=one, on=date(2026, 8, 1)),
        facts=organisations.facts("Tên đính chính", unit_code="U1"),
        holds_from=organisations.FIRST,
        holds_until=SEPTEMBER,
        reason="chép sai",
        **done,
    )

    assert len(before) == 3
    assert stored() == before
