"""The pages of the bench: by column, by cell, by unit; who sees what, what they settle."""

import pytest
from django.urls import reverse

from chamdiem.portal.appraisal import doors
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.appraisal.models import Message, Verdict
from chamdiem.portal.files import actions as files
from chamdiem.portal.returns import actions as returning
from chamdiem.portal.returns.choices import EvidenceKind, ReturnState
from chamdiem.portal.rights.roles import Role
from tests.factories import appraisal, organisations, people, returns

pytestmark = pytest.mark.django_db
LEAF = appraisal.LEAF


@pytest.fixture(autouse=True)
def _that_day(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.appraisal.views.timezone.now", lambda: appraisal.AT)


def column(made, **query):
    return reverse("appraisal:column", args=[made.of.period.month, LEAF], query=query or None)


def cell(made):
    where = [made.of.period.month, LEAF, made.organisation.public_id]
    return reverse("appraisal:cell", args=where)


def unit(made):
    return reverse("appraisal:unit", args=[made.of.period.month, made.organisation.public_id])


def two_units():
    units = [organisations.organisation() for _ in range(2)]
    in_period = appraisal.month(*units)
    made = [returns.staffed(in_period, one) for one in units]
    for one, done in zip(made, ("8", "9"), strict=True):
        appraisal.send(one, done=done, all="10")
    appraisal.appraise(in_period)
    for one in made:
        one.of.refresh_from_db()
    return made


def settling(page, **said):
    form = page.context["page"].form
    shown = {"seen": form["seen"].value() or "", "claim": form["claim"].value()}
    figures = {one.html_name: one.value() for one in form.figure_fields}
    return (
        {"what": "settle", "settled": "looked", "points": "", "reason": ""} | shown | figures | said
    )


def test_the_bench_is_nobody_elses_business(client):
    made = appraisal.sent()

    for other in (made.officer, people.person(role=Role.CLERK), appraisal.verifier("all")):
        client.force_login(other)
        for address in (column(made), cell(made), unit(made)):
            assert client.get(address).status_code == 404


def test_a_verifier_sees_the_claim_beside_its_figures(client):
    made = appraisal.sent("8", "10")
    appraisal.held(made.of, done=7)
    client.force_login(appraisal.verifier())

    page = client.get(column(made)).content.decode()

    assert "8,00" in page and "7,00" in page
    assert "Hệ thống một cửa của tỉnh" in page
    assert "Đã đối chiếu với sổ theo dõi" in page


def test_a_settled_row_leads_on_to_the_unit_that_waits_next(client):
    one, other = two_units()
    client.force_login(appraisal.verifier())
    page = client.get(cell(one))

    answer = client.post(cell(one), settling(page))

    assert (answer.status_code, answer.url) == (302, cell(other))
    assert Verdict.objects.get(of=one.of).settled == Settled.LOOKED


def test_points_are_lowered_with_a_reason_only(client):
    made = appraisal.sent("8", "10")
    client.force_login(appraisal.verifier())
    said = settling(client.get(cell(made)), settled="points", points="7,76")

    refused = client.post(cell(made), said)
    client.post(cell(made), said | {"reason": appraisal.REASON})

    assert refused.status_code == 422 and "Chưa ghi lý do" in refused.content.decode()
    assert Verdict.objects.get(of=made.of).points == 776


def test_a_figure_is_mended_on_the_bench(client):
    made = appraisal.sent("8", "10")
    client.force_login(appraisal.verifier())
    page = client.get(cell(made))

    client.post(
        cell(made),
        settling(page, settled="figures", reason=appraisal.REASON, **{"f-done": "6"}),
    )

    assert Verdict.objects.get(of=made.of).figures.get().value == 6


def test_what_cannot_be_read_stands_beside_its_field_and_nothing_is_written(client):
    made = appraisal.sent()
    client.force_login(appraisal.verifier())
    said = settling(client.get(cell(made)), settled="points", points="bảy", reason="x")

    page = client.post(cell(made), said | {"f-done": "nhiều"})

    assert page.status_code == 422
    assert set(page.context["page"].form.errors) == {"points", "f-done"}
    assert not Verdict.objects.exists()


def test_a_form_drawn_before_another_verdict_writes_nothing(client):
    made = appraisal.sent()
    client.force_login(appraisal.verifier())
    said = settling(client.get(cell(made)))
    appraisal.settled(made.of, appraisal.verifier())

    page = client.post(cell(made), said)

    assert page.status_code == 422
    assert Verdict.objects.count() == 1


def test_rows_that_agree_are_ticked_and_settled_together(client):
    one, other = two_units()
    appraisal.held(other.of, done=5)
    client.force_login(appraisal.verifier())

    page = client.get(column(one, chon="khop")).context["page"]
    client.post(column(one), {"don-vi": list(page.ticked)})

    assert page.ticked == {str(one.organisation.public_id)}
    assert Verdict.objects.get().of == one.of


def test_a_row_that_does_not_agree_is_refused_with_the_others(client):
    one, other = two_units()
    appraisal.held(other.of, done=5)
    client.force_login(appraisal.verifier())

    keys = [made.organisation.public_id for made in (one, other)]
    page = client.post(column(one), {"don-vi": keys})

    assert page.status_code == 422 and "Đơn vị 2" in page.content.decode()
    assert client.post(column(one), {}).status_code == 422
    assert not Verdict.objects.exists()


def test_the_farthest_apart_stands_first(client):
    one, other = two_units()
    appraisal.held(other.of, done=5)
    client.force_login(appraisal.verifier())

    rows = client.get(column(one)).context["page"].list.rows

    assert [row.name for row in rows] == ["Đơn vị 2", "Đơn vị 1"]
    assert rows[0].placed.points.claimed == 900 and rows[0].placed.points.computed == 500


def test_a_question_is_asked_from_the_bench(client):
    made = appraisal.sent()
    client.force_login(appraisal.verifier())

    client.post(cell(made), {"what": "ask", "text": "Báo cáo nào ghi số 8?"})
    empty = client.post(cell(made), {"what": "note", "text": ""})

    assert Message.objects.get().text == "Báo cáo nào ghi số 8?"
    assert empty.status_code == 422


def test_a_return_is_given_back_and_says_until_when(client):
    made = appraisal.sent()
    client.force_login(appraisal.verifier())

    client.post(unit(made), {"what": "return", "text": "Thiếu báo cáo tháng"})

    made.of.refresh_from_db()
    assert made.of.state == ReturnState.RETURNED
    page = client.get(unit(made)).content.decode()
    assert "Thiếu báo cáo tháng" in page and "Kết thúc lượt bổ sung" in page


def test_who_reads_all_months_sees_the_bench_and_settles_nothing(client):
    made = appraisal.sent()
    client.force_login(people.person(role=Role.LEADER))

    page = client.get(cell(made))

    assert page.status_code == 200 and page.context["page"].form is None
    assert client.post(cell(made), {"what": "note", "text": "Xem"}).status_code == 422
    assert not Message.objects.exists()


def test_a_verifier_of_one_unit_sees_that_unit_alone(client):
    one, other = two_units()
    client.force_login(appraisal.verifier(organisation=other.organisation))

    rows = client.get(column(one)).context["page"].list.rows

    assert [row.name for row in rows] == ["Đơn vị 2"]
    assert client.get(cell(one)).status_code == 404 and client.get(cell(other)).status_code == 200


def test_a_file_opens_for_who_appraises_its_criterion_and_for_no_other_verifier():
    unit = organisations.organisation()
    made = returns.staffed(appraisal.month(unit), unit)
    file = files.store(content=b"a;1", name="a.csv", by=made.officer, at=returns.AT)
    given = returning.Given(kind=EvidenceKind.FILE, file=file)
    returning.add_evidence(of=made.of, leaf=LEAF, given=given, by=made.officer, at=returns.AT)
    appraisal.send(made, done="8", all="10")
    verifier, other = appraisal.verifier(), appraisal.verifier("PLANS")

    assert not doors.shows_file(verifier, file.public_id)
    appraisal.appraise(made.of.period)
    assert doors.shows_file(verifier, file.public_id)
    assert not doors.shows_file(other, file.public_id)
