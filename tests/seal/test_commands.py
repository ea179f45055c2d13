"""The commands around a sealed month: key, seal, verify, with their exit codes."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from chamdiem import cli
from tests.architecture import tree
from tests.seal import months

FILES = [str(months.SCHEME), str(months.FIGURES)]
MONTH = ["--month", "2026-08"]


def run(*words: object) -> int:
    """Run the command in this process."""
    return cli.main([str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two keys and a sealed month."""
    assert run("key", "new", "--out", tmp_path / "key") == 0
    assert run("key", "new", "--out", tmp_path / "key2") == 0
    assert seal(tmp_path) == 0
    return tmp_path


def seal(folder: Path, *words: object, key: object = None) -> int:
    key = key or folder / "key"
    return run("seal", *FILES, *MONTH, "--key", key, "--out", folder / "m.sealed", *words)


def verify(folder: Path, *words: object) -> int:
    return run("verify", folder / "m.sealed", *words)


def test_a_key_is_a_file_that_only_its_owner_reads(folder: Path) -> None:
    assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600
    assert b"PRIVATE" not in (folder / "key.pub").read_bytes()


def test_a_key_is_never_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "key").read_bytes()

    assert run("key", "new", "--out", folder / "key") == 2
    assert (folder / "key").read_bytes() == before
    assert "tệp này đã có" in capsys.readouterr().err


def test_a_key_without_a_file_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("key", "new") == 0

    shown = capsys.readouterr()
    assert shown.out.startswith("-----BEGIN PRIVATE" + " KEY-----")
    assert "Dấu vân tay: " in shown.err


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_that_others_can_read_is_refused(
    mode: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "key").chmod(mode)

    assert seal(folder) == 2
    assert f"quyền {mode:04o}" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["key.pub", "m.sealed"])
def test_what_is_no_private_key_does_not_sign(name: str, folder: Path) -> None:
    (folder / name).chmod(0o600)

    assert seal(folder, key=folder / name) == 2


def test_without_a_pin_the_key_is_not_known(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(folder) == 3
    assert "nguyên vẹn, khoá chưa biết " in capsys.readouterr().out


def test_a_pinned_key_is_trusted_and_another_is_not(folder: Path) -> None:
    assert verify(folder, "--trust", folder / "key.pub") == 0
    assert verify(folder, "--trust", folder / "key2.pub") == 3
    assert verify(folder, "--trust", folder / "key2.pub", "--trust", folder / "key.pub") == 0


def test_an_altered_month_is_2_and_names_the_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "m.sealed"
    path.write_bytes(path.read_bytes().replace(b'"DUNG_HAN.xong":"7"', b'"DUNG_HAN.xong":"8"'))

    assert verify(folder, "--trust", folder / "key.pub") == 2
    assert "- figures/A/DUNG_HAN.xong: khác lúc ký" in capsys.readouterr().err


def test_both_versions_of_the_engine_are_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "m.sealed").write_bytes(months.sealed(engine="0.0.1"))

    assert verify(folder) == 3
    assert "phiên bản 0.0.1, tính lại bằng phiên bản" in capsys.readouterr().out


def test_a_chain_of_keys_is_followed_from_the_trusted_one(folder: Path) -> None:
    step = folder / "step"
    assert (
        run("key", "rotate", "--old", folder / "key", "--new", folder / "key2", "--out", step) == 0
    )
    assert seal(folder, key=folder / "key2") == 0

    assert verify(folder, "--trust", folder / "key.pub") == 3
    assert verify(folder, "--trust", folder / "key.pub", "--rotation", step) == 0
    assert verify(folder, "--trust", folder / "key2.pub", "--rotation", step) == 0


def test_a_key_does_not_follow_itself(folder: Path) -> None:
    words = ["--old", folder / "key", "--new", folder / "key", "--out", folder / "step"]

    assert run("key", "rotate", *words) == 2


