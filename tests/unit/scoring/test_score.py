"""Scoring stores figures, every step and totals: all of it or nothing."""

from decimal import Decimal

import pytest

from chamdiem.engine.evaluation import Result
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.scoring import actions, queries
from chamdiem.portal.scoring.models import Figure, NodePoints, Run, UnitScore
from tests.factories import months, people

pytestmark = pytest.mark.django_db


def test_a_month_is_stored_with_totals_grades_and_ranks():
    run = months.run((8, 10), (1, 4), (9, 10))

    stored = UnitScore.objects.filter(run=run).order_by("position")

    assert list(stored.values_list("code", "total", "grade", "rank")) == [
        ("U1", 800, 1, 2),
        ("U2", 250, 0, 1),
        ("U3", 900, 1, 1),
    ]


def test_every_step_is_stored_with_how_it_came_about():
    run = months.run((8, 10), (0, 0))

    steps = NodePoints.objects.filter(unit__run=run, node="ON_TIME").order_by("unit__position")

    assert list(steps.values_list("points", "result")) == [
        (800, Result.COUNTED),
        (None, Result.BLANK),
    ]


def test_figures_keep_their_states_apart_i8():
    run = months.run(("Không áp dụng", "Không áp dụng"), ("Chưa có số liệu", "Chưa có số liệu"))

    cells = Figure.objects.filter(run=run, input_code="done").order_by("unit_code")

    assert list(cells.values_list("value", "state")) == [(None, 2), (None, 3)]


def test_a_second_scoring_stands_and_its_figures_name_those_they_replace_i7():
    first = months.run((8, 10))
    second = months.run((9, 10))

    figure = Figure.objects.get(run=second, input_code="done")

    assert (second.number, figure.value) == (2, Decimal(9))
    assert figure.replaces.run == first
    assert Figure.objects.get(run=first, input_code="done").value == Decimal(8)


def test_what_is_stored_is_what_is_shown():
    run = months.run((2, 3), (0, 0))

    evaluation = queries.evaluation_of_run(run)

    assert [evaluation.total.shown(at) for at in (0, 1)] == [667, None]
    assert evaluation.nodes["ON_TIME"].results.tolist() == [Result.COUNTED, Result.BLANK]


def test_scoring_leaves_one_entry_in_the_trail_i29():
    run = months.run((8, 10))

    entry = Entry.objects.get(verb="scoring.run.scored")

    assert entry.subject_id == str(run.pk)


def test_a_published_month_is_not_scored_again():
    months.run((8, 10), is_published=True)

    with pytest.raises(actions.AlreadyPublished):
        months.run((9, 10))

    assert Run.objects.count() == 1


def test_a_scoring_that_fails_half_way_leaves_nothing(monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("power cut")

    monkeypatch.setattr(actions.runs, "store_steps", fail)

    with pytest.raises(RuntimeError):
        months.run((8, 10))

    assert not Run.objects.exists()
    assert not Figure.objects.exists()


def test_only_the_latest_scoring_is_published():
    first = months.run((8, 10))
    months.run((9, 10))

    with pytest.raises(actions.Superseded):
        actions.publish(run=first, by=people.person(), at=months.AT)


def test_a_month_is_published_once():
    run = months.run((8, 10), is_published=True)

    with pytest.raises(actions.AlreadyPublished):
        actions.publish(run=run, by=people.person(), at=months.AT)

    assert Entry.objects.filter(verb="scoring.run.published").count() == 1
