"""A return by spreadsheet, read: whatever program wrote it, and whatever hides in it."""

import io
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from chamdiem.engine.periods import Month
from chamdiem.formats import child, returns
from chamdiem.formats.child import Limits
from chamdiem.formats.problems import Refused
from chamdiem.formats.returns import Asked, Blank, Entry, Heading, Layout, facts, opening
from tests.architecture import tree
from tests.formats.samples import scheme

OLD = Path(__file__).parent / "returns_old"
AUGUST = Month(2026, 8)
_SCHEME = scheme()
ASKED = Asked(
    {item.code: item for item in _SCHEME.inputs},
    {leaf.code: leaf.name for leaf in _SCHEME.leaves()},
)
ROWS = (
    Heading("G", "Nhóm", 0),
    Heading("R", "Tiêu chí R", 1, True, "Lý do cũ", 4, True),
    Entry(ASKED.inputs["R.rate"], "70", "78,38", 3, True),
    Heading("T", "Tiêu chí T", 1, True, "", 0, True),
    Entry(ASKED.inputs["T.done"], "8", "9", 1, True),
    Entry(ASKED.inputs["T.owed"], "", "", 0, True),
)


def blank(rows=ROWS, trial="CHẤM THỬ"):
    told = "Số liệu lúc 16:02."
    return Blank("Phiếu", trial, AUGUST, "U1", "Sở Thử", "Bộ thử", "ab" * 32, told, rows)


def filled(**cells):
    """Return our workbook with other cells: R_rate is under “Tháng này” of R.rate."""
    book = openpyxl.load_workbook(io.BytesIO(returns.workbook(blank())))
    sheet = book[facts.SHEET]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    for name, value in cells.items():
        code, _, column = name.partition("__")
        at = {"": facts.NOW, "answer": facts.ANSWER, "words": facts.WORDS}[column]
        sheet.cell(rows[code.replace("_", ".")], at + 1).value = value
    return _bytes(book)


def _bytes(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def load(source, name="phieu.xlsx", layout=None):
    return returns.load(source, name, asked=ASKED, layout=layout)


def rules(source, name="phieu.xlsx", layout=None):
    """Return the rules by which a file, or single cells of it, are refused."""
    try:
        return [one.rule for one in load(source, name, layout).problems]
    except Refused as refusal:
        return [one.rule for one in refusal.problems]


def texts(loaded):
    return {one.code: one.text for one in loaded.cells}


def test_what_is_written_is_read_back_with_its_versions() -> None:
    loaded = load(returns.workbook(blank()))

    assert texts(loaded) == {"R.rate": "78,38", "T.done": "9"}
    assert [(one.seen, one.was) for one in loaded.cells] == [(3, "78,38"), (1, "9")]
    assert [(one.leaf, one.text, one.seen) for one in loaded.remarks] == [("R", "Lý do cũ", 4)]
    assert loaded.about[facts.MONTH] == "2026-08"
    assert (loaded.blank, loaded.problems) == (1, ())


def test_equal_values_give_equal_bytes() -> None:
    assert returns.workbook(blank()) == returns.workbook(blank())


def test_a_trial_says_so_and_an_official_month_does_not() -> None:
    def words(source):
        book = openpyxl.load_workbook(io.BytesIO(source))
        return [cell.value for row in book[facts.SHEET].iter_rows() for cell in row if cell.value]

    assert "CHẤM THỬ" in words(returns.workbook(blank()))
    assert "CHẤM THỬ" not in words(returns.workbook(blank(trial="")))


def test_only_what_may_be_written_is_open() -> None:
    closed = [Entry(ASKED.inputs["T.done"], "", "9", 1, False)]
    book = openpyxl.load_workbook(io.BytesIO(returns.workbook(blank((*ROWS, *closed)))))
    sheet = book[facts.SHEET]
    row = sheet.max_row

    assert sheet.protection.sheet
    assert sheet.cell(row, facts.NOW + 1).protection.locked
    assert not sheet.cell(row - 1, facts.NOW + 1).protection.locked


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (9, "9"),
        (9.0, "9"),
        ("12", "12"),
        ("1.234", "1.234"),
        ("1 234", "1.234"),
        ("0", "0"),
        ("Không phát sinh", "Không phát sinh"),
        ("khong ap dung", "Không áp dụng"),
    ],
)
def test_numbers_as_people_write_them(typed: object, read: str) -> None:
    assert texts(load(filled(T_owed=typed)))["T.owed"] == read


