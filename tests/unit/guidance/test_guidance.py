"""Guidance of a criterion: drafted by one, released by another, kept, taken over by an act."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.guidance import actions, queries
from chamdiem.portal.guidance.facts import Told
from chamdiem.portal.guidance.models import Guidance, Release
from tests.factories import guidance, months, organisations

AT, LEAF = guidance.AT, guidance.LEAF

pytestmark = pytest.mark.django_db


def _second() -> object:
    return months.version(text=months.SCHEME.replace('version: "1"', 'version: "2"'))


def test_a_draft_is_not_in_force_before_another_person_releases_it() -> None:
    made = guidance.drafted()
    assert queries.of_leaf(version=made.version, leaf=LEAF) is None

    actions.release(guidance=made, by=guidance.leader(), at=AT)

    shown = queries.of_leaf(version=made.version, leaf=LEAF)
    assert shown is not None
    assert shown.said == guidance.TOLD
    assert queries.draft_of(version=made.version, leaf=LEAF) is None
    assert Entry.objects.filter(verb__startswith="guidance.guidance").count() == 2


def test_nobody_releases_what_they_wrote() -> None:
    by = guidance.leader()
    made = guidance.drafted(by=by)

    with pytest.raises(actions.OwnHand, match="không tự phát hành"):
        actions.release(guidance=made, by=by, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(guidance=made, at=AT, by=by.public_id)


def test_only_the_latest_draft_is_released_and_once() -> None:
    first = guidance.drafted()
    latest = guidance.released()

    for one in (first, latest):
        with pytest.raises(actions.Moved):
            actions.release(guidance=one, by=guidance.leader(), at=AT)


def test_the_version_before_stays_readable() -> None:
    guidance.released()
    guidance.released(told=Told("Chỉ tính hồ sơ trả đúng ngày"), at=AT + timedelta(days=1))

    found = queries.history(version=months.version(), leaf=LEAF)

    assert [one.said.counts for one in found] == [
        "Chỉ tính hồ sơ trả đúng ngày",
        guidance.TOLD.counts,
    ]


def test_guidance_is_only_added_to() -> None:
    made = guidance.drafted()

    with pytest.raises(ProgrammingError), transaction.atomic():
        Guidance.objects.filter(pk=made.pk).update(counts="khác")


def test_guidance_that_says_nothing_is_refused() -> None:
    with pytest.raises(actions.SaysNothing):
        guidance.drafted(told=Told("  "))


def test_guidance_of_a_criterion_that_is_not_there_is_refused() -> None:
    with pytest.raises(actions.NoSuchCriterion):
        guidance.drafted(leaf="KHONG_CO")


def test_a_new_version_has_no_guidance_before_somebody_takes_it_over() -> None:
    former, version = guidance.released().version, _second()
    assert queries.of_leaf(version=version, leaf=LEAF) is None

    by = guidance.leader()
    taken = actions.take_over(version=version, former=former, leaves=[LEAF], by=by, at=AT)

    shown = queries.of_leaf(version=version, leaf=LEAF)
    assert taken == 1
    assert shown is not None
    assert (shown.said, shown.former) == (guidance.TOLD, "nho, phiên bản 1")


def test_what_the_former_version_says_later_is_its_own() -> None:
    former, version = guidance.released().version, _second()
    by, later = guidance.leader(), AT + timedelta(days=1)
    actions.take_over(version=version, former=former, leaves=[LEAF], by=by, at=AT)

    guidance.released(former, told=Told("Khác"), at=later)

    shown = queries.of_leaf(version=version, leaf=LEAF)
    assert shown is not None
    assert shown.said == guidance.TOLD


def test_a_version_with_its_own_guidance_takes_nothing_over() -> None:
    former, version = guidance.released().version, _second()
    guidance.released(version)

    with pytest.raises(actions.Moved):
        actions.take_over(
            version=version, former=former, leaves=[LEAF], by=guidance.leader(), at=AT
        )


def test_answers_are_taken_over_with_the_guidance() -> None:
    question = guidance.asked(organisations.organisation())
    guidance.answered(question)
    version = _second()
    assert queries.counts(version=version)[LEAF].answers == 0

    actions.take_over(
        version=version, former=question.version, leaves=[LEAF], by=guidance.leader(), at=AT
    )

    assert len(queries.answers_of(version=version, leaf=LEAF)) == 1
    assert queries.counts(version=version)[LEAF].answers == 1


def test_what_there_is_to_read_costs_three_queries(django_assert_num_queries) -> None:
    version = guidance.released().version

    with django_assert_num_queries(3):
        found = queries.counts(version=version)

    assert found[LEAF].has_guidance
