"""The commands: exit 0, or 2 with the reasons on standard error and nothing written."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from chamdiem import cli
from tests.architecture import tree

SCHEME = str(tree.ROOT / "schemes" / "vn-766-portal-2026.yaml")
FIGURES = str(tree.ROOT / "examples" / "phu-tho-2026-08.csv")
MONTH = ["--month", "2026-08"]


def run(*words: str) -> int:
    """Run the command in this process."""
    return cli.main(list(words))


def test_a_month_is_scored_into_json(tmp_path: Path) -> None:
    out = tmp_path / "kết quả.json"

    assert run("score", SCHEME, FIGURES, *MONTH, "--out", str(out)) == 0

    units = {unit["code"]: unit for unit in json.loads(out.read_text("utf-8"))["units"]}
    assert Decimal(units["H44"]["total"]) == Decimal("59.91")
    assert units["H44"]["groups"]["transparency"] == "7.96"


def test_the_trace_of_a_unit_is_written_as_data(tmp_path: Path) -> None:
    out = tmp_path / "trace.json"

    assert run("score", SCHEME, FIGURES, *MONTH, "--explain", "H44.07", "--trace", str(out)) == 0

    found = json.loads(out.read_text("utf-8"))
    nodes = {node["code"]: node for node in found["nodes"]}
    assert found["total"]["points"] == "63.25"
    assert nodes["ON_TIME"]["decided_by"] == [
        {"unit": "H44.07", "input": "ON_TIME.on_time"},
        {"unit": "H44.07", "input": "ON_TIME.received"},
    ]


def test_a_trace_of_nobody_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run("score", SCHEME, FIGURES, *MONTH, "--trace", str(tmp_path / "t.json")) == 2

    assert "--trace cần --explain" in capsys.readouterr().err


def test_the_terminal_shows_the_ranking(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("score", SCHEME, FIGURES, *MONTH) == 0

    assert "H44.07  Sở Công Thương" in capsys.readouterr().out


def test_one_unit_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("score", SCHEME, FIGURES, *MONTH, "--explain", "H44.07") == 0

    said = capsys.readouterr().out
    assert "Vì sao 63,25: H44.07 Sở Công Thương" in said
    assert "Căn cứ: QĐ 766/QĐ-TTg, nhóm 2, chỉ tiêu 2.1" in said


@pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx"])
def test_each_kind_of_file_is_written_the_same_twice(suffix: str, tmp_path: Path) -> None:
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"

    for out in (first, second):
        run("score", SCHEME, FIGURES, *MONTH, "--out", str(out))

    assert first.read_bytes() == second.read_bytes()


def test_a_check_names_the_leaves_that_64_bits_do_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path(SCHEME).read_text("utf-8")
    wide = tmp_path / "wide.yaml"
    wide.write_text(text.replace("largest: 100000000", f"largest: {9 * 10**17}"), "utf-8")

    assert run("check", SCHEME) == run("check", str(wide)) == 0

    narrow_said, wide_said = capsys.readouterr().out.split("Không có lỗi.")[:2]
    assert "nằm trọn trong số nguyên 64 bit" in narrow_said
    assert "vượt 64 bit: PUBLISH_ON_TIME" in wide_said


def test_a_scheme_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", SCHEME) == 0

    assert "Không có lỗi." in capsys.readouterr().out


def test_the_mark_of_an_illustrative_scheme_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    run("check", str(tree.ROOT / "schemes" / "fourteen-duties-illustrative.yaml"))

    assert "[minh hoạ – không phải Phụ lục QĐ 4585]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["score", SCHEME, FIGURES], "Thiếu --month."),
        (["score", SCHEME, FIGURES, "--month", "2026-13"], "Không có tháng 13"),
        (["score", SCHEME, FIGURES, "--month", "2020-01"], "tháng trong hiệu lực"),
        (["score", SCHEME, "không-có.csv", *MONTH], "Không mở được tệp"),
        (["score", SCHEME, FIGURES, *MONTH, "--explain", "H44.7"], "Có phải là H44.07 không?"),
        (["score", SCHEME, FIGURES, *MONTH, "--out", "a.pdf"], "Không biết ghi “a.pdf”"),
        (["score", SCHEME, FIGURES, *MONTH, "--out", "/không-có/a.csv"], "Không ghi được"),
        (["score", SCHEME, FIGURES, *MONTH, "--out", FIGURES], "là tệp đang đọc"),
        (["chấm"], "Không có lệnh"),
    ],
)
def test_wrong_use_is_2_and_says_why(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2

    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""


def test_wrong_figures_write_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures, out = tmp_path / "sai.csv", tmp_path / "ra.json"
    figures.write_text("unit,name,block,input,value\nA,B,tinh,ON_TIME.received,1.234\n", "utf-8")

    assert run("score", SCHEME, str(figures), *MONTH, "--out", str(out)) == 2

    assert "không rõ là 1234 hay 1,234" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["sai.csv"]


def test_an_existing_result_survives_a_refusal(tmp_path: Path) -> None:
    out = tmp_path / "ra.json"
    out.write_text("cũ", "utf-8")

    run("score", SCHEME, FIGURES, "--month", "2020-01", "--out", str(out))

    assert out.read_text("utf-8") == "cũ"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0

    assert capsys.readouterr().out.startswith("chamdiem ")


def test_scoring_loads_neither_the_web_nor_the_database() -> None:
    program = "import sys, chamdiem.cli; print(sorted({'django', 'psycopg'} & set(sys.modules)))"
    path = {**os.environ, "PYTHONPATH": str(tree.SOURCE.parent)}

    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=path
    )

    assert said.stdout.strip() == "[]"


def test_run_becomes_the_launcher(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _program, words: started.append(words))

    run("run")

    assert started[0][1:] == ["-P", "-m", "chamdiem.launch"]


def test_a_file_without_end_is_left_after_what_any_reader_takes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("check", "/dev/zero") == 2

    assert "lớn hơn" in capsys.readouterr().err