def test_a_percent_cell_is_read_as_it_is_seen() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(R_rate=0.805)))
    sheet = book[facts.SHEET]
    for row in sheet.iter_rows():
        if row[0].value == "R.rate":
            row[facts.NOW].number_format = "0.0%"

    assert texts(load(_bytes(book)))["R.rate"] == "80,5"


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("=1+1", "formula"),
        ("mười", "not-a-number"),
        (-1, "negative"),
        (9.5, "too-many-decimals"),
        (date(2026, 8, 1), "date-cell"),
        (True, "boolean-cell"),
        (10**18, "sheet-digits"),
        ("1e5", "scientific"),
        ("Điểm nhập nguyên", "covered"),
    ],
)
def test_a_wrong_cell_is_named_by_its_place(cell: object, rule: str) -> None:
    (problem,) = load(filled(T_owed=cell)).problems

    assert problem.rule == rule
    assert problem.place.sheet == facts.SHEET
    assert problem.place.cell and problem.place.cell[0] in "EF"


def test_a_formula_is_refused_though_the_file_keeps_its_result() -> None:
    source = _edited(returns.workbook(blank()), b"<v>9</v>", b"<f>SUM(A1:A2)</f><v>9</v>")

    (problem,) = load(source).problems

    assert problem.rule == "formula"
    assert "SUM(A1:A2)" in problem.found


def test_a_number_beside_an_answer_is_refused_where_both_were_touched() -> None:
    assert rules(filled(T_owed=5, T_owed__answer="Không phát sinh")) == ["two-answers"]
    assert rules(filled(T_done=5, T_done__answer="Không phát sinh")) == ["two-answers"]


def test_an_answer_chosen_beside_an_untouched_number_counts() -> None:
    assert texts(load(filled(T_done__answer="Không phát sinh")))["T.done"] == "Không phát sinh"
    assert texts(load(filled(T_done__answer="0")))["T.done"] == "0"


def test_an_answer_that_is_none_is_refused() -> None:
    assert rules(filled(T_owed__answer="chưa biết")) == ["answer"]


def test_codes_that_stand_twice_or_nowhere_are_named() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled()))
    sheet = book[facts.SHEET]
    sheet.append(["T.done", "", "", "", 5])
    sheet.append(["T.doen", "", "", "", 5])

    assert rules(_bytes(book)) == ["duplicate", "unknown-input"]


def test_words_in_old_letters_become_unicode_or_are_named() -> None:
    read = load(filled(T__words="Céng hoµ x· héi"))
    broken = "Ã¶§¸ xÿÞ ¡¢ðµ"

    assert read.remarks[-1].text == "Cộng hoà xã hội"
    assert any("TCVN3" in note for note in read.notes)
    assert rules(filled(T__words=broken)) == ["old-letters"]


def test_vni_words_become_unicode_too() -> None:
    assert load(filled(T__words="Coäng hoøa xaõ hoäi")).remarks[-1].text == "Cộng hòa xã hội"


def test_merged_cells_hide_nothing() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(T_owed=5)))
    sheet = book[facts.SHEET]
    sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=2, end_column=3)

    assert texts(load(_bytes(book)))["T.owed"] == "5"


def test_a_hidden_sheet_is_never_read_as_the_return() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled()))
    book[facts.SHEET].sheet_state = "hidden"

    assert not load(_bytes(book)).is_ours


def test_a_sheet_by_another_name_is_known_by_its_headings() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(T_owed=5)))
    book[facts.SHEET].title = "Trang_tính1"

    assert texts(load(_bytes(book)))["T.owed"] == "5"


