"""The result as CSV: what the figures are in the wide layout, this is for points."""

import csv
import io

from chamdiem.engine import days
from chamdiem.engine.decimals import plain
from chamdiem.engine.evaluation import Evaluation
from chamdiem.formats.results import rulings, totals
from chamdiem.formats.results.order import ranking
from chamdiem.formats.results.origin import FORMAT, Origin
from chamdiem.formats.safety import inert


def as_csv(evaluation: Evaluation, origin: Origin) -> bytes:
    """Write one row a unit, best first in each block, points with a decimal point."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for key, value in _settings(evaluation, origin):
        writer.writerow([f"# {key}: {value}"])
    codes = [node.code for node, _ in evaluation.scheme.nodes()]
    codes += [view.code for view in evaluation.scheme.views]
    marked = ["ruled"] if rulings.count(evaluation) else []
    header = ["unit", "name", "block", "total", "grade", "rank", *codes, *marked]
    writer.writerow([inert(text) for text in header])
    for block, index in ranking(evaluation):
        unit = evaluation.figures.units[index]
        texts = [inert(text) for text in (unit.code, unit.name, block.code)]
        total = _total(evaluation, index)
        grade, rank = inert(evaluation.grade(index) or ""), evaluation.rank(index) or ""
        points = [_written(evaluation, evaluation.nodes[code].shown(index)) for code in codes]
        ruled = [inert(" ".join(rulings.of(evaluation, index))) for _ in marked]
        writer.writerow([*texts, total, grade, rank, *points, *ruled])
    return stream.getvalue().encode("utf-8-sig")


def _total(evaluation: Evaluation, index: int) -> str:
    total = evaluation.total.shown(index)
    return "" if total is None else plain(*totals.of(evaluation.scheme, total))


def _written(evaluation: Evaluation, points: int | None) -> str:
    return "" if points is None else plain(points, evaluation.scheme.decimals)


def _settings(evaluation: Evaluation, origin: Origin) -> list[tuple[str, object]]:
    scheme = evaluation.scheme
    settings: list[tuple[str, object]] = [
        ("format", FORMAT),
        ("kind", "chamdiem-result"),
        ("decimal", "point"),
        ("month", evaluation.figures.month),
        *_as_of(evaluation.figures.as_of),
        ("scheme", f"{scheme.identity} {origin.scheme_digest}"),
        ("figures", origin.figures_digest),
    ]
    if origin.source:
        settings.append(("source", origin.source))
    if scheme.illustrative:
        settings.append(("illustrative", scheme.illustrative))
    return settings


def _as_of(number: int) -> list[tuple[str, object]]:
    return [("as_of", days.spoken_day(number))] if number else []
