"""The lock files: hashes, no address, and the very packages that pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture import tree

LOCKS = [tree.ROOT / "requirements" / name for name in ("run.txt", "test.txt")]
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^]]*\])?==(?P<version>[^ ;\\]+)", re.M)
ADDRESS = re.compile(r"://|^\s*(?:--(?:extra-)?index|--find-links|-f|-i)\b|@ ?(?:file|/)", re.M)
PROJECT = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())


def pins(lock: Path) -> dict[str, set[str]]:
    """Return the versions of each package (there may be one for each Python)."""
    found: dict[str, set[str]] = {}
    for match in PINNED.finditer(lock.read_text()):
        found.setdefault(canonicalize_name(match["name"]), set()).add(match["version"])
    return found


def wanted(*groups: str) -> list[Requirement]:
    """Return what pyproject.toml asks for, with these groups."""
    asked = list(PROJECT["project"]["dependencies"])
    for group in groups:
        asked += PROJECT["dependency-groups"][group]
    return [Requirement(text) for text in asked]


def disagreements(asked: list[Requirement], lock: Path) -> list[str]:
    """List what the lock lacks or pins outside the wanted range."""
    known = pins(lock)
    return [
        f"{one} ≠ {known.get(canonicalize_name(one.name))}"
        for one in asked
        if not (versions := known.get(canonicalize_name(one.name)))
        or not all(one.specifier.contains(version, prereleases=True) for version in versions)
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_address(lock: Path) -> None:
    assert ADDRESS.search(lock.read_text()) is None


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_pin_has_hashes(lock: Path) -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock.read_text())

    bare = [block for block in blocks if PINNED.match(block) and "--hash=sha256:" not in block]

    assert bare == []


def test_the_locks_agree_with_the_project() -> None:
    assert disagreements(wanted("build"), LOCKS[0]) == []
    assert disagreements(wanted("build", "test"), LOCKS[1]) == []


def test_the_tests_run_on_the_versions_that_are_served() -> None:
    run, test = map(pins, LOCKS)

    assert {name: test.get(name) for name in run} == run


def test_what_installs_this_project_is_in_its_group() -> None:
    assert PROJECT["build-system"]["requires"] == PROJECT["dependency-groups"]["build"]


def test_every_dependency_says_why_it_is_here() -> None:
    text = (tree.ROOT / "pyproject.toml").read_text()
    asked = [*PROJECT["project"]["dependencies"], *_all_groups()]

    silent = [one for one in asked if not re.search(rf'^ *"{re.escape(one)}", *# \w', text, re.M)]

    assert silent == []


@pytest.mark.parametrize(
    "line",
    ["--index-url https://packages.example/simple", "--find-links wheels", "a @ file:///tmp/a.whl"],
)
def test_an_address_would_be_seen(line: str) -> None:
    assert ADDRESS.search(f"asgiref==1.0 \\\n    --hash=sha256:00\n{line}\n")


def test_a_stale_lock_would_be_seen() -> None:
    assert disagreements([Requirement("django>=99"), Requirement("absent")], LOCKS[0]) != []


def _all_groups() -> list[str]:
    """List the packages of every group."""
    return [one for group in PROJECT["dependency-groups"].values() for one in group]
