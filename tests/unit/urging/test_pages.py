"""Pages of urging: the list, the batch, who sends, who answers, and the letter's form."""

import io

import docx
import pytest
from django.urls import reverse

from chamdiem.portal.rights.roles import Role
from chamdiem.portal.urging import pages
from chamdiem.portal.urging.models import Letter
from chamdiem.writing import checks
from tests.factories import people, urging

pytestmark = pytest.mark.django_db
AT = urging.AT


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.urging.views.timezone.now", lambda: AT)


@pytest.fixture
def month():
    return urging.low_month()


@pytest.fixture
def unit(month):
    return urging.unit(month)


@pytest.fixture
def officer():
    return people.person(role=Role.OFFICER)


def head_of(unit):
    return people.person(role=Role.UNIT_OFFICER, organisation=unit)


def at(name, letter, *more):
    return reverse(f"urging:{name}", args=[letter.public_id, *more])


def test_the_department_urges_in_batch_from_the_list(client, officer, unit):
    client.force_login(officer)
    page = client.get(reverse("urging:low")).content.decode()
    assert "đạt 4,00 / 10,00" in page

    said = {
        "thang": "2026-08",
        "don-vi": [str(unit.public_id)],
        "content": urging.CONTENT,
        "due_on": "08/10/2026",
    }
    answer = client.post(reverse("urging:low"), said)

    made = Letter.objects.get()
    assert answer.url == at("letter", made)
    assert "Dự thảo, chưa có hiệu lực" in client.get(answer.url).content.decode()


def test_a_refused_batch_keeps_what_was_typed_and_ticked(client, officer, unit):
    client.force_login(officer)
    said = {"thang": "2026-08", "don-vi": [str(unit.public_id)], "content": "rà soát số liệu"}

    answer = client.post(reverse("urging:low"), said)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "rà soát số liệu" in page
    assert f'value="{unit.public_id}" checked' in page


def test_the_departments_leader_sends_level_one_and_the_officer_does_not(client, officer, unit):
    made = urging.drafted(unit)
    said = {"number": "91/SKHCN", "issued_on": "01/10/2026", "signer": "Giám đốc"}
    client.force_login(officer)
    assert client.post(at("issue", made), said).status_code == 403

    client.force_login(people.person(role=Role.LEADER))
    client.post(at("issue", made), said)

    made.refresh_from_db()
    assert made.issued.number == "91/SKHCN"


def test_a_draft_is_not_there_for_the_unit_and_a_sent_letter_is(client, unit):
    made = urging.drafted(unit)
    client.force_login(head_of(unit))
    assert client.get(at("letter", made)).status_code == 404
    assert "Chưa đôn đốc đơn vị nào" in client.get(reverse("urging:list")).content.decode()

    from datetime import date

    from chamdiem.portal.urging import actions
    from chamdiem.portal.urging.actions.sending import Signed

    signed = Signed("92/SKHCN", date(2026, 10, 1), "Giám đốc")
    actions.issue(letter=made, signed=signed, by=people.person(), at=AT)

    assert "92/SKHCN" in client.get(at("letter", made)).content.decode()


def test_a_unit_answers_its_own_urging_and_no_others(client, month, unit):
    made = urging.sent(unit)
    client.force_login(head_of(urging.unit(month, 0)))
    assert client.get(at("letter", made)).status_code == 404
    assert client.post(at("respond", made, unit.public_id), {"text": "x"}).status_code == 404

    client.force_login(head_of(unit))
    client.post(at("acknowledge", made, unit.public_id))
    client.post(at("respond", made, unit.public_id), {"text": "Đã cập nhật số liệu"})

    assert urging.stages(made) == ["answered"]


def test_the_department_concludes_and_the_unit_sees_it(client, officer, unit):
    made = urging.sent(unit)
    client.force_login(officer)
    wrong = client.post(at("conclude", made, unit.public_id), {"verdict": "not-done"})
    assert wrong.status_code == 422

    client.post(at("conclude", made, unit.public_id), {"verdict": "done"})

    client.force_login(head_of(unit))
    assert "Kết luận: đã thực hiện" in client.get(at("letter", made)).content.decode()


def test_the_letter_names_units_figures_and_deadline_in_the_form_of_nd_30(unit):
    made = urging.sent(unit)

    content = pages.letter_file(letter=made, at=AT)

    text = "\n".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs)
    assert "Đơn vị 2" in text
    assert "chậm nhất ngày 08/10/2026" in text
    assert [one for one in checks.check(content) if not one.is_kept] == []


def test_who_may_not_see_months_sees_no_list_of_low_units(client, unit):
    client.force_login(head_of(unit))

    assert client.get(reverse("urging:low")).status_code in (403, 404)


def test_who_only_reads_draws_up_nothing(client, unit):
    client.force_login(people.person(role=Role.OVERSIGHT))
    said = {
        "thang": "2026-08",
        "don-vi": [str(unit.public_id)],
        "content": "x",
        "due_on": "8/10/2026",
    }

    answer = client.post(reverse("urging:low"), said)

    assert (answer.status_code, Letter.objects.count()) == (422, 0)
    assert "chỉ để bạn xem" in answer.content.decode()
