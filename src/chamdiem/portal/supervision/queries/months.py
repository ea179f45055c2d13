"""Every scoring of the months as it was stored, row by row; nothing is computed anew."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from chamdiem.engine.decimals import plain
from chamdiem.engine.evaluation import Cause, Evaluation, Result
from chamdiem.engine.explain import conclusion, explain, view_reasons
from chamdiem.engine.figures import State
from chamdiem.engine.phrases import CAUSES, STATES
from chamdiem.engine.scheme import Scheme
from chamdiem.formats.results.totals import of
from chamdiem.portal.common import moments
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import queries as scoring
from chamdiem.portal.scoring.choices import Origin
from chamdiem.portal.scoring.models import Figure, NodePoints, PublishedPoints, Run, UnitScore
from chamdiem.portal.supervision.scope import Scope, Span

Row = tuple[object, ...]
CHUNK = 2000
RUNS = (
    "tháng", "lần chấm", "còn đứng", "bộ tiêu chí", "mã băm bộ tiêu chí", "tệp số liệu",
    "mã băm tệp số liệu", "nguồn số liệu", "phiên bản bộ tính", "ngày chốt", "chấm lúc",
    "người chấm (mã)", "công bố lúc", "người công bố (mã)", "mã lần chấm",
)  # fmt: skip
FIGURES = (
    "đơn vị", "số liệu", "tên số liệu", "giá trị", "trạng thái", "nguồn gốc", "nguồn",
    "nhập lúc", "người nhập (mã)", "mã số liệu", "thay số liệu",
)  # fmt: skip
STEPS = ("đơn vị", "nhóm, tiêu chí", "tên", "điểm", "cách có điểm", "trường hợp đặc biệt")
TOTALS = (
    "đơn vị", "tên", "khối", "tổng điểm", "cách có tổng", "xếp loại", "hạng trong khối",
    "tổng trước khống chế và làm tròn", "tổng trước làm tròn",
)  # fmt: skip
PUBLISHED = ("tháng", "đơn vị", "nhóm, tiêu chí", "điểm đã công bố")
OUTCOMES = {
    Result.COUNTED: "theo công thức",
    Result.BY_POLICY: "theo quy tắc của tiêu chí",
    Result.GIVEN: "điểm đã công bố, nhập nguyên",
    Result.BLANK: "để trống, tính 0",
    Result.COVERED: "không tính riêng",
    Result.INFORMATION: "chỉ theo dõi",
    Result.BLOCKED: "thiếu số liệu",
    Result.EXCLUDED: "không áp dụng, loại ra và quy đổi",
    Result.HANDED_ON: "chia điểm cho tiêu chí cùng nhóm",
}


def runs(*, scope: Scope, span: Span) -> Sequence[Run]:
    """Return every scoring of the months that concerns the scope, also those replaced later."""
    found = (
        Run.objects.filter(
            series=scope.series, month__gte=str(span.first), month__lte=str(span.last)
        )
        .select_related("scheme_version", "series")
        .order_by("month", "number")
    )
    if scope.is_unit:
        return list(found.filter(scores__code=scope.code))
    return [run for run in found if scope.nodes(scheme_of(run.scheme_version))]


def run_rows(found: Sequence[Run]) -> Iterator[Row]:
    """Yield what each scoring was made of, by whom, when, and whether it still stands."""
    latest = {run.month: run.number for run in found}
    for run in found:
        yield (
            run.month,
            run.number,
            "có" if latest[run.month] == run.number else "đã bị thay",
            str(run.scheme_version),
            run.scheme_version.digest,
            run.file_name,
            run.figures_digest,
            run.source_note,
            run.engine_version,
            run.as_of,
            instant(run.scored_at),
            run.scored_by,
            instant(run.published_at),
            run.published_by,
            run.pk,
        )


def figures(*, run: Run, scope: Scope) -> Iterator[Row]:
    """Yield the figures with origin, author, time and which they replaced (I7)."""
    scheme = scheme_of(run.scheme_version)
    rows = Figure.objects.filter(run=run).order_by("pk")
    inputs = scope.inputs(scheme)
    if inputs is not None:
        rows = rows.filter(input_code__in=inputs)
    elif not scoring.compares(scheme):  # else what other units reported decides too
        rows = rows.filter(unit_code=scope.code)
    named = {item.code: item for item in scheme.inputs}
    for row in rows.iterator(CHUNK):
        item = named[row.input_code]
        is_value = row.value is not None
        yield (
            row.unit_code,
            row.input_code,
            item.name,
            plain(int(row.value), item.decimals) if row.value is not None else None,
            "có giá trị" if is_value else STATES[State(row.state)],
            Origin(row.origin).label,
            row.source,
            instant(row.at),
            row.by,
            row.pk,
            row.replaces_id,
        )


def steps(*, run: Run, scope: Scope) -> Iterator[Row]:
    """Yield the points of every node as they were stored (I11)."""
    scheme = scheme_of(run.scheme_version)
    names = {node.code: node.name for node, _ in scheme.nodes()}
    names |= {view.code: view.name for view in scheme.views}
    rows = NodePoints.objects.filter(unit__run=run).order_by("unit__position", "pk")
    nodes = scope.nodes(scheme)
    rows = rows.filter(unit__code=scope.code) if nodes is None else rows.filter(node__in=nodes)
    found = rows.values_list("unit__code", "node", "points", "result", "cause")
    for unit, node, points, result, cause in found.iterator(CHUNK):
        shown = None if points is None else plain(points, scheme.decimals)
        yield unit, node, names[node], shown, _outcome(result, cause), _cause(cause)


def totals(*, run: Run) -> Iterator[Row]:
    """Yield the totals of every unit of the month: a rank says nothing without the others."""
    scheme = scheme_of(run.scheme_version)
    for row in UnitScore.objects.filter(run=run).order_by("position"):
        yield (
            row.code,
            row.name,
            row.block,
            None if row.total is None else plain(*of(scheme, row.total)),
            OUTCOMES[Result(row.result)],
            None if row.grade is None else scheme.bands[row.grade].name,
            row.rank,
            _points(row.before, scheme),
            _points(row.exact, scheme),
        )


def published(*, scope: Scope, span: Span) -> Iterator[Row]:
    """Yield what a source outside has published for the months, set beside ours."""
    rows = PublishedPoints.objects.filter(
        series=scope.series, month__gte=str(span.first), month__lte=str(span.last)
    )
    rows = rows.filter(unit_code=scope.code) if scope.is_unit else rows.filter(node=scope.code)
    found = rows.order_by("month", "unit_code", "node")
    for month, unit, node, points in found.values_list("month", "unit_code", "node", "points"):
        yield month, unit, node or "(tổng điểm)", points


def reasons(*, run: Run, scope: Scope) -> Iterator[str]:
    """Yield why the points are what they are (diễn giải điểm), in words, from the stored steps."""
    if scope.is_unit:
        unit = UnitScore.objects.get(run=run, code=scope.code)
        unit.run = run
        evaluation, at = scoring.evaluation_of(unit)
        places = [at]
    else:
        evaluation = scoring.evaluation_of_run(run)
        places = list(range(len(evaluation.figures.units)))
    nodes = scope.nodes(evaluation.scheme)
    for at in places:
        yield from _reasons(evaluation, at, nodes)


def _reasons(evaluation: Evaluation, at: int, nodes: frozenset[str] | None) -> Iterator[str]:
    unit = evaluation.figures.units[at]
    yield f"{unit.code} {unit.name}, {evaluation.figures.month.spoken}"
    for reason in (*explain(evaluation, at), *view_reasons(evaluation, at)):
        if nodes is None or reason.node.code in nodes:
            indent = "  " * (reason.depth + 1)
            yield f"{indent}{reason.node.code} {reason.node.name}: {reason.sentence}"
    if nodes is None:
        yield from (f"  {step.sentence}" for step in conclusion(evaluation, at))
    yield ""


def instant(at: datetime | None) -> str | None:
    """Write a moment in the time of the country."""
    if at is None:
        return None
    return moments.local(at).isoformat(timespec="microseconds")


def _outcome(result: int, cause: int) -> str:
    """Say how points came about: those that people recorded are not the rule's."""
    return "theo kết luận" if cause == Cause.RULED else OUTCOMES[Result(result)]


def _cause(cause: int) -> str:
    return CAUSES.get(Cause(cause), "")


def _points(value: int | None, scheme: Scheme) -> str | None:
    return None if value is None else plain(value, scheme.decimals)
