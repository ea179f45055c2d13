"""What is refused: each refusal names its rule, and nothing is half-stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.orgs import actions, queries
from chamdiem.portal.orgs.choices import Block, Kind
from chamdiem.portal.orgs.facts import Basis, Facts
from chamdiem.portal.orgs.models import Act, Organisation, Version
from tests.factories import organisations

pytestmark = pytest.mark.django_db
AT, BASIS, FIRST = organisations.AT, organisations.BASIS, organisations.FIRST
REFORM, LATER = date(2025, 7, 1), date(2026, 1, 1)
DONE = {"basis": BASIS, "by": None, "at": AT}


def counts() -> list[int]:
    return [model.objects.count() for model in (Act, Organisation, Version, Entry)]


def refused(how: type[Exception], words: str, act: Callable[[], object]) -> None:
    """Check that the act is refused in those words and leaves no row behind."""
    before = counts()
    with pytest.raises(how, match=words):
        act()
    assert counts() == before


def change(
    organisation: Organisation, facts: Facts, *, on: date = REFORM, **other: object
) -> Version:
    return actions.change(organisation=organisation, facts=facts, on=on, **DONE | other)


def abolish(organisation: Organisation, *, on: date = REFORM, **other: object) -> None:
    actions.abolish(organisation=organisation, on=on, **DONE | other)


def merge(
    *predecessors: Organisation, into: Facts | Organisation, on: date = REFORM
) -> Organisation:
    return actions.merge(predecessors=predecessors, into=into, on=on, **DONE)


def test_nothing_is_merged_into_what_was_abolished():
    ended, other = organisations.organisation("Sở Cũ"), organisations.organisation()
    abolish(ended)

    refused(
        actions.Ended,
        "“Sở Cũ” đã kết thúc hoạt động từ ngày 01/07/2025",
        lambda: merge(other, into=ended, on=LATER),
    )


def test_who_has_ended_is_not_merged_again():
    ended, other = organisations.organisation(), organisations.organisation()
    abolish(ended)

    refused(actions.Ended, "đã kết thúc", lambda: merge(ended, into=other, on=LATER))


def test_nothing_changes_after_the_end():
    ended = organisations.organisation()
    abolish(ended)

    refused(actions.Ended, "đã kết thúc", lambda: change(ended, organisations.facts(), on=LATER))


def test_nothing_changes_before_the_founding():
    one = organisations.organisation(on=REFORM)

    refused(
        actions.BeforeFounding,
        r"Ngày 31/12/2024 trước ngày .* \(01/07/2025\)",
        lambda: change(one, organisations.facts(), on=date(2024, 12, 31)),
    )


def test_a_slip_in_the_year_is_refused():
    organisations.province()

    refused(
        actions.NoSuchDay,
        "quá xa trong quá khứ.*kiểm tra lại năm",
        lambda: actions.found(facts=organisations.facts(), on=date(225, 7, 1), **DONE),
    )


def test_acts_follow_each_other_in_time():
    one = organisations.organisation("Sở Một")
    change(one, organisations.facts("Sở Hai"), on=LATER)

    refused(
        actions.LaterChangeStands,
        "thay đổi từ ngày 01/01/2026, sau ngày 01/07/2025.*dùng Đính chính",
        lambda: change(one, organisations.facts("Sở Ba")),
    )


def test_nothing_changes_before_an_end_that_is_recorded():
    one = organisations.organisation("Sở Một")
    abolish(one, on=LATER)

    refused(
        actions.LaterChangeStands,
        "ngày kết thúc 01/01/2026",
        lambda: change(one, organisations.facts()),
    )


def test_a_day_has_one_change():
    one = organisations.organisation("Sở Một")
    change(one, organisations.facts("Sở Hai"))

    refused(actions.SameDay, "01/07/2025 đã có", lambda: change(one, organisations.facts("Sở Ba")))


def test_a_change_changes_something():
    one = organisations.organisation("Sở Một")

    refused(
        actions.NothingChanged,
        "không có gì khác",
        lambda: change(one, organisations.facts("Sở Một")),
    )


def test_nobody_is_their_own_parent():
    one = organisations.organisation("Sở Một")
    facts = organisations.facts("Sở Một", parent=one)

    refused(actions.OwnParent, "không đứng trên chính mình", lambda: change(one, facts))


def test_parents_make_no_circle():
    above = organisations.organisation("Sở Một")
    middle = organisations.organisation("Chi cục", parent=above)
    below = organisations.organisation("Phòng", parent=middle)

    refused(
        actions.OwnParent,
        "đang trực thuộc cơ quan này",
        lambda: change(above, organisations.facts("Sở Một", parent=below)),
    )


def test_a_circle_that_closes_only_later_is_refused_too():
    one, other = (organisations.organisation(name) for name in ("Sở Một", "Sở Hai"))
    change(other, organisations.facts("Sở Hai", parent=one), on=LATER)

    refused(
        actions.Contradiction,
        "không thể vừa là cấp trên vừa trực thuộc chính mình",
        lambda: change(one, organisations.facts("Sở Một", parent=other)),
    )


def test_a_parent_is_there_on_the_first_day():
    parent = organisations.organisation("Sở Mới", on=REFORM)

    refused(
        actions.ParentNotThere,
        "“Sở Mới” không tồn tại từ ngày 01/01/2025",
        lambda: organisations.organisation("Chi cục", parent=parent),
    )


def test_a_parent_is_there_on_every_later_day():
    parent = organisations.organisation("Sở Cũ")
    abolish(parent, on=LATER)

    refused(
        actions.ParentNotThere,
        "không tồn tại từ ngày 01/01/2026",
        lambda: organisations.organisation("Chi cục", parent=parent),
    )


def test_who_has_others_below_is_not_abolished_and_they_are_named():
    above = organisations.organisation("Sở Một")
    for name in ("Chi cục A", "Chi cục B"):
        organisations.organisation(name, parent=above)

    refused(actions.HasChildren, "còn 2 cơ quan.*“Chi cục A”, “Chi cục B”", lambda: abolish(above))


def test_who_has_others_below_is_not_merged_away():
    above, other = organisations.organisation("Sở Một"), organisations.organisation("Sở Hai")
    organisations.organisation("Chi cục", parent=above)

    refused(actions.HasChildren, "“Chi cục”", lambda: merge(above, into=other))


def test_a_code_belongs_to_one_a_day_and_its_bearer_is_named():
    organisations.commune("Xã Một", "03388")

    refused(
        actions.CodeTaken,
        r"Mã đơn vị hành chính 03388 đang là của “Xã Một” \(từ ngày 01/01/2025\)",
        lambda: organisations.commune("Xã Hai", "03388", on=REFORM),
    )


def test_a_code_that_another_will_bear_later_is_taken_as_well():
    organisations.organisation("Sở Sau", on=LATER, unit_code="SS")

    refused(
        actions.CodeTaken,
        "Mã trong tệp số liệu SS",
        lambda: organisations.organisation(unit_code="SS"),
    )


@pytest.mark.parametrize("wrong", ["3388", "0338a", "123456", "1"])
def test_an_area_code_has_two_three_or_five_digits(wrong):
    organisations.province()

    refused(actions.NotACode, "giữ cả số 0 ở đầu", lambda: organisations.commune("Xã", wrong))


@pytest.mark.parametrize("wrong", ["35", "H3", "H35.", "H35.1", "HH35", "H35-12", "H35.12.1234"])
def test_an_identifier_has_the_form_of_decision_20_2020(wrong):
    organisations.province()

    refused(
        actions.NotACode, "20/2020/QĐ-TTg", lambda: organisations.organisation(identifier=wrong)
    )


@pytest.mark.parametrize("right", ["H35", "h35.12", "H35.12.03", "G06.100"])
def test_identifiers_of_every_level_are_taken(right):
    made = organisations.organisation(identifier=right)

    assert queries.as_of(organisation=made, on=FIRST).identifier == right.upper()


@pytest.mark.parametrize(
    ("kind", "block"), [(Kind.DEPARTMENT, Block.COMMUNE), (Kind.WARD, Block.AGENCY)]
)
def test_territories_stay_in_their_block(kind, block):
    organisations.province()

    refused(
        actions.OutsideItsBlock,
        "không thuộc khối",
        lambda: organisations.organisation(kind=kind, block=block),
    )


@pytest.mark.parametrize("name", ["", " \t", "x" * 201])
def test_an_organisation_has_a_name_that_fits(name):
    organisations.province()
    facts = replace(organisations.facts(), name=name)

    refused(actions.NotNamed, "tên", lambda: actions.found(facts=facts, on=FIRST, **DONE))


@pytest.mark.parametrize("basis", [Basis("", "UBND"), Basis(" ", "UBND"), Basis("1/QĐ", "")])
def test_every_act_has_a_basis(basis):
    one = organisations.organisation()

    refused(actions.NoBasis, "phải có căn cứ", lambda: abolish(one, basis=basis))


def test_a_basis_that_is_yet_to_come_is_none():
    one = organisations.organisation()
    tomorrow = replace(BASIS, issued_on=AT.date() + timedelta(days=1))

    refused(actions.BasisNotIssued, "08/09/2026, chưa đến", lambda: abolish(one, basis=tomorrow))


def test_a_stale_form_is_refused():
    one = organisations.organisation("Sở Một")
    seen = queries.current(organisation=one, on=REFORM).pk
    change(one, organisations.facts("Sở Hai"), seen=seen)

    refused(
        actions.StaleForm,
        "“Sở Hai” đã có thay đổi khác.*Chưa có gì được ghi",
        lambda: change(one, organisations.facts("Sở Ba"), on=LATER, seen=seen),
    )
    refused(actions.StaleForm, "đã có thay đổi khác", lambda: abolish(one, on=LATER, seen=seen))


def test_who_began_before_the_last_act_was_recorded_looks_again():
    one = organisations.organisation(at=AT)

    refused(
        actions.JustChanged,
        "vừa được người khác",
        lambda: abolish(one, at=AT - timedelta(seconds=1)),
    )


def test_a_jurisdiction_is_established_once():
    organisations.province()

    refused(
        actions.AlreadyEstablished,
        "đã phục vụ địa bàn “Tỉnh Thử”",
        lambda: actions.establish(facts=organisations.facts(), is_ministry=False, on=FIRST, **DONE),
    )


def test_nothing_is_founded_before_the_jurisdiction():
    refused(
        actions.NotEstablished,
        "Chưa khai báo địa bàn",
        lambda: actions.found(facts=organisations.facts(), on=FIRST, **DONE),
    )


def test_the_jurisdiction_itself_neither_ends_nor_has_a_parent():
    root, one = organisations.province(), organisations.organisation()
    facts = organisations.facts("Tỉnh Thử", block=Block.PROVINCE, parent=one)

    refused(actions.EndsTheJurisdiction, "là địa bàn", lambda: abolish(root))
    refused(actions.RootHasNoParent, "không trực thuộc", lambda: change(root, facts))


@pytest.mark.parametrize("how", ["nobody", "twice", "itself"])
def test_a_merger_needs_somebody_once_and_not_into_itself(how):
    one, other = organisations.organisation(), organisations.organisation()
    who = {"nobody": [], "twice": [one, one], "itself": [one, other]}[how]

    refused(actions.NothingToJoin, "ít nhất một", lambda: merge(*who, into=other))


def test_a_division_has_two_parts_where_the_old_one_ends():
    one = organisations.organisation()

    refused(
        actions.TooFewParts,
        "ít nhất 2 cơ quan mới khi cơ quan cũ kết thúc",
        lambda: actions.split(
            predecessor=one, parts=[organisations.facts()], ends=True, on=REFORM, **DONE
        ),
    )


def test_a_part_that_is_wrong_leaves_nothing_of_the_division():
    one = organisations.commune("Xã Một", "03388")
    other = organisations.commune("Xã Hai", "03389")
    parts = [
        organisations.facts(block=Block.COMMUNE, area_code=code) for code in ("03388", "03389")
    ]

    refused(
        actions.CodeTaken,
        "“Xã Hai”",
        lambda: actions.split(predecessor=one, parts=parts, ends=True, on=REFORM, **DONE),
    )
    assert queries.as_of(organisation=one, on=LATER) and queries.as_of(organisation=other, on=LATER)
