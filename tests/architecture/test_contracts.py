"""The contracts about imports: each one turns red when it is broken on purpose."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import tree

# Where a line is planted, and the contract that must notice it.
VIOLATIONS = {
    "house": ("engine/periods.py", "import chamdiem.formats"),
    "house-siblings": ("launch/memory.py", "import chamdiem.portal.common"),
    "house-exhaustive": ("elsewhere.py", ""),
    "portal": ("portal/audit/__init__.py", "import chamdiem.portal.accounts.models"),
    "portal-exhaustive": ("portal/newroom.py", ""),
    "app": ("portal/accounts/models.py", "import chamdiem.portal.accounts.actions"),
    "rows": ("portal/scoring/views.py", "import chamdiem.portal.scoring.models"),
    "engine": ("engine/periods.py", "import datetime"),
    "formats": ("formats/problems.py", "import pathlib"),
    "seal": ("seal/tree.py", "import random"),
    "launcher": ("launch/memory.py", "import django"),
    "cycles": ("engine/errors.py", "import chamdiem.engine.periods"),
}


def lint_imports(source: Path, *contracts: str) -> "subprocess.CompletedProcess[str]":
    """Run import-linter over the package below this folder."""
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    script = f"import sys; sys.path.insert(0, {str(source)!r}); sys.argv[0] = 'lint-imports'; "
    script += "from importlinter.cli import lint_imports_command; lint_imports_command()"
    config = ["--config", str(tree.ROOT / "pyproject.toml"), "--no-cache"]
    return subprocess.run(
        [sys.executable, "-c", script, *config, *chosen],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the Python files once; each test plants one line and takes it out again."""
    source = tmp_path_factory.mktemp("planted")
    only_python = shutil.ignore_patterns("static", "templates", "__pycache__", "*.json")
    shutil.copytree(tree.SOURCE, source / "chamdiem", ignore=only_python)
    return source


def test_the_house_keeps_its_contracts(copy: Path) -> None:
    answer = lint_imports(copy)

    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("name", VIOLATIONS)
def test_a_planted_violation_is_seen(name: str, copy: Path) -> None:
    file, line = VIOLATIONS[name]
    target = copy / "chamdiem" / file
    before = target.read_text() if target.exists() else None
    target.write_text(f"{before or ''}\n{line}\n")

    answer = lint_imports(copy, name.partition("-")[0])
    target.unlink() if before is None else target.write_text(before)

    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert "BROKEN" in answer.stdout, answer.stdout + answer.stderr
