"""Colours: every word can be read, on its ground and in high contrast."""

import re
from pathlib import Path

import pytest

import chamdiem.portal.common

STYLES = Path(chamdiem.portal.common.__file__).parent / "static/common/tokens.css"
NORMAL, HIGH = STYLES.read_text().split('html[data-contrast="high"] {', 1)


def colours(part: str) -> dict[str, str]:
    return dict(re.findall(r"--cd-([a-z-]+): (#[0-9a-f]{6});", part))


def light(colour: str) -> float:
    """Return the relative luminance, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lower, higher = sorted((light(one), light(other)))
    return (higher + 0.05) / (lower + 0.05)


@pytest.mark.parametrize("word", ["ink", "ink-soft", "blue", "good", "warn", "bad"])
@pytest.mark.parametrize("ground", ["paper", "ground", "blue-tint"])
def test_words_keep_four_and_a_half_to_one(word, ground):
    known = colours(NORMAL)

    assert contrast(known[word], known[ground]) >= 4.5


@pytest.mark.parametrize("tone", ["good", "warn", "bad", "blue"])
def test_a_mark_can_be_read_on_its_own_tint(tone):
    known = colours(NORMAL)

    assert contrast(known[tone], known[f"{tone}-tint"]) >= 4.5


@pytest.mark.parametrize("word", ["ink", "ink-soft", "blue", "good", "warn", "bad"])
def test_high_contrast_keeps_seven_to_one(word):
    known = colours(NORMAL) | colours(HIGH)

    assert contrast(known[word], known["ground"]) >= 7


def test_the_edge_of_a_field_can_be_seen():
    known = colours(NORMAL)

    assert contrast(known["line-strong"], known["paper"]) >= 3
