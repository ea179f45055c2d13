"""`chamdiem template` and `import-scheme`: a scheme as a workbook, and back."""

from pathlib import Path

import pytest

from chamdiem import cli
from chamdiem.formats import schemes, workbooks
from tests.architecture import tree
from tests.formats.books import changed, put

SCHEME = tree.ROOT / "schemes" / "vn-766-portal-2026.yaml"


def test_the_template_becomes_a_scheme_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, out = tmp_path / "mẫu.xlsx", tmp_path / "ra.yaml"

    assert cli.main(["template", "--out", str(book)]) == 0
    assert cli.main(["import-scheme", str(book), "--out", str(out)]) == 0

    said = capsys.readouterr().out
    assert "1 tiêu chí chấm tay chưa có số liệu" in said
    assert schemes.load(out.read_bytes(), "a").digest in said


def test_a_scheme_goes_to_a_workbook_and_back(tmp_path: Path) -> None:
    book, out = tmp_path / "766.xlsx", tmp_path / "766.yaml"

    cli.main(["template", str(SCHEME), "--out", str(book)])
    cli.main(["import-scheme", str(book), "--out", str(out)])

    source = SCHEME.read_bytes()
    assert schemes.load(out.read_bytes(), "a").scheme == schemes.load(source, "b").scheme


def test_a_workbook_is_checked_and_scores_as_a_scheme_file_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "766.xlsx"
    book.write_bytes(workbooks.to_workbook(SCHEME.read_bytes(), "a"))
    figures = str(tree.ROOT / "examples" / "phu-tho-2026-08.csv")

    assert cli.main(["check", str(book)]) == 0
    assert cli.main(["score", str(book), figures, "--month", "2026-08"]) == 0

    said = capsys.readouterr().out
    assert "Không có lỗi." in said
    assert "59,91" in said


def test_a_wrong_workbook_writes_nothing_and_names_its_cells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, out = tmp_path / "sai.xlsx", tmp_path / "ra.yaml"
    book.write_bytes(changed(put("Tiêu chí", "ND1", "Mức phải đạt", 90)))

    assert cli.main(["import-scheme", str(book), "--out", str(out)]) == 2

    assert "'Tiêu chí'!I4: Mức phải đạt 90" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["template"], "Thiếu --out."),
        (["template", "--out", "a.yaml"], "đuôi tệp cần là .xlsx"),
        (["import-scheme", "a.xlsx", "--out", "a.xlsx"], "đuôi tệp cần là .yaml hoặc .yml"),
        (["import-scheme", "không-có.xlsx", "--out", "a.yaml"], "Không mở được tệp"),
    ],
)
def test_wrong_use_says_what_is_wanted(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(words) == 2

    assert said in capsys.readouterr().err
