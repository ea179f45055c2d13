"""The checklist and its results, the minutes, findings and remedies, and the end."""

from datetime import date, timedelta

import pytest

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.files.actions import NotTaken
from chamdiem.portal.files.models import Stored
from chamdiem.portal.inspections import actions, queries
from chamdiem.portal.inspections.actions import checking, ending, ground, remedying
from chamdiem.portal.inspections.choices import Outcome, Remedying, State
from chamdiem.portal.inspections.facts import Done, Noted
from chamdiem.portal.inspections.models import Inspection, Minutes, Remedy, Result
from tests.factories import inspections, months, people, periods, posts

pytestmark = pytest.mark.django_db
AT, WITHIN, AFTER, LATE = (
    inspections.AT, inspections.WITHIN, inspections.AFTER, inspections.LATE
)  # fmt: skip


def told(made, at):
    """Return the inspection as lists show it."""
    return queries.told(rows=Inspection.objects.filter(pk=made.pk), at=at)[0]


def states(finding, at):
    """Return how far each finding of the inspection is."""
    found = queries.findings(inspection=finding.inspection, at=at)
    return [one.state for one in found]


def test_a_checklist_holds_criteria_and_words_each_once():
    made, version, by = inspections.planned(), months.version(), inspections.manager()
    add = {"inspection": made, "version": version, "by": by, "at": AT}

    first = actions.add_items(leaves=["ON_TIME", "ON_TIME"], words=["Sổ theo dõi", " "], **add)
    again = actions.add_items(leaves=["ON_TIME"], words=["so theo doi", "Nhân sự"], **add)

    assert (first, again) == (2, 1)
    one, two, three = queries.checklist(inspection=made)
    assert (one.code, two.name, three.name) == ("ON_TIME", "Sổ theo dõi", "Nhân sự")
    assert one.name != "ON_TIME"
    with pytest.raises(checking.NothingToAdd):
        actions.add_items(leaves=["ON_TIME"], **add)


def test_a_criterion_is_one_of_the_version():
    made, by = inspections.planned(), inspections.manager()

    with pytest.raises(checking.NoSuchItem, match="“KHONG_CO”"):
        actions.add_items(
            inspection=made, version=months.version(), leaves=["KHONG_CO"], by=by, at=AT
        )


def test_the_latest_result_stands_and_the_same_again_changes_nothing():
    made, by = inspections.announced(), inspections.manager()
    item = inspections.item(made)
    noted = {item.pk: Noted(Outcome.UNMET, "Thiếu tháng 7")}
    inspections.result(item)

    again = actions.note_results(inspection=made, results=noted, by=by, at=WITHIN)
    inspections.result(item, Outcome.MET, "Đã xem lại")

    (one,) = queries.checklist(inspection=made)
    assert (again, one.outcome, one.note) == (0, Outcome.MET, "Đã xem lại")
    assert Result.objects.count() == 2
    assert Entry.objects.filter(verb="inspections.result.noted").count() == 2


def test_results_are_of_an_announced_inspection_that_has_begun():
    made, by = inspections.planned(), inspections.manager()
    results = {inspections.item(made).pk: Noted(Outcome.MET)}

    with pytest.raises(ground.NotBegun, match="chưa công bố"):
        actions.note_results(inspection=made, results=results, by=by, at=WITHIN)
    actions.announce(inspection=made, by=by, at=AT)
    with pytest.raises(ground.NotBegun, match="Chưa đến ngày kiểm tra"):
        actions.note_results(inspection=made, results=results, by=by, at=AT)
    with pytest.raises(ground.NotBegun, match="Chưa đến ngày kiểm tra"):
        inspections.finding(made, at=AT)


def test_an_item_of_another_checklist_is_refused():
    made, other = inspections.announced(), inspections.item(inspections.announced())

    with pytest.raises(checking.NoSuchItem, match="mở lại trang"):
        actions.note_results(
            inspection=made,
            results={other.pk: Noted(Outcome.MET)},
            by=inspections.manager(),
            at=WITHIN,
        )


