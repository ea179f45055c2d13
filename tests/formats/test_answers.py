"""Figures that are no numbers: Có or Không, an option, a day; and figures that may be absent."""

import io
import json
from importlib import resources

import jsonschema
import openpyxl
import pytest

from chamdiem.engine import days
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.figures import State
from chamdiem.formats import figures, results, schemes
from chamdiem.formats.child import wire
from chamdiem.formats.figures import template
from chamdiem.formats.parquet import MonthFile, write_months
from chamdiem.formats.results import Origin, terminal
from tests.formats.samples import AUGUST, as_csv, as_wide_xlsx, refused
from tests.formats.samples import load as load_sample
from tests.formats.scheme_texts import EVERY_KIND

SCHEME = schemes.load(EVERY_KIND.encode(), "x").scheme
ANSWERS = {
    "yesno.portal": "Có",
    "check.plan": "không",
    "check.people": "1",
    "choice.level": "CAP PHO",
    "late.due": "20/08/2026",
    "late.done": "2026-08-22",
    "goal.value": "12,5",
    "serious.count": "0",
    "comp.bad": "0",
    "tasks.late": "0",
}
ORIGIN = Origin("a" * 64, "b" * 64)
GOOD = {
    **{"ratio__done": "0", "rate__pct": "100", "goal__value": "900", "goal__years": "15"},
    **{"peer__value": "5", "peer__cost": "1", "change__now": "3", "survey__sum": "10"},
    **{"transfer__points": "40", "manual__points": "5", "deduct__count": "0"},
}
OPTIONAL = {"ratio.year", "late.done", "manual.own", "manual.council", "group.points", "info.days"}


def rows(unit="U1", **changed):
    """Return one unit's rows: what is not said is 2; a changed figure None is left out."""
    cells = {item.code: "2" for item in SCHEME.inputs if item.code not in OPTIONAL} | ANSWERS
    cells |= {code.replace("__", "."): value for code, value in changed.items()}
    return [[unit, f"Sở {unit}", "so-nganh", code, v] for code, v in cells.items() if v is not None]


def load(*above, **changed):
    return figures.load(as_csv(rows(**changed), *above), "a.csv", scheme=SCHEME, month=AUGUST)


def scored(**changed):
    """Score two units that differ, the first with what is changed."""
    both = as_csv([*rows(**changed), *rows("U2", peer__value="3", peer__cost="3")])
    return evaluate(SCHEME, figures.load(both, "a.csv", scheme=SCHEME, month=AUGUST).figures)


def value(loaded, code):
    return int(loaded.figures.values[code][0])


@pytest.mark.parametrize(
    ("code", "written", "number"),
    [
        ("yesno.portal", "CÓ", 1),
        ("yesno.portal", "khong", 0),
        ("yesno.portal", "0", 0),
        ("yesno.portal", "TRUE", 1),
        ("choice.level", "Cấp trưởng", 2),
        ("choice.level", "cap phó", 1),
        ("choice.level", "0", 0),
        ("late.due", "1/2/2026", days.ordinal(2026, 2, 1)),
        ("late.due", "2024-02-29", days.ordinal(2024, 2, 29)),
    ],
)
def test_words_and_days_are_read_as_their_numbers(code, written, number) -> None:
    assert value(load(**{code.replace(".", "__"): written}), code) == number


@pytest.mark.parametrize(
    ("code", "written", "check", "said"),
    [
        ("yesno.portal", "x", "not-yes-or-no", "chỉ nhận Có hoặc Không"),
        ("yesno.portal", "2", "not-yes-or-no", "Có hoặc Không"),
        ("choice.level", "Cấp cao", "unknown-option", "Chưa có (mã 0); Cấp phó (mã 1)"),
        ("choice.level", "3", "unknown-option", "Cấp trưởng (mã 2)"),
        ("late.due", "30/02/2026", "no-such-day", "ngày có thật"),
        ("late.due", "2026", "not-a-date", "31/08/2026 hoặc 2026-08-31"),
        ("late.due", "46000", "not-a-date", "Không áp dụng"),
    ],
)
def test_anything_else_is_refused_with_what_may_stand_there(code, written, check, said) -> None:
    source = as_csv(rows(**{code.replace(".", "__"): written}))

    found = refused(source, scheme=SCHEME)

    assert [problem.rule for problem in found] == [check]
    assert said in str(found[0])


def test_cells_of_a_sheet_may_be_days_and_truths() -> None:
    cells = {row[3]: row[4] for row in rows()}
    cells |= {"late.due": (46254, "dd/mm/yyyy"), "yesno.portal": True, "choice.level": 1}
    source = as_wide_xlsx(["U1", "Sở", "so-nganh", *cells.values()], codes=list(cells))

    loaded = load_sample(source, "a.xlsx", scheme=SCHEME)

    assert value(loaded, "late.due") == days.ordinal(2026, 8, 20)
    assert (value(loaded, "yesno.portal"), value(loaded, "choice.level")) == (1, 1)


def test_a_state_stands_where_there_is_no_answer() -> None:
    loaded = load(yesno__portal="Không áp dụng")

    assert list(loaded.figures.states["yesno.portal"]) == [State.NOT_APPLICABLE]


