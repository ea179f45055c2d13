"""The words of the interface: none that mean something else to the people who read them."""

import re
from pathlib import Path

import pytest

import chamdiem.engine
import chamdiem.formats
import chamdiem.portal
from tests.architecture import tree

ROOMS = [Path(room.__path__[0]) for room in (chamdiem.portal, chamdiem.engine, chamdiem.formats)]
# Said instead, and why, stands in the table of words of CONTRIBUTING.md.
NEVER = (
    "niêm phong", "khiếu nại", "phúc khảo", "án lệ", "kad", "kps", "thanh tra", "ngành dọc",
    "phát hiện gian lận", "phó được uỷ quyền", "điểm cho sẵn", "digest", "submit", "thành công!",
)  # fmt: skip
# Names of institutions stay as they are.
NAMES = re.compile(r"thanh tra (tỉnh|chính phủ)")
SAID = [
    file for room in ROOMS for kind in ("html", "py", "json") for file in room.rglob(f"*.{kind}")
] + sorted((tree.ROOT / "schemes").glob("*.yaml"))


def said(file: Path) -> str:
    """Return the words people see, without proper names."""
    return NAMES.sub(" ", words(file.suffix, file.read_text(encoding="utf-8")).lower())


def words(suffix: str, text: str) -> str:
    """Return a page without its tags, a scheme without remarks, Vietnamese strings of the rest."""
    if suffix == ".html":
        return re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", text, flags=re.DOTALL)
    if suffix == ".yaml":
        return re.sub(r"(^|\s)#.*", " ", text)
    strings = re.findall(r'"([^"\n]*)"', text)
    return " ".join(one for one in strings if not one.isascii())


@pytest.mark.parametrize("word", NEVER)
def test_a_word_that_misleads_is_never_said(word):
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")

    assert [file.name for file in SAID if pattern.search(said(file))] == []


def test_engine_formats_and_schemes_are_looked_at_too():
    assert {"phrases.py", "checks.py", "scheme.schema.json"} <= {file.name for file in SAID}
    assert sum(file.suffix == ".yaml" for file in SAID) == 6


@pytest.mark.parametrize(
    ("text", "heard"),
    [("supplier: Thanh tra tỉnh", False), ("note: Đợi thanh tra", True), ("a: b # KAD", False)],
)
def test_proper_names_and_remarks_are_left_out(text, heard, tmp_path):
    file = tmp_path / "x.yaml"
    file.write_text(text, encoding="utf-8")

    assert any(word in said(file) for word in NEVER) is heard
