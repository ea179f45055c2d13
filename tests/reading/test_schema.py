"""Every reading is what docs/formats/reading.schema.json says, whatever was read."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.reading import read
from chamdiem.reading.as_json import as_json

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/formats/reading.schema.json").read_text("utf-8"))
CHECK = jsonschema.Draft202012Validator(SCHEMA)
TEXTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_the_reading_of_a_document_fits_the_schema(text):
    found = as_json(read(text.read_text("utf-8")))

    assert not [problem.message for problem in CHECK.iter_errors(found)]


@given(st.text(max_size=300))
def test_the_reading_of_anything_fits_the_schema(text):
    assert CHECK.is_valid(as_json(read(text)))


def test_the_page_explains_every_field_and_every_remark():
    page = (ROOT / "docs/formats/reading.md").read_text("utf-8")
    fields = {*SCHEMA["properties"], *SCHEMA["properties"]["tasks"]["items"]["properties"]}
    written = (ROOT / "src/chamdiem/reading/linter.py").read_text("utf-8")
    codes = re.findall(r'Remark\(\s*"([a-z-]+)"', written)

    assert not [name for name in fields if f"`{name}`" not in page]
    assert len(codes) > 10
    assert not [code for code in codes if f"`{code}`" not in page]
