"""Proofs before use (chứng minh trước khi dùng): the one place where the site asks the engine."""

from dataclasses import dataclass
from typing import Self

from chamdiem.engine import proofs
from chamdiem.engine.proofs import Finding
from chamdiem.engine.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Proofs:
    """What the proofs say of a scheme: what forbids use, what to look at again, what holds."""

    findings: tuple[Finding, ...] = ()
    cautions: tuple[Finding, ...] = ()
    proved: tuple[str, ...] = ()

    @classmethod
    def of(cls, scheme: Scheme) -> Self:
        """Prove a scheme."""
        return cls(
            findings=proofs.findings(scheme),
            cautions=proofs.cautions(scheme),
            proved=tuple(each.words for each in proofs.proved(scheme)),
        )