def test_optional_figures_are_never_owed() -> None:
    loaded = load(late__done=None)

    missing = {code for code, states in loaded.figures.states.items() if states[0]}
    assert missing == OPTIONAL
    assert {int(loaded.figures.states[code][0]) for code in missing} == {State.MISSING}


def test_optional_figures_may_stand_beside_any_state() -> None:
    loaded = load(late__due="Không áp dụng", manual__points="Chưa có số liệu", manual__own="3")

    assert value(loaded, "manual.own") == 300


def test_the_figure_of_a_gate_is_owed() -> None:
    [problem] = refused(as_csv(rows(serious__count=None)), scheme=SCHEME)

    assert problem.rule == "missing-leaf"
    assert "1 điều kiện khống chế: Có vụ việc nghiêm trọng: serious.count" in problem.found


def test_a_month_counts_as_of_its_last_day_unless_the_file_says_otherwise() -> None:
    assert load().figures.as_of == days.ordinal(2026, 8, 31)
    assert load("# as_of: 05/09/2026").figures.as_of == days.ordinal(2026, 9, 5)
    assert load("# as_of: 2026-08-01").figures.as_of == days.ordinal(2026, 8, 1)


@pytest.mark.parametrize(
    ("said", "check"),
    [("31/07/2026", "as-of-before-month"), ("31/09/2026", "no-such-day"), ("mai", "not-a-date")],
)
def test_a_wrong_day_as_of_is_refused(said, check) -> None:
    found = refused(as_csv(rows(), f"# as_of: {said}"), scheme=SCHEME)

    assert [(problem.rule, problem.place.line) for problem in found] == [(check, 1)]


def test_a_file_of_months_keeps_the_day_as_of() -> None:
    loaded, sink = load("# as_of: 05/09/2026", late__done=None), io.BytesIO()
    write_months(sink, [loaded.figures], SCHEME)

    read = MonthFile(io.BytesIO(sink.getvalue()), "a.parquet", SCHEME).figures(AUGUST)

    assert read.as_of == loaded.figures.as_of
    assert list(read.states["late.done"]) == [State.MISSING]


def test_the_whole_scheme_and_its_figures_pass_between_processes() -> None:
    figures_back = wire.decode(wire.encode(load("# as_of: 05/09/2026").figures))

    assert wire.decode(wire.encode(SCHEME)) == SCHEME
    assert figures_back.as_of == days.ordinal(2026, 9, 5)


def test_results_say_words_and_days_and_never_codes() -> None:
    month = scored()
    book = openpyxl.load_workbook(io.BytesIO(results.as_xlsx(month, ORIGIN)))

    sheet = book["Số liệu"]
    cells = {head.value: cell.value for head, cell in zip(sheet[4], sheet[5], strict=True)}
    told = terminal.explanation(month, 0)

    assert (cells["yesno.portal"], cells["check.plan"]) == ("Có", "Không")
    assert (cells["choice.level"], cells["late.due"]) == ("Cấp phó", "20/08/2026")
    assert "Hạn báo cáo (late.due) = 20/08/2026" in told


def test_the_document_says_views_causes_and_what_decided() -> None:
    schema = resources.files("chamdiem.formats").joinpath("result.schema.json").read_text("utf-8")
    changed = {"serious__count": "1", "rate__pct": "Không phát sinh", "penalty__count": "2"}
    document = results.as_json(scored(**(GOOD | changed)), ORIGIN)

    jsonschema.validate(document, json.loads(schema))
    unit = document["units"][0]
    assert (document["as_of"], document["maximum"]) == ("2026-08-31", "100.0")
    assert (unit["states"]["A.RATE"], unit["causes"]["A.RATE"]) == ("excluded", "nothing-arose")
    assert unit["leaves"]["A.PENALTY"] == "-2.00"
    assert set(unit["views"]) == {"V.PROCESS", "V.BALANCE"}
    assert unit["conclusion"]["forced_by"] == "Có vụ việc nghiêm trọng"
    assert (unit["grade"], unit["total_state"]) == ("Không hoàn thành", "counted")
    assert len(unit["total"].partition(".")[2]) == 1


def test_gates_and_quotas_that_decided_stand_in_the_ranking() -> None:
    content = results.as_xlsx(scored(**GOOD, serious__count="1"), ORIGIN)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Xếp hạng"]

    [row] = [row for row in sheet.iter_rows() if row[0].value == "U1"]

    assert sheet[3][6].value == "Điều kiện, hạn mức"
    assert "Có vụ việc nghiêm trọng" in row[6].value
    assert row[4].number_format == "#,##0.0"


def test_the_template_offers_answers_and_options() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template.workbook(SCHEME)))
    lists, sheet = book["Lựa chọn"], book["Số liệu"]

    offered = {column[0].value: [cell.value for cell in column[1:]] for column in lists.columns}
    at = next(cell for cell in sheet[3] if cell.value == "late.due")

    assert offered["yesno.portal"][:2] == ["Có", "Không"]
    assert offered["choice.level"][:4] == ["Chưa có", "Cấp phó", "Cấp trưởng", "Không áp dụng"]
    assert sheet.column_dimensions[at.column_letter].number_format == "dd/mm/yyyy"
    assert len(sheet.data_validations.dataValidation) == 5
