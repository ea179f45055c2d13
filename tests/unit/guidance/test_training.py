"""Trainings: day and place, material, how many of each unit came."""

import pytest

from chamdiem.portal.files import owners
from chamdiem.portal.guidance import actions, queries
from tests.factories import guidance, months, organisations, people

AT = guidance.AT

pytestmark = pytest.mark.django_db


def test_a_training_is_in_a_place_or_online() -> None:
    with pytest.raises(actions.SaysNothing, match="địa điểm"):
        guidance.training(place="")

    assert guidance.training(place="", is_online=True).is_online


def test_who_came_is_counted_by_unit_and_the_latest_count_stands() -> None:
    made, units = guidance.training(), [organisations.organisation() for _ in range(3)]
    by = guidance.writer()
    came = dict(zip(units, (2, 0, 5), strict=True))

    first = actions.note_attendance(training=made, came=came, by=by, at=AT)
    again = actions.note_attendance(training=made, came=came | {units[0]: 3}, by=by, at=AT)

    (held,) = queries.held()
    assert (first, again) == (2, 1)
    assert (held.units, held.people) == (2, 8)


def test_a_count_beyond_reason_is_refused() -> None:
    with pytest.raises(actions.Refused, match="2000"):
        actions.note_attendance(
            training=guidance.training(),
            came={organisations.organisation(): 2001},
            by=guidance.writer(),
            at=AT,
        )


def test_material_is_seen_by_whoever_has_signed_in(settings, tmp_path) -> None:
    settings.EVIDENCE_FOLDER = str(tmp_path)
    made = guidance.training()

    row = actions.give_material(
        training=made, content=b"a;1", name="tai-lieu.csv", by=guidance.writer(), at=AT
    )

    assert owners.any_shows(people.person(), row.file.public_id)
    assert queries.materials(training=made) == ((row.file.public_id, "tai-lieu.csv"),)


def test_criteria_of_a_training_are_those_of_its_version() -> None:
    version = months.version()
    assert guidance.training(version=version, leaves=["ON_TIME"]).leaves == ["ON_TIME"]

    with pytest.raises(actions.NoSuchCriterion):
        guidance.training(version=version, leaves=["KHONG_CO"])
