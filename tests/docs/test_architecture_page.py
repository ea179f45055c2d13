"""The picture in ARCHITECTURE.md is the house as it stands."""

import re
import tomllib

import pytest

from tests.architecture import tree

PAGE = (tree.ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PICTURE = PAGE.split("```")[1]
CONTRACTS = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
LAYERS = {
    contract["id"]: re.findall(r"\(\w+\)|\w+", " ".join(contract["layers"]))
    for contract in CONTRACTS["contracts"]
    if contract["id"] in ("house", "portal")
}
ROOMS = [room for layer in LAYERS.values() for room in layer]


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_drawn_with_parentheses_only_while_it_is_not_there(room: str) -> None:
    name = room.strip("()")
    folder = tree.SOURCE if room in LAYERS["house"] else tree.SOURCE / "portal"
    is_built = (folder / name).is_dir() or (folder / f"{name}.py").exists()

    drawn = re.search(rf"(\()?(?<![\w/]){name}(?:/|\.py)(\))?", PICTURE)

    assert drawn, "draw it"
    assert bool(drawn[1] and drawn[2]) is not is_built
    assert is_built is not room.startswith("(")


@pytest.mark.parametrize("contract", [each["id"] for each in CONTRACTS["contracts"]])
def test_every_contract_is_named(contract: str) -> None:
    assert f"`{contract}`" in PAGE


def test_every_test_and_constraint_that_it_leans_on_exists() -> None:
    named = set(re.findall(r"`(test_\w+?|(?:a|run|scoring)_\w+)`", PAGE))
    text = "\n".join(path.read_text() for path in tree.sources(tree.ROOT / "tests"))
    text += "\n".join(path.read_text() for path in tree.SOURCE.rglob("*.py"))

    assert [name for name in sorted(named) if name not in text] == []
    assert len(named) > 15
