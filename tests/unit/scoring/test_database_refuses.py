"""The invariants that the database itself keeps."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.scoring.models import Figure, NodePoints, Run, UnitScore
from tests.factories import months

pytestmark = pytest.mark.django_db

STATEMENTS = [
    "UPDATE scoring_figure SET value = 1",
    "DELETE FROM scoring_figure",
    "UPDATE scoring_unitscore SET total = 1",
    "UPDATE scoring_nodepoints SET points = 1",
    "DELETE FROM scoring_run",
    "UPDATE scoring_run SET figures_digest = 'x'",
    "UPDATE schemes_schemeversion SET title = 'x'",
    "DELETE FROM schemes_schemeversion",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_application_cannot_change_what_was_stored_i1_i7(statement):
    months.run((8, 10))

    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    counts = [model.objects.count() for model in (Run, Figure, UnitScore, NodePoints)]
    assert counts == [1, 2, 1, 2]
    assert SchemeVersion.objects.get().title == "Bộ tiêu chí nhỏ để thử"


def test_a_publication_is_not_taken_back():
    run = months.run((8, 10), is_published=True)

    with pytest.raises(ProgrammingError), transaction.atomic():
        Run.objects.filter(pk=run.pk).update(published_at=None, published_by=None)


LATE = [
    """INSERT INTO scoring_figure (run_id, unit_code, input_code, state, origin, source, at, by)
       SELECT id, 'U9', 'done', 1, 'imported', '', scored_at, scored_by FROM scoring_run""",
    """INSERT INTO scoring_unitscore (run_id, position, code, name, block, result)
       SELECT id, 9, 'U9', 'Sở', 'so', 0 FROM scoring_run""",
    """INSERT INTO scoring_nodepoints (unit_id, node, result, cause)
       SELECT id, 'X', 0, 0 FROM scoring_unitscore""",
    """INSERT INTO scoring_run (series_id, month, number, scheme_version_id, file_name,
         figures_digest, source_note, engine_version, scored_at, scored_by)
       SELECT series_id, month, 2, scheme_version_id, '', '', '', '', scored_at, scored_by
       FROM scoring_run""",
]


@pytest.mark.parametrize("statement", LATE)
def test_nothing_is_added_to_a_published_month_i19(statement):
    months.run((8, 10), is_published=True)

    with pytest.raises(ProgrammingError, match="published"), transaction.atomic():
        _execute(statement)


def test_no_run_is_born_published():
    run = months.run((8, 10))
    born = {"published_at": months.AT, "published_by": run.scored_by}

    with pytest.raises(ProgrammingError, match="published"), transaction.atomic():
        Run.objects.create(**_columns(run), number=2, **born)


def _columns(run):
    left_out = {"id", "number", "published_at", "published_by"}
    fields = [one.attname for one in Run._meta.concrete_fields]
    return {name: getattr(run, name) for name in fields if name not in left_out}


def _execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_publication_has_both_who_and_when():
    run = months.run((8, 10))

    with pytest.raises(IntegrityError, match="published_by_and_at_together"), transaction.atomic():
        Run.objects.filter(pk=run.pk).update(published_at=months.AT)


@pytest.mark.parametrize(("value", "state"), [(None, 0), (5, 3)])
def test_a_figure_has_a_value_or_a_state_that_says_why_not(value, state):
    run = months.run((8, 10))

    with pytest.raises(IntegrityError, match="a_value_or_a_state"), transaction.atomic():
        Figure.objects.create(
            run=run,
            unit_code="U9",
            input_code="done",
            value=value,
            state=state,
            origin="imported",
            at=months.AT,
            by=run.scored_by,
        )


def test_a_unit_without_a_total_has_neither_grade_nor_rank():
    run = months.run((8, 10))

    with pytest.raises(IntegrityError, match="no_grade_or_rank"), transaction.atomic():
        UnitScore.objects.create(
            run=run, position=9, code="U9", name="x", block="so", result=6, rank=1
        )
