"""An inspection is planned with a team of others, warned of overlaps, announced, cancelled."""

from datetime import date

import pytest

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.inspections import actions, queries
from chamdiem.portal.inspections.actions import ground, planning, visiting
from chamdiem.portal.inspections.choices import State
from chamdiem.portal.inspections.models import Inspection
from chamdiem.portal.posts.choices import Kind as PostKind
from chamdiem.portal.rights.roles import Role
from tests.factories import inspections, organisations, people, posts

pytestmark = pytest.mark.django_db
AT, WITHIN, FROM, TO = inspections.AT, inspections.WITHIN, inspections.FROM, inspections.TO


def told(made, at=AT):
    """Return the inspection as lists show it."""
    return queries.told(rows=Inspection.objects.filter(pk=made.pk), at=at)[0]


def test_a_plan_says_who_inspects_whom_when_and_on_what_ground():
    leader, member = people.person(), people.person()

    made = inspections.planned(team=[leader, member, leader])

    plan = queries.plan_now(inspection=made)
    assert [one.person for one in queries.team(plan=plan)] == [leader, member]
    one = told(made)
    assert (one.content, one.basis_number, one.from_on) == (
        inspections.CONTENT, "12/KH-SKHCN", FROM
    )  # fmt: skip
    assert (one.state, one.is_announced) == (State.PLANNED, False)
    assert Entry.objects.filter(verb="inspections.inspection.planned").count() == 1


@pytest.mark.parametrize("bind", [posts.tenure, posts.focal_point], ids=["post", "focal-point"])
def test_nobody_of_the_unit_is_of_the_team_i16(bind):
    unit, chosen = organisations.organisation(), people.person()
    bind(unit, chosen)

    with pytest.raises(ground.IsOfTheUnit, match="Lò Thị Mai đang giữ .* Hãy chọn người khác"):
        inspections.planned(unit, team=[people.person(), chosen])


def test_a_post_that_begins_while_the_team_is_there_counts_too():
    unit, chosen = organisations.organisation(), people.person()
    posts.tenure(unit, chosen, kind=PostKind.DEPUTY, on=date(2026, 9, 16))

    with pytest.raises(ground.IsOfTheUnit, match="Phó Giám đốc"):
        inspections.planned(unit, team=[chosen])


def test_a_delegation_counts_while_the_head_who_gave_it_is_in_office():
    unit, chosen = organisations.organisation(), people.person()
    head = posts.tenure(unit)
    posts.delegation(head, chosen, on=date(2026, 9, 16), until=date(2026, 9, 20))

    with pytest.raises(ground.IsOfTheUnit, match="Ký văn bản"):
        inspections.planned(unit, team=[chosen])

    posts.replaced(head, on=date(2026, 9, 10))
    assert inspections.planned(unit, team=[chosen])


@pytest.mark.parametrize("days", [(date(2026, 8, 1), date(2026, 9, 14)), (date(2026, 9, 19), None)])
def test_who_left_before_or_comes_after_may_inspect(days):
    unit, chosen = organisations.organisation(), people.person()
    posts.tenure(unit, chosen, on=days[0], until=days[1])

    assert inspections.planned(unit, team=[chosen])


def test_who_only_works_for_the_unit_by_a_role_does_not_inspect_it_i16():
    unit = organisations.organisation()

    with pytest.raises(ground.IsOfTheUnit, match="vai trò của đơn vị"):
        inspections.planned(unit, team=[inspections.of_unit(unit)])

    verifier = people.person(role=Role.VERIFIER, organisation=unit, criterion="ON_TIME")
    assert inspections.planned(unit, team=[verifier])


def test_a_team_is_of_people_who_sign_in():
    with pytest.raises(planning.NoTeam, match="không có tài khoản"):
        inspections.planned(team=[posts.noted()])


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"to_on": date(2026, 9, 13)}, "phải từ ngày bắt đầu"),
        ({"basis_issued_on": date(2026, 9, 9)}, "không thể sau hôm nay"),
        ({"content": " "}, "Hãy ghi nội dung kiểm tra"),
        ({"basis_number": "\u200b"}, "Hãy ghi số văn bản căn cứ"),
    ],
)
def test_a_plan_that_says_too_little_is_refused(said, words):
    with pytest.raises(actions.Refused, match=words):
        inspections.planned(**said)


def test_a_team_has_a_leader():
    made = inspections.given()
    nobody = type(made)(**{name: getattr(made, name) for name in made.__slots__} | {"team": ()})

    with pytest.raises(planning.NoTeam, match="trưởng đoàn"):
        actions.plan(
            unit=organisations.organisation(), kind="yearly", given=nobody,
            by=inspections.manager(), at=AT,
        )  # fmt: skip


