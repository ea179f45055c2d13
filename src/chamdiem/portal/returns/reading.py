"""What was typed into a cell, read exactly: a number of the input, a state, or a refusal."""

from dataclasses import dataclass

from chamdiem.engine import quantities
from chamdiem.engine.figures import State
from chamdiem.engine.scheme import Input
from chamdiem.formats.numbers import Unreadable
from chamdiem.formats.returns import values
from chamdiem.portal.common import text
from chamdiem.portal.returns.choices import Answer

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Read:
    """A cell as read: an answer, its scaled value, or why it is neither (`refusal`)."""

    answer: Answer
    value: int | None = None
    refusal: str = ""

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was answered yet."""
        return self.answer is Answer.VALUE and self.value is None and not self.refusal


def read(typed: str, item: Input) -> Read:
    """Read what a person typed: decimal comma, spaces, percent, or one of the states in full."""
    if not (written := text.nfc(typed)):
        return Read(Answer.VALUE)
    if len(written) > LONGEST:
        return Read(Answer.VALUE, refusal=f"Dài quá {LONGEST} ký tự. Hãy ghi một con số.")
    try:
        taken = values.taken(written, item)
    except Unreadable as failure:
        return Read(Answer.VALUE, refusal=_said(failure))
    if taken.state is not State.VALUE:
        return Read(Answer(int(taken.state)))
    return Read(Answer.VALUE, taken.value)


def shown(item: Input, answer: Answer, value: int | None) -> str:
    """Write a figure as people read it; nothing where nothing was answered."""
    if answer is not Answer.VALUE:
        return str(answer.label)
    return "" if value is None else quantities.shown(item, value)


def _said(failure: Unreadable) -> str:
    advice = f" {failure.advice}." if failure.advice else ""
    return f"{failure.found}. Cần {failure.expected}.{advice}"
