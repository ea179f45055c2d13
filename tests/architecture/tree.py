"""The source tree as the tests of this folder read it."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "chamdiem"
NOT_OURS = ("/static/", "/migrations/")


@dataclass(frozen=True)
class Function:
    """One function and how many lines it takes, decorators and docstring included."""

    place: str
    lines: int


def sources(folder: Path = SOURCE) -> list[Path]:
    """List our Python files, without migrations (Django writes those)."""
    return sorted(
        path
        for path in folder.rglob("*.py")
        if not any(part in path.as_posix() for part in NOT_OURS)
    )


def functions(path: Path) -> Iterator[Function]:
    """Measure every function of a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            lines = (node.end_lineno or first) - first + 1
            yield Function(f"{path.name}:{node.lineno} {node.name}", lines)


def length(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text().splitlines())


def ninth_tenth(numbers: list[int]) -> int:
    """Return the value that nine of ten do not exceed."""
    return sorted(numbers)[(len(numbers) * 9 - 1) // 10] if numbers else 0


def tracked() -> list[Path]:
    """List what belongs to the project: what git tracks or would, else every file but the made."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
        return [path for path in paths if path.is_file()]
    hidden = (".venv", ".git", "__pycache__", "_cache", ".egg-info", ".hypothesis", "/build/")
    everything = (path for path in ROOT.rglob("*") if path.is_file())
    return [path for path in everything if not any(part in path.as_posix() for part in hidden)]
