"""A correction is a numbered revision with its reasons; both figures stay readable (I19)."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from chamdiem.portal.approval import actions, queries
from chamdiem.portal.approval.models import Approved, Dropped
from chamdiem.portal.approval.queries import letters
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.scoring import queries as scores
from chamdiem.portal.scoring.choices import Origin
from chamdiem.portal.scoring.models import Figure
from chamdiem.seal import reading
from tests.factories import approval, guidance, months, people

pytestmark = pytest.mark.django_db
WHY = "Công văn 12/STP: nhập nhầm số hồ sơ đúng hạn của đơn vị"
LATER = approval.PUBLIC_AT.replace(month=10, day=5)
CORRECTED = "124/QĐ-UBND"


def opened(month):
    return actions.open_correction(
        period=month.period, reason=WHY, by=month.department, at=approval.PUBLIC_AT
    )


def points(correction, month, value=900, leaf="ON_TIME", reason=WHY):
    return actions.correct_points(
        correction=correction,
        of=month.offices[0].of,
        leaf=leaf,
        points=value,
        reason=reason,
        by=month.department,
        at=approval.PUBLIC_AT,
    )


def figure(correction, month, value=9, office=0):
    return actions.correct_figure(
        correction=correction,
        of=month.offices[office].of,
        input_code="done",
        answer=Answer.VALUE if value is not None else Answer.MISSING,
        value=value,
        reason=WHY,
        by=month.department,
        at=approval.PUBLIC_AT,
    )


def submitted(correction, month):
    return actions.submit_correction(
        correction=correction, by=month.department, at=approval.PUBLIC_AT
    )


def approved(frozen, month):
    return actions.approve(
        period=month.period,
        fingerprint=frozen.fingerprint,
        document_number=CORRECTED,
        document_on=approval.PUBLIC_AT.date(),
        by=month.leader,
        at=approval.PUBLIC_AT,
    )


def corrected(month):
    """Publish a month, then approve a correction of it."""
    approval.published(month)
    correction = opened(month)
    figure(correction, month)
    return approved(submitted(correction, month), month)


def totals(run):
    return list(run.scores.order_by("position").values_list("total", flat=True))


def test_only_an_approved_month_is_corrected(month):
    approval.submitted(month)

    with pytest.raises(actions.NotNow, match="không lập đính chính được"):
        opened(month)


@pytest.mark.parametrize("reason", ["", "  ", "sai", "123 456 7890"])
def test_a_correction_says_why(reason, month):
    approval.approved(month)

    with pytest.raises(actions.NoReason, match="ghi rõ lý do"):
        actions.open_correction(
            period=month.period, reason=reason, by=month.department, at=approval.PUBLIC_AT
        )


def test_corrected_figures_are_scored_beside_what_stands(month):
    made = approval.published(month)
    correction = opened(month)
    figure(correction, month)

    frozen = submitted(correction, month)

    assert (totals(made.frozen.run), totals(frozen.run)) == ([800, 500], [900, 500])
    assert (frozen.run.revision, frozen.run.reason) == (1, WHY)
    kept = Figure.objects.get(run=frozen.run, unit_code="U1", input_code="done")
    assert (kept.origin, kept.replaces.value) == (Origin.CORRECTED, 8)


def test_corrected_points_stand_beside_the_rules(month):
    approval.approved(month)
    correction = opened(month)
    points(correction, month, value=750)
    points(correction, month, value=700)

    frozen = submitted(correction, month)

    assert totals(frozen.run) == [700, 500]
    assert frozen.run.scores.get(code="U1").nodes.get(node="ON_TIME").computed == 800


def own(client, month, who):
    client.force_login(who)
    where = [months.AUGUST, month.offices[0].organisation.public_id]
    return client.get(reverse("appraisal:own", args=where))


def test_the_unit_reads_the_correction_once_it_was_told_of_it(month, client):
    corrected(month)
    before = own(client, month, month.offices[0].head).content.decode()
    actions.notify(period=month.period, by=month.department, at=LATER)

    page = own(client, month, month.offices[0].head)

    assert "đính chính lần 1" not in before
    score = page.context["page"].scores[0]
    assert (score.appraised, score.corrected) == ("8,00", ("đính chính lần 1: 9,00",))
    assert score.why_corrected == f"Đính chính: {WHY}." and score.change == "tăng 1,00"
    said = [(one.name, one.points) for one in page.context["page"].totals]
    assert said[2:4] == [("Phê duyệt", "8,00"), ("Đính chính lần 1", "9,00")]


def test_the_month_says_that_the_department_holds_its_correction(month, client):
    approval.published(month)
    correction = opened(month)
    drafted = standing(client, month)
    figure(correction, month)
    frozen = submitted(correction, month)
    waits = standing(client, month)
    approved(frozen, month)
    sealed = standing(client, month)

    assert drafted == (
        "Đã công bố; đính chính lần 1 đang lập",
        "Sở KH&CN (đính chính lần 1 đang lập)",
    )
    assert waits == (
        "Đã công bố; đính chính lần 1 đã trình",
        "Văn phòng UBND tỉnh, lãnh đạo UBND tỉnh",
    )
    assert sealed == (
        "Đã công bố; đính chính lần 1 chờ thông báo cho các đơn vị",
        "Lãnh đạo Sở KH&CN (đính chính lần 1 chờ thông báo cho các đơn vị)",
    )


def standing(client, month):
    """Return what the page of the month and the list say, which is the same."""
    client.force_login(month.department)
    page = client.get(reverse("approval:month", args=[months.AUGUST])).context["page"]
    (row,) = client.get(reverse("approval:list")).context["page"].rows
    assert (row.stage, row.whom) == (page.standing, page.whom)
    return page.standing, page.whom


def test_the_return_of_a_locked_month_names_its_acts(month, client):
    approval.told(month)
    guidance.released(month.period.scheme_version, at=LATER)
    client.force_login(month.offices[0].head)
    where = [months.AUGUST, month.offices[0].organisation.public_id]

    page = client.get(reverse("returns:form", args=where))

    said = page.content.decode()
    assert f"Phê duyệt và khoá kỳ theo văn bản số {approval.NUMBER}, ngày 22/09/2026." in said
    assert ", đã khoá kỳ" in said and "Đang ở" not in said
    criterion = page.context["page"].sections[0].criteria[0]
    assert criterion.told == 0  # what was released after the seal is no guidance of the month


def test_the_department_reads_every_unit_as_corrected(month, client):
    corrected(month)
    client.force_login(month.department)

    page = client.get(reverse("appraisal:result", args=[months.AUGUST])).context["page"]

    found = {row.name: (row.total, row.former, row.difference) for row in page.list.rows}
    assert found == {"Đơn vị 1": ("9,00", "8,00", 100), "Đơn vị 2": ("5,00", "", 0)}
    assert (page.heading, page.revision) == ("Phê duyệt", 1)


def test_what_stands_is_the_approved_until_the_correction_is(month):
    made = approval.published(month)
    correction = opened(month)
    figure(correction, month)
    frozen = submitted(correction, month)

    for unpublished in (True, False):
        runs = scores.standing_runs(series=made.frozen.run.series, unpublished=unpublished)
        assert [run.pk for run in runs] == [made.frozen.run_id]

    approved(frozen, month)

    runs = scores.standing_runs(series=made.frozen.run.series, unpublished=True)
    assert [run.pk for run in runs] == [frozen.run_id]


def test_an_approved_correction_is_sealed_with_its_number(month):
    row = corrected(month)

    sealed = reading.read(bytes(row.seal), "ban-chot.json")
    assert sealed.body["frame"]["approval"] == {
        "number": CORRECTED,
        "date": "2026-09-25",
        "revision": 1,
    }
    assert (row.revision, row.reason) == (1, WHY)
    assert Approved.objects.get(revision=0).seal_digest != row.seal_digest


def test_a_correction_is_told_and_published_like_the_first(month, client):
    row = corrected(month)
    assert data(client)["revision"] == 0
    with pytest.raises(actions.TooSoon):
        actions.publish(approved=row, by=month.department, at=approval.PUBLIC_AT)

    actions.notify(period=month.period, by=month.department, at=approval.PUBLIC_AT)
    actions.publish(approved=row, by=month.department, at=LATER)

    assert month.period.__class__.objects.get().stage == Stage.PUBLISHED
    assert [row["total"] for row in data(client)["rows"]] == ["9.00", "5.00"]
    assert [row["total"] for row in data(client, "0")["rows"]] == ["8.00", "5.00"]


def test_both_figures_are_on_one_page(month, client):
    row = corrected(month)
    address = reverse("scoring:revision", args=["tinh", months.AUGUST, 1])
    assert client.get(address).status_code == 404
    actions.notify(period=month.period, by=month.department, at=approval.PUBLIC_AT)
    actions.publish(approved=row, by=month.department, at=LATER)

    page = client.get(address).content.decode()

    assert "8,00" in page and "9,00" in page
    assert WHY in page and "1 đơn vị không đổi" in page


def test_every_page_names_the_approval_and_the_correction(month):
    corrected(month)

    assert periods.marks(period=month.period).acts == (
        "Phê duyệt và khoá kỳ theo văn bản số 123/QĐ-UBND, ngày 22/09/2026.",
        "Đính chính lần 1 theo văn bản số 124/QĐ-UBND, ngày 25/09/2026.",
    )


def test_a_correction_that_was_sent_back_is_worked_on_again(month):
    approval.published(month)
    correction = opened(month)
    figure(correction, month)
    submitted(correction, month)
    with pytest.raises(actions.NotNow, match="đã trình, đang chờ phê duyệt"):
        figure(correction, month, value=7)

    actions.send_back(period=month.period, text="Xem lại", by=month.office, at=LATER)
    figure(correction, month, value=7)

    assert month.period.__class__.objects.get().stage == Stage.PUBLISHED
    assert totals(submitted(correction, month).run) == [700, 500]


def test_corrections_come_one_after_the_other(month):
    approval.approved(month)
    opened(month)

    with pytest.raises(actions.NotNow, match="Đính chính lần 1 của tháng đang làm"):
        opened(month)


def test_a_second_correction_follows_the_first(month):
    corrected(month)
    correction = opened(month)
    points(correction, month, value=100)

    row = approved(submitted(correction, month), month)

    assert (correction.revision, row.revision) == (2, 2)
    assert queries.standing(period=month.period) == row


def test_a_correction_that_corrects_nothing_is_not_submitted(month):
    approval.approved(month)

    with pytest.raises(actions.NothingCorrected):
        submitted(opened(month), month)


@pytest.mark.parametrize(("leaf", "value"), [("ON_TIME", 1001), ("ON_TIME", -1), ("NONE", 1)])
def test_points_that_cannot_be_are_refused(leaf, value, month):
    approval.approved(month)

    with pytest.raises(actions.NotCorrectable):
        points(opened(month), month, value=value, leaf=leaf)


def test_a_figure_that_cannot_move_the_points_is_refused(month):
    approval.approved(month)
    correction = opened(month)
    points(correction, month)
    approved(submitted(correction, month), month)

    with pytest.raises(actions.NotCorrectable, match="đang ghi điểm theo kết luận"):
        figure(opened(month), month)


def data(client, revision=""):
    address = reverse("approval:data", args=[months.AUGUST, "json"])
    return json.loads(client.get(f"{address}?lan={revision}").content)


def dropped(correction, month):
    return actions.drop_correction(
        correction=correction, reason=WHY, by=month.department, at=approval.PUBLIC_AT
    )


def test_a_line_taken_back_leaves_what_was_approved(month):
    approval.approved(month)
    correction = opened(month)
    line = points(correction, month)

    actions.drop_line(
        correction=correction, line=line, reason=WHY, by=month.department, at=approval.PUBLIC_AT
    )

    assert queries.corrected_points(correction=correction) == {}
    with pytest.raises(actions.NothingCorrected):
        submitted(correction, month)


def test_a_correction_opened_by_mistake_is_dropped_and_its_number_is_free(month):
    approval.approved(month)

    dropped(opened(month), month)

    assert queries.open_correction(period=month.period) is None
    assert opened(month).revision == 1


def test_a_correction_that_waits_or_was_approved_is_not_dropped(month):
    approval.approved(month)
    correction = opened(month)
    points(correction, month)
    frozen = submitted(correction, month)

    with pytest.raises(actions.NotNow, match="đang chờ phê duyệt"):
        dropped(correction, month)
    approved(frozen, month)
    with pytest.raises(actions.NotNow, match="đã được phê duyệt"):
        dropped(correction, month)


def test_the_database_drops_no_correction_that_waits(month):
    approval.approved(month)
    correction = opened(month)
    points(correction, month)
    submitted(correction, month)

    with pytest.raises(IntegrityError, match="waits or was approved"), transaction.atomic():
        Dropped.objects.create(
            correction=correction,
            reason=WHY,
            at=approval.PUBLIC_AT,
            by=month.department.public_id,
        )


def test_letters_of_a_correction_say_before_after_and_what_they_correct(month):
    approval.published(month)
    correction = opened(month)
    figure(correction, month)
    submitted(correction, month)

    found = letters.month_facts(period=month.period, at=approval.PUBLIC_AT).rectified

    assert approval.NUMBER in found.document
    assert [(one.what, one.before, one.after) for one in found.rows] == [
        ("ON_TIME Đúng hạn", 800, 900),
        ("Tổng điểm", 800, 900),
    ]
    assert WHY in found.rows[0].reason


def test_a_reason_too_long_is_refused_never_cut(month):
    approval.approved(month)

    with pytest.raises(actions.NoReason, match="nhiều nhất là 4000"):
        actions.open_correction(
            period=month.period, reason="dài " * 1200, by=month.department, at=approval.PUBLIC_AT
        )


def test_a_line_and_the_whole_are_dropped_on_the_page(month, client):
    approval.approved(month)
    line = points(opened(month), month)
    client.force_login(people.person(role=Role.OFFICER))
    named = {"kind": "points", "line": line.pk, "reason": WHY}

    shown = client.get(reverse("approval:correction", args=["2026-08"])).content.decode()
    taken = client.post(reverse("approval:drop_line", args=["2026-08"]), named)
    whole = client.post(reverse("approval:drop_correction", args=["2026-08"]), {"reason": WHY})

    assert "8,00 điểm" in shown
    assert "Bỏ dòng này" in shown
    assert (taken.status_code, whole.status_code) == (302, 302)
    assert queries.open_correction(period=month.period) is None
