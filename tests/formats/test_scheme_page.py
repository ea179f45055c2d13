"""The page of the scheme format says every field that the schema knows."""

import json

import pytest
from jsonschema import Draft202012Validator

from chamdiem.engine import phrases
from chamdiem.formats import yaml_text
from chamdiem.formats.schemes import shape
from tests.formats.scheme_texts import EXAMPLE, PAGE

SCHEMA = shape.schema()
FIELDS = sorted(
    {
        name
        for part in (SCHEMA, *SCHEMA["$defs"].values())
        for name in part.get("properties", {})
        if name != "kind"
    }
)
VALUES = sorted(
    {
        value
        for part in SCHEMA["$defs"].values()
        for value in part.get("enum", ())
        if type(value) is str
    }
)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("word", [*FIELDS, *VALUES])
def test_the_page_says_every_field_and_value(word) -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert f"`{word}" in page or f"{word}`" in page or f"({word}" in page or f"/{word}" in page


def test_every_field_has_a_vietnamese_name() -> None:
    nameless = [
        name
        for part in (SCHEMA, *SCHEMA["$defs"].values())
        for name, field in part.get("properties", {}).items()
        if name != "kind" and "title" not in field
    ]

    assert nameless == []


def test_the_published_schema_alone_accepts_the_example() -> None:
    published = json.loads(json.dumps(SCHEMA))

    errors = list(
        Draft202012Validator(published).iter_errors(yaml_text.read(EXAMPLE.encode(), "x").data)
    )

    assert errors == []


def test_every_field_that_may_be_unconfirmed_has_words() -> None:
    definitions = SCHEMA["$defs"]

    assert set(definitions["unconfirmed"]["items"]["enum"]) == set(phrases.FIELDS)
    assert set(definitions["inputUnconfirmed"]["items"]["enum"]) == set(phrases.INPUT_FIELDS)
