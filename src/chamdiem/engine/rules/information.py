"""Information only (chỉ theo dõi, không tính điểm)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from chamdiem.engine.rules.base import Rule, Scales
from chamdiem.engine.sheets import Case, Spoken


@dataclass(frozen=True, slots=True)
class Information(Rule):
    """Figures that are shown beside the score and never move it; they need not be there."""

    kind: ClassVar[str] = "information"
    earns: ClassVar[bool] = False

    followed: tuple[str, ...] = ()

    @property
    def inputs(self) -> tuple[str, ...]:
        """The figures followed."""
        return self.followed

    @property
    def optional(self) -> frozenset[str]:
        """None of them needs to be there."""
        return frozenset(self.followed)

    def deciding(self, case: Case) -> tuple[str, ...]:
        """Nothing here changes a score."""
        return ()

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Nothing is computed."""
        return 0

    def formula(self, spoken: Spoken) -> str:
        """Say that it does not count."""
        return "Chỉ theo dõi, không tính điểm"

    def worked(self, spoken: Spoken) -> str:
        """Say the figures followed."""
        told = [f"{spoken.names[code]}: {spoken.shown[code]}" for code in self.followed]
        return "; ".join(told)
