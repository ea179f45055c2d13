"""Explaining: causes with figures, a remedy with its day, every version kept."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.defaults import actions as defaults
from chamdiem.portal.explanations import actions, queries
from chamdiem.portal.explanations.actions import answering, ground
from chamdiem.portal.explanations.choices import CauseKind
from chamdiem.portal.explanations.facts import Stated
from chamdiem.portal.explanations.models import Cause, Explanation
from chamdiem.portal.files import owners
from chamdiem.portal.files.actions import NotTaken
from chamdiem.portal.files.models import Stored
from chamdiem.portal.rights.roles import Role
from tests.factories import explanations, organisations, people

AT = explanations.AT
OBJECTIVE, SUBJECTIVE = explanations.OBJECTIVE, explanations.SUBJECTIVE

pytestmark = pytest.mark.django_db


def test_an_explanation_keeps_causes_remedy_and_who_does_it():
    made = explanations.asked()

    explanations.explained(made)

    (turn,) = queries.turns(request=made)
    assert turn.causes == (OBJECTIVE, SUBJECTIVE)
    assert (turn.number, turn.by_whom) == (1, explanations.SAID.by_whom)
    entry = Entry.objects.get(verb="explanations.explanation.given")
    assert (entry.details["objective"], entry.details["subjective"]) == (1, 1)


@pytest.mark.parametrize("figure", ["", "  ", "nhiều hồ sơ"])
def test_an_objective_cause_has_a_figure(figure):
    cause = Stated(CauseKind.OBJECTIVE, "Hệ thống ngừng", figure)

    with pytest.raises(answering.NoFigure, match="“Hệ thống ngừng” chưa có số liệu"):
        explanations.explained(explanations.asked(), causes=(cause, SUBJECTIVE))


def test_a_figure_without_its_cause_is_refused():
    cause = Stated(CauseKind.OBJECTIVE, " ", "12 hồ sơ")

    with pytest.raises(ground.SaysNothing, match="nguyên nhân khách quan"):
        explanations.explained(explanations.asked(), causes=(cause, SUBJECTIVE))


def test_a_subjective_cause_is_required_by_default():
    with pytest.raises(answering.NoCause, match="ít nhất một nguyên nhân chủ quan"):
        explanations.explained(explanations.asked(), causes=(OBJECTIVE,))


def test_the_province_may_require_no_subjective_cause():
    basis = defaults.Basis("12/QĐ-UBND", date(2026, 11, 1), "UBND tỉnh", "Quy định giải trình")
    defaults.decide(
        code="explanations.subjective-required", value="0", holds_from=AT.date(), basis=basis,
        seen=0, by=people.person(role=Role.LEADER), at=AT,
    )  # fmt: skip

    explanations.explained(explanations.asked(), causes=(OBJECTIVE,))

    assert Explanation.objects.count() == 1


def test_subjective_causes_alone_are_enough_and_no_cause_is_not():
    explanations.explained(explanations.asked(), causes=(SUBJECTIVE,))

    with pytest.raises(answering.NoCause, match="ít nhất một nguyên nhân"):
        explanations.explained(explanations.asked_of(), causes=())


@pytest.mark.parametrize(
    ("missing", "words"), [("remedy", "biện pháp khắc phục"), ("by_whom", "ai khắc phục")]
)
def test_the_remedy_and_who_does_it_are_said(missing, words):
    with pytest.raises(ground.SaysNothing, match=words):
        explanations.explained(explanations.asked(), **{missing: " "})


def test_a_remedy_is_due_on_a_day_to_come():
    with pytest.raises(ground.DayIsPast, match="Hạn khắc phục ghi hết ngày 08/11/2026"):
        explanations.explained(explanations.asked(), remedy_due_on=date(2026, 11, 8))


def test_a_second_version_waits_for_the_judgement_of_the_first():
    made = explanations.asked()
    explanations.explained(made)

    with pytest.raises(answering.StillWaits, match="lần 1, gửi lúc 10:00 ngày 09/11/2026"):
        explanations.explained(made)


def test_a_rejected_explanation_is_answered_anew_and_every_version_is_kept():
    made = explanations.asked()
    explanations.rejected(made)

    explanations.explained(made, remedy="Tuyển thêm người")

    turns = queries.turns(request=made)
    assert [(one.number, one.remedy) for one in turns] == [
        (2, "Tuyển thêm người"),
        (1, explanations.SAID.remedy),
    ]
    assert [one.judged is None for one in turns] == [True, False]


def test_an_accepted_explanation_is_not_answered_anew():
    made = explanations.asked()
    explanations.accepted(made)

    with pytest.raises(answering.IsOver, match="không giải trình thêm"):
        explanations.explained(made)


def test_a_version_that_the_writer_had_not_read_is_not_passed_over():
    made = explanations.asked()
    explanations.rejected(made)

    with pytest.raises(answering.StillWaits, match="sau khi ông/bà mở trang"):
        explanations.explained(made, seen=0)


def test_evidence_is_seen_by_the_unit_and_the_department_only(settings, tmp_path):
    settings.EVIDENCE_FOLDER = str(tmp_path)
    made, by = explanations.asked(), people.person()

    row = actions.answer_with_file(
        request=made, said=explanations.SAID, seen=0, content=("nhat-ky.csv", b"a;1"), by=by, at=AT
    )

    key = row.file.public_id
    stranger = explanations.giver(organisations.organisation())
    assert owners.any_shows(explanations.giver(made.organisation), key)
    assert owners.any_shows(explanations.asker(), key)
    assert not owners.any_shows(stranger, key)


def test_a_refused_explanation_keeps_no_file_and_a_refused_file_no_explanation(settings, tmp_path):
    settings.EVIDENCE_FOLDER = str(tmp_path)
    made = explanations.asked()
    explanations.explained(made)
    given = {"request": made, "said": explanations.SAID, "by": people.person(), "at": AT}

    with pytest.raises(answering.StillWaits):
        actions.answer_with_file(seen=1, content=("a.csv", b"a;1"), **given)
    with pytest.raises(NotTaken):
        actions.answer_with_file(seen=1, content=("a.csv", b""), **given)

    assert (Stored.objects.filter(name="a.csv").count(), Explanation.objects.count()) == (0, 1)


def test_the_database_takes_no_version_out_of_turn_and_no_cause_without_its_figure():
    first = explanations.explained(explanations.asked())

    with pytest.raises(IntegrityError), transaction.atomic():
        Explanation.objects.create(
            request=first.request, number=2, remedy="a", by_whom="b", at=AT, by=first.by,
            remedy_due_on=AT.date() + timedelta(days=1),
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Cause.objects.create(explanation=first, kind=CauseKind.OBJECTIVE, text="a", figure="b")


def test_a_judged_version_takes_no_more_causes():
    first = explanations.explained(explanations.asked())
    explanations.judged(first, is_accepted=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        Cause.objects.create(explanation=first, kind=CauseKind.SUBJECTIVE, text="thêm sau")


def test_explanations_are_only_added_to():
    explanations.explained(explanations.asked())

    for rows, change in ((Explanation.objects, {"remedy": "a"}), (Cause.objects, {"text": "a"})):
        with pytest.raises(ProgrammingError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Cause.objects.all().delete()
