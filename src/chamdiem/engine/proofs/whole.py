"""All proofs of a scheme together (chứng minh cả bộ tiêu chí), once for a version."""

from collections.abc import Callable, Iterator

from chamdiem.engine.proofs import (
    bands,
    better,
    closing,
    integers,
    policies,
    presence,
    rescaling,
    structure,
    sums,
    views,
)
from chamdiem.engine.proofs.findings import Finding, Severity
from chamdiem.engine.scheme import Scheme

CHECKS: tuple[Callable[[Scheme], Iterator[Finding]], ...] = (
    structure.check,
    sums.check,
    bands.check,
    presence.check,
    integers.check,
    policies.check,
    rescaling.check,
    views.check,
    closing.check,
    better.check,
)


def _examined(scheme: Scheme) -> tuple[Finding, ...]:
    """Return everything that was found, what forbids activation and what only asks for a look."""
    return scheme.once(("proofs", "findings"), lambda: tuple(_all(scheme)))


def _all(scheme: Scheme) -> Iterator[Finding]:
    for check in CHECKS:
        yield from check(scheme)


def findings(scheme: Scheme) -> tuple[Finding, ...]:
    """Return what forbids activation (không được kích hoạt)."""
    return tuple(each for each in _examined(scheme) if each.severity is Severity.REFUSE)


def cautions(scheme: Scheme) -> tuple[Finding, ...]:
    """Return what is allowed and should be looked at again (cần xem lại)."""
    return tuple(each for each in _examined(scheme) if each.severity is Severity.WARN)
