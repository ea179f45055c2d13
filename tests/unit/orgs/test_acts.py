"""Acts on organisations: each has a day, a document, and one line in the trail (I21, I23)."""

from datetime import date

import pytest

from chamdiem.portal.audit import trail
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.orgs import actions, queries
from chamdiem.portal.orgs.choices import Block, Kind, Share
from chamdiem.portal.orgs.models import Act, Organisation, Succession, Version
from tests.factories import organisations

pytestmark = pytest.mark.django_db
AT, BASIS, FIRST = organisations.AT, organisations.BASIS, organisations.FIRST
BEFORE, REFORM = date(2025, 6, 30), date(2025, 7, 1)
DONE = {"basis": BASIS, "by": None, "at": AT}


def rename(organisation: Organisation, name: str, *, on: date = REFORM, **other: object) -> Version:
    return actions.change(
        organisation=organisation, facts=organisations.facts(name), on=on, **DONE | other
    )


def test_an_organisation_is_there_from_the_day_of_its_founding():
    founded = organisations.organisation("Sở Nội vụ", on=REFORM)

    assert queries.as_of(organisation=founded, on=BEFORE) is None
    assert queries.as_of(organisation=founded, on=REFORM).name == "Sở Nội vụ"


def test_names_are_trimmed_and_of_one_form():
    founded = organisations.organisation("  Sở  Nội vu\u0323 ")

    assert organisations.name(founded) == "Sở Nội vụ"


def test_another_name_holds_from_its_day_and_the_identity_stays():
    department = organisations.organisation("Sở Thông tin và Truyền thông")

    rename(department, "Sở Khoa học và Công nghệ")

    named = [queries.as_of(organisation=department, on=day).name for day in (BEFORE, REFORM)]
    assert named == ["Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"]


def test_who_is_merged_ends_and_is_linked_to_who_follows():
    one, other = (organisations.commune(name) for name in ("Xã Một", "Xã Hai"))

    new = actions.merge(
        predecessors=[one, other],
        into=organisations.facts("Xã Ba", block=Block.COMMUNE),
        on=REFORM,
        **DONE,
    )

    assert [queries.as_of(organisation=each, on=REFORM) for each in (one, other)] == [None, None]
    assert [link.name for link in queries.predecessors(organisation=new)] == ["Xã Một", "Xã Hai"]
    assert [link.id for link in queries.successors(organisation=one)] == [new.pk]


def test_one_may_be_merged_into_another_that_stays():
    stays, goes = organisations.commune("Xã Một"), organisations.commune("Xã Hai")

    merged = actions.merge(predecessors=[goes], into=stays, on=REFORM, **DONE)

    assert merged == stays
    assert queries.as_of(organisation=stays, on=REFORM).name == "Xã Một"
    assert queries.as_of(organisation=goes, on=REFORM) is None


def test_who_stays_in_a_merger_may_take_other_facts():
    stays, goes = organisations.commune("Xã Một", "03388"), organisations.commune("Xã Hai")
    ward = organisations.facts("Phường Một", block=Block.COMMUNE, kind=Kind.WARD, area_code="03388")

    actions.merge(predecessors=[goes], into=stays, facts=ward, on=REFORM, **DONE)

    assert queries.by_area_code(code="03388", on=BEFORE).name == "Xã Một"
    assert queries.by_area_code(code="03388", on=REFORM).name == "Phường Một"


def test_who_gives_only_a_part_stays():
    giver, goes = organisations.commune("Xã Một"), organisations.commune("Xã Hai")
    new = organisations.facts("Xã Ba", block=Block.COMMUNE)

    actions.merge(
        predecessors=[giver, goes], into=new, shares={giver.pk: Share.PART}, on=REFORM, **DONE
    )

    assert queries.as_of(organisation=giver, on=REFORM) is not None
    assert list(Succession.objects.values_list("share", flat=True)) == ["part", "whole"]


def test_who_is_divided_ends_in_its_parts_and_one_may_take_its_code():
    old = organisations.commune("Xã Một", "03388")
    parts = [
        organisations.facts("Xã Hai", block=Block.COMMUNE, area_code="03388"),
        organisations.facts("Xã Ba", block=Block.COMMUNE),
    ]

    actions.split(predecessor=old, parts=parts, ends=True, on=REFORM, **DONE)

    assert queries.as_of(organisation=old, on=REFORM) is None
    assert queries.by_area_code(code="03388", on=REFORM).name == "Xã Hai"
    assert [link.name for link in queries.successors(organisation=old)] == ["Xã Hai", "Xã Ba"]


def test_who_is_separated_from_leaves_the_old_one_as_it_was():
    old = organisations.organisation("Sở Một")
    part = organisations.facts("Sở Hai")

    (new,) = actions.split(predecessor=old, parts=[part], ends=False, on=REFORM, **DONE)

    assert queries.as_of(organisation=old, on=REFORM).name == "Sở Một"
    assert [link.id for link in queries.predecessors(organisation=new)] == [old.pk]


def test_who_is_abolished_is_there_to_the_day_before():
    office = organisations.organisation("Sở Một")

    actions.abolish(organisation=office, on=REFORM, **DONE)

    assert queries.as_of(organisation=office, on=BEFORE).name == "Sở Một"
    assert queries.as_of(organisation=office, on=REFORM) is None


def test_a_code_is_free_again_when_its_bearer_is_no_more():
    old = organisations.commune("Xã Một", "03388")
    actions.abolish(organisation=old, on=REFORM, **DONE)

    organisations.commune("Xã Hai", "03388", on=REFORM)

    found = [queries.by_area_code(code="03388", on=day).name for day in (BEFORE, REFORM)]
    assert found == ["Xã Một", "Xã Hai"]


def test_blocks_are_followed_until_they_are_settled():
    organisations.province()

    actions.settle_block(block=Block.AGENCY, is_scored=True, on=REFORM, **DONE)

    assert queries.blocks(on=BEFORE)[Block.AGENCY] is False
    assert queries.blocks(on=REFORM)[Block.AGENCY] is True
    assert queries.blocks(on=REFORM)[Block.CENTRAL] is False


def test_each_act_has_one_entry_with_before_and_after(officer):
    department = organisations.organisation("Sở Cũ", by=officer)

    rename(department, "Sở Mới", by=officer)

    entry = Entry.objects.get(verb="orgs.organisation.changed")
    assert (entry.actor, entry.subject_id) == (officer.opaque_id, str(department.public_id))
    assert (entry.before["name"], entry.after["name"]) == ("Sở Cũ", "Sở Mới")
    assert entry.before["parent"] == str(organisations.province().public_id)
    assert Entry.objects.filter(verb="orgs.organisation.founded").count() == 1


def test_what_a_command_does_is_recorded_as_the_systems():
    organisations.organisation("Sở Cũ")

    assert Entry.objects.get(verb="orgs.organisation.founded").actor == trail.SYSTEM


def test_an_act_of_its_own_stands_behind_each_beginning_and_end():
    office = organisations.organisation("Sở Một")

    actions.abolish(organisation=office, on=REFORM, **DONE)

    last = queries.history(organisation=office)[-1]
    assert (last.act_kind, last.end_kind) == ("found", "abolish")
    assert Act.objects.filter(kind="abolish").get().number == last.end_basis.number
