"""What a unit, a leader, oversight and a team see of inspections, and what a unit may do."""

import pytest
from django.urls import reverse

from chamdiem.portal.inspections import actions
from chamdiem.portal.inspections.models import Closing, Remedy, RemedyAnswer
from chamdiem.portal.rights.roles import Role
from tests.factories import inspections, people
from tests.unit.inspections.asked import listed, pdf, shown, to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
FOUND = "Sổ minh chứng thiếu tháng 7"


def test_a_unit_does_not_see_what_is_not_announced_nor_what_is_of_others(as_unit, unit):
    draft, theirs = inspections.planned(unit), inspections.announced()

    assert "Chưa có cuộc kiểm tra nào" in listed(as_unit)
    assert as_unit.get(to("one", draft)).status_code == 404
    assert as_unit.get(to("one", theirs)).status_code == 404


def test_a_unit_does_not_see_the_checklist_before_the_minutes(as_unit, unit):
    made = inspections.announced(unit)
    inspections.result(inspections.item(made))
    inspections.finding(made)
    before = shown(as_unit, made)

    inspections.minuted(made)

    after = shown(as_unit, made)
    for words in ("Sổ theo dõi minh chứng", FOUND, "Thiếu tháng 7"):
        assert (words in before, words in after) == (False, True)
    assert "hiện ở đây khi đã có biên bản" in before


def test_a_unit_does_not_read_a_finding_withdrawn_before_the_minutes(as_unit, unit, officer):
    made = inspections.announced(unit)
    wrong = inspections.finding(made, text="Ghi nhầm của đơn vị khác")
    actions.withdraw_finding(finding=wrong, reason="Nhầm đơn vị", by=officer, at=inspections.WITHIN)
    inspections.minuted(made)

    assert "Ghi nhầm của đơn vị khác" not in shown(as_unit, made)
    as_unit.force_login(officer)
    assert "Ghi nhầm của đơn vị khác" in shown(as_unit, made)


@pytest.mark.parametrize(
    "name",
    ["revise", "cancel", "items", "results", "minutes", "finding", "reappraise", "letter"],
)
def test_a_unit_and_a_stranger_find_no_act_of_the_department(client, unit, of_unit, name):
    made = inspections.minuted(inspections.announced(unit))

    for user in (of_unit, people.person(), people.person(role=Role.PROVINCIAL_LEADER)):
        client.force_login(user)
        assert client.get(to(name, made)).status_code == 404


@pytest.mark.parametrize("name", ["announce", "close"])
def test_a_unit_takes_no_step_of_the_department(as_unit, unit, name):
    made = inspections.announced(unit)

    assert as_unit.post(to(name, made)).status_code == 404
    assert not Closing.objects.exists()


def test_leaders_read_what_was_announced_and_oversight_everything(client, unit):
    draft, announced = inspections.planned(unit), inspections.announced(unit)
    inspections.item(announced)
    seen = {}

    for role in (Role.PROVINCIAL_LEADER, Role.OVERSIGHT, Role.CLERK):
        client.force_login(people.person(role=role))
        answers = [client.get(to("one", made)) for made in (draft, announced)]
        seen[role] = [answer.status_code for answer in answers]
        if role is Role.OVERSIGHT:
            assert "Sổ theo dõi minh chứng" in answers[1].content.decode()

    assert list(seen.values()) == [[404, 200], [200, 200], [404, 404]]


def test_who_is_of_the_team_sees_its_inspection_whole(client, unit):
    mate = people.person()
    made = inspections.planned(unit, team=[people.person(), mate])
    inspections.item(made)
    client.force_login(mate)

    assert "Sổ theo dõi minh chứng" in shown(client, made)
    assert client.get(to("letter", made)).status_code == 200
    assert client.get(to("items", made)).status_code == 404
    assert client.get(to("one", inspections.planned(unit))).status_code == 404


def test_a_unit_remedies_and_the_department_answers_on_the_pages(client, unit, of_unit, officer):
    made = inspections.announced(unit)
    inspections.finding(made)
    inspections.minuted(made)
    client.force_login(of_unit)
    bare = client.post(to("remedy", made, 1), {"text": "Đã bổ sung"})
    sent = client.post(to("remedy", made, 1), {"text": "Đã bổ sung", "file": pdf()})
    assert (bare.status_code, sent.status_code) == (422, 302)
    assert "Đã bổ sung" in bare.content.decode()
    assert "Chờ xác nhận" in shown(client, made)
    client.force_login(officer)

    returned = client.post(to("answer", made, 1), {"answer": "no"})
    confirmed = client.post(to("answer", made, 1), {"answer": "yes"})

    assert (returned.status_code, confirmed.status_code) == (422, 302)
    assert "vì sao trả lại" in returned.content.decode()
    assert RemedyAnswer.objects.get().is_confirmed
    assert "Đã khắc phục" in shown(client, made)


def test_a_unit_finds_only_its_own_findings_to_remedy(as_unit, unit):
    made, theirs = inspections.announced(unit), inspections.found().inspection
    inspections.finding(made)
    sent = {"text": "Đã làm", "number": "1/BC"}

    before = as_unit.post(to("remedy", made, 1), sent).status_code
    inspections.minuted(made)

    assert before == 404
    assert as_unit.post(to("remedy", theirs, 1), sent).status_code == 404
    assert as_unit.post(to("remedy", made, 2), sent).status_code == 404
    assert as_unit.get(to("remedy", made, 10**30)).status_code == 404
    assert as_unit.get(to("answer", made, 1)).status_code == 404
    assert as_unit.get(to("withdraw", made, 1)).status_code == 404
    assert as_unit.get(to("remedy", made, 1)).status_code == 200
    assert not Remedy.objects.exists()


def test_planning_is_the_departments(as_unit):
    assert as_unit.get(reverse("inspections:new")).status_code == 403
    assert as_unit.get(reverse("inspections:visits")).status_code == 403
