"""Figures that the registers of tasks and duties give (số của các sổ), to the points of a month."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.formats.problems import Refused as Unfit
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.directives.facts import Directed, Marks
from chamdiem.portal.duties import actions as duties
from chamdiem.portal.duties.choices import Answer as Duty
from chamdiem.portal.duties.facts import Said as DutySaid
from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.models import HolderFigure
from chamdiem.portal.rights.roles import Role
from tests.factories import directives, months, organisations, people, returns, tasks
from tests.factories import duties as made_duties

pytestmark = pytest.mark.django_db
AFTER = datetime(2026, 9, 2, 2, tzinfo=UTC)
BEFORE = datetime(2026, 8, 30, 2, tzinfo=UTC)
AUGUST = Month(2026, 8)
TASKS = months.SCHEME.replace(
    "definition: Đếm trong tháng.}", "definition: Đếm trong tháng., register: tasks.on-time}"
).replace(
    "definition: Đếm trong tháng., direction: none}",
    "definition: Đếm trong tháng., direction: none, register: tasks.counted}",
) + "tasks: {overdue: each-month, partner: 0.5}\n"  # fmt: skip
DUTIES = TASKS.replace("tasks.on-time", "duties.1.in-time").replace("tasks.counted", "duties.1.due")


def of_scheme(text, *units):
    return returns.period(*units, month=AUGUST, of=months.version(text=text))


def stands(period):
    rows = HolderFigure.objects.filter(period=period).order_by("id")
    return {(row.organisation_id, row.input_code): (row.answer, row.value) for row in rows}


def derived(period, *, at=AFTER, by=None):
    return actions.derive(period=period, by=by, at=at)


@pytest.fixture
def unit():
    return organisations.organisation("Sở Thử")


def done(unit, *, at=datetime(2026, 8, 19, 3, tzinfo=UTC), **other):
    made = tasks.task(lead=unit, **other)
    tasks.confirmed(tasks.claimed(made, at=at), at=at)
    return made


def test_tasks_confirmed_by_their_deadline_are_the_figure(unit):
    period = of_scheme(TASKS, unit)
    done(unit)
    tasks.task(lead=unit)

    derived(period)

    value = int(Answer.VALUE)
    assert stands(period) == {(unit.pk, "done"): (value, 1), (unit.pk, "all"): (value, 2)}
    assert "Sổ nhiệm vụ của hệ thống" in HolderFigure.objects.first().source


def test_a_unit_without_tasks_has_nothing_that_arose_not_zero(unit):
    period = of_scheme(TASKS, unit)

    derived(period)

    assert {answer for answer, _ in stands(period).values()} == {int(Answer.NOTHING_AROSE)}


def test_a_partner_carries_what_the_scheme_says_rounded_once(unit):
    period = of_scheme(TASKS, unit)
    other = organisations.organisation("Sở Khác")
    tasks.task(lead=other, partners=(unit,))

    derived(period)

    assert stands(period)[unit.pk, "all"] == (int(Answer.VALUE), 1)  # 0,5 half up


def test_asked_again_nothing_is_kept_twice_and_a_change_names_what_it_replaces(unit):
    period = of_scheme(TASKS, unit)
    made = tasks.task(lead=unit)
    assert (derived(period), derived(period)) == (2, 0)

    claimed_at = datetime(2026, 8, 20, 3, tzinfo=UTC)
    tasks.confirmed(tasks.claimed(made, at=claimed_at), at=AFTER)
    count = derived(period)

    last = HolderFigure.objects.latest("id")
    assert (count, last.value, last.replaces.value) == (1, 1, 0)


def test_nothing_is_reckoned_before_the_month_is_over(unit):
    period = of_scheme(TASKS, unit)

    with pytest.raises(actions.NotOver, match="chưa hết tháng"):
        derived(period, at=BEFORE)

    assert not HolderFigure.objects.exists()


def test_the_day_reckons_every_month_that_waits_and_no_other(unit, monkeypatch):
    of_scheme(TASKS, unit)
    command = "chamdiem.portal.returns.management.commands.derive_figures.timezone.now"
    monkeypatch.setattr(command, lambda: BEFORE)
    call_command("derive_figures")
    assert not HolderFigure.objects.exists()

    monkeypatch.setattr(command, lambda: AFTER)
    call_command("derive_figures")

    assert HolderFigure.objects.count() == 2
    assert Entry.objects.get(verb="returns.holder.derived").actor == "system"


def test_what_a_register_gives_nobody_types(unit):
    period = of_scheme(TASKS, unit)
    agency = organisations.organisation("Sở Giữ")
    actions.assign_holder(
        input_code="done",
        organisation=agency,
        holds_from=date(2026, 1, 1),
        by=people.person(),
        at=AFTER,
    )
    holder = people.person(role=Role.DATA_HOLDER, organisation=agency)
    given = actions.GivenFigure(unit.pk, "done", Answer.VALUE, 1)

    with pytest.raises(actions.Refused, match="không nhập tay"):
        actions.give_figure(
            period=period, holder=agency, given=given, source="Sổ", by=holder, at=AFTER
        )


def test_a_duty_confirmed_in_time_comes_to_its_points():
    unit = made_duties.unit()
    period = of_scheme(DUTIES, unit)
    directives.directive(addressees=[Directed(unit)], marks=Marks(is_to_be_known=True))
    known = made_duties.fallen(unit, 1, at=AFTER)
    said = DutySaid(Duty.DONE, number="9/TB", issued_on=date(2026, 8, 10))
    duties.confirm(
        occasion=known, said=said, by=people.person(), at=datetime(2026, 8, 18, 3, tzinfo=UTC)
    )

    derived(period)

    value = int(Answer.VALUE)
    assert stands(period) == {(unit.pk, "done"): (value, 1), (unit.pk, "all"): (value, 1)}
    made = returns.staffed(period, unit)
    assert queries.sheet(of=made.of).now.leaves["ON_TIME"].points == 1000


def test_the_department_asks_again_by_a_button(client, unit, monkeypatch):
    period = of_scheme(TASKS, unit)
    monkeypatch.setattr("chamdiem.portal.returns.views_holding.timezone.now", lambda: AFTER)
    client.force_login(people.person(role=Role.OFFICER))
    page = client.get(reverse("returns:holders")).content.decode()
    assert "Sổ nhiệm vụ: hoàn thành đúng hạn" in page

    client.post(reverse("returns:derive", args=[AUGUST]))

    assert HolderFigure.objects.filter(period=period).count() == 2


def test_a_scheme_that_takes_from_tasks_says_how_they_count():
    with pytest.raises(Unfit) as caught:
        months.version(text=TASKS.replace("tasks: {overdue: each-month, partner: 0.5}\n", ""))

    assert "không nói cách tính nhiệm vụ" in str(caught.value)
