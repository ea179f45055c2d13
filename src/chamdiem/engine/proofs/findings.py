"""What a proof says: a finding (điều chưa đạt) with its place, or a sentence that holds."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: it forbids activation (kích hoạt), or asks to look again."""

    REFUSE = "refuse"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, found and expected, and figures that show it.

    `place` is the code of a node, input or view, or the name of a part of the frame; `rule`
    the short name of the check. `counter_example` is empty where none makes sense.
    """

    place: str
    rule: str
    words: str
    counter_example: str = ""
    severity: Severity = Severity.REFUSE


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that was proved (điều đã chứng minh), by the checks named in `rules`."""

    rules: tuple[str, ...]
    words: str


def said(found: str, expected: str) -> str:
    """Say what was found and what is needed, as two sentences."""
    return f"{found}. Cần: {expected}."
