"""The pages of returns: who sees them, what they save, what they weigh and ask."""

import json

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.choices import EvidenceKind, ReturnState
from chamdiem.portal.returns.models import Return
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.schemes.models import SchemeVersion
from tests.factories import large_schemes, months, organisations, people, returns

AT = returns.AT
BUDGET = 150_000  # bytes of the page with all that it brings, on a cold cache


@pytest.fixture(autouse=True)
def _that_day(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.returns.views.timezone.now", lambda: AT)


def _at(made, route="form", **more):
    which = {"month": made.of.period.month, "organisation": made.organisation.public_id}
    return reverse(f"returns:{route}", kwargs=which | more)


def _save(client, made, *cells, remarks=()):
    body = {"cells": list(cells), "remarks": list(remarks)}
    return client.post(_at(made, "save"), json.dumps(body), content_type="application/json")


def _cell(text, *, code="done", seen=0, answer=0):
    return {"code": code, "text": text, "answer": answer, "seen": seen}


def test_a_return_is_nobody_elses_business(client, db):
    made, other = returns.filled(), people.person(role=Role.CLERK)

    client.force_login(other)

    for route in ("form", "save", "send", "parts"):
        assert client.get(_at(made, route)).status_code == 404


def test_the_officer_of_another_unit_finds_no_return(client, db):
    made, unit = returns.filled(), organisations.organisation()
    client.force_login(people.person(role=Role.UNIT_OFFICER, organisation=unit))

    assert client.get(_at(made)).status_code == 404
    assert _save(client, made, _cell("1", seen=1)).status_code == 404


def test_the_department_reads_and_does_not_write(client, officer):
    made = returns.filled()
    client.force_login(officer)

    page = client.get(_at(made))

    assert page.status_code == 200
    assert "return.js" not in page.content.decode()
    assert _save(client, made, _cell("1", seen=1)).status_code == 404
    assert client.post(_at(made), {"c:1:done": "1", "a:done": "0"}).status_code == 422
    assert client.post(_at(made, "evidence", leaf="ON_TIME"), {"what": "x"}).status_code == 422
    assert queries.drafted(of=made.of).cells["done"].value == 8


def test_an_autosave_answers_only_what_was_saved_and_the_points_it_moved(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    said = _save(client, made, _cell("9", seen=1)).json()

    assert said["cells"] == [{"code": "done", "version": 2, "note": "", "wrong": False}]
    assert said["points"] == {"ON_TIME": "9,00 / 10|"}
    assert said["total"] == "9,00 / 10"


def test_an_autosave_of_a_stale_cell_shows_the_other_value_and_by_whom(client, db):
    made = returns.filled()
    client.force_login(made.officer)
    _save(client, made, _cell("9", seen=1))

    said = _save(client, made, _cell("7", seen=1)).json()["cells"][0]

    assert (said["stale"], said["theirs"], said["version"]) == (True, "9", 2)
    assert "Lò Thị Mai" in said["who"]


def test_a_remark_is_saved_too(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    said = _save(client, made, remarks=[{"leaf": "ON_TIME", "text": "Vì mưa", "seen": 0}]).json()

    assert said["remarks"] == [{"leaf": "ON_TIME", "version": 1}]


@pytest.mark.parametrize("body", ["", "[]", '{"cells": [{}], "remarks": []}', "{", '{"cells": 1}'])
def test_what_the_page_never_sends_is_refused_and_breaks_nothing(client, db, body):
    made = returns.filled()
    client.force_login(made.officer)

    answer = client.post(_at(made, "save"), body, content_type="application/json")

    assert answer.status_code == 400


def test_a_save_after_presenting_says_why_not(client, db):
    made = returns.filled()
    actions.present(of=made.of, by=made.officer, at=AT)
    client.force_login(made.officer)

    answer = _save(client, made, _cell("9", seen=1))

    assert answer.status_code == 409
    assert "rút lại" in answer.json()["refusal"]


def test_without_the_script_the_form_saves_too(client, db):
    made = returns.office()
    client.force_login(made.officer)

    answer = client.post(
        _at(made), {"c:0:done": "8", "a:done": "0", "c:0:all": "", "a:all": "3", "r:0:ON_TIME": ""}
    )

    cells = queries.drafted(of=made.of).cells
    assert answer.status_code == 302
    assert (cells["done"].value, cells["all"].answer.label) == (8, "Chưa có số liệu")


def test_without_the_script_a_stale_cell_is_named_and_not_overwritten(client, db):
    made = returns.filled()
    actions.save_cell(of=made.of, input_code="done", typed="9", seen=1, by=made.head, at=AT)
    client.force_login(made.officer)

    answer = client.post(_at(made), {"c:1:done": "7", "a:done": "0"})

    assert answer.status_code == 422
    assert "Người khác vừa sửa 1 ô" in answer.content.decode()
    assert "“Hồ sơ đúng hạn”: “7”" in answer.content.decode()
    assert (_field(answer).text, _field(answer).version) == ("9", 2)
    assert "đã gõ “7”, chưa lưu" in _field(answer).note
    assert queries.drafted(of=made.of).cells["done"].value == 9


def _field(answer, code="done"):
    page = answer.context["page"]
    return next(
        f for s in page.sections for one in s.criteria for f in one.fields if f.code == code
    )


def test_without_the_script_a_refused_save_keeps_what_was_typed(client, db):
    made = returns.filled()
    actions.present(of=made.of, by=made.officer, at=AT)
    client.force_login(made.officer)

    sent = {"c:1:done": "9", "a:done": "0", "c:1:all": "10", "a:all": "0", "r:0:ON_TIME": "Vì mưa"}
    answer = client.post(_at(made), sent)

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "rút lại" in shown
    assert (_field(answer).text, _field(answer).note) == ("9", "Chưa lưu.")
    assert (_field(answer, "all").text, _field(answer, "all").note) == ("10", "")
    assert ">Vì mưa</textarea></label><p class" in shown
    assert "Có ô chưa lưu" in shown
    assert queries.drafted(of=made.of).cells["done"].value == 8


def test_a_refused_save_says_beside_the_field_what_is_wrong_with_it(client, db):
    made = returns.office()
    client.force_login(made.officer)

    sent = {"c:0:done": "8 hồ\0sơ", "a:done": "0", "c:0:all": "10", "a:all": "3"}
    answer = client.post(_at(made), sent)

    field = _field(answer)
    assert answer.status_code == 422
    assert (field.text, field.is_wrong) == ("8 hồsơ", True)
    assert field.note.startswith("Chưa lưu. Đã bỏ ký tự không đọc được; hãy xem lại. ")
    assert "<option value=3 selected>" in _field(answer, "all").options
    assert not queries.drafted(of=made.of).cells


def test_what_was_typed_into_a_refused_save_overwrites_nobody_when_saved_again(client, db):
    made = returns.filled()
    actions.save_cell(of=made.of, input_code="done", typed="9", seen=1, by=made.head, at=AT)
    client.force_login(made.officer)

    refused = client.post(_at(made), {"c:1:done": "7", "a:done": "0", "r:0:ON_TIME": "a\0"})
    field = _field(refused)
    again = client.post(_at(made), {f"c:{field.version}:done": field.text, "a:done": "0"})

    assert (field.text, field.version) == ("7", 1)
    assert again.status_code == 422
    assert queries.drafted(of=made.of).cells["done"].value == 9


def test_a_remark_somebody_else_changed_stands_with_what_was_typed_beside_it(client, db):
    made = returns.filled()
    save = {"of": made.of, "leaf": "ON_TIME", "at": AT}
    actions.save_remark(**save, words="Vì lũ", by=made.head)
    client.force_login(made.officer)

    shown = client.post(_at(made), {"r:0:ON_TIME": "Vì mưa"}).content.decode()

    assert "Vì lũ</textarea>" in shown
    assert "Ông/bà đã gõ “Vì mưa”, chưa lưu." in shown


def test_the_first_save_answers_where_the_return_stands_now(client, db):
    made = returns.office()
    client.force_login(made.officer)

    first, then = (_save(client, made, _cell(n, seen=n - 1)).json() for n in (1, 2))

    assert (first["state"], first["since"]) == ("Đang nhập", ", từ 09:00 ngày 03/09/2026")
    assert (then["state"], "since" in then) == ("Đang nhập", False)


def test_an_empty_return_offers_already_what_comes_after_the_typing(client, db):
    made = returns.office()

    client.force_login(made.officer)
    filling = client.get(_at(made)).content.decode()
    client.force_login(made.head)
    leading = client.get(_at(made)).content.decode()

    assert "Trình người đứng đầu" in filling
    assert _at(made, "signed") in filling
    assert _at(made, "send") in leading


def test_what_was_sent_is_held_against_the_deadline_of_sending_not_of_a_supplement(client, db):
    made = returns.filled()
    returns.sent(made)

    client.force_login(made.head)

    assert "hết ngày 08/09/2026 (đúng hạn)" in client.get(_at(made)).content.decode()


def test_the_way_from_presenting_to_sending_on_the_pages(client, db):
    made = returns.filled()
    client.force_login(made.officer)
    client.post(_at(made, "act"), {"act": "present"})
    client.force_login(made.head)
    shown = client.get(_at(made, "send")).context["page"].fingerprint

    answer = client.post(_at(made, "send"), {"fingerprint": shown, "is_responsible": "1"})

    made.of.refresh_from_db()
    assert answer.status_code == 302
    assert made.of.state == ReturnState.SENT


def test_a_refusal_to_send_is_told_on_the_page(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    answer = client.post(_at(made, "send"), {"fingerprint": "x", "is_responsible": "1"})

    assert answer.status_code == 422
    assert "ký thay" in answer.content.decode()


def test_last_months_figures_stand_beside_with_their_difference(client, db):
    made = returns.filled()
    returns.sent(made)
    after = returns.period(
        made.organisation, month=Month(2026, 9), of=made.of.period.scheme_version
    )
    now = actions.open_return(period=after, organisation=made.organisation, by=made.officer, at=AT)
    actions.save_cell(of=now, input_code="done", typed="11", by=made.officer, at=AT)
    client.force_login(made.officer)

    page = client.get(_at(returns.Office(now, made.organisation, made.officer, made.head)))

    assert "Kỳ trước: 8 (+3)" in page.content.decode()


def test_a_return_that_was_not_opened_yet_is_opened_by_the_first_word(client, db):
    unit = organisations.organisation()
    of = returns.period(unit)
    user = people.person(role=Role.UNIT_OFFICER, organisation=unit)
    made = returns.Office(Return(period=of, organisation=unit), unit, user, user)
    client.force_login(user)

    shown, saved = client.get(_at(made)), _save(client, made, _cell("8"))

    assert (shown.status_code, saved.status_code) == (200, 200)
    assert queries.of_month(period=of, organisation=unit).state == ReturnState.ENTERING


@pytest.mark.parametrize("route", ["form", "send", "parts", "exchange", "signed"])
def test_every_page_of_a_return_of_a_trial_says_so_i34(client, db, route):
    made = returns.filled()
    client.force_login(made.head)

    page = client.get(_at(made, route)).content.decode()

    assert "CHẤM THỬ – KHÔNG DÙNG ĐỂ ĐÁNH GIÁ" in page


def test_the_list_shows_ones_own_and_all_to_the_department(client, officer):
    made = returns.filled()
    address = f"{reverse('returns:list')}?thang=2026-08"
    client.force_login(people.person(role=Role.CLERK))
    assert "Chưa có phiếu nào" in client.get(address).content.decode()

    for who in (made.officer, officer):
        client.force_login(who)
        page = client.get(address).content.decode()
        assert "Đang nhập" in page
        assert _at(made) in page


def _large(count):
    text = large_schemes.large(100)
    unit = organisations.organisation()
    of = returns.period(unit, of=months.version(text=text))
    made = returns.staffed(of, unit)
    typed = [actions.Typed(f"{kind}{n}", "8") for n in range(100) for kind in "da"]
    actions.save_cells(of=made.of, typed=typed, by=made.officer, at=AT)
    _evidence(made, count)
    return made


def _evidence(made, count, first=0):
    for n in range(first, first + count):
        actions.add_evidence(
            of=made.of,
            leaf=f"T{n % 100}",
            given=actions.Given(kind=EvidenceKind.DOCUMENT, number=f"{n}/BC"),
            by=made.officer,
            at=AT,
        )


def test_a_page_of_100_criteria_weighs_no_more_than_its_budget(client, db):
    made = _large(1)
    client.force_login(made.officer)

    page = client.get(_at(made)).content

    brought = ("returns/return.css", "returns/return.js", "common/boot.js", "common/mark.svg")
    sizes = [_size(name) for name in brought]
    assert len(page) + sum(sizes) <= BUDGET, (len(page), sizes)


def _size(name):
    with open(finders.find(name), "rb") as file:
        return len(file.read())


def test_more_evidence_and_cells_cost_no_more_questions(client, assert_queries_stay_flat):
    made = _large(3)
    client.force_login(made.officer)

    assert_queries_stay_flat(
        show=lambda: client.get(_at(made)), grow=lambda: _evidence(made, 40, first=3)
    )


def test_a_longer_list_costs_no_more_questions(client, officer, django_assert_num_queries):
    few, many = (tuple(organisations.organisation() for _ in range(n)) for n in (1, 8))
    returns.period(*few, month=Month(2026, 8))
    returns.period(*many, month=Month(2026, 9), of=SchemeVersion.objects.get())
    client.force_login(officer)
    address = reverse("returns:list")
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"{address}?thang=2026-08")

    with django_assert_num_queries(len(asked)):
        client.get(f"{address}?thang=2026-09")