def test_without_the_hidden_columns_codes_are_enough() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(T_owed=5)))
    book[facts.SHEET].delete_cols(facts.KEY + 1, 2)

    loaded = load(_bytes(book))

    assert texts(loaded)["T.owed"] == "5"
    assert {one.seen for one in loaded.cells} == {None}


def _edited(source: bytes, old: bytes, new: bytes, *, part: str = "sheet1.xml") -> bytes:
    return _repacked(source, lambda name, text: text.replace(old, new) if part in name else text)


def _repacked(source, change, extra=()):
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for item in before.infolist():
            after.writestr(item.filename, change(item.filename, before.read(item)))
        for name, text in extra:
            after.writestr(name, text)
    return stream.getvalue()


def _sheet(source: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def _strings(archive: zipfile.ZipFile) -> str:
    return next(name for name in archive.namelist() if name.lower().endswith("sharedstrings.xml"))


def as_wps(source: bytes) -> bytes:
    """Write it as WPS may: strings inside the cells, absolute paths, another folder."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        shared = archive.read(_strings(archive)).decode()
    words = re.findall(r"<si><t[^>]*?(?:/>|>(.*?)</t>)</si>", shared, re.DOTALL)

    def change(name: str, text: bytes) -> bytes:
        said = text.decode()
        if "worksheets/sheet" in name and name.endswith(".xml"):
            said = re.sub(
                r't="s"><v>(\d+)</v>',
                lambda found: f't="inlineStr"><is><t>{words[int(found[1])]}</t></is>',
                said,
            )
        if name == "xl/_rels/workbook.xml.rels":
            said = said.replace('Target="worksheets/', 'Target="/xl/worksheets/')
        return said.encode()

    return _repacked(source, change)


def test_wps_writes_strings_into_cells_and_paths_from_the_root() -> None:
    source = returns.workbook(blank())

    assert b"inlineStr" in _sheet(as_wps(source))
    assert load(as_wps(source)).cells == load(source).cells


def test_macros_are_refused_whatever_the_name() -> None:
    source = _repacked(filled(), lambda _, text: text, [("xl/vbaProject.bin", b"x")])

    assert rules(source, "phieu.xlsx") == ["macros"]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    source = _repacked(filled(), lambda _, text: text, [("xl/media/a", b"0" * 400_000_000)])

    assert rules(source) == ["zip-bomb"]


def test_a_name_that_leads_elsewhere_is_only_a_name() -> None:
    source = _repacked(filled(T_owed=5), lambda _, text: text, [("../../x.xml", b"x")])

    assert texts(load(source, "../../../etc/passwd"))["T.owed"] == "5"


def test_a_million_empty_rows_are_read_past() -> None:
    rows = b"".join(b'<row r="%d" ht="15"/>' % at for at in range(100, 1_000_100))
    source = _edited(filled(T_owed=5), b"</sheetData>", rows + b"</sheetData>")

    assert texts(load(source))["T.owed"] == "5"


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        (b"", "empty-file"),
        (b"   \n", "empty-file"),
        (b"%PDF-1.7", "foreign"),
        (b"PK\x03\x04nothing", "broken-xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, "broken-xls"),
        (b"\x7fELF\x00\x01", "not-text"),
        (b'a;"b\nc', "quotes"),
        (b"a\xff\xfe\xfd;\xfa", "encoding"),
        (b"x" * (opening.BYTES + 1), "too-big"),
    ],
)
def test_what_is_no_spreadsheet_is_one_refusal(source: bytes, rule: str) -> None:
    assert rules(source) == [rule]


LAYOUT = Layout("", 1, 1, 2, {"so viec da lam": "T.done", "so viec phai lam": "T.owed"})
EXPORT = "Chỉ tiêu;Kết quả\nSố việc đã làm;9\nSố việc phải làm;1.200\nKhác;5\n"


def test_a_layout_reads_what_another_system_exports() -> None:
    loaded = load(EXPORT.encode(), "a.csv", LAYOUT)

    assert texts(loaded) == {"T.done": "9", "T.owed": "1.200"}
    assert any("Khác" in note for note in loaded.notes)


def test_a_text_in_old_letters_is_read_by_its_layout() -> None:
    source = "ChØ tiªu;KÕt qu¶\nSè viÖc ®· lµm;9\n".encode("cp1252")

    assert texts(load(source, "a.csv", LAYOUT)) == {"T.done": "9"}


def test_a_layout_names_duplicates_formulas_and_a_missing_sheet() -> None:
    book = openpyxl.Workbook()
    for row in (["a", "b"], ["Số việc đã làm", "=1"], ["Số việc phải làm", 1]):
        book.active.append(row)
    book.active.append(["Số việc phải làm", 2])
    other = Layout("Không có", 1, 1, 2, LAYOUT.codes)

    assert rules(_bytes(book), layout=LAYOUT) == ["formula", "duplicate"]
    assert rules(_bytes(book), layout=other) == ["no-sheet"]


def test_a_foreign_file_without_a_layout_is_shown_as_it_is_seen() -> None:
    (grid,) = load(EXPORT.encode(), "a.csv").grids

    assert grid.rows[1] == ("Số việc đã làm", "9")


def old(name: str) -> bytes:
    return (OLD / name).read_bytes()


def test_excel_97_is_read_as_its_successor() -> None:
    loaded = load(old("phieu.xls"), "phieu.xls")

    assert texts(loaded) == {"R.rate": "78,38", "T.done": "9"}
    assert [(one.seen, one.was) for one in loaded.cells] == [(3, "78,38"), (1, "9")]
    assert loaded.remarks[0].text == "Lý do cũ"


def test_excel_97_with_formulas_days_and_percents() -> None:
    layout = Layout("", 1, 1, 2, {"a": "T.done", "b": "T.owed", "c": "R.rate"})
    loaded = load(old("le.xls"), "le.xls", layout)

    assert texts(loaded) == {"R.rate": "80,5"}
    assert [one.rule for one in loaded.problems] == ["formula", "date-cell"]


def test_the_child_reads_what_the_reader_reads() -> None:
    for source in (filled(T_owed="mười"), old("phieu.xls"), EXPORT.encode()):
        outside = child.read_return_outside(source, "a.xlsx", asked=ASKED, layout=None)
        assert outside == load(source, "a.xlsx")


def test_a_child_beyond_its_limits_is_one_refusal() -> None:
    with pytest.raises(Refused) as refusal:
        child.read_return_outside(
            filled(), "a.xlsx", asked=ASKED, layout=None, limits=Limits(waiting=0)
        )

    assert refusal.value.problems[0].rule == "limits"


WATCHED = """
import sys
from pathlib import Path
from chamdiem.engine.scheme import Input
from chamdiem.formats import returns, schemes
from chamdiem.formats.child import rehearsal, wire
from chamdiem.formats.problems import Refused
scheme = schemes.load(Path(sys.argv[1]).read_bytes(), "a.yaml").scheme
asked = returns.Asked({item.code: item for item in scheme.inputs}, {})
files = [Path(path).read_bytes() for path in sys.argv[2:]]
rehearsal.rehearse()
opened = []
sys.addaudithook(lambda event, rest: opened.append(rest) if event in ("open", "import") else None)
for source in files:
    for text in (source, source[: len(source) // 2]):
        try:
            wire.encode(returns.load(text, "a", asked=asked))
        except Refused as refusal:
            wire.encode(refusal.problems)
print(opened)
"""


def test_nothing_is_opened_after_the_rehearsal(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(filled())
    files = [tmp_path / "a.xlsx", *sorted(OLD.iterdir())]
    shipped = tree.ROOT / "schemes" / "vn-766-portal-2026.yaml"

    said = subprocess.run(
        [sys.executable, "-c", WATCHED, str(shipped), *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(tree.SOURCE.parent)},
    ).stdout

    assert said.strip() == "[]"