def test_minutes_wait_for_every_item_and_then_the_checklist_stands():
    made = inspections.announced()
    item = inspections.item(made)
    with pytest.raises(checking.Unfinished, match="Còn 1 mục .*Sổ theo dõi minh chứng"):
        inspections.minuted(made)

    inspections.result(item)
    inspections.minuted(made)

    assert told(made, AFTER).state is State.RECORDED
    with pytest.raises(ground.HasMinutes):
        inspections.result(item, Outcome.MET)
    with pytest.raises(ground.HasMinutes):
        inspections.item(made, "Mục nữa")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"issued_on": date(2026, 9, 22)}, "không thể sau hôm nay"),
        ({"issued_on": date(2026, 9, 13)}, "trước ngày bắt đầu"),
        ({"number": " "}, "số biên bản"),
        ({"at": AT}, "Chưa đến ngày kiểm tra"),
    ],
)
def test_minutes_that_cannot_be_are_refused(said, words):
    with pytest.raises(actions.Refused, match=words):
        inspections.minuted(**said)

    assert not Stored.objects.exists()


def test_minutes_noted_anew_say_why_and_the_former_stay():
    made = inspections.minuted()
    with pytest.raises(ground.SaysNothing, match="lý do ghi lại"):
        inspections.minuted(made, number="06/BB-SKHCN")

    inspections.minuted(made, number="06/BB-SKHCN", reason="Gõ nhầm số")

    assert queries.minutes_now(inspection=made).number == "06/BB-SKHCN"
    assert Minutes.objects.count() == 2


def test_a_file_that_is_not_taken_leaves_no_minutes():
    with pytest.raises(NotTaken):
        inspections.minuted(content=("bien-ban.pdf", b"MZ\x90"))

    assert not Minutes.objects.exists()


def test_findings_are_numbered_and_make_the_state():
    made = inspections.announced()
    first, second = inspections.finding(made), inspections.finding(made, text="Chưa phân công")
    before = told(made, WITHIN)

    inspections.minuted(made)

    assert (first.number, second.number) == (1, 2)
    assert (before.state, before.findings, before.open) == (State.UNDER_WAY, 0, 0)
    soon, late = told(made, AFTER), told(made, LATE)
    assert (soon.state, soon.open, soon.late) == (State.REMEDYING, 2, 0)
    assert (late.state, late.late) == (State.REMEDYING, 2)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"text": ""}, "Hãy ghi phát hiện"),
        ({"remedy": " "}, "yêu cầu khắc phục"),
        ({"due_on": date(2026, 9, 13)}, "trước ngày bắt đầu"),
    ],
)
def test_a_finding_says_what_is_asked_until_when(said, words):
    with pytest.raises(actions.Refused, match=words):
        inspections.finding(inspections.announced(), **said)


def test_a_unit_remedies_and_the_department_confirms():
    finding = inspections.found()
    remedy = inspections.reported(finding)
    waiting = states(finding, LATE)

    inspections.confirmed(remedy)

    assert (waiting, states(finding, LATE)) == ([Remedying.WAITING], [Remedying.CLOSED])
    assert told(finding.inspection, LATE).state is State.RECORDED
    with pytest.raises(remedying.IsSettled, match="số 1 đã được xác nhận"):
        inspections.reported(finding)


def test_what_was_reported_late_is_late_while_it_waits():
    finding = inspections.found()
    inspections.reported(finding, at=LATE)

    one = told(finding.inspection, LATE)

    assert states(finding, LATE) == [Remedying.LATE]
    assert (one.late, one.waiting) == (1, 1)


def test_the_last_day_is_within_the_deadline():
    finding = inspections.found()

    assert states(finding, AFTER.replace(day=30)) == [Remedying.OPEN]
    assert states(finding, AFTER.replace(day=30, hour=18)) == [Remedying.LATE]  # 01:00 in Vietnam


def test_a_returned_remedy_says_why_and_never_happened():
    finding = inspections.found()
    remedy = inspections.reported(finding)
    with pytest.raises(ground.SaysNothing, match="vì sao trả lại"):
        inspections.confirmed(remedy, is_confirmed=False)

    inspections.confirmed(remedy, is_confirmed=False, reason="Sổ chưa ký")

    assert states(finding, LATE) == [Remedying.LATE]
    assert inspections.reported(finding)
    with pytest.raises(remedying.IsAnswered):
        inspections.confirmed(remedy)


def test_a_remedy_brings_its_evidence_as_a_number_or_a_file():
    finding = inspections.found()
    with pytest.raises(remedying.NoEvidence, match="minh chứng"):
        inspections.reported(finding, done=Done("Đã làm"))

    inspections.reported(finding, done=Done("Đã làm", content=inspections.FILE))

    assert Remedy.objects.get().file is not None


def test_a_second_report_waits_for_the_answer_to_the_first():
    finding = inspections.found()
    inspections.reported(finding)

    with pytest.raises(remedying.StillWaits):
        inspections.reported(finding)


