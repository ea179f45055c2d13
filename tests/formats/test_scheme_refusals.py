"""A wrong scheme file is refused with everything that is wrong, each at its place."""

import copy

import pytest
import yaml

from chamdiem.formats import yaml_text
from tests.formats.scheme_texts import EVERY_KIND, EXAMPLE, instead, problems, rules, without

SLIPS = {
    "unknown field": (instead("title: Bộ", "titel: Bộ"), {"unknown-key", "required"}),
    "decimal comma": (instead("max: 60", 'max: "60,5"'), {"pattern"}),
    "percent sign": (instead("target: 0.90", "target: 90%"), {"pattern"}),
    "unknown rule": (instead("kind: manual", "kind: handmade"), {"enum"}),
    "missing definition": (
        without("    definition: Số nhiệm vụ có thời hạn trong tháng.\n"),
        {"required"},
    ),
    "no closing time anywhere": (without("    closing: hết ngày cuối tháng\n"), {"incomplete"}),
    "no verifier anywhere": (without("    verifier: Sở Khoa học và Công nghệ\n"), {"incomplete"}),
    "no policy for missing": (without("missing: blank, "), {"incomplete"}),
    "unknown input": (instead("DUNG_HAN.tong, target", "DUNG_HAN.tog, target"), {"unknown-input"}),
    "group does not add up": (instead("max: 60", "max: 50"), {"sum"}),
    "total does not add up": (instead("max: 100", "max: 99"), {"sum"}),
    "code twice": (instead("- code: DAU_MOI", "- code: dung_han"), {"twice"}),
    "key twice": (instead("title: Bộ", "title: A\ntitle: Bộ"), {"duplicate-key"}),
    "bands do not begin at 0": (instead("from: 0}", "from: 1}"), {"bands"}),
    "bands do not ascend": (instead("from: 80", "from: 50"), {"bands"}),
    "level above maximum": (instead("level: 36.00", "level: 41"), {"maintain"}),
    "too many decimals": (instead("level: 36.00", "level: 36.001"), {"decimals"}),
    "target of nothing": (instead("target: 0.90", "target: 0.0"), {"target"}),
    "target above the whole": (instead("target: 0.90", "target: 90"), {"target"}),
    "no such day": (instead("2026-01-05", "2026-02-30"), {"date"}),
    "no such month": (instead("first: 2026-01", "first: 2026-13"), {"month"}),
    "ends before it begins": (instead("last: null", "last: 2025-12"), {"month"}),
    "block of another object": (instead("object: xa-phuong", "object: tinh"), {"unknown-object"}),
    "no mark of illustration": (
        without("illustrative: minh hoạ – không phải Phụ lục QĐ 4585\n"),
        {"illustrative-mark"},
    ),
    "manual points that are a count": (without("    measure: points\n"), {"measure"}),
    "names that differ by accents only": (
        instead("name: Số nhiệm vụ đến hạn", "name: so nhiem vu hoan thanh dung han"),
        {"twice"},
    ),
    "divided by itself": (
        instead("numerator: DUNG_HAN.xong", "numerator: DUNG_HAN.tong"),
        {"itself"},
    ),
    "counts for nothing": (
        instead("rule: {kind: manual, points:", "rule: {kind: information, inputs:"),
        {"type"},
    ),
    "a list where a text belongs": (
        instead("act: Phương án chấm điểm ví dụ", "act: [a]"),
        {"type"},
    ),
    "more points than can be told apart": (instead("max: 100", f"max: 1{'0' * 13}"), {"too-many"}),
    "code that is an address": (instead("- code: DAU_MOI", "- code: dien-giai"), {"address"}),
    "block longer than its column": (
        instead("code: so-nganh", f"code: {'s' * 41}"),
        {"maxLength"},
    ),
    "an escape that is no text": (
        instead("title: Bộ tiêu chí ví dụ", r'title: "a\0b\e[31m"'),
        {"control"},
    ),
    "a mark that turns the writing round": (
        instead("title: Bộ tiêu chí ví dụ", r'title: "a\u202eb"'),
        {"control"},
    ),
    "empty title": (instead("title: Bộ tiêu chí ví dụ", "title:"), {"type"}),
}


