"""Duties fall due by themselves, are confirmed with what they ask for, and keep their state."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from chamdiem.portal.directives.facts import Directed, Marks
from chamdiem.portal.duties import actions, queries, rhythms
from chamdiem.portal.duties.actions import confirming
from chamdiem.portal.duties.choices import Answer, Watch
from chamdiem.portal.duties.declared import BY_NUMBER, DUTIES
from chamdiem.portal.duties.facts import Light, Said, Watched
from chamdiem.portal.duties.models import Occasion
from tests.factories import directives, duties, people

pytestmark = pytest.mark.django_db
DAYS = rhythms.YearDays(31, 15)
LATER = datetime(2026, 10, 2, 3, tzinfo=UTC)
PAPER = {"number": "12/KH-SCT", "issued_on": date(2026, 9, 1)}


def confirmed(occasion, *, at=duties.AT, answer=Answer.DONE, **said):
    return actions.confirm(occasion=occasion, said=Said(answer, **said), by=people.person(), at=at)


def light(unit, duty, at):
    return queries.states(organisations=[unit.pk], at=at)[unit.pk, duty].light


def test_there_are_fourteen_duties():
    assert [one.number for one in DUTIES] == list(range(1, 15))


@pytest.mark.parametrize(
    ("number", "causes"),
    [
        (2, ["2026"]),
        (6, ["2026", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
        (8, ["2026-H1", "2026-H2"]),
        (10, []),
        (14, ["2026"]),
    ],
)
def test_the_calendar_brings_duties_by_their_rhythm(number, causes):
    found = rhythms.falling(BY_NUMBER[number], date(2026, 1, 1), date(2026, 12, 31), DAYS)

    assert [one.cause for one in found] == causes


def test_each_month_opens_once_and_is_due_on_its_last_day():
    found = list(rhythms.falling(BY_NUMBER[4], date(2026, 2, 1), date(2026, 3, 9), DAYS))

    assert [(one.cause, one.due_on.day) for one in found] == [("2026-02", 28), ("2026-03", 31)]


def test_what_falls_due_is_opened_once_however_often_asked():
    duties.unit()

    first, again = actions.open_due(at=LATER), actions.open_due(at=LATER)

    assert (first > 0, again) == (True, 0)


def test_a_document_to_be_known_opens_three_duties_for_each_addressee():
    unit = duties.unit()
    directives.directive(addressees=[Directed(unit)], marks=Marks(is_to_be_known=True))

    actions.open_due(at=duties.AT)

    rows = Occasion.objects.filter(organisation=unit, directive__isnull=False).order_by("duty")
    assert [(row.duty, row.due_on) for row in rows] == [
        (1, date(2026, 8, 19)),
        (2, date(2026, 9, 4)),
        (3, date(2026, 8, 12)),
    ]


def test_a_document_kept_off_websites_is_not_to_be_posted():
    unit = duties.unit()
    directives.directive(addressees=[Directed(unit)], marks=Marks(True, True))

    actions.open_due(at=duties.AT)

    rows = Occasion.objects.filter(organisation=unit, directive__isnull=False)
    assert set(rows.values_list("duty", flat=True)) == {1, 2}


def test_only_agencies_of_key_sectors_owe_duty_five():
    health, other = duties.unit("Sở Y tế Thử"), duties.unit("Sở Khác Thử")
    actions.name_sector(
        organisation=health, sector="y tế", is_in=True, holds_from=date(2026, 9, 1),
        by=people.person(), at=duties.AT,
    )  # fmt: skip

    actions.open_due(at=LATER)

    owed = Occasion.objects.filter(duty=5).values_list("organisation_id", flat=True)
    assert set(owed) == {health.pk}
    assert other.pk not in owed


@pytest.mark.parametrize(
    ("duty", "lacking", "words"),
    [
        (1, {}, "số, ngày của văn bản"),
        (8, {"numerator": Decimal(1)}, "tử số và mẫu số"),
        (13, {}, "một cuộc họp"),
    ],
)
def test_a_duty_brings_what_it_asks_for(duty, lacking, words):
    unit = duties.unit()
    directives.directive(addressees=[Directed(unit)], marks=Marks(is_to_be_known=True))

    with pytest.raises(confirming.Lacks, match=words):
        confirmed(duties.fallen(unit, duty, at=LATER), **lacking)


def test_not_applicable_says_why_and_nothing_arose_only_where_it_can():
    unit = duties.unit()

    with pytest.raises(confirming.Lacks, match="phải ghi lý do"):
        confirmed(duties.fallen(unit, 8, at=LATER), answer=Answer.NOT_APPLICABLE)
    with pytest.raises(confirming.NotNothing):
        confirmed(duties.fallen(unit, 8, at=LATER), answer=Answer.NOTHING_AROSE)
    assert confirmed(duties.fallen(unit, 4, at=LATER), answer=Answer.NOTHING_AROSE)


def test_a_duty_is_open_then_late_then_keeps_what_was_confirmed_last():
    unit = duties.unit()
    row = duties.fallen(unit, 8, at=LATER)
    before = light(unit, 8, LATER)
    after_due = datetime(2027, 1, 5, 3, tzinfo=UTC)
    late = light(unit, 8, after_due)

    confirmed(row, at=after_due, numerator=Decimal(2), denominator=Decimal(4))

    state = queries.states(organisations=[unit.pk], at=after_due)[unit.pk, 8]
    assert (before, late, state.light) == (Light.OPEN, Light.LATE, Light.DONE)
    assert state.share == (Decimal(2), Decimal(4))


def test_the_head_supervises_by_meetings_and_checks_with_their_documents():
    unit = duties.unit()
    meeting = Watched(Watch.MEETING, date(2026, 9, 3), "5/TB-SCT", "Họp chuyển đổi số tháng 9")

    row = confirmed(duties.fallen(unit, 13, at=LATER), at=LATER, watched=(meeting,))

    assert [one.number for one in row.supervised.all()] == ["5/TB-SCT"]


def test_a_month_counts_what_was_due_in_it_and_what_was_open_from_before():
    unit = duties.unit()
    directives.directive(addressees=[Directed(unit)], marks=Marks(is_to_be_known=True))
    row = duties.fallen(unit, 1, at=LATER)
    confirmed(row, at=datetime(2026, 8, 18, 3, tzinfo=UTC), **PAPER)

    def month(number, last):
        return queries.figures(
            organisations=[unit.pk],
            first=date(2026, number, 1),
            last=date(2026, number, last),
            known_at=datetime(2026, 12, 1, tzinfo=UTC),
        )[unit.pk, 1]

    august, september = month(8, 31), month(9, 30)
    assert (august.due, august.done, august.done_in_time) == (1, 1, 1)
    assert (september.due, september.done) == (0, 0)


def test_the_number_of_questions_does_not_grow_with_units(django_assert_num_queries):
    one = duties.unit("Sở A")
    actions.open_due(at=LATER)
    with django_assert_num_queries(2):
        queries.states(organisations=[one.pk], at=LATER)
    more = [duties.unit(f"Sở {name}") for name in "BCDE"]
    actions.open_due(at=LATER)

    with django_assert_num_queries(2):
        queries.states(organisations=[one.pk, *(unit.pk for unit in more)], at=LATER)


def test_a_change_opens_a_duty_on_its_day_and_only_once():
    unit, head = duties.unit(), people.person()
    said = {"organisation": unit, "duty": 9, "on": date(2026, 9, 5), "by": head, "at": duties.AT}

    first, again = actions.report_change(**said), actions.report_change(**said)

    assert (first.due_on, first) == (date(2026, 9, 20), again)
    with pytest.raises(actions.Refused, match="sau hôm nay"):
        actions.report_change(**said | {"on": date(2026, 9, 8)})
    with pytest.raises(actions.Refused, match="lịch mở nội dung này"):
        actions.report_change(**said | {"duty": 4})


def test_a_document_of_its_own_is_to_be_posted_by_the_unit_unless_kept_off():
    unit = duties.unit()
    said = {"issuer_organisation": unit, "issued_on": date(2026, 9, 10)}
    for marks in (Marks(), Marks(is_not_posted=True)):
        directives.directive(**said, received_on=date(2026, 9, 10), marks=marks, at=LATER)

    actions.open_due(at=LATER)

    (row,) = Occasion.objects.filter(organisation=unit, duty=3)
    assert (row.cause[:4], row.due_on) == ("own:", date(2026, 9, 17))
