"""The sealed document of a stored month, computed anew and equal to what is stored (I19)."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import FIRST_WITHOUT_POINTS, Cause, Evaluation, Steps
from chamdiem.formats.schemes import LoadedScheme
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.models import Run
from chamdiem.seal import canonical, document, sealing
from chamdiem.seal.document import About
from chamdiem.seal.signing import Signer


class StoredDiffers(Exception):
    """Raise when a stored month does not come out of its own figures, so it is not sealed."""


def seal_run(
    *,
    run: Run,
    signer: Signer,
    number: str = "",
    on: date | None = None,
    revision: int = 0,
    persons: Sequence[Mapping[str, str]] = (),
) -> bytes:
    """Return the sealed file of a stored month; `number` and `on` name the act that seals.

    The month is computed anew from its stored figures and recorded points, and sealed only if
    everything comes out as it is stored. It changes nothing: who calls it records the act.
    """
    rules, anew, about = _prepared(run)
    about = replace(about, approval=_approval(number, on, revision))
    return sealing.seal(rules, anew, about, signer, persons)


def seal_month(
    *, run: Run, signer: Signer, number: str, on: date, revision: int = 0
) -> tuple[bytes, str]:
    """Return the sealed file of a stored month and its fingerprint, computed anew once."""
    rules, anew, about = _prepared(run)
    about = replace(about, approval=_approval(number, on, revision))
    body = document.body(rules, anew, about, (), signer.public_key)
    return sealing.seal_body(body, signer), canonical_fingerprint(body)


def fingerprint_of(*, run: Run) -> str:
    """Return the fingerprint of a stored month (dấu vân của tháng): SHA-256 of what is sealed.

    It is that of the canonical body without what the approval adds: the act, the persons, the
    signer. So it is known before the approval, and anyone can find it again in the sealed file.
    """
    body = document.body(*_prepared(run), persons=(), public_key=b"")
    return canonical_fingerprint(body)


def canonical_fingerprint(body: Mapping[str, Any]) -> str:
    """Return the fingerprint of a sealed month's body, leaving out what the approval added."""
    kept = {name: part for name, part in body.items() if name not in ("persons", "signer")}
    kept["frame"] = {name: said for name, said in body["frame"].items() if name != "approval"}
    return hashlib.sha256(canonical.written(kept)).hexdigest()


def _prepared(run: Run) -> tuple[LoadedScheme, Evaluation, About]:
    """Compute a stored month anew; refuse one that does not come out as it is stored."""
    version = run.scheme_version
    rules = LoadedScheme(scheme_of(version), bytes(version.source), version.digest)
    stored = queries.evaluation_of_run(run)
    anew = evaluate(rules.scheme, stored.figures)
    places = list(_differing(stored, anew))
    if places:
        raise StoredDiffers(
            f"Kết quả tháng {run.month} đang lưu không tính lại được từ số liệu của chính nó "
            f"({', '.join(places[:5])}) nên không khoá. Chấm lại tháng, rồi trình lại."
        )
    about = About(
        engine=run.engine_version,
        figures_digest=run.figures_digest,
        source_note=run.source_note,
        sources=queries.sources_of(run=run),
    )
    return rules, anew, about


def _approval(number: str, on: date | None, revision: int) -> dict[str, Any]:
    """Name the act that seals, where there is one."""
    if not number or on is None:
        return {}
    act: dict[str, Any] = {"number": number, "date": on.isoformat()}
    return {**act, "revision": revision} if revision else act


def _differing(stored: Evaluation, anew: Evaluation) -> Iterator[str]:
    """Name what is stored otherwise than it is computed."""
    for code, steps in {**anew.nodes, "": anew.total}.items():
        kept = stored.nodes[code] if code else stored.total
        if not (_same(kept, steps) and _same_by_rule(kept, steps)):
            yield code or "tổng điểm"
    if not np.array_equal(stored.grades, anew.grades):
        yield "xếp loại"
    if not np.array_equal(stored.ranks, anew.ranks):
        yield "thứ hạng"
    if not all(map(np.array_equal, _concluded(stored), _concluded(anew))):
        yield "các bước sau tổng điểm"


def _same(one: Steps, other: Steps) -> bool:
    return all(map(np.array_equal, _shown(one), _shown(other)))


def _same_by_rule(one: Steps, other: Steps) -> bool:
    """Compare what the rule gave where people recorded other points."""
    ruled = other.causes == Cause.RULED
    columns = zip(_shown(one.by_rule), _shown(other.by_rule), strict=True)
    return all(np.array_equal(kept[ruled], found[ruled]) for kept, found in columns)


def _shown(steps: Steps) -> tuple[Any, ...]:
    """Return points where there are any, how they stand, and why."""
    has_points = steps.results < FIRST_WITHOUT_POINTS
    return np.where(has_points, steps.points, 0), steps.results, steps.causes


def _concluded(evaluation: Evaluation) -> tuple[Any, ...]:
    end = evaluation.conclusion
    places = end.natural, end.capped_by, end.forced_by, end.limited_by
    return end.before, end.exact, *places
