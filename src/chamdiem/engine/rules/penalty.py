"""Penalty (điểm trừ): taken from a group, up to a cap."""

from dataclasses import dataclass
from typing import ClassVar

from chamdiem.engine.rules.bonus import Bonus
from chamdiem.engine.sheets import Spoken


@dataclass(frozen=True, slots=True)
class Penalty(Bonus):
    """`each` for every occurrence, counted upwards; the group subtracts what it comes to."""

    kind: ClassVar[str] = "penalty"
    adjusts: ClassVar[int] = -1

    def formula(self, spoken: Spoken) -> str:
        """Say how much is taken each time, and up to how much."""
        return f"Điểm trừ: {self._product(spoken)}; trừ nhiều nhất {self._cap(spoken)}"

    def worked(self, spoken: Spoken) -> str:
        """Say the product, and whether the cap cut it."""
        return f"Điểm trừ: {self._counted(spoken)}"
