"""A scheme goes to a workbook and back without loss, by whichever program it was saved."""

import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.formats import schemes, texts, workbooks, yaml_text
from chamdiem.formats.workbooks import flow, kinds, rests, rows, vocabulary, words
from chamdiem.formats.workbooks.contents import Content, Kind
from tests.formats.books import EVERY_KIND, SHIPPED, changed

SOURCES = [*SHIPPED, EVERY_KIND]
NAMES = [path.stem for path in SOURCES]
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1)


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_a_scheme_comes_back_equal(path: Path) -> None:
    source = path.read_bytes()

    back = workbooks.to_yaml(workbooks.to_workbook(source, path.name), path.name)

    assert schemes.load(back, "b.yaml").scheme == schemes.load(source, "a.yaml").scheme


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_the_second_way_gives_the_same_bytes(path: Path) -> None:
    book = workbooks.to_workbook(path.read_bytes(), path.name)
    back = workbooks.to_yaml(book, path.name)

    again = workbooks.to_workbook(back, path.name)

    assert again == book
    assert workbooks.to_yaml(again, path.name) == back


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_what_openpyxl_saved_loads_alike(path: Path) -> None:
    book = workbooks.to_workbook(path.read_bytes(), path.name)

    saved = changed(lambda book: None, book)

    assert workbooks.to_yaml(saved, path.name) == workbooks.to_yaml(book, path.name)


def test_what_libreoffice_saved_loads_alike(tmp_path: Path) -> None:
    book = workbooks.to_workbook(EVERY_KIND.read_bytes(), "a.yaml")
    before, after = tmp_path / "a.xlsx", tmp_path / "out" / "a.xlsx"
    before.write_bytes(book)

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    to = ["--headless", "--convert-to", "xlsx", "--outdir", str(after.parent)]
    subprocess.run(["soffice", profile, *to, str(before)], check=True, capture_output=True)

    assert workbooks.to_yaml(after.read_bytes(), "a") == workbooks.to_yaml(book, "a")


@pytest.mark.parametrize("name", vocabulary.kinds())
def test_every_rule_kind_has_a_word_and_an_example_that_fits_the_schema(name: str) -> None:
    kind = kinds.KINDS[name]

    cells = rows.rule_filled({"kind": name, **kind.example})

    assert set(kind.example) <= set(vocabulary.fields(name))
    assert set(vocabulary.required(name)) <= set(kind.example) | {"kind"}
    assert {("rule", key) for key in kind.columns if kind.columns[key] in kind.example} <= set(
        cells
    )


def test_every_closed_list_of_the_schema_has_vietnamese_words() -> None:
    lists = [part["enum"] for part in _parts(schemes.shape.schema()) if "enum" in part]
    spoken = [[v for v in values if isinstance(v, str)] for values in lists]
    wordless = [
        value
        for values in spoken
        for value, word in words.terms_of(values).words.items()
        if value == word and values != ["1"] and value not in vocabulary.kinds()
    ]

    assert wordless == []


def _parts(value):
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner)


@given(text=TEXTS)
def test_any_text_is_read_from_a_file_as_it_was_written(text: str) -> None:
    text = unicodedata.normalize("NFC", text).strip()

    written = f"a: {flow.scalar(text, block=True)}\nb: [{flow.scalar(text)}]\n"

    assert yaml_text.read(written.encode(), "a.yaml").data == {"a": text, "b": [text]}


@given(text=TEXTS.map(texts.clean).filter(bool), numbers=st.lists(st.decimals(0, 99, places=2)))
def test_what_has_no_column_is_read_as_it_was_written(text: str, numbers: list) -> None:
    values = {"scheme": text, "extra": [{"from": str(each)} for each in numbers]}
    known = vocabulary.fields("transfer")

    written = rests.write(values, known)

    assert rests.read(Content(Kind.TEXT, written), known) == values
