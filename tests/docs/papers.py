"""The documents, and what the code offers that they must name."""

import re
from pathlib import Path

from tests.architecture import tree

ROOT = tree.ROOT
PAPERS = sorted(path for path in tree.tracked() if path.suffix == ".md")
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))
TALK = [path for path in PAPERS if path.parent in (ROOT, ROOT / "docs" / "howto")]

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_READ = re.compile(r'(?:environ(?:\.get)?[\[(]|env\.[a-z]+\()\s*"([A-Z][A-Z_]+)"')
_NAMED = re.compile(r'"((?:CHAMDIEM|DATABASE|BENCH)_[A-Z_]+)"')
_SHELL = re.compile(r"\$\{([A-Z]+):-")
# Read only because Python or the system sets them for every program.
NOT_OURS = frozenset({"PATH", "PYTHONPATH", "DJANGO_SETTINGS_MODULE"})


def links(paper: Path) -> list[str]:
    """Return where the links of a document lead, those to other machines left out."""
    found = _LINK.findall(_FENCE.sub("", paper.read_text(encoding="utf-8")))
    return [one for one in found if "://" not in one and not one.startswith("mailto:")]


def variables(*folders: str) -> set[str]:
    """Return the environment variables that the files below these places read."""
    found: set[str] = set()
    for path in (path for name in folders for path in _files(ROOT / name)):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".sh":
            found.update(_SHELL.findall(text))
        else:
            found.update(_READ.findall(text), _NAMED.findall(text))
    return found - NOT_OURS


def verbs() -> list[str]:
    """Return the verbs of the Makefile."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(".PHONY:")).split()[1:]


def shown(paper: Path) -> list[tuple[str, list[str]]]:
    """Return the commands that a document shows with their output: command, lines of it."""
    blocks = re.findall(r"^```console\n(.*?)^```$", paper.read_text(), re.MULTILINE | re.DOTALL)
    pairs = (block.splitlines() for block in blocks)
    return [(first.removeprefix("$ "), rest) for first, *rest in pairs]


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return [path for path in place.rglob("*") if path.suffix in (".py", ".sh")]
