"""Writes the pages of the algorithms as Markdown (docs/algorithms)."""

from collections.abc import Iterator
from pathlib import Path

from chamdiem.engine.decimals import spoken
from chamdiem.engine.rules import RULES
from tests.spec.page import LARGEST, Example, Page
from tests.spec.pages import PAGES

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "algorithms"
MADE = "<!-- Do tools/print_algorithms.py in từ tests/spec/; sửa ở đó rồi in lại. -->"
ROOM = 2**63


def documents() -> dict[str, str]:
    """Return every document of the folder by its file name."""
    return {"README.md": overview(), **{f"{kind}.md": page(PAGES[kind]) for kind in kinds()}}


def kinds() -> list[str]:
    """Return the kinds in the order of the rules."""
    return [rule.kind for rule in RULES]


def overview() -> str:
    """Write the list of all pages."""
    rows = [f"| [`{kind}`]({kind}.md) | {PAGES[kind].title} |" for kind in kinds()]
    head = ["# Các cách tính điểm", "", MADE, "", "Mỗi trang: ý nghĩa, công thức, bảng tính mẫu."]
    return "\n".join([*head, "", "| `kind` | Cách tính |", "|---|---|", *rows, ""])


def page(shown: Page) -> str:
    """Write one page."""
    lines = [f"# {shown.title} (`{shown.kind}`)", "", MADE, "", shown.meaning, ""]
    for example in shown.examples:
        lines.extend(_example(example))
    lines.extend(["## Trường hợp đặc biệt", ""])
    lines.extend(f"- {each}" for each in shown.special)
    lines.extend(["", "## Chứng minh không tràn số", "", shown.proof, ""])
    lines.extend(f"- {_bound(each)}" for each in shown.examples)
    return "\n".join([*lines, ""])


def _example(example: Example) -> Iterator[str]:
    """Write the formula and the worked table."""
    yield f"## {example.caption or 'Cách tính'}"
    yield ""
    yield f"Công thức: {example.rule.formula(example.spoken(example.cases[0]))}."
    yield ""
    heads = ["Trường hợp", *example.inputs, "Điểm", "Diễn giải"]
    yield _row(heads)
    yield _row(["---"] * len(heads)).replace(" ", "")
    for case in example.cases:
        told = example.rule.worked(example.spoken(case))
        yield _row([*case.values(), told])
    yield ""


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _bound(example: Example) -> str:
    """Say how large an integer can become."""
    bound = example.rule.bound(example.largest, example.scales)
    fits = "vừa 64 bit" if bound < ROOM else "vượt 64 bit nên tính bằng số nguyên không giới hạn"
    until = "" if max(example.largest.values()) < LARGEST else f", số liệu đến {spoken(LARGEST, 0)}"
    lead = example.caption or "Cách tính"
    return f"{lead}: không số nguyên nào vượt {spoken(bound, 0)}{until}; {fits}."
