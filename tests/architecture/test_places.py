"""No file of the project knows a machine: no absolute path of one, no registry, no secret."""

import re

import pytest

from tests.architecture import tree

MACHINE = re.compile(
    r"(?<![\w.:/<-])/(?:home|root|Users|work|mnt|srv|workspace)/[\w.-]+"
    r"|file://" + r"/\w|\b(?:pypi|registry)\.[a-z0-9.-]+\.[a-z]{2,}"
)
SECRET = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|postgres(?:ql)?://\w+:[\w-]{20,}@")
OTHERS = ("/static/", "/vendor/")


def readable() -> dict[str, str]:
    """Return the text of every file of ours that is text."""
    texts = {}
    for path in tree.tracked():
        name = path.relative_to(tree.ROOT).as_posix()
        if any(part in f"/{name}" for part in OTHERS) or name.startswith("tests/architecture/"):
            continue
        try:
            texts[name] = path.read_text()
        except UnicodeDecodeError:
            continue
    return texts


def test_no_file_names_a_place_of_a_machine() -> None:
    found = {name: hit[0] for name, text in readable().items() if (hit := MACHINE.search(text))}

    assert found == {}


def test_no_file_holds_a_secret() -> None:
    found = [name for name, text in readable().items() if SECRET.search(text)]

    assert found == []


@pytest.mark.parametrize(
    "text", ['open("/home/a/b.csv")', "cd /home/someone/x", "file:///opt", "at registry.some.org"]
)
def test_a_place_would_be_seen(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize("text", ["/static/x", "https://example.org/home/x", "$(pwd)/work"])
def test_an_address_of_the_site_is_no_place(text: str) -> None:
    assert MACHINE.search(text) is None
