"""What the database itself refuses of appraisal, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from chamdiem.portal.appraisal import actions
from chamdiem.portal.appraisal.choices import Outcome, Settled, Words
from chamdiem.portal.appraisal.models import (
    Message,
    Objection,
    Ruling,
    Sample,
    Verdict,
    VerifiedFigure,
)
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Step
from chamdiem.portal.returns.choices import Answer
from tests.factories import appraisal, organisations, people, posts, returns

pytestmark = pytest.mark.django_db
AT = appraisal.AT


def refused(words):
    return pytest.raises(DatabaseError, match=words)


def verdict(made, **other):
    sending = made.of.sendings.last()
    said = sending.leaves.get(leaf=appraisal.LEAF) if sending else None
    given = {
        "of": made.of,
        "sending": sending,
        "leaf": appraisal.LEAF,
        "claim": said.digest if said else "",
        "settled": Settled.LOOKED,
        "at": AT,
        "by": people.person().public_id,
    }
    return Verdict(**given | other)


def write(row):
    with transaction.atomic():
        row.save(force_insert=True)
    return row


def move(made, *stages):
    """Move the month on step by step, whatever the room of periods would ask."""
    period = made.of.period
    for stage in stages:
        period.refresh_from_db()
        by = people.person().public_id
        Step.objects.create(period=period, from_stage=period.stage, to_stage=stage, at=AT, by=by)


def test_a_verdict_is_written_in_the_stage_of_appraisal_only():
    made = appraisal.sent()
    write(verdict(made))
    move(made, Stage.PROVISIONAL)

    with refused("said in stage"):
        write(verdict(made))


def test_a_verdict_is_on_a_return_that_lies_with_who_appraises():
    made = appraisal.sent()
    actions.return_for_supplement(
        of=made.of, note="Bổ sung sổ theo dõi", by=appraisal.verifier(), at=AT
    )

    with refused("on a return that was sent"):
        write(verdict(made))


def test_a_verdict_is_on_what_the_unit_said_last():
    made, verifier = appraisal.sent(), appraisal.verifier()
    former = verdict(made)
    actions.return_for_supplement(of=made.of, note="Bổ sung sổ theo dõi", by=verifier, at=AT)
    made.of.refresh_from_db()
    appraisal.send(made, done="9")

    with refused("on what the unit said last"):
        write(former)
    with refused("on what the unit said last"):
        write(verdict(made, claim="0" * 64))


@pytest.mark.parametrize("way", ["post", "focal"])
def test_nobody_of_the_unit_writes_a_verdict_on_it(way):
    made, person = appraisal.sent(), people.person()
    if way == "post":
        posts.tenure(made.organisation, person, kind="deputy")
    else:
        posts.focal_point(made.organisation, person)

    with refused("nobody judges"):
        write(verdict(made, by=person.public_id))


def test_nothing_is_settled_unseen_after_the_sample_was_drawn():
    made = appraisal.sent()
    write(verdict(made, settled=Settled.UNSEEN))
    actions.draw_sample(period=made.of.period, by=appraisal.officer(), at=AT)

    with refused("can be drawn"):
        write(verdict(made, settled=Settled.UNSEEN))


def figure(of, **other):
    given = {"input_code": "done", "answer": Answer.VALUE, "value": 6}
    return VerifiedFigure(verdict=of, **given | other)


def test_a_verdict_grows_no_more_once_another_followed():
    made = appraisal.sent()
    mended = {"settled": Settled.FIGURES, "reason": appraisal.REASON}
    first = write(verdict(made, **mended))
    second = write(verdict(made, **mended))

    with refused("takes no figure"):
        write(figure(first))
    write(figure(second))
    with refused("takes no figure"):
        write(figure(write(verdict(made))))


def test_figures_of_holders_come_until_appraisal_ends():
    made = appraisal.sent()
    appraisal.held(made.of, done=8)
    move(made, Stage.PROVISIONAL)

    with refused("said in stage"), transaction.atomic():
        appraisal.held(made.of, done=7)


def objection(made, **other):
    given = {"of": made.of, "leaf": appraisal.LEAF, "reason": "Đã gửi sổ", "at": AT}
    return Objection(**given | {"by": made.head.public_id} | other)


def ruling(of, **other):
    given = {"objection": of, "outcome": Outcome.UPHELD, "reason": "Sổ không có dấu", "at": AT}
    return Ruling(**given | {"by": people.person().public_id} | other)


def test_objections_and_rulings_are_said_in_their_stage_only():
    made = appraisal.sent()
    with refused("said in stage"):
        write(objection(made))
    move(made, Stage.PROVISIONAL, Stage.OBJECTION)

    known = write(objection(made))

    with refused("nobody judges"):
        write(ruling(known, by=made.head.public_id))
    write(ruling(known))


def test_a_criterion_is_objected_to_once_and_ruled_on_once():
    made = appraisal.sent()
    move(made, Stage.PROVISIONAL, Stage.OBJECTION)
    known = write(objection(made))
    write(ruling(known))

    with refused("one_objection_a_criterion"):
        write(objection(made))
    with refused("unique"):
        write(ruling(known))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"settled": Settled.FIGURES}, "what_changes_a_claim_has_a_reason"),
        ({"settled": Settled.POINTS, "points": 5}, "what_changes_a_claim_has_a_reason"),
        ({"settled": Settled.POINTS, "reason": "Có"}, "points_by_hand"),
        ({"points": 5}, "points_by_hand"),
    ],
)
def test_a_verdict_that_changes_a_claim_has_its_reason(changes, words):
    made = appraisal.sent()

    with refused(words):
        write(verdict(made, **changes))


def test_the_sample_is_drawn_in_appraisal_only():
    office = returns.office(appraisal.month(organisations.organisation()))
    by = people.person().public_id

    with refused("said in stage"):
        write(Sample(period=office.of.period, seed="1", drawn=[], at=AT, by=by))


def rows():
    """Return one row of every table of the room."""
    made = appraisal.sent()
    settled = write(verdict(made, settled=Settled.FIGURES, reason=appraisal.REASON))
    common = {"at": AT, "by": people.person().public_id}
    found = [
        settled,
        write(figure(settled)),
        write(Message(of=made.of, leaf=appraisal.LEAF, kind=Words.NOTE, text="Đã xem", **common)),
        write(Sample(period=made.of.period, seed="1", drawn=[], **common)),
    ]
    move(made, Stage.PROVISIONAL, Stage.OBJECTION)
    known = write(objection(made))
    return [*found, known, write(ruling(known))]


@pytest.mark.parametrize(
    "act", ["UPDATE {} SET id = id WHERE id = %s", "DELETE FROM {} WHERE id = %s"]
)
def test_what_was_said_is_neither_changed_nor_deleted(act):
    for row in rows():
        refusal = refused("append-only|permission denied")
        with refusal, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(act.format(row._meta.db_table), [row.pk])
