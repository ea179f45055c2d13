"""A spreadsheet of organisations: every planted fault with its place, and there and back again."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.formats import child, organisations, safety
from chamdiem.formats.organisations import Line, LoadedOrganisations, Vocabulary, columns, reading
from chamdiem.formats.problems import Problem, Refused
from chamdiem.formats.texts import fold
from tests.architecture import tree

WORDS = Vocabulary(
    kinds={"department": "Sở và tương đương", "commune": "Xã", "ward": "Phường"},
    blocks={"agency": "Sở, ban, ngành", "commune": "Xã, phường"},
    certainties={"confirmed": "đã xác nhận", "unclear": "chưa rõ"},
    digits={"commune": 5, "ward": 5},
)
DAY = date(2025, 7, 1)
SOME = (
    Line("Sở Khoa học và Công nghệ", "department", "agency", short_name="Sở KH&CN",
         unit_code="skhcn", identifier="H35.12", confidence="confirmed"),
    Line("Phường Đoàn Kết", "ward", "commune", id="0b5f3a94-0000-4000-8000-000000000001",
         parent="H35", area_code="03388", holds_from=DAY, confidence="unclear", note="=1+1"),
)  # fmt: skip
HEAD = "Tên chính thức,Loại,Khối,Mã đơn vị hành chính,Có hiệu lực từ ngày,Mã trong tệp số liệu"


def load(source: bytes | str, name: str = "a.csv") -> LoadedOrganisations:
    """Read a file of the tests."""
    content = source.encode() if isinstance(source, str) else source
    return organisations.load(content, name, words=WORDS)


def bare(loaded: LoadedOrganisations) -> tuple[Line, ...]:
    """Return the lines without their numbers."""
    return tuple(replace(line, number=0) for line in loaded.lines)


def refused(*rows: str, head: str = HEAD) -> Problem:
    """Return the one problem of a file with such rows."""
    with pytest.raises(Refused) as refusal:
        load("\n".join((head, *rows)))
    assert refusal.value.count == 1
    return refusal.value.problems[0]


@pytest.mark.parametrize("write", [organisations.as_csv, organisations.as_xlsx])
def test_what_is_written_is_read_back_unchanged(write) -> None:
    loaded = load(write(SOME, WORDS, DAY))

    assert bare(loaded) == SOME
    assert loaded.as_of == DAY


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1))
def test_no_text_is_a_formula_and_none_is_lost(text: str) -> None:
    written = safety.as_typed(text)

    assert safety.shown_as_typed(written) == text
    assert not safety.is_dangerous(written)


def test_a_spreadsheet_never_computes_what_was_exported() -> None:
    source = organisations.as_xlsx((replace(SOME[0], name='=HYPERLINK("x")'),), WORDS, DAY)
    sheet = openpyxl.load_workbook(io.BytesIO(source)).active
    assert sheet is not None

    cells = [cell for row in sheet.iter_rows() for cell in row]

    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert b"'=1+1" in organisations.as_csv(SOME, WORDS, DAY)


def test_equal_organisations_give_equal_bytes() -> None:
    assert organisations.as_xlsx(SOME, WORDS, DAY) == organisations.as_xlsx(SOME, WORDS, DAY)


def test_the_template_has_every_column_and_no_row() -> None:
    with pytest.raises(Refused, match="không có cơ quan nào"):
        load(organisations.template(WORDS), "mau.xlsx")


def test_words_and_codes_are_read_without_case_and_diacritics_in_either_form_of_unicode() -> None:
    composed = "Sở Y tế;so va tuong duong;AGENCY"
    parted = "So\u031b\u0309 Y te\u0302\u0301;Sở và tương đương;Sở, ban, ngành"

    one, other = bare(load(f"\ufeffTên;Loại;Khối\n{composed}\n{parted}"))

    assert one == other == Line("Sở Y tế", "department", "agency")


def test_a_column_that_is_missing_says_nothing() -> None:
    loaded = load("Tên,Loại,Khối\nSở Y tế,Sở và tương đương,agency")

    assert loaded.says("name")
    assert not loaded.says("unit_code")


@pytest.mark.parametrize(
    ("row", "rule", "found"),
    [
        ("Xã A,Thôn,commune,,,", "unknown-kind", "“Thôn” không có trong danh mục"),
        ("Xã A,Xã,Khối lạ,,,", "unknown-block", "“Khối lạ” không có trong danh mục"),
        (",Xã,commune,,,", "empty", "“Tên chính thức” trống"),
        (f"{'x' * 201},Xã,commune,,,", "too-long", "dài 201 ký tự"),
        ("Xã A,Xã,commune,3388,,", "area-code", "“3388” không phải mã"),
        ("Xã A,Xã,commune,,31/02/2025,", "day", "“31/02/2025” không phải một ngày"),
        ("Xã A,Xã,commune,,07/2025,", "day", "“07/2025” không phải một ngày"),
        ("Xã A,Xã,commune,,,a b", "form", "“a b” không phải mã"),
        ("Xã A,Xã,commune,,,,thừa", "too-many-cells", "Dòng có 7 ô"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_told_with_its_place(row: str, rule: str, found: str) -> None:
    problem = refused("Xã Gốc,Xã,commune,,,", row)

    assert (problem.rule, problem.place.line) == (rule, 3)
    assert found in problem.found
    assert problem.expected


def test_a_code_stands_once_in_a_file() -> None:
    problem = refused("Xã A,Xã,commune,03388,,", "Xã B,Xã,commune,03388,,")

    assert problem.rule == "duplicate"
    assert "dòng 2" in problem.found


def test_eaten_zeros_are_named_with_what_to_do() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Tên", "Loại", "Khối", "Mã đơn vị hành chính"])
    sheet.append(["Phường Đoàn Kết", "Phường", "commune", 3388])
    stream = io.BytesIO()
    book.save(stream)

    with pytest.raises(Refused) as refusal:
        load(stream.getvalue(), "a.xlsx")

    (problem,) = refusal.value.problems
    assert problem.place.cell == "D2"
    assert "kiểu Văn bản" in problem.advice


def test_a_date_of_a_spreadsheet_is_a_day() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Tên", "Loại", "Khối", "Từ ngày"])
    sheet.append(["Xã A", "Xã", "commune", DAY])
    stream = io.BytesIO()
    book.save(stream)

    (line,) = load(stream.getvalue(), "a.xlsx").lines

    assert line.holds_from == DAY


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ("Tên,Loại", "header"),
        ("Tên,Loại,Khối,Tên chính thức", "duplicate-column"),
        ("Tên,Loại,Khối,Cột lạ", "unknown-column"),
    ],
)
def test_a_wrong_header_is_refused(head: str, rule: str) -> None:
    assert refused("Xã A,Xã,commune", head=head).rule == rule


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(Refused, match="không phải định dạng đã biết"):
        load("# format: 2\nTên,Loại,Khối\nXã A,Xã,commune")


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(Refused) as refusal:
        load(f"{HEAD}\nXã A,Thôn,?,12,x,\nXã B,Xã,commune,1,,")

    rules = [problem.rule for problem in refusal.value.problems]
    assert rules == ["unknown-kind", "unknown-block", "day", "area-code"]


def test_more_rows_than_the_country_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST", 1)

    with pytest.raises(Refused, match="không quá 1 cơ quan"):
        load("Tên,Loại,Khối\nXã A,Xã,commune\nXã B,Xã,commune")


@pytest.mark.parametrize("write", [organisations.as_csv, organisations.as_xlsx])
def test_the_child_reads_what_the_reader_reads(write) -> None:
    source = write(SOME, WORDS, DAY)

    assert child.read_organisations_outside(source, "a", words=WORDS) == load(source, "a")


def test_a_refusal_of_the_child_has_all_its_problems() -> None:
    source = f"{HEAD}\nXã A,Thôn,?,12,x,".encode()

    with pytest.raises(Refused) as outside:
        child.read_organisations_outside(source, "a.csv", words=WORDS)
    with pytest.raises(Refused) as inside:
        load(source)

    assert outside.value.problems == inside.value.problems


def test_every_heading_is_explained() -> None:
    told = fold((tree.ROOT / "docs" / "formats" / "organisations.md").read_text("utf-8"))

    aliases = {alias for each in columns.HEADINGS.values() for alias in each}
    assert [alias for alias in sorted(aliases) if f"`{alias}`" not in told] == []
