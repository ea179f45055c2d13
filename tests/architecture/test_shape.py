"""The shape of the code: short functions, small files, said in one line what for."""

import ast
from pathlib import Path

import pytest

from tests.architecture import tree

FORBIDDEN = {"utils", "util", "helpers", "helper", "services", "service", "manager", "managers"}


def test_no_function_is_longer_than_40_lines() -> None:
    long = [f for path in tree.sources() for f in tree.functions(path) if f.lines > 40]

    assert long == []


def test_no_file_is_longer_than_400_lines() -> None:
    long = {path.name: n for path in tree.sources() if (n := tree.length(path)) > 400}

    assert long == {}


def test_nine_of_ten_functions_and_files_are_short() -> None:
    functions = [f.lines for path in tree.sources() for f in tree.functions(path)]
    files = [tree.length(path) for path in tree.sources()]

    assert tree.ninth_tenth(functions) < 25
    assert tree.ninth_tenth(files) < 200


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path.relative_to(tree.ROOT).as_posix()
        for path in tree.sources()
        if not ast.get_docstring(ast.parse(path.read_text()))
    ]

    assert silent == []


def test_no_module_has_a_name_that_means_anything() -> None:
    vague = [p for p in tree.sources() if FORBIDDEN & {p.stem, *p.relative_to(tree.SOURCE).parts}]

    assert vague == []


def test_one_place_knows_the_time_of_the_country() -> None:
    asked = ("get_default_timezone", "get_current_timezone")
    found = [path.name for path in tree.sources() if any(one in path.read_text() for one in asked)]

    assert found == ["moments.py"]


def test_nothing_listens_to_signals_nor_overrides_save() -> None:
    hidden = [
        path.relative_to(tree.ROOT).as_posix()
        for path in tree.sources()
        if "django.dispatch" in path.read_text() or "def save(self" in path.read_text()
    ]

    assert hidden == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [("def f():\n    pass\n", 2), ("@g\n@h\ndef f():\n" + "    x = 1\n" * 40, 43)],
)
def test_a_function_is_measured_with_its_decorators(text: str, lines: int, tmp_path: Path) -> None:
    file = tmp_path / "sample.py"
    file.write_text(text)

    assert [found.lines for found in tree.functions(file)] == [lines]


def test_the_ninth_tenth_lies_below_the_tail() -> None:
    assert tree.ninth_tenth([1] * 9 + [100]) == 1
    assert tree.ninth_tenth([1] * 8 + [100] * 2) == 100
