"""A scored month as JSON, CSV, XLSX and text: the same points, and nothing that computes."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from importlib import resources

import jsonschema
import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.figures import Ruled
from chamdiem.engine.scheme import Certainty
from chamdiem.formats import results, safety
from chamdiem.formats.results import Origin, terminal
from tests.formats.samples import as_csv, load, long_rows, scheme

ORIGIN = Origin("a" * 64, "b" * 64, "=nguồn()")
BAD_NAME = "=cmd|' /C calc'!A0"


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    """Score two units: one whole, one with a group given and a name that is a formula."""
    given_whole = long_rows("U2", T_done=None, T_owed=None, R_rate=None)
    rows = [[row[0], BAD_NAME, *row[2:]] for row in given_whole]
    rows += [["U2", "", "", "g.points", "18,5"], *long_rows("U1")]
    return evaluate(scheme(), load(as_csv(rows)).figures)


def test_json_is_what_its_schema_says(evaluation: Evaluation) -> None:
    schema = json.loads(
        resources.files("chamdiem.formats").joinpath("result.schema.json").read_text("utf-8")
    )

    jsonschema.validate(results.as_json(evaluation, ORIGIN), schema)


def test_points_are_decimal_strings_and_null_where_there_are_none(evaluation: Evaluation) -> None:
    given_whole, counted = results.as_json(evaluation, ORIGIN)["units"]

    assert counted["leaves"] == {"T": "8.00", "R": "7.84", "P": "9.50", "D": None}
    assert (counted["groups"], counted["total"]) == ({"g": "15.84"}, "25.34")
    assert given_whole["leaves"] == {"T": None, "R": None, "P": "9.50", "D": None}
    assert given_whole["states"]["g"] == "given"
    assert given_whole["states"]["T"] == "covered"


def test_csv_has_the_ranking_and_no_formula(evaluation: Evaluation) -> None:
    text = results.as_csv(evaluation, ORIGIN).decode("utf-8-sig")

    rows = [row for row in csv.reader(io.StringIO(text)) if not row[0].startswith("#")]

    assert text.startswith("# format: 1\r\n")
    assert rows[0][:6] == ["unit", "name", "block", "total", "grade", "rank"]
    assert rows[1][:4] == ["U2", "'" + BAD_NAME, "so", "28.00"]
    assert rows[2][6:] == ["15.84", "8.00", "7.84", "9.50", ""]


def test_the_workbook_has_numbers_as_numbers_and_text_as_text(evaluation: Evaluation) -> None:
    book = openpyxl.load_workbook(io.BytesIO(results.as_xlsx(evaluation, ORIGIN)))

    assert book.sheetnames == ["Xếp hạng", "Điểm chi tiết", "Số liệu", "Về tệp này"]
    first = book["Xếp hạng"][4]
    assert (first[4].value, first[4].number_format, first[4].data_type) == (28, "#,##0.00", "n")
    assert (first[1].value, first[1].data_type, first[1].quotePrefix) == (BAD_NAME, "s", True)
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row}
    assert "f" not in kinds


def test_the_workbook_says_where_it_came_from(evaluation: Evaluation) -> None:
    book = openpyxl.load_workbook(io.BytesIO(results.as_xlsx(evaluation, ORIGIN)))

    about = {row[0].value: row[1].value for row in book["Về tệp này"] if row[1].value}

    assert about["format"] == "1"
    assert about["Mã SHA-256 của tệp số liệu"] == "b" * 64
    assert about["Tháng"] == "tháng 8/2026"


def test_the_workbook_says_how_sure_rounding_and_ranking_are(evaluation: Evaluation) -> None:
    default = replace(evaluation.scheme, ranking_stated=Certainty.SYSTEM_DEFAULT)
    source = results.as_xlsx(replace(evaluation, scheme=default), ORIGIN)

    rows = openpyxl.load_workbook(io.BytesIO(source))["Về tệp này"]

    about = {row[0].value: row[1].value for row in rows if row[1].value}
    assert "mặc định hệ thống – cần UBND tỉnh xác nhận" in about["Xếp hạng"]
    assert "2 chữ số thập phân rồi mới cộng. Mức chắc chắn: chắc chắn" in about["Làm tròn"]


@pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx"])
def test_equal_input_gives_equal_bytes(suffix: str, evaluation: Evaluation) -> None:
    write = results.WRITERS[suffix]

    assert write(evaluation, ORIGIN) == write(evaluation, ORIGIN)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", " =1", "＝1"])
def test_text_that_would_compute_is_made_inert(text: str) -> None:
    assert safety.inert(text) == f"'{text}"


@given(st.text())
def test_no_text_leaves_as_a_formula(text: str) -> None:
    assert not safety.is_dangerous(safety.inert(text))


def test_the_terminal_ranks_by_block_with_decimal_commas(evaluation: Evaluation) -> None:
    lines = terminal.ranking(evaluation).splitlines()

    assert lines[2] == "Sở (2 đơn vị)"
    assert lines[-1].split() == ["2", "U1", "Sở", "U1", "25,34", "Bậc", "1"]


def test_the_explanation_goes_from_figures_to_clause(evaluation: Evaluation) -> None:
    text = terminal.explanation(evaluation, 1)

    assert text.startswith("Vì sao 25,34: U1 Sở U1, tháng 8/2026")
    for part in ("Số liệu T.done (T.done) = 80", "Quy tắc: ", "8,00 điểm", "Căn cứ: mục T"):
        assert part in text


def test_a_point_in_the_workbook_has_no_binary_noise() -> None:
    rows = [["U1", "Sở U1", "so", "g.points", "8,22"], *long_rows("U1", T_done=None, T_owed=None)]
    month = evaluate(scheme(), load(as_csv([row for row in rows if row[3] != "R.rate"])).figures)

    book = zipfile.ZipFile(io.BytesIO(results.as_xlsx(month, ORIGIN)))

    assert "<v>8.22</v>" in book.read("xl/worksheets/sheet1.xml").decode()


@pytest.fixture(scope="module")
def with_recorded(evaluation: Evaluation) -> Evaluation:
    """Score the same month with points that people recorded for one leaf of the second unit."""
    recorded = Ruled(np.array([0, 700]), np.array([False, True]), ["", "c" * 64])
    return evaluate(evaluation.scheme, replace(evaluation.figures, ruled={"T": recorded}))


def test_json_says_which_points_people_recorded_and_what_the_rule_gave(
    with_recorded: Evaluation, evaluation: Evaluation
) -> None:
    schema = json.loads(
        resources.files("chamdiem.formats").joinpath("result.schema.json").read_text("utf-8")
    )
    document = results.as_json(with_recorded, ORIGIN)

    jsonschema.validate(document, schema)

    whole, counted = document["units"]
    assert (counted["leaves"]["T"], counted["causes"]["T"]) == ("7.00", "ruled")
    assert counted["computed"] == {"T": "8.00"}
    assert "computed" not in whole
    assert all("computed" not in unit for unit in results.as_json(evaluation, ORIGIN)["units"])


def test_csv_names_the_leaves_whose_points_people_recorded(with_recorded: Evaluation) -> None:
    text = results.as_csv(with_recorded, ORIGIN).decode("utf-8-sig")

    rows = [row for row in csv.reader(io.StringIO(text)) if not row[0].startswith("#")]

    assert [row[-1] for row in rows] == ["ruled", "", "T"]


def test_the_workbook_lists_recorded_points_beside_the_computed_ones(
    with_recorded: Evaluation,
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(results.as_xlsx(with_recorded, ORIGIN)))

    rows = list(book["Điểm theo kết luận"].iter_rows(values_only=True))

    assert rows[-1][3:] == ("T", rows[-1][4], 8, 7, -1, "c" * 64)


def test_the_explanation_says_both_points(with_recorded: Evaluation) -> None:
    text = terminal.explanation(with_recorded, 1)

    assert "Điểm tính theo quy tắc: 8,00 (" in text
    assert "điểm theo thẩm định, kết luận: 7,00 điểm." in text