def test_nothing_is_remedied_before_the_minutes():
    with pytest.raises(ground.NotBegun, match="Chưa có biên bản"):
        inspections.reported(inspections.finding(inspections.announced()))


def test_nobody_confirms_their_own_report_nor_one_of_their_unit():
    finding, both = inspections.found(), inspections.manager()
    remedy = inspections.reported(finding, by=both)
    of_unit = inspections.manager()
    posts.tenure(finding.inspection.unit, of_unit)

    with pytest.raises(remedying.OwnRemedy, match="không tự xác nhận"):
        inspections.confirmed(remedy, by=both)
    with pytest.raises(ground.IsOfTheUnit, match="không xác nhận khắc phục"):
        inspections.confirmed(remedy, by=of_unit)


def test_a_finding_noted_wrongly_is_withdrawn_with_a_reason():
    finding, by = inspections.found(), inspections.manager()
    with pytest.raises(ground.SaysNothing, match="lý do rút"):
        actions.withdraw_finding(finding=finding, reason="", by=by, at=AFTER)

    actions.withdraw_finding(finding=finding, reason="Ghi nhầm đơn vị", by=by, at=AFTER)

    assert states(finding, LATE) == [Remedying.WITHDRAWN]
    assert told(finding.inspection, LATE).findings == 0
    with pytest.raises(remedying.IsSettled, match="đã rút"):
        inspections.reported(finding)


def test_an_inspection_closes_when_every_finding_is_settled_and_says_which_is_not():
    finding, by = inspections.found(), inspections.manager()
    made = finding.inspection
    other = inspections.finding(made, text="Chưa phân công", at=AFTER)
    inspections.confirmed(inspections.reported(finding))

    with pytest.raises(ending.StillUnsettled, match=r"số 2 \(Chưa phân công\)") as refused:
        actions.close(inspection=made, by=by, at=AFTER)
    actions.withdraw_finding(finding=other, reason="Ghi nhầm", by=by, at=AFTER)
    actions.close(inspection=made, by=by, at=AFTER)

    assert "số 1" not in str(refused.value)
    assert told(made, LATE).state is State.CLOSED
    with pytest.raises(ground.IsOver, match="đã kết thúc"):
        inspections.finding(made, at=AFTER)


def test_an_inspection_without_minutes_does_not_close():
    with pytest.raises(ground.NotBegun, match="chưa kết thúc được"):
        actions.close(inspection=inspections.announced(), by=inspections.manager(), at=AFTER)


def test_a_month_is_ordered_to_be_appraised_anew_and_no_figure_changes():
    period = periods.period()
    made = inspections.minuted(inspections.announced(periods.commune()))
    order = {"inspection": made, "period": period, "by": inspections.manager(), "at": AFTER}

    actions.order_reappraisal(reason="Minh chứng không đúng kỳ", **order)

    (one,) = queries.reappraisals(period=period)
    assert (one.month, one.unit, one.reason, one.inspection) == (
        "2026-10", "Xã Thử", "Minh chứng không đúng kỳ", made.public_id
    )  # fmt: skip
    assert queries.reappraisals_of(inspection=made) == (one,)
    with pytest.raises(ending.IsOrdered):
        actions.order_reappraisal(reason="Lần nữa", **order)


def test_an_order_needs_minutes_a_reason_and_a_month_of_the_unit():
    period, by = periods.period(), inspections.manager()
    bare, other = inspections.announced(periods.commune()), inspections.minuted()
    order = {"period": period, "by": by, "at": AFTER}

    with pytest.raises(ground.NotBegun, match="Chưa có biên bản"):
        actions.order_reappraisal(inspection=bare, reason="Sai", **order)
    with pytest.raises(ending.NotOfTheMonth, match="kỳ 10/2026"):
        actions.order_reappraisal(inspection=other, reason="Sai", **order)
    inspections.minuted(bare)
    with pytest.raises(ground.SaysNothing, match="lý do"):
        actions.order_reappraisal(inspection=bare, reason=" ", **order)
    assert queries.reappraisals(period=period) == ()


def test_an_order_can_follow_the_end_of_the_inspection():
    made = inspections.minuted(inspections.announced(periods.commune()))
    period, by = periods.period(), people.person()
    actions.close(inspection=made, by=by, at=AFTER)

    at = AFTER + timedelta(days=3)
    actions.order_reappraisal(inspection=made, period=period, reason="Sai kỳ", by=by, at=at)

    assert len(queries.reappraisals(period=period)) == 1
