"""Verify a sealed month: form, hash tree, signature, then everything is computed anew."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chamdiem.engine.errors import EngineError
from chamdiem.engine.evaluate import evaluate
from chamdiem.formats.problems import Refused
from chamdiem.seal import (
    canonical,
    differences,
    document,
    reading,
    rebuilding,
    ruled,
    signing,
    tree,
)
from chamdiem.seal.reading import Sealed


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of one file; without a finding it is intact (nguyên vẹn)."""

    sealed: Sealed
    findings: tuple[str, ...]

    @property
    def is_intact(self) -> bool:
        """Tell whether nothing differs from what was signed and from what is computed anew."""
        return not self.findings

    @property
    def fingerprint(self) -> str:
        """What identifies the key that signed."""
        return signing.fingerprint(self.sealed.public_key)

    @property
    def engine(self) -> str:
        """The version that computed the month then."""
        return str(self.sealed.body["frame"]["engine"])

    def is_by(self, trusted: Collection[bytes]) -> bool:
        """Tell whether one of these keys signed."""
        return self.sealed.public_key in trusted


def verify(source: bytes, name: str) -> Verdict:
    """Check everything that the file alone can show; raise `Refused` where it is no seal."""
    sealed = reading.read(source, name)
    findings = list(integrity(sealed))
    findings.extend(_persons(sealed.body))
    try:
        findings.extend(_recomputed(sealed))
    except (Refused, EngineError) as refusal:
        findings.append(f"Không tính lại được. {refusal}")
    return Verdict(sealed, tuple(findings))


def integrity(sealed: Sealed) -> Iterator[str]:
    """Compare the digests and the signature with what the file holds."""
    found = tree.hashes(sealed.body)
    is_whole = tree.root(found) == sealed.root
    places = tree.altered(sealed.hashes, found)
    if is_whole:
        yield from (f"hashes, {place}: mã băm ghi trong tệp khác phần ấy" for place in places)
    else:
        yield from (f"{place}: khác lúc ký (mã băm không khớp)" for place in places)
        if not places:
            yield "root: mã băm gốc không khớp các phần"
    message = signing.statement("month", sealed.root)
    if not signing.is_signed(sealed.public_key, message, sealed.signature):
        yield "signature: chữ ký không khớp mã băm gốc"


def _persons(body: Mapping[str, Any]) -> Iterator[str]:
    units = {row["code"] for row in body["organisation"]}
    for person in body["persons"]:
        if person["unit"] not in units:
            yield f"persons/{person['id']}/unit: không có đơn vị này trong tệp"
    for unit in sorted(body["origins"].keys() ^ units):
        yield f"origins/{unit}: không khớp danh sách đơn vị"


def _recomputed(sealed: Sealed) -> Iterator[str]:
    """Score the month anew from its own scheme and figures, and compare every value."""
    rules = rebuilding.scheme(sealed.body, sealed.name)
    figures = rebuilding.figures(sealed.body, rules.scheme, sealed.name)
    expected: dict[str, Any] = {
        "scheme": document.scheme_of(rules),
        "figures": document.figures_of(rules.scheme, figures),
        "results": document.results_of(evaluate(rules.scheme, figures)),
    }
    expected |= document.ruled_of(rules.scheme, figures)
    if ruled.SECTION in sealed.body:
        expected.setdefault(ruled.SECTION, None)  # an empty section is none
    for section, value in expected.items():
        found = sealed.body[section]
        if canonical.written(found) != canonical.written(value):
            yield from map(str, differences.between(found, value, section))
