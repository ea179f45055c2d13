"""The worked example of the documentation, whole or with one slip in it."""

import re
from pathlib import Path

from chamdiem.formats import schemes
from chamdiem.formats.problems import Problem, Refused

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/formats/scheme.md"
EXAMPLE, CLOSING = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
EVERY_KIND = (ROOT / "tests/formats/every_kind.yaml").read_text(encoding="utf-8")


def without(text: str) -> str:
    """Return the example without a text that stands in it once."""
    return instead(text, "")


def instead(old: str, new: str) -> str:
    """Return the example with one text in place of another."""
    assert EXAMPLE.count(old) >= 1, old
    return EXAMPLE.replace(old, new, 1)


def planted(old: str, new: str) -> str:
    """Return the scheme of every kind with one text in place of another that stands once."""
    assert EVERY_KIND.count(old) == 1, old
    return EVERY_KIND.replace(old, new)


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
