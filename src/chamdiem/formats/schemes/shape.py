"""The shape of a scheme file, by the published JSON Schema, said in Vietnamese."""

import difflib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator

from chamdiem.formats.problems import Findings, Problem
from chamdiem.formats.schemes.draft import Draft
from chamdiem.formats.yaml_text import Document, Path

_TYPES = {
    "object": "các trường “tên: giá trị”",
    "array": "một danh sách",
    "string": "chữ",
    "number": "số",
    "null": "để trống",
}
_SHOWN = 60

Fault = Any  # jsonschema's error: its own types call every field of it possibly unset


@cache
def schema() -> Mapping[str, Any]:
    """Return the published JSON Schema of scheme files."""
    source = resources.files("chamdiem.formats").joinpath("scheme.schema.json")
    found: Mapping[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return found


def check(document: Document, draft: Draft, findings: Findings) -> None:
    """Note every field of the wrong shape, and what is missing after the defaults."""
    said: set[Problem] = set()
    for problem in (*_misshapen(document), *_incomplete(draft)):
        if problem not in said:
            said.add(problem)
            findings.add(problem)


def _misshapen(document: Document) -> Iterator[Problem]:
    for error in Draft202012Validator(schema()).iter_errors(document.data):
        path: Path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            yield from _unknown(error, path, document)
        elif error.validator == "required":
            yield from _missing(error, path, document)
        elif "propertyNames" in error.absolute_schema_path:
            place = document.place((*path, error.instance), key=True)
            yield Problem(place, f"Mã “{error.instance}”", _expected(error), "", "pattern")
        else:
            place = document.place(path)
            yield Problem(
                place, _found(error, path), _expected(error), _advice(error), _rule(error)
            )


def _unknown(error: Fault, path: Path, document: Document) -> Iterator[Problem]:
    known = list(error.schema["properties"])
    for key in error.instance:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
            advice = f"Có phải “{near[0]}”?" if near else ""
            place = document.place((*path, key), key=True)
            expected = "một trong các trường " + ", ".join(known)
            yield Problem(place, f"Không có trường “{key}” ở đây", expected, advice, "unknown-key")


def _missing(error: Fault, path: Path, document: Document) -> Iterator[Problem]:
    for key in error.validator_value:
        if key not in error.instance:
            place = document.place(path, key=True)
            found = f"{_whose(path, error.instance)} thiếu trường “{key}”"
            yield Problem(place, found, _title(error.schema, key), "", "required")


def _incomplete(draft: Draft) -> Iterator[Problem]:
    """Say what stands neither at the item nor in the defaults."""
    definitions = schema()["$defs"]
    for code, item in draft.inputs().items():
        yield from _lacking(draft, item, ("inputs", code), definitions["input"], "defaults.input")
    for spotted in draft.nodes():
        if spotted.is_group:
            continue
        leaf, path = spotted.node, spotted.path
        yield from _lacking(draft, leaf, path, definitions["leaf"], "defaults.leaf")
        if isinstance(policy := leaf.get("policy"), dict):
            named = {**policy, "code": leaf.get("code")}
            shape = definitions["policy"]
            yield from _lacking(draft, named, path, shape, "defaults.leaf.policy", "policy.")


def _lacking(
    draft: Draft,
    item: Mapping[str, Any],
    path: Path,
    shape: Mapping[str, Any],
    where: str,
    within: str = "",
) -> Iterator[Problem]:
    for key in shape["x-complete"]:
        if key not in item:
            found = f"{_whose(path, item)} thiếu trường “{within}{key}”"
            advice = f"Ghi tại đây hoặc dùng chung ở “{where}”."
            place = draft.document.place(path, key=True)
            yield Problem(place, found, _title(shape, key), advice, "incomplete")


def _whose(path: Path, item: Any) -> str:
    """Name what an error is about by its code where it has one."""
    if isinstance(item, dict) and isinstance(item.get("code"), str):
        return f"“{item['code']}”"
    named = [str(part) for part in path if isinstance(part, str)]
    return f"“{named[-1]}”" if named else "Tệp"


def _title(shape: Mapping[str, Any], key: str) -> str:
    title = shape.get("properties", {}).get(key, {})
    named = title.get("title", "") if isinstance(title, dict) else ""
    return f"{key} ({named.lower()})" if named else key


def _found(error: Fault, path: Path) -> str:
    named = [str(part) for part in path if isinstance(part, str)]
    field = f"Trường “{named[-1]}”: " if named else ""
    return field + _spoken(error.instance)


def _spoken(value: Any) -> str:
    if value is None:
        return "để trống"
    if isinstance(value, dict):
        return "các trường “tên: giá trị”"
    if isinstance(value, list):
        return f"danh sách {len(value)} phần tử"
    cut = f"{value[:_SHOWN]}…" if len(str(value)) > _SHOWN else value
    return f"“{cut}”"


def _expected(error: Fault) -> str:
    declared = error.schema.get("x-expected") if isinstance(error.schema, dict) else None
    value = error.validator_value
    match error.validator:
        case "enum":
            return "một trong " + ", ".join(_choices(value))
        case "minItems" | "minProperties":
            return f"ít nhất {value} phần tử"
        case "maxItems":
            return f"nhiều nhất {value} phần tử"
        case "maxLength":
            return f"nhiều nhất {value} ký tự"
        case "uniqueItems":
            return "mỗi phần tử một lần"
        case "type" if declared is None:
            kinds: list[str] = value if isinstance(value, list) else [value]
            return " hoặc ".join(_TYPES.get(kind, kind) for kind in kinds)
    return str(declared or "giá trị khác")


def _choices(values: list[Any]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _advice(error: Fault) -> str:
    """Point at the slip that is most often behind the error."""
    value = error.instance
    if error.validator == "enum" and isinstance(value, str):
        near = difflib.get_close_matches(value, _choices(error.validator_value), n=1, cutoff=0.6)
        return f"Có phải “{near[0]}”?" if near else ""
    if error.validator == "pattern" and isinstance(value, str):
        if "," in value and value.replace(",", "").replace(".", "").isdigit():
            return "Phần thập phân viết sau dấu chấm."
        if value.endswith("%"):
            return "Tỷ lệ viết bằng số: 80 % của quy tắc ratio là 0.80, của quy tắc rate là 80."
    return ""


def _rule(error: Fault) -> str:
    return str(error.validator)
