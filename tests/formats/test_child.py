"""A file from outside is opened in a child with limits; the answer is the same."""

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from chamdiem.engine.figures import State
from chamdiem.formats import child, schemes, workbooks
from chamdiem.formats.child import Limits, wire
from chamdiem.formats.problems import Refused
from tests.architecture import tree
from tests.formats.samples import AUGUST, as_csv, as_wide_xlsx, load, long_rows, scheme, values

GOOD = as_csv(long_rows())


def test_the_child_reads_what_the_reader_reads() -> None:
    inside = load(GOOD)

    outside = child.read_figures_outside(GOOD, "a.csv", scheme=scheme(), month=AUGUST)

    assert outside.figures.units == inside.figures.units
    assert values(outside, "R.rate") == values(inside, "R.rate") == [7838]
    assert outside.figures.values["R.rate"].dtype == np.int64
    assert outside.digest == inside.digest


def test_the_child_reads_workbooks_after_giving_up_its_rights() -> None:
    source = as_wide_xlsx(["U1", "Sở", "so", 80, 100, (0.7838, "0.00%"), 9.5, 2])

    outside = child.read_figures_outside(source, "a.xlsx", scheme=scheme(), month=AUGUST)

    assert outside.conversions == load(source, "a.xlsx").conversions


def test_a_refusal_comes_back_with_all_its_problems() -> None:
    source = as_csv(long_rows(T_done="x", T_owed="1.234"))

    with pytest.raises(Refused) as outside:
        child.read_figures_outside(source, "a.csv", scheme=scheme(), month=AUGUST)
    with pytest.raises(Refused) as inside:
        load(source, "a.csv")

    assert outside.value.problems == inside.value.problems


@pytest.mark.parametrize("name", ["vn-766-portal-2026", "vn-766-decision-2022"])
def test_a_shipped_scheme_comes_back_whole(name: str) -> None:
    source = (tree.ROOT / "schemes" / f"{name}.yaml").read_bytes()

    outside, inside = child.read_scheme_outside(source, "a.yaml"), schemes.load(source, "a.yaml")

    assert outside == inside
    assert outside.scheme.ranking_certainty is inside.scheme.ranking_certainty


def test_a_scheme_in_a_workbook_comes_back_with_the_file_made_from_it() -> None:
    book = workbooks.template()

    outside, inside = child.read_scheme_outside(book, "a.xlsx"), workbooks.load(book, "a.xlsx")

    assert outside == inside
    assert schemes.load(outside.source, "a.yaml").digest == outside.digest


@pytest.mark.parametrize(
    ("limits", "source"),
    [(Limits(memory=60 << 20), GOOD + b"\n" * 30_000_000), (Limits(waiting=0), GOOD)],
    ids=["memory", "time"],
)
def test_a_child_beyond_its_limits_is_one_refusal(limits: Limits, source: bytes) -> None:
    with pytest.raises(Refused, match="mức cho phép về thời gian hoặc bộ nhớ"):
        child.read_figures_outside(source, "a.csv", scheme=scheme(), month=AUGUST, limits=limits)


PROBE = """
import os, sys
from chamdiem.formats.child import limits, rehearsal
rehearsal.rehearse()
limits.give_up_rights()
limits.enforce(limits.Limits())
print(os.geteuid() != 0, os.getgroups())
for deed in (os.fork, lambda: open(os.path.join(sys.argv[1], "x"), "w").write("x")):
    try:
        print("did", deed())
    except OSError:
        print("refused")
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has rights to give up")
def test_a_child_of_root_is_nobody_and_can_do_little(tmp_path: Path) -> None:
    path = {**os.environ, "PYTHONPATH": str(tree.SOURCE.parent)}
    said = subprocess.run(
        [sys.executable, "-c", PROBE, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env=path,
    ).stdout.splitlines()

    assert said == ["True []", "refused", "refused"]


def test_only_listed_kinds_of_values_pass_between_processes() -> None:
    with pytest.raises(TypeError):
        wire.encode(object())
    with pytest.raises((KeyError, ValueError)):
        wire.decode({"class": "Popen", "value": {}})


def test_values_come_back_as_they_went() -> None:
    for value in (None, 5, "x", Fraction(4, 5), (1, ("a",)), State.MISSING, {"k": (1,)}):
        assert wire.decode(wire.encode(value)) == value


def test_a_file_waits_its_turn_and_is_told_when_that_takes_too_long() -> None:
    hurried = Limits(waiting=0)

    with child.parent._TURN, pytest.raises(Refused) as refusal:
        child.read_figures_outside(GOOD, "a.csv", scheme=scheme(), month=AUGUST, limits=hurried)

    assert refusal.value.problems[0].rule == "busy"


def test_a_month_of_more_units_than_the_country_has_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child.parent, "MOST_UNITS", 0)

    with pytest.raises(Refused) as refusal:
        child.read_figures_outside(GOOD, "a.csv", scheme=scheme(), month=AUGUST)

    assert refusal.value.problems[0].rule == "too-many-units"


WATCHED = """
import sys
from pathlib import Path
from chamdiem.formats import figures, scheme_files
from chamdiem.formats.child import rehearsal, wire
from chamdiem.formats.problems import Refused
from chamdiem.engine.periods import Month
files = [(path, Path(path).read_bytes()) for path in sys.argv[1:]]
rehearsal.rehearse()
opened = []
sys.addaudithook(lambda event, rest: opened.append(rest) if event in ("open", "import") else None)
scheme = None
for path, source in files:
    for text in (source, source[: len(source) // 2], source.replace(b"a", b"?", 40)):
        try:
            if path.endswith(".yaml") or "mau-bo-tieu-chi" in path:
                loaded = scheme_files.load(text, path)
                scheme = loaded.scheme
                wire.encode(scheme)
            else:
                month = Month(2026, 8)
                wire.encode(figures.load(text, path, scheme=scheme, month=month))
        except Refused as refusal:
            wire.encode(refusal.problems)
print(opened)
"""


def test_nothing_is_opened_after_the_rehearsal(tmp_path: Path) -> None:
    """A checkout in a folder of root's alone must do: nobody could open a file there."""
    workbook = tmp_path / "a.xlsx"
    workbook.write_bytes(as_wide_xlsx(["U1", "Sở", "so", 80, 100, (0.7838, "0.00%"), 9.5, 2]))
    shipped = ("schemes/vn-766-portal-2026.yaml", "examples/phu-tho-2026-08.csv")
    template = tmp_path / "mau-bo-tieu-chi.xlsx"
    template.write_bytes(workbooks.template())
    files = [str(template), *(str(tree.ROOT / name) for name in shipped), str(workbook)]

    said = subprocess.run(
        [sys.executable, "-c", WATCHED, *files],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(tree.SOURCE.parent)},
    ).stdout

    assert said.strip() == "[]"
