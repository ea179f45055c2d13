"""The JSON Schemas that stand for the formats, as bytes to hand out."""

from importlib import resources


def scheme_schema() -> bytes:
    """Return the JSON Schema of scheme files."""
    return resources.files("chamdiem.formats").joinpath("scheme.schema.json").read_bytes()


def result_schema() -> bytes:
    """Return the JSON Schema of result files."""
    return resources.files("chamdiem.formats").joinpath("result.schema.json").read_bytes()
