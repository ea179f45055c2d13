"""The words of the interface: none that mean something else to the people who read them."""

import re
from pathlib import Path

import pytest

import chamdiem.portal

PORTAL = Path(chamdiem.portal.__file__).parent
# Said instead, and why, stands in the table of words of CONTRIBUTING.md.
NEVER = (
    "niêm phong", "khiếu nại", "phúc khảo", "án lệ", "kad", "kps", "thanh tra", "ngành dọc",
    "phát hiện gian lận", "phó được uỷ quyền", "điểm cho sẵn", "digest", "submit", "thành công!",
)  # fmt: skip
SAID = [*PORTAL.rglob("*.html"), *PORTAL.rglob("*.py")]


def said(file: Path) -> str:
    """Return the words people see: a page without its tags, a module's Vietnamese strings."""
    text = file.read_text()
    if file.suffix == ".html":
        return re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", text, flags=re.DOTALL).lower()
    strings = re.findall(r'"([^"\n]*)"', text)
    return " ".join(one for one in strings if not one.isascii()).lower()


@pytest.mark.parametrize("word", NEVER)
def test_a_word_that_misleads_is_never_said(word):
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")

    assert [file.name for file in SAID if pattern.search(said(file))] == []