def test_a_key_is_shown_by_its_fingerprint(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    assert run("key", "show", folder / "key", "--out", folder / "again.pub") == 0
    assert run("key", "show", folder / "again.pub") == 0
    assert len(set(capsys.readouterr().out.split())) == 1


def test_names_go_to_a_private_file_that_can_be_erased(folder: Path) -> None:
    names, listed = folder / "names", folder / "people.csv"
    listed.write_text("unit,name,post\nA,Nguyễn Văn An,Giám đốc\n", "utf-8")
    assert seal(folder, "--persons", listed, "--names-out", names) == 0

    assert stat.S_IMODE(names.stat().st_mode) == 0o600
    assert verify(folder, "--names", names) == 3
    names.write_bytes(names.read_bytes().replace("Văn An".encode(), "Văn Ân".encode()))
    assert verify(folder, "--names", names) == 2
    names.unlink()
    assert verify(folder) == 3


@pytest.mark.parametrize("alone", ["--persons", "--names-out"])
def test_persons_need_a_place_for_their_names(alone: str, folder: Path) -> None:
    assert seal(folder, alone, folder / "x") == 2


def test_nothing_that_is_read_is_written_over(folder: Path) -> None:
    for out in (*FILES, folder / "key"):
        assert seal(folder, "--out", out) == 2


@pytest.mark.parametrize("option", ["--out", "--verifier-out", "--names-out"])
def test_no_output_destroys_the_key_or_the_list_of_persons(option: str, folder: Path) -> None:
    listed, key = folder / "people.csv", folder / "key"
    listed.write_text("unit,name,post\nA,Nguyễn Văn An,Giám đốc\n", "utf-8")
    before = key.read_bytes(), listed.read_bytes()
    both = ("--persons", listed, "--names-out", folder / "names")

    assert seal(folder, *both, option, key) == 2
    assert seal(folder, *both, option, listed) == 2
    assert (key.read_bytes(), listed.read_bytes()) == before


def test_two_outputs_do_not_share_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "m.sealed").read_bytes()
    (folder / "link").symlink_to("m.sealed")

    assert seal(folder, "--verifier-out", folder / "m.sealed") == 2
    assert "được ghi hai lần" in capsys.readouterr().err
    assert seal(folder, "--verifier-out", folder / "link") == 2
    assert (folder / "m.sealed").read_bytes() == before


def test_a_name_that_is_too_long_is_refused_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert seal(folder, "--out", folder / ("x" * 300)) == 2
    assert "Không ghi được" in capsys.readouterr().err


def test_a_file_that_is_too_large_is_not_read_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("chamdiem.seal.strangers.LARGEST_FILE", 100)

    assert verify(folder) == 2
    assert "lớn hơn 100 byte" in capsys.readouterr().err


def test_a_month_is_verified_in_an_empty_environment(folder: Path) -> None:
    """No variable, another folder, and neither the web nor the database is loaded."""
    program = (
        f"import sys; sys.path.insert(0, {str(tree.SOURCE.parent)!r}); from chamdiem import cli; "
        "code = cli.main(sys.argv[1:]); "
        "sys.exit(9 if {'django', 'psycopg'} & set(sys.modules) else code)"
    )
    words = ["verify", "m.sealed", "--trust", "key.pub"]

    answer = subprocess.run(
        [sys.executable, "-I", "-c", program, *words],
        cwd=folder,
        env={},
        capture_output=True,
        check=False,
    )

    assert (answer.returncode, answer.stderr) == (0, b"")


def test_the_stand_alone_verifier_is_copied_beside(folder: Path) -> None:
    program = folder / "verify.py"
    assert seal(folder, "--verifier-out", program) == 0

    answer = subprocess.run(
        [sys.executable, "-I", program, folder / "m.sealed"], env={}, check=False
    )

    assert answer.returncode == 3
    assert os.access(program, os.R_OK)