@pytest.mark.parametrize(("text", "expected"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_refused_by_its_own_check(text, expected) -> None:
    assert expected <= set(rules(text))


@pytest.mark.parametrize(("text", "expected"), SLIPS.values(), ids=SLIPS.keys())
def test_every_problem_has_line_column_and_what_was_expected(text, expected) -> None:
    for problem in problems(text):
        assert problem.place.line and problem.place.column
        assert problem.found and problem.expected


def test_all_errors_come_at_once() -> None:
    text = instead("2026-01-05", "2026-02-30").replace("level: 36.00", "level: 41")
    text = text.replace("kind: manual", "kind: handmade").replace("DUNG_HAN.tong, t", "X, t")

    assert {"date", "maintain", "enum", "unknown-input"} <= set(rules(text))


def test_an_error_names_its_line_and_the_nearest_known_name() -> None:
    text = instead("DUNG_HAN.tong, target", "DUNG_HAN.tog, target")
    line = 1 + text[: text.index("DUNG_HAN.tog")].count("\n")

    [problem] = [each for each in problems(text) if each.rule == "unknown-input"]

    assert str(problem).startswith(f"bo-tieu-chi.yaml, dòng {line}, cột ")
    assert "Có phải “DUNG_HAN.tong”?" in str(problem)


def test_an_unknown_field_is_told_the_nearest_one() -> None:
    [problem] = [p for p in problems(instead("title: Bộ", "titel: Bộ")) if p.rule == "unknown-key"]

    assert "“titel”" in problem.found
    assert "Có phải “title”?" in problem.advice


def test_an_error_in_a_default_stands_where_the_default_stands() -> None:
    text = instead("largest: 10000", "largest: 10000.5")
    line = 1 + text[: text.index("largest: 10000.5")].count("\n")

    assert {problem.place.line for problem in problems(text)} == {line}


def test_a_figure_that_nobody_uses_needs_a_reason() -> None:
    more = "  THUA.so: {name: Số thừa, definition: Không dùng}\n\ntree:"
    with_note = "  THUA.so: {name: Số thừa, definition: Không dùng, note: Theo dõi}\n\ntree:"

    assert rules(instead("\ntree:", more)) == ["unused-input"]
    assert rules(instead("\ntree:", with_note)) == []


def test_given_points_must_be_points_within_the_group() -> None:
    given = "    clause: Điều 3\n    given: DUNG_HAN.tong\n"

    assert rules(instead("    clause: Điều 3\n", given)) == ["given", "given"]


@pytest.mark.parametrize(
    ("source", "expected"),
    {
        "empty": (b"", "empty"),
        "not utf-8": ("title: Bộ".encode("utf-16"), "encoding"),
        "broken": (b"a: [1, 2", "syntax"),
        "alias": (b"a: &x [1]\nb: *x", "alias"),
        "tag": (b"a: !!python/object:os.system ls", "alias"),
        "a list": (b"- a", "type"),
    }.values(),
    ids=["empty", "not utf-8", "broken", "alias", "tag", "a list"],
)
def test_what_is_no_scheme_at_all_is_refused_with_a_reason(source, expected) -> None:
    assert expected in rules(source)


def test_a_file_that_unfolds_is_refused_before_it_does() -> None:
    layers = [b"a0: &a0 [x]"]
    layers += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]".encode() for i in range(1, 30)]

    assert set(rules(b"\n".join(layers))) == {"alias"}


def test_a_file_too_deep_or_too_large_is_refused() -> None:
    assert "Lồng sâu" in problems(b"a: " + b"[" * 500 + b"]" * 500)[0].found
    assert "byte" in problems(b"#" * 1_100_000)[0].found


def test_the_right_example_is_right() -> None:
    assert problems(EXAMPLE) == ()


@pytest.mark.parametrize(("text", "step"), [(EXAMPLE, 1), (EVERY_KIND, 11)])
def test_junk_anywhere_is_refused_and_never_breaks_the_reader(text, step) -> None:
    whole = yaml_text.read(text.encode(), "x").data
    for number, path in list(enumerate(_paths(whole, ())))[::step]:
        junk = ["x", [], {}, [{}], {"a": ["b"]}, None, "-1"][number % 7]

        problems(yaml.safe_dump(_replaced(whole, path, junk), allow_unicode=True))


def _paths(value, path):
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in inner:
        yield (*path, key)
        if isinstance(each, dict | list):
            yield from _paths(each, (*path, key))


def _replaced(whole, path, junk):
    changed = copy.deepcopy(whole)
    place = changed
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = junk
    return changed
