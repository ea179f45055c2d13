"""What the province must confirm before an official month."""

import pytest

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.periods import actions, lines, queries
from chamdiem.portal.periods.choices import Line
from tests.factories import people, periods

pytestmark = pytest.mark.django_db


def confirmed(line, basis="12/QĐ-UBND", **given):
    return actions.confirm_line(line=line, basis=basis, by=people.person(), at=periods.AT, **given)


def test_every_line_says_what_is_asked_and_where_it_is_seen():
    assert set(lines.QUESTIONS) == set(Line)


def test_nothing_is_confirmed_in_the_beginning_i34():
    assert queries.open_lines() == tuple(Line)


def test_a_line_is_confirmed_or_waived_by_name_date_and_basis_i34():
    leader = people.person()

    actions.waive_line(
        line=Line.HEADS, basis="Ông Phó Chủ tịch đồng ý đến 31/12", by=leader, at=periods.AT
    )

    row = queries.standing()[Line.HEADS]
    assert (row.is_waived, row.by, row.at) == (True, leader.public_id, periods.AT)
    assert Entry.objects.get(verb="periods.line.waived").details["line"] == "heads"


def test_the_latest_confirmation_stands_and_the_others_stay():
    confirmed(Line.SCHEME, "1/QĐ")
    confirmed(Line.SCHEME, "2/QĐ")

    assert queries.standing()[Line.SCHEME].basis == "2/QĐ"
    assert len(queries.confirmations()) == 2


def test_a_confirmation_has_a_basis_and_is_of_a_known_line():
    with pytest.raises(actions.NoBasis):
        confirmed(Line.SCHEME, "  ")
    with pytest.raises(actions.UnknownLine):
        confirmed("khac")


def test_the_department_is_not_reviewed_by_itself_i16():
    unit = periods.department()

    with pytest.raises(actions.ReviewsItself, match="cơ quan khác"):
        confirmed(Line.DEPARTMENT, department=unit, reviewer=unit)


def test_the_department_is_known_once_its_line_is_confirmed():
    confirmed(Line.DEPARTMENT, department=periods.department(), reviewer=periods.reviewer())

    assert queries.department() == (periods.department(), periods.reviewer())
