"""Questions about organisations: the order of the tree, groups of addressees, what they cost."""

from datetime import date

import pytest

from chamdiem.portal.orgs import actions, queries
from chamdiem.portal.orgs.choices import Block, Kind
from tests.factories import organisations

pytestmark = pytest.mark.django_db
DAY, REFORM = date(2026, 1, 15), date(2025, 7, 1)
DONE = {"basis": organisations.BASIS, "by": None, "at": organisations.AT}


def test_the_tree_is_in_order_of_blocks_and_names_each_parent_first():
    above = organisations.organisation("Sở Y tế")
    organisations.commune("Xã Ấm")
    organisations.commune("Xã Ầm")
    organisations.organisation("Sở Nội vụ")
    organisations.organisation("Chi cục", block=Block.OTHER, parent=above)

    told = [(node.depth, node.name) for node in queries.tree(on=DAY)]

    assert told == [
        (0, "Tỉnh Thử"), (1, "Sở Nội vụ"), (1, "Sở Y tế"), (2, "Chi cục"),
        (1, "Xã Ầm"), (1, "Xã Ấm"),
    ]  # fmt: skip


def test_names_are_those_of_the_day_else_the_nearest():
    one = organisations.organisation("Sở Một", on=date(2025, 3, 1))
    actions.change(organisation=one, facts=organisations.facts("Sở Hai"), on=REFORM, **DONE)
    actions.abolish(organisation=one, on=DAY, **DONE)

    days = (date(2025, 1, 1), date(2025, 6, 30), REFORM, date(2026, 9, 1))
    named = [queries.names(ids=[one.pk], on=day)[one.pk] for day in days]

    assert named == ["Sở Một", "Sở Một", "Sở Hai", "Sở Hai"]


def test_an_empty_code_is_nobody():
    organisations.organisation()

    assert queries.by_area_code(code="", on=DAY) is None
    assert queries.by_unit_code(code="", on=DAY) is None


def test_a_unit_code_finds_who_is_meant():
    organisations.organisation("Sở Một", unit_code="SM")

    assert queries.by_unit_code(code="SM", on=DAY).name == "Sở Một"


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("Các sở, ban, ngành", ["Sở Một"]),
        ("các sở, ban, ngành tỉnh;", ["Sở Một"]),
        ("Thủ trưởng các sở, ban, ngành thuộc tỉnh", ["Sở Một"]),
        ("CÁC SỞ, BAN, NGÀNH, ĐOÀN THỂ TỈNH", ["Sở Một", "Hội Thử"]),
        ("- UBND các xã, phường;", ["Xã Một"]),
        ("Ủy ban nhân dân các xã, phường", ["Xã Một"]),
        ("Chủ tịch UBND các xã, phường", ["Xã Một"]),
        ("các xa\u0303, phu\u031bo\u031b\u0300ng", ["Xã Một"]),
        ("UBND các huyện, thành phố", ["Huyện Một"]),
        ("UBND các huyện, thị xã, thành phố", ["Huyện Một"]),
        ("Các cơ quan Trung ương đóng trên địa bàn tỉnh", ["Thuế tỉnh"]),
    ],
)
def test_groups_are_found_however_they_are_written(group, names):
    organisations.organisation("Sở Một")
    organisations.organisation("Hội Thử", block=Block.OTHER, kind=Kind.MASS)
    organisations.commune("Xã Một")
    organisations.organisation("Huyện Một", block=Block.DISTRICT)
    organisations.organisation("Thuế tỉnh", block=Block.CENTRAL)

    assert [node.name for node in queries.expand(group=group, on=DAY)] == names


@pytest.mark.parametrize("group", ["", "Lưu: VT", "các trường học", "tỉnh"])
def test_an_unknown_group_is_nobody_and_the_known_ones_are_named(group):
    organisations.organisation("Sở Một")

    found = queries.addressees(group=group, on=DAY)

    assert found.nodes == ()
    assert "Chưa biết nhóm" in found.reason
    assert "“các sở, ban, ngành”" in found.reason


def test_a_known_group_that_never_was_is_nobody():
    organisations.province()

    found = queries.addressees(group="các xã, phường", on=DAY)

    assert found.reason == "Ngày 15/01/2026 không có cơ quan nào thuộc nhóm “các xã, phường”."


def test_the_cost_does_not_grow_with_organisations(assert_queries_stay_flat):
    first, gone = organisations.organisation("Sở Một"), organisations.organisation()
    actions.merge(predecessors=[gone], into=first, on=REFORM, **DONE)

    def ask() -> None:
        queries.tree(on=DAY)
        queries.names(ids=[node.id for node in queries.tree(on=DAY)], on=DAY)
        queries.history(organisation=first)
        queries.predecessors(organisation=first)
        queries.expand(group="các sở, ban, ngành", on=DAY)
        queries.blocks(on=DAY)

    def grow() -> None:
        made = [organisations.organisation() for _ in range(3)]
        actions.merge(predecessors=made, into=first, on=REFORM, **DONE)
        organisations.organisation(parent=first)

    assert_queries_stay_flat(show=ask, grow=grow)
