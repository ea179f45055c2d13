"""What the database itself refuses of returns, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.returns import actions
from chamdiem.portal.returns.choices import STEPS, Answer, Capacity, ReturnState, Way
from chamdiem.portal.returns.models import (
    Cell,
    Return,
    ReturnStep,
    Sending,
    SentFigure,
    SentLeaf,
)
from tests.factories import returns

AT = returns.AT
STATES = list(ReturnState)


def _refused(words: str):
    return pytest.raises(DatabaseError, match=words)


@pytest.mark.parametrize(
    ("begun", "ended"), [(one, two) for one in STATES for two in STATES if one != two]
)
def test_the_table_of_steps_in_the_database_is_that_of_the_code(db, begun, ended):
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'returns_step_moves_the_return'")
        source = cursor.fetchone()[0]

    assert (f"'{begun}>{ended}'" in source) is ((begun, ended) in STEPS)


def test_a_step_moves_the_return(db):
    made = returns.office()

    ReturnStep.objects.create(
        of=made.of,
        from_state=ReturnState.EMPTY,
        to_state=ReturnState.ENTERING,
        at=AT,
        by=made.officer.public_id,
    )

    made.of.refresh_from_db()
    assert made.of.state == ReturnState.ENTERING


@pytest.mark.parametrize(
    ("begun", "ended"),
    [(ReturnState.ENTERING, ReturnState.PRESENTED), (ReturnState.EMPTY, ReturnState.APPROVED)],
)
def test_no_step_begins_elsewhere_or_leads_off_the_table(db, begun, ended):
    made = returns.office()

    with _refused("a step (begins|of a return)"), transaction.atomic():
        ReturnStep.objects.create(
            of=made.of, from_state=begun, to_state=ended, at=AT, by=made.officer.public_id
        )


def test_nothing_but_a_step_moves_a_return(db):
    made = returns.office()

    with _refused("only a step moves a return"), transaction.atomic():
        Return.objects.filter(pk=made.of.pk).update(state=ReturnState.SENT)


def test_a_cell_changes_by_one_version_only(db):
    made = returns.filled()

    with _refused("one version more"), transaction.atomic():
        Cell.objects.filter(of=made.of, input_code="done").update(value=9)


def test_a_cell_does_not_change_once_the_return_left_the_unit(db):
    made = returns.filled()
    actions.present(of=made.of, by=made.officer, at=AT)

    with _refused("while the return is with the unit"), transaction.atomic():
        Cell.objects.filter(of=made.of, input_code="done").update(value=9, version=2)


def test_what_was_sent_stands(db):
    made = returns.filled()
    returns.sent(made)

    changes = (
        (SentFigure.objects.all(), {"value": 1}),
        (SentLeaf.objects.all(), {"points": 1}),
        (made.of.sendings.all(), {"number": 9}),
    )
    for rows, change in changes:
        with _refused("append-only|permission denied"), transaction.atomic():
            rows.update(**change)


def test_a_cell_that_says_why_not_has_no_number(db):
    made = returns.filled()

    with _refused("a_cell_has_a_value_or_says_why_not"), transaction.atomic():
        Cell.objects.filter(of=made.of, input_code="done").update(
            answer=Answer.NOT_APPLICABLE, version=2
        )


def _sending(made, signer):
    return Sending.objects.create(
        of=made.of,
        number=1,
        way=Way.SITE,
        fingerprint="0" * 64,
        signer=signer.public_id,
        capacity=Capacity.HEAD,
        arrived_at=AT,
        at=AT,
        by=signer.public_id,
    )


def test_a_return_is_sent_by_who_signs_for_its_unit_i15(db):
    made = returns.filled()

    with _refused("by who signs for its unit"), transaction.atomic():
        _sending(made, made.officer)

    assert _sending(made, made.head).number == 1


def test_a_return_is_sent_while_its_month_takes_returns_i14(db):
    made = returns.filled()
    returns.move(made.of.period, Stage.PROVISIONAL, by=made.head.public_id)

    with _refused("while its month takes returns"), transaction.atomic():
        _sending(made, made.head)
