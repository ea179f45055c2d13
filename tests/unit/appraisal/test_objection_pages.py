"""Pages of objections: the unit's own form, the council's list and ruling, what is known."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from chamdiem.portal.appraisal import views_objections
from chamdiem.portal.appraisal.models import Objection, Ruling
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.rights.roles import Role
from tests.factories import appraisal, objections, organisations, people

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock:
        """A clock that stands in the window of objections."""

        @staticmethod
        def now() -> datetime:
            """Return the moment."""
            return objections.AT

    monkeypatch.setattr(views_objections, "timezone", Clock)


def _at(made, leaf: str = appraisal.LEAF) -> str:
    where = [made.of.period.month, made.organisation.public_id, leaf]
    return reverse("appraisal:object", args=where)


def _said(**other: str) -> dict[str, str]:
    return {"asked": "8", "reason": objections.REASON, "evidence": "", "file": ""} | other


def test_the_head_objects_on_the_page_of_the_criterion(client) -> None:
    made = objections.provisional()
    client.force_login(made.head)
    assert "Gửi kiến nghị" in client.get(_at(made)).content.decode()

    answer = client.post(_at(made), _said(), follow=True)

    assert "Đang chờ kết luận" in answer.content.decode()
    assert Objection.objects.get().asked == 800


def test_what_was_typed_stays_where_the_reason_is_a_template(client) -> None:
    made = objections.provisional()
    client.force_login(made.head)

    answer = client.post(_at(made), _said(reason="Theo quy định"))

    assert answer.status_code == 422
    assert "Chưa gửi" in answer.content.decode()
    assert "Theo quy định</textarea>" in answer.content.decode()


def test_an_officer_of_the_unit_reads_who_may_object(client) -> None:
    made = objections.provisional()
    client.force_login(made.officer)

    page = client.get(_at(made)).content.decode()

    assert "ký thay (KT.)" in page
    assert "Gửi kiến nghị</button>" not in page
    assert client.post(_at(made), _said()).status_code == 422
    assert not Objection.objects.exists()


def test_another_unit_finds_no_such_page(client) -> None:
    made, unit = objections.provisional(), organisations.organisation()
    client.force_login(people.person(role=Role.UNIT_OFFICER, organisation=unit))

    assert client.get(_at(made)).status_code == 404


def test_a_criterion_that_is_not_there_is_not_found(client) -> None:
    made = objections.provisional()
    client.force_login(made.head)

    assert client.get(_at(made, "KHONG-CO")).status_code == 404


def test_the_council_sees_what_waits_and_rules(client) -> None:
    one = objections.objected(objections.provisional())
    client.force_login(objections.council())
    at = reverse("appraisal:ruling", args=[one.public_id])
    assert "1 kiến nghị chờ kết luận" in client.get("/kien-nghi/").content.decode()

    said = {"outcome": "changed", "points": "7,5", "reason": objections.RULING}
    answer = client.post(at, said, follow=True)

    assert "Đã kết luận" in answer.content.decode()
    assert Ruling.objects.get().points == 750


def test_an_officer_reads_an_objection_and_does_not_rule(client) -> None:
    one = objections.objected(objections.provisional())
    client.force_login(people.person(role=Role.OFFICER))
    at = reverse("appraisal:ruling", args=[one.public_id])

    page = client.get(at).content.decode()
    said = {"outcome": "upheld", "points": "", "reason": objections.RULING}

    assert "Hội đồng thẩm định kết luận kiến nghị này" in page
    assert client.post(at, said).status_code == 422
    assert not Ruling.objects.exists()


def test_a_unit_has_no_list_of_others_objections(client) -> None:
    made = objections.provisional()
    one = objections.objected(made)
    client.force_login(made.head)

    assert client.get("/kien-nghi/").status_code == 404
    assert client.get(reverse("appraisal:ruling", args=[one.public_id])).status_code == 404


def test_every_unit_finds_what_was_concluded_and_no_name_of_a_unit(client) -> None:
    one = objections.objected(objections.provisional())
    objections.ruled(one)
    objections.move(one.of.period, Stage.SUBMITTED)
    other = organisations.organisation()
    client.force_login(people.person(role=Role.UNIT_OFFICER, organisation=other))

    page = client.get("/kien-nghi/ket-luan/?q=dung han").content.decode()

    assert objections.RULING in page
    assert "Một đơn vị khối Sở" in page
    assert "Đơn vị 1" not in page


def test_the_list_is_empty_with_a_hint_before_anybody_objects(client) -> None:
    client.force_login(objections.council())

    assert "Chưa có kiến nghị nào" in client.get("/kien-nghi/").content.decode()


def _own(client, made, monkeypatch, at: datetime) -> str:
    monkeypatch.setattr("chamdiem.portal.appraisal.views.timezone.now", lambda: at)
    client.logout()
    client.force_login(made.head)
    where = [made.of.period.month, made.organisation.public_id]
    return client.get(reverse("appraisal:own", args=where)).content.decode()


def test_the_units_result_leads_to_the_objection_of_each_criterion(client, monkeypatch) -> None:
    made = objections.provisional()

    page = _own(client, made, monkeypatch, objections.AT)

    assert f'/kien-nghi/{appraisal.LEAF}/"' in page
    assert page.index("Hạn kiến nghị về điểm:") < page.index("<dt>Tự chấm</dt>")


def test_outside_the_window_nothing_leads_to_an_objection(client, monkeypatch) -> None:
    early = objections.provisional(Stage.PROVISIONAL)
    assert "/kien-nghi/ON_TIME/" not in _own(client, early, monkeypatch, objections.AT)

    objections.move(early.of.period, Stage.OBJECTION)
    late = _own(client, early, monkeypatch, objections.DUE + timedelta(days=1))

    assert "/kien-nghi/ON_TIME/" not in late and "Đã hết hạn kiến nghị về điểm" in late


def test_the_units_result_says_what_became_of_an_objection(client, monkeypatch) -> None:
    made = objections.provisional()
    one = objections.objected(made)

    waits = _own(client, made, monkeypatch, objections.AT)
    objections.ruled(one)
    ruled = _own(client, made, monkeypatch, objections.AT)

    assert "Kiến nghị về điểm: đã gửi, chờ kết luận" in waits
    assert "Đơn vị đã gửi 1 kiến nghị: 0 đã kết luận, 1 chờ." in waits
    assert "Kiến nghị về điểm: đã kết luận" in ruled


def test_no_ruling_is_chosen_for_the_council(client) -> None:
    one = objections.objected(objections.provisional())
    client.force_login(objections.council())
    where = reverse("appraisal:ruling", args=[one.public_id])

    shown = client.get(where).content.decode()
    answer = client.post(where, {"outcome": "", "points": "", "reason": objections.RULING})

    assert '<option value="" selected>Chọn kết luận</option>' in shown
    assert answer.status_code == 422 and "Hãy chọn kết luận." in answer.content.decode()
    assert not Ruling.objects.exists()
