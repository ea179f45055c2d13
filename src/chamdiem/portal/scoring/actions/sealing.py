"""The sealed document of a stored month, computed anew and equal to what is stored (I19)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import FIRST_WITHOUT_POINTS, Cause, Evaluation, Steps
from chamdiem.formats import schemes
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.models import Run
from chamdiem.seal import sealing
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
    version = run.scheme_version
    rules = schemes.load(bytes(version.source), version.file_name)
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
        approval=_approval(number, on, revision),
    )
    return sealing.seal(rules, anew, about, signer, persons)


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
