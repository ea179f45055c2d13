"""The closed list of verbs, compared with what the code records."""

import re
from pathlib import Path

import chamdiem.portal
from chamdiem.portal.audit.verbs import VERBS

PORTAL = Path(chamdiem.portal.__file__).parent
WRITTEN = re.compile(r'"([a-z]+\.[a-z-]+\.[a-z-]+)"')


ROOMS = {folder.name for folder in PORTAL.iterdir() if (folder / "apps.py").exists()}


def recorded() -> set[str]:
    """Return the verbs that stand anywhere in the rooms but in the list itself."""
    files = [file for file in PORTAL.rglob("*.py") if file.name != "verbs.py"]
    found = {verb for file in files for verb in WRITTEN.findall(file.read_text())}
    return {verb for verb in found if verb.split(".")[0] in ROOMS}


def test_every_verb_that_is_recorded_has_words():
    assert recorded() <= set(VERBS)


def test_every_verb_that_has_words_is_recorded():
    assert set(VERBS) <= recorded()


def test_words_are_said_once_and_in_vietnamese():
    assert len(set(VERBS.values())) == len(VERBS)
    assert all(not words.isascii() for words in VERBS.values())


def test_a_verb_begins_with_its_room():
    assert {verb.split(".")[0] for verb in VERBS} <= ROOMS
