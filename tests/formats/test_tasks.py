"""A sheet of tasks: read whole or refused with every cell named; written back unchanged."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from chamdiem.formats import tasks
from chamdiem.formats.child import read_tasks_outside
from chamdiem.formats.problems import Refused
from chamdiem.formats.tasks import Row, TaskLine

HEAD = "Văn bản,Điểm,Nhiệm vụ,Chủ trì,Phối hợp,Thời hạn,Theo dõi tại,Mã hệ thống\n"
LINE = TaskLine(
    number=2,
    document="12/KH-UBND",
    title="Xây dựng kế hoạch",
    lead="Sở Thử",
    clause="1.a",
    partners=("Sở Hai", "Sở Ba"),
    product="Kế hoạch",
    due_on=date(2026, 9, 30),
    system="nq57.vn",
    foreign="NV-1",
    state="Đang làm",
)


def loaded(text):
    return tasks.load(text.encode(), "nv.csv")


def refused(text):
    with pytest.raises(Refused) as caught:
        loaded(text)
    return caught.value.problems


def test_a_row_is_read_by_the_headings_that_people_use():
    (line,) = loaded(f"{HEAD}12/KH-UBND,1,Làm,Sở Thử,Sở Hai; Sở Ba,30/9/2026,,\n").lines

    assert (line.document, line.clause, line.title) == ("12/KH-UBND", "1", "Làm")
    assert line.partners == ("Sở Hai", "Sở Ba")
    assert line.due_on == date(2026, 9, 30)


def test_what_is_written_is_read_back_unchanged():
    said = replace(LINE, id="01234567-89ab-cdef-0123-456789abcdef")

    book = tasks.workbook([Row(said, "Đang làm", "Sắp đến hạn", date(2026, 9, 1), "UBND tỉnh")])

    (line,) = read_tasks_outside(book, "nv.xlsx").lines
    assert line == said


def test_the_same_tasks_give_the_same_bytes():
    rows = [Row(LINE, "Đang làm", "Sắp đến hạn", None, "UBND tỉnh")]

    assert tasks.workbook(rows) == tasks.workbook(rows)


def test_a_formula_typed_as_words_stays_words():
    book = tasks.workbook([Row(replace(LINE, title="=1+1"), "", "", None, "")])

    cell = openpyxl.load_workbook(io.BytesIO(book))["Nhiệm vụ"]["C2"]

    assert cell.data_type == "s"
    assert tasks.load(book, "nv.xlsx").lines[0].title == "=1+1"


def test_days_are_days_to_the_spreadsheet():
    book = tasks.workbook([Row(LINE, "", "", None, "")])

    cell = openpyxl.load_workbook(io.BytesIO(book))["Nhiệm vụ"]["H2"]

    assert cell.is_date


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (",1,Làm,Sở Thử,,30/9/2026,,", "empty"),
        ("12/KH-UBND,1,,Sở Thử,,30/9/2026,,", "empty"),
        ("12/KH-UBND,1,Làm,,,30/9/2026,,", "empty"),
        ("12/KH-UBND,1,Làm,Sở Thử,,31/9/2026,,", "day"),
        ("12/KH-UBND,1,Làm,Sở Thử,,,,", "no-deadline"),
        ("12/KH-UBND,1,Làm,Sở Thử,,30/9/2026,nq57.vn,", "half-elsewhere"),
    ],
)
def test_a_row_that_lacks_something_is_refused_at_its_cell(row, rule):
    (problem,) = refused(f"{HEAD}{row}\n")

    assert problem.rule == rule
    assert problem.place.line == 2


def test_the_same_task_twice_is_refused():
    row = "12/KH-UBND,1,Làm,Sở Thử,,30/9/2026,,\n"

    (problem,) = refused(f"{HEAD}{row}{row.replace('Làm', 'LÀM')}")

    assert problem.rule == "duplicate"


def test_the_same_number_of_another_system_twice_is_refused():
    rows = "".join(f"12/KH-UBND,1,Làm {one},Sở Thử,,30/9/2026,nq57.vn,A1\n" for one in "ab")

    assert [problem.rule for problem in refused(HEAD + rows)] == ["duplicate"]


def test_a_sheet_without_its_columns_says_which():
    (problem,) = refused("Tên,Ngày\nLàm,1/1/2026\n")

    assert "Cơ quan chủ trì" in problem.found


def test_the_blank_sheet_has_no_rows_and_says_so():
    with pytest.raises(Refused) as caught:
        tasks.load(tasks.template(), "mau.xlsx")

    assert [problem.rule for problem in caught.value.problems] == ["no-rows"]
