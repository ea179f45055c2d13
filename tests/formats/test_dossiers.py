"""An inspection file is alike for equal parts, and what was altered in it is found and named."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from chamdiem.formats import dossiers
from chamdiem.formats.dossiers import standalone_check

FRAME = dossiers.Frame(
    scope="unit",
    code="S1",
    name="Sở Một",
    series="Chuỗi thử",
    first="2026-01",
    last="2026-02",
    reason="Theo công văn 1/KT-THU",
    made_at="2026-09-07T09:02:00+07:00",
    made_by="0190-a",
    system="chamdiem 0",
    heading="đơn vị Sở <Một>",
)
ENTRIES = ['["một"]', "", '["ba"]', ""]  # others' entries have their digest only


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def chain() -> list[str]:
    """Return a piece of a chain that goes on after link 6."""
    head, lines = "0" * 64, [f"6\t\t{'0' * 64}\t"]
    for number, text in enumerate(ENTRIES, start=7):
        own = sha256(text or f"của nơi khác {number}")
        head = sha256(head + own)
        lines.append(f"{number}\t{own}\t{head if text or number == 10 else ''}\t{text}")
    return lines


def bundle(links: list[str] | None = None, anchor: str = "") -> tuple[str, bytes]:
    """Return code and bytes of a bundle, with another chain or anchor if asked."""
    into, followed = io.BytesIO(), chain() if links is None else links
    anchors = [{"day": "2026-09-07", "number": 10, "hash": anchor or chain()[-1].split("\t")[2]}]
    parts = [
        dossiers.Part("ket-qua.csv", "Kết quả", dossiers.table(["tên"], [["=1+1"], [None], [2]])),
        dossiers.Part("dien-giai.txt", "Diễn giải", dossiers.lines(["Sở Một: 5 điểm"])),
        dossiers.Part("nhat-ky/chuoi.txt", "Chuỗi", dossiers.lines(followed)),
        dossiers.Part("nhat-ky/moc-neo.json", "Mốc neo", dossiers.document(anchors)),
    ]
    return dossiers.write(into, frame=FRAME, parts=parts), into.getvalue()


def contents(source: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def check(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., object]:
    """Return a check of files as an unpacked folder: the exit code and what was said."""

    def checked(files: dict[str, bytes], *words: str) -> tuple[int, str]:
        for name, content in files.items():
            place = tmp_path / "ho-so" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        patch = pytest.MonkeyPatch()
        patch.setattr(sys, "argv", ["kiem-tra.py", str(tmp_path / "ho-so"), *words])
        answer = standalone_check.main()
        patch.undo()
        return answer, capsysbinary.readouterr().out.decode()

    return checked


EVERY = sorted(contents(bundle()[1]))


def test_equal_parts_give_equal_bytes() -> None:
    assert bundle() == bundle()


def test_the_code_is_the_hash_of_the_index() -> None:
    code, source = bundle()

    assert hashlib.sha256(contents(source)["muc-luc.json"]).hexdigest() == code


def test_a_whole_file_passes_with_its_code(check: Callable[..., tuple[int, str]]) -> None:
    code, source = bundle()

    answer, said = check(contents(source), "--ma", code)

    assert answer == 0, said
    assert "Nguyên vẹn" in said


def test_without_the_code_it_says_what_was_not_compared(
    check: Callable[..., tuple[int, str]],
) -> None:
    answer, said = check(contents(bundle()[1]))

    assert answer == 3
    assert "--ma" in said


@pytest.mark.parametrize("name", EVERY)
def test_altering_any_file_is_found_and_named(
    name: str, check: Callable[..., tuple[int, str]]
) -> None:
    files = contents(bundle()[1])
    files[name] = bytes([files[name][0] ^ 1]) + files[name][1:]

    answer, said = check(files)

    assert answer == 2
    assert name in said or name == "muc-luc.sha256"


@pytest.mark.parametrize("name", EVERY)
def test_a_missing_file_is_found_and_named(
    name: str, check: Callable[..., tuple[int, str]]
) -> None:
    files = contents(bundle()[1])
    del files[name]

    answer, said = check(files)

    assert answer == 2
    assert name in said


def test_an_added_file_is_found_and_named(check: Callable[..., tuple[int, str]]) -> None:
    answer, said = check({**contents(bundle()[1]), "them.csv": b"x"})

    assert (answer, "them.csv" in said) == (2, True)


def test_another_whole_bundle_does_not_have_the_code(check: Callable[..., tuple[int, str]]) -> None:
    answer, said = check(contents(bundle()[1]), "--ma", "0" * 64)

    assert answer == 2
    assert "không phải mã đã cho" in said


@pytest.mark.parametrize(
    ("spoil", "link"),
    [
        (lambda links: [*links[:2], *links[3:]], 8),
        (lambda links: [links[0], links[2], links[1], *links[3:]], 7),
        (lambda links: [links[0].replace("0" * 64, "1" * 64), *links[1:]], 7),
        (lambda links: [*links[:3], links[3].replace("ba", "bà"), links[4]], 9),
        (lambda links: [*links[:2], links[2].replace(links[2][3:10], "0000000"), *links[3:]], 9),
    ],
    ids=["removed", "reordered", "begun elsewhere", "rewritten", "another's digest"],
)
def test_a_broken_chain_is_found_even_where_the_index_was_made_anew(
    spoil: Callable[[list[str]], list[str]], link: int, check: Callable[..., tuple[int, str]]
) -> None:
    answer, said = check(contents(bundle(spoil(chain()))[1]))

    assert answer == 2
    assert f"mắt xích {link}" in said


def test_a_chain_computed_anew_does_not_meet_the_anchor(
    check: Callable[..., tuple[int, str]],
) -> None:
    answer, said = check(contents(bundle(anchor="f" * 64)[1]))

    assert answer == 2
    assert "mốc neo ngày 2026-09-07" in said


def test_the_checker_inside_runs_alone_on_the_zip(tmp_path: Path) -> None:
    code, source = bundle()
    (tmp_path / "ho-so.zip").write_bytes(source)
    (tmp_path / "kiem-tra.py").write_bytes(contents(source)["kiem-tra.py"])

    ran = subprocess.run(
        [sys.executable, "-I", "kiem-tra.py", "ho-so.zip", "--ma", code],
        cwd=tmp_path,
        env={},
        capture_output=True,
    )

    assert ran.returncode == 0, ran.stdout.decode() + ran.stderr.decode()


def test_a_name_that_stands_twice_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "ho-so.zip"
    place.write_bytes(bundle()[1])
    with zipfile.ZipFile(place, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("dien-giai.txt", "khác")

    with pytest.raises(standalone_check.Altered, match=r"dien-giai\.txt"):
        standalone_check.Archive(place).names()


def test_what_a_spreadsheet_would_compute_is_made_harmless() -> None:
    assert "'=1+1" in contents(bundle()[1])["ket-qua.csv"].decode("utf-8-sig")


def test_the_page_of_the_index_links_every_file_and_escapes_what_it_says() -> None:
    files = contents(bundle()[1])
    page = files["muc-luc.html"].decode()
    told = json.loads(files["muc-luc.json"])

    assert "Sở &lt;Một&gt;" in page
    assert all(f'href="{one["file"]}"' in page for one in told["files"][:-1])


def test_the_name_of_a_file_never_climbs_out_of_its_folder() -> None:
    assert dossiers.safe("../../etc/passwd") == "_.._etc_passwd"
    assert dossiers.safe("..") == "_"
