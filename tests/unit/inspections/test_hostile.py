"""What two at once, or somebody past the actions, try on inspections: nothing comes of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from chamdiem.portal.files.owners import any_shows
from chamdiem.portal.inspections import actions, queries
from chamdiem.portal.inspections.facts import Refused
from chamdiem.portal.inspections.models import (
    Announcement,
    Closing,
    Finding,
    Inspection,
    Item,
    Member,
    Remedy,
    RemedyAnswer,
    Result,
)
from chamdiem.portal.rights.roles import Role
from tests.factories import inspections, organisations, people, posts

AT, WITHIN, AFTER = inspections.AT, inspections.WITHIN, inspections.AFTER


def at_once(act, *given):
    """Do the same from two connections; return what became of each."""

    def one(what):
        try:
            act(what)
            return "done"
        except Refused as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(one, given))


@pytest.mark.django_db(transaction=True)
def test_two_who_announce_at_once_announce_once():
    made, by = inspections.planned(), inspections.manager()

    told = at_once(lambda _: actions.announce(inspection=made, by=by, at=AT), 1, 2)

    assert (told, Announcement.objects.count()) == (["IsAnnounced", "done"], 1)


@pytest.mark.django_db(transaction=True)
def test_two_findings_at_once_get_a_number_each():
    made = inspections.announced()

    told = at_once(lambda text: inspections.finding(made, text=text), "Thiếu sổ", "Thiếu chữ ký")

    assert told == ["done", "done"]
    assert sorted(Finding.objects.values_list("number", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_two_who_answer_at_once_answer_once():
    remedy, by = inspections.reported(inspections.found()), inspections.manager()

    told = at_once(
        lambda yes: actions.answer_remedy(
            remedy=remedy, is_confirmed=yes, reason="Xem lại", by=by, at=AFTER
        ),
        True,
        False,
    )

    assert ("done" in told, RemedyAnswer.objects.count()) == (True, 1)


@pytest.mark.django_db(transaction=True)
def test_a_finding_and_the_end_at_once_leave_no_open_finding_behind():
    made, by = inspections.minuted(), inspections.manager()
    acts = {
        "close": lambda: actions.close(inspection=made, by=by, at=AFTER),
        "find": lambda: inspections.finding(made, at=AFTER),
    }

    at_once(lambda name: acts[name](), "close", "find")

    is_open = queries.unsettled(inspection=made, at=AFTER)
    assert bool(is_open) != Closing.objects.exists()


def refused(constraint, make):
    """Let a row be made past the actions; return whether the database names that constraint."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        make()
    return caught.value.__cause__.diag.constraint_name == constraint


@pytest.mark.django_db
def test_the_database_keeps_the_order_of_an_inspection():
    made, by = inspections.minuted(), people.person().public_id
    item = Item(inspection=made, text="Mục nữa", at=AFTER, by=by)
    actions.close(inspection=made, by=inspections.manager(), at=AFTER)
    late = Finding(
        inspection=made, number=1, text="a", severity="light", remedy="b",
        due_on=inspections.DUE, at=AFTER, by=by,
    )  # fmt: skip

    assert refused("an_inspection_is_open", late.save)
    assert refused("an_inspection_is_open", item.save)


@pytest.mark.django_db
def test_the_database_lets_results_stand_as_the_minutes_have_them():
    made = inspections.announced()
    item = inspections.item(made)
    inspections.result(item)
    inspections.minuted(made)
    by = people.person().public_id

    again = Result(item=item, outcome="met", at=AFTER, by=by)

    assert refused("the_minutes_stand", again.save)


@pytest.mark.django_db
def test_the_database_closes_no_inspection_with_an_open_finding():
    finding, by = inspections.found(), people.person().public_id
    closing = Closing(inspection=finding.inspection, at=AFTER, by=by)

    assert refused("an_inspection_closes_when_all_is_settled", closing.save)


@pytest.mark.django_db
def test_the_database_lets_nobody_judge_their_own_unit_i16():
    finding = inspections.found()
    remedy, head = inspections.reported(finding), people.person()
    posts.tenure(finding.inspection.unit, head)
    answers = [
        RemedyAnswer(remedy=remedy, is_confirmed=True, at=AFTER, by=by)
        for by in (remedy.by, head.public_id)
    ]
    plan = queries.plan_now(inspection=finding.inspection)

    for one in answers:
        assert refused("a_remedy_is_answered_by_another", one.save)
    assert refused("nobody_inspects_their_own_unit", Member(plan=plan, person=head, place=9).save)


@pytest.mark.django_db
def test_a_settled_finding_takes_no_report_past_the_actions():
    finding = inspections.found()
    inspections.confirmed(inspections.reported(finding))
    again = Remedy(finding=finding, text="a", number="1", at=AFTER, by=people.person().public_id)

    assert refused("a_finding_is_unsettled", again.save)


@pytest.mark.django_db
def test_nothing_that_was_said_is_changed_or_deleted():
    made = inspections.planned()

    for act in (
        lambda: Inspection.objects.filter(pk=made.pk).update(kind="ad-hoc"),
        lambda: Member.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            act()


@pytest.mark.django_db
def test_files_of_an_inspection_are_shown_to_who_sees_it():
    finding = inspections.found()
    unit, other = finding.inspection.unit, organisations.organisation()
    key = queries.minutes_now(inspection=finding.inspection).file.public_id

    seen = [
        any_shows(user, key)
        for user in (
            inspections.manager(),
            inspections.of_unit(unit),
            people.person(role=Role.OVERSIGHT),
            people.person(role=Role.PROVINCIAL_LEADER),
            inspections.of_unit(other),
            people.person(role=Role.CLERK),
        )
    ]

    assert seen == [True, True, True, True, False, False]
