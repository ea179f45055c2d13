"""The worked example of the documentation, whole or with one slip in it."""

import re
from pathlib import Path

from chamdiem.formats import schemes
from chamdiem.formats.problems import Problem, Refused

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/formats/scheme.md"
EXAMPLE = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0]


def without(text: str) -> str:
    """Return the example without a text that stands in it once."""
    return instead(text, "")


def instead(old: str, new: str) -> str:
    """Return the example with one text in place of another."""
    assert EXAMPLE.count(old) >= 1, old
    return EXAMPLE.replace(old, new, 1)


def problems(source: str | bytes) -> tuple[Problem, ...]:
    """Return what is wrong with a scheme, nothing for a right one."""
    raw = source if isinstance(source, bytes) else source.encode()
    try:
        schemes.load(raw, "bo-tieu-chi.yaml")
    except Refused as refused:
        return refused.problems
    return ()


def rules(source: str | bytes) -> list[str]:
    """Return the names of the checks that refused."""
    return [problem.rule for problem in problems(source)]
