"""Given points (điểm đã công bố, nhập nguyên): taken over from a published source."""

from dataclasses import dataclass
from typing import ClassVar

from chamdiem.engine.rules import words
from chamdiem.engine.rules.manual import Manual
from chamdiem.engine.sheets import Spoken


@dataclass(frozen=True, slots=True)
class GivenPoints(Manual):
    """Points published elsewhere, entered whole; how they arose is not known here."""

    kind: ClassVar[str] = "given"
    given: ClassVar[bool] = True

    def formula(self, spoken: Spoken) -> str:
        """Say where the points come from."""
        return f"Điểm đã công bố, nhập nguyên; tối đa {words.number(spoken.maximum)} điểm"

    def worked(self, spoken: Spoken) -> str:
        """Say the points taken over."""
        told = f"Nhập nguyên {spoken.shown[self.points]} điểm đã công bố"
        if spoken.exact[self.points] > spoken.maximum:
            told += f"; vượt trần nên tính {words.number(spoken.maximum)} điểm"
        return told