def test_an_overlap_is_warned_of_once_and_stays_told():
    unit = organisations.organisation()
    other = inspections.planned(unit, content="Một cửa", from_on=TO, to_on=date(2026, 9, 25))
    inspections.visit(unit)

    with pytest.raises(planning.Overlaps, match="Một cửa.*18/09/2026–25/09/2026") as warned:
        inspections.planned(unit, knows_overlap=False)
    made = inspections.planned(unit, knows_overlap=True)

    assert "đoàn của Kiểm toán nhà nước (18/09/2026–18/09/2026)" in str(warned.value)
    found = queries.overlaps(unit=unit, from_on=FROM, to_on=TO, but=made)
    assert {one.inspection for one in found} == {None, other.public_id}
    everything = queries.told(rows=Inspection.objects.all(), at=AT)
    assert queries.clashing(told=everything) == {made.pk, other.pk}


@pytest.mark.parametrize(
    "days", [(date(2026, 9, 1), date(2026, 9, 13)), (date(2026, 9, 19), date(2026, 9, 30))]
)
def test_days_that_only_touch_the_next_are_no_overlap(days):
    unit = organisations.organisation()
    inspections.planned(unit, from_on=days[0], to_on=days[1])
    inspections.visit(organisations.organisation())

    assert inspections.planned(unit, knows_overlap=False)


def test_what_was_cancelled_or_dropped_overlaps_nothing():
    unit = organisations.organisation()
    cancelled, visit = inspections.planned(unit), inspections.visit(unit)
    by = inspections.manager()

    actions.cancel(inspection=cancelled, reason="Đổi kế hoạch năm", by=by, at=AT)
    actions.drop_visit(visit=visit, reason="Đoàn không đến", by=by, at=AT)

    assert inspections.planned(unit, knows_overlap=False)
    with pytest.raises(visiting.IsDropped):
        actions.drop_visit(visit=visit, reason="Đoàn không đến", by=by, at=AT)


def test_a_visit_says_who_comes_and_ends_after_it_begins():
    unit = organisations.organisation()

    with pytest.raises(ground.SaysNothing, match="cơ quan kiểm tra"):
        inspections.visit(unit, organisation=" ")
    with pytest.raises(ground.OddDays):
        inspections.visit(unit, from_on=TO, to_on=FROM)


def test_a_plan_is_revised_with_a_reason_and_the_former_one_is_kept():
    made, by = inspections.announced(), inspections.manager()
    anew = inspections.given(content="Chỉ kiểm tra minh chứng", to_on=date(2026, 9, 16))

    with pytest.raises(ground.SaysNothing, match="lý do sửa"):
        actions.revise(inspection=made, given=anew, reason="", by=by, at=AT)
    actions.revise(inspection=made, given=anew, reason="Rút gọn", by=by, at=AT)

    assert told(made).content == "Chỉ kiểm tra minh chứng"
    assert len(queries.plans_of(inspection=made)) == 2


def test_a_revised_plan_does_not_overlap_itself():
    made = inspections.planned()

    actions.revise(
        inspection=made, given=inspections.given(), reason="Đổi đoàn", by=people.person(), at=AT
    )

    assert len(queries.plans_of(inspection=made)) == 2


def test_the_plan_stands_once_there_are_minutes():
    made, by = inspections.minuted(), inspections.manager()

    with pytest.raises(ground.HasMinutes, match="giữ nguyên"):
        actions.revise(
            inspection=made, given=inspections.given(), reason="Sửa", by=by, at=inspections.AFTER
        )
    with pytest.raises(ground.HasMinutes, match="không huỷ được"):
        actions.cancel(inspection=made, reason="Thôi", by=by, at=inspections.AFTER)


def test_a_plan_is_announced_once():
    made = inspections.announced()

    assert (told(made).state, told(made, WITHIN).state) == (State.PLANNED, State.UNDER_WAY)
    with pytest.raises(planning.IsAnnounced):
        actions.announce(inspection=made, by=inspections.manager(), at=AT)


def test_a_cancelled_inspection_says_why_and_takes_no_more():
    made, by = inspections.announced(), inspections.manager()
    with pytest.raises(ground.SaysNothing, match="lý do huỷ"):
        actions.cancel(inspection=made, reason=" ", by=by, at=AT)

    actions.cancel(inspection=made, reason="Trùng đoàn của tỉnh", by=by, at=AT)

    assert told(made, WITHIN).state is State.CANCELLED
    with pytest.raises(ground.IsOver, match="đã huỷ"):
        inspections.item(made)
    with pytest.raises(ground.IsOver, match="đã huỷ"):
        actions.cancel(inspection=made, reason="Lần nữa", by=by, at=AT)
