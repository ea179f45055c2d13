"""Information only (chỉ theo dõi, không tính điểm)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from chamdiem.engine.rules.base import Column, Quotient, Scales, Spoken


@dataclass(frozen=True, slots=True)
class Information:
    """Figures that are shown beside the score and never move it; they need not be there."""

    kind: ClassVar[str] = "information"
    earns: ClassVar[bool] = False
    given: ClassVar[bool] = False

    followed: tuple[str, ...] = ()

    @property
    def inputs(self) -> tuple[str, ...]:
        """The figures followed."""
        return self.followed

    def quotient(self, values: Mapping[str, Column], scales: Scales) -> Quotient:
        """Earn nothing; the pipeline never asks."""
        raise TypeError("Tiêu chí chỉ theo dõi không có điểm.")

    def exact(self, values: Mapping[str, Fraction], maximum: Fraction) -> Fraction | None:
        """Earn nothing; the pipeline never asks."""
        raise TypeError("Tiêu chí chỉ theo dõi không có điểm.")

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Nothing is computed."""
        return 0

    def parts(self) -> tuple[tuple[str, str], ...]:
        """No figure is compared."""
        return ()

    def formula(self, spoken: Spoken) -> str:
        """Say that it does not count."""
        return "Chỉ theo dõi, không tính điểm"

    def worked(self, spoken: Spoken) -> str:
        """Say the figures followed."""
        told = [f"{spoken.names[code]}: {spoken.shown[code]}" for code in self.followed]
        return "; ".join(told)
