"""The return by spreadsheet: out, in, what it changes; all of it or nothing."""

import io
import json
from dataclasses import replace

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.formats.returns import facts
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.returns import access, actions, exchange, queries
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.models import ColumnMapping
from chamdiem.portal.rights.roles import Role
from tests.factories import organisations, people, returns

AT = returns.AT


@pytest.fixture(autouse=True)
def _that_day(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.returns.views_exchange.timezone.now", lambda: AT)


def at(made, route, **more):
    which = {"month": made.of.period.month, "organisation": made.organisation.public_id}
    return reverse(f"returns:{route}", kwargs=which | more)


def book(client, made):
    """Return the workbook as it is given out, with the rows of its figures by key."""
    opened = openpyxl.load_workbook(io.BytesIO(client.get(at(made, "workbook")).content))
    sheet = opened[facts.SHEET]
    rows = {str(row[facts.KEY].value): row[facts.KEY].row for row in sheet.iter_rows()}
    return opened, {key.rpartition(":")[2]: row for key, row in rows.items() if ":" in key}


def fill(client, made, **figures):
    """Fill in the workbook that is given out: done=9 goes into “Tháng này”."""
    opened, rows = book(client, made)
    sheet = opened[facts.SHEET]
    for name, value in figures.items():
        column = facts.WORDS if name == "ON_TIME" else facts.NOW
        if value in facts.ANSWERS:
            column = facts.ANSWER
        sheet.cell(rows[name], column + 1).value = value
    return saved(opened)


def saved(opened):
    stream = io.BytesIO()
    opened.save(stream)
    return stream.getvalue()


def bring(client, made, source, name="phieu.xlsx", **more):
    file = SimpleUploadedFile(name, source)
    return client.post(at(made, "exchange"), {"file": file, "mapping": "", **more})


def carried(page, **choices):
    """Return what the page would send back when its button is pressed."""
    lines = [*page.context["page"].quarrels, *page.context["page"].changes]
    said = {one.field: one.text for one in lines}
    return said | {"places": page.context["page"].places} | choices


def cells(made):
    return queries.drafted(of=made.of).cells


def test_the_workbook_is_read_back_without_a_change(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    page = bring(client, made, fill(client, made))

    assert page.status_code == 200
    assert "Tệp không có gì khác với phiếu" in page.content.decode()


def test_a_filled_workbook_shows_old_and_new_and_writes_nothing_yet(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    page = bring(client, made, fill(client, made, done=9))

    (line,) = page.context["page"].changes
    assert (line.old, line.new, line.name) == ("8", "9", "Hồ sơ đúng hạn")
    assert line.place.startswith("Phiếu!E")
    assert cells(made)["done"].value == 8


def test_one_act_writes_figures_answers_and_words(client, db):
    made = returns.filled()
    client.force_login(made.officer)
    source = fill(client, made, done=9, all="Chưa có số liệu", ON_TIME="Vì mưa lũ")

    answer = client.post(at(made, "take"), carried(bring(client, made, source)))

    assert answer.status_code == 302
    assert cells(made)["done"].value == 9
    assert cells(made)["all"].answer is Answer.MISSING
    assert queries.drafted(of=made.of).remarks["ON_TIME"].text == "Vì mưa lũ"
    assert Entry.objects.filter(verb="returns.file.taken").count() == 1


def test_an_empty_return_is_begun_by_its_workbook(client, db):
    made = returns.office()
    client.force_login(made.officer)

    client.post(at(made, "take"), carried(bring(client, made, fill(client, made, done=3, all=0))))

    assert (cells(made)["done"].value, cells(made)["all"].value) == (3, 0)


def test_a_wrong_cell_stops_the_whole_file_and_is_named(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    page = bring(client, made, fill(client, made, done=9, all="mười"))

    (problem,) = page.context["page"].wrong.problems
    assert page.status_code == 422
    assert problem.place.sheet == facts.SHEET
    assert "mười" in problem.found
    assert not page.context["page"].may_take


def test_what_somebody_changed_after_the_file_was_made_is_a_quarrel(client, db):
    made = returns.filled()
    client.force_login(made.officer)
    source = fill(client, made, done=9)
    actions.save_cell(of=made.of, input_code="done", typed="7", seen=1, by=made.head, at=AT)

    page = bring(client, made, source)
    refused = client.post(at(made, "take"), carried(page))

    (line,) = page.context["page"].quarrels
    assert (line.old, line.new) == ("7", "9")
    assert refused.status_code == 422
    assert cells(made)["done"].value == 7


@pytest.mark.parametrize(("choice", "value"), [("phieu", 7), ("tep:2", 9)])
def test_either_side_of_a_quarrel_can_be_kept(client, db, choice, value):
    made = returns.filled()
    client.force_login(made.officer)
    source = fill(client, made, done=9)
    actions.save_cell(of=made.of, input_code="done", typed="7", seen=1, by=made.head, at=AT)
    page = bring(client, made, source)

    answer = client.post(at(made, "take"), carried(page, **{"k:c:done": choice}))

    assert answer.status_code == 302
    assert cells(made)["done"].value == value


def test_a_cell_nobody_touched_in_the_file_never_undoes_a_later_change(client, db):
    made = returns.filled()
    client.force_login(made.officer)
    source = fill(client, made, all=11)
    actions.save_cell(of=made.of, input_code="done", typed="7", seen=1, by=made.head, at=AT)

    page = bring(client, made, source)

    assert [one.key for one in page.context["page"].changes] == ["c:all"]
    assert not page.context["page"].quarrels


def test_a_change_between_preview_and_act_writes_nothing_at_all(client, db):
    made = returns.filled()
    client.force_login(made.officer)
    said = carried(bring(client, made, fill(client, made, done=9, all=12)))
    actions.save_cell(of=made.of, input_code="all", typed="15", seen=1, by=made.head, at=AT)

    late = client.post(at(made, "take"), said)

    assert late.status_code == 422
    assert [one.key for one in late.context["page"].quarrels] == ["c:all"]
    assert (cells(made)["done"].value, cells(made)["all"].value) == (8, 15)


def test_a_race_inside_the_act_takes_everything_back(db):
    made = returns.filled()
    typed = [actions.Typed("done", "9", seen=1), actions.Typed("all", "12", seen=0)]

    with pytest.raises(actions.Overtaken):
        actions.take_in(of=made.of, typed=typed, remarks=[], by=made.officer, at=AT)

    assert cells(made)["done"].value == 8
    assert not Entry.objects.filter(verb="returns.file.taken").exists()


@pytest.mark.parametrize(
    ("key", "words"), [(facts.MONTH, "kỳ"), (facts.UNIT, "mã đơn vị"), (facts.SCHEME, "mã băm")]
)
def test_a_file_of_another_month_unit_or_scheme_is_refused(client, db, key, words):
    made = returns.filled()
    client.force_login(made.officer)
    opened, _ = book(client, made)
    for row in opened[facts.ABOUT].iter_rows():
        if row[0].value == key:
            row[1].value = "khác"

    page = bring(client, made, saved(opened))

    assert page.status_code == 422
    assert words in page.context["page"].wrong.problems[0].found


def test_a_part_editor_without_a_part_finds_no_such_page(client, db):
    made = returns.filled()
    unit = made.organisation
    editor = people.person(role=Role.PART_EDITOR, organisation=unit, part="Một cửa")
    client.force_login(editor)

    assert client.get(at(made, "exchange")).status_code == 404


def test_what_lies_outside_the_part_given_is_named_and_left(db):
    made = returns.filled()
    user = made.officer
    desk = access.desk(
        user=user, month=Month(2026, 8), public_id=made.organisation.public_id, on=AT.date()
    )
    part = replace(desk, fills_all=False, leaves=frozenset())
    proposed = exchange.Proposed("c", "done", "9", "Phiếu!E9", 1)

    found = exchange.compare(part, (proposed,))

    assert found.changes == ()
    assert found.not_theirs == ("Hồ sơ đúng hạn",)


def test_a_return_that_was_presented_takes_no_file(client, db):
    made = returns.filled()
    client.force_login(made.officer)
    said = carried(bring(client, made, fill(client, made, done=9)))
    actions.present(of=made.of, by=made.officer, at=AT)

    late = client.post(at(made, "take"), said)

    assert late.status_code == 422
    assert "rút lại" in late.content.decode()


def test_the_workbook_is_nobody_elses_business(client, db):
    made, unit = returns.filled(), organisations.organisation()
    client.force_login(people.person(role=Role.UNIT_OFFICER, organisation=unit))

    for route in ("workbook", "exchange", "mappings"):
        assert client.get(at(made, route)).status_code == 404


def test_a_hostile_file_is_one_answer_and_changes_nothing(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    for source, said in (
        (b"", "0 byte"),
        (b"%PDF-1.4", "PDF"),
        (b"MZ\x00\x00", "NUL"),
        (b"PK\x03\x04" + b"x" * 400, "hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "XLS"),
    ):
        page = bring(client, made, source, name="../../etc/passwd.xlsx")
        assert page.status_code == 422
        assert said in page.content.decode()
    assert cells(made)["done"].value == 8


FOREIGN = "BÁO CÁO;;\nSTT;Chỉ tiêu;Kết quả\n1;Hồ sơ đúng hạn;9\n2;Tổng hồ sơ tiếp nhận;12\n"


def test_a_foreign_file_leads_to_its_columns_with_a_good_guess(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    page = bring(client, made, FOREIGN.encode(), name="xuat.csv").context["page"]

    assert page.form.initial["header_row"] == 2
    assert (page.form.initial["label_column"], page.form.initial["value_column"]) == (2, 3)
    assert page.labels[0].written == "done – Hồ sơ đúng hạn"


def _map(client, made, **more):
    said = {
        "name": "Một cửa",
        "sheet": "",
        "header_row": 2,
        "label_column": 2,
        "value_column": 3,
        "l:0": "Hồ sơ đúng hạn",
        "m:0": "done",
        "l:1": "Tổng hồ sơ tiếp nhận",
        "m:1": "all – Hồ sơ tiếp nhận",
        "act": "save",
    }
    return client.post(at(made, "mappings"), said | more)


def test_a_mapping_is_saved_once_and_reads_the_next_file(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    assert _map(client, made).status_code == 302
    mapping = ColumnMapping.objects.get()
    page = bring(client, made, FOREIGN.encode(), "t9.csv", mapping=str(mapping.public_id))

    assert [(one.old, one.new) for one in page.context["page"].changes] == [
        ("8", "9"),
        ("10", "12"),
    ]
    assert Entry.objects.filter(verb="returns.mapping.saved").count() == 1


def test_a_mapping_names_what_is_no_figure(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    page = _map(client, made, **{"m:1": "khong-co"})

    assert page.status_code == 422
    assert [one.wrong for one in page.context["page"].labels] == [False, True]
    assert not ColumnMapping.objects.exists()


def test_labels_are_read_anew_by_other_columns(client, db):
    made = returns.filled()
    client.force_login(made.officer)
    page = bring(client, made, FOREIGN.encode(), name="xuat.csv").context["page"]

    again = _map(client, made, act="look", grids=page.grids, header_row=3)

    assert again.status_code == 200
    assert [one.label for one in again.context["page"].labels] == ["Tổng hồ sơ tiếp nhận"]


def test_a_mapping_is_mended_by_who_saw_it_last_and_given_up(client, db):
    made = returns.filled()
    client.force_login(made.officer)
    _map(client, made)
    mapping = ColumnMapping.objects.get()
    address = at(made, "mapping", mapping=mapping.public_id)
    said = {"name": "Một cửa", "header_row": 2, "label_column": 2, "value_column": 4}
    said |= {"l:0": "x", "m:0": "done", "act": "save"}

    assert client.post(address, said | {"seen": "1"}).status_code == 302
    assert client.post(address, said | {"seen": "1"}).status_code == 422
    assert client.post(address, {"act": "withdraw"}).status_code == 302
    assert queries.mappings(organisation_id=made.organisation.pk) == ()
    assert client.get(address).status_code == 404


def test_a_broken_grid_from_a_browser_is_no_fault(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    for grids in ("[1]", "{", json.dumps([["a", 5]]), "[" * 100_000):
        assert _map(client, made, act="look", grids=grids).status_code == 200
