"""The result for a person at a terminal: ranking by block, and why one unit has its points."""

from collections.abc import Iterator, Sequence

from chamdiem.engine import explain, phrases
from chamdiem.engine.decimals import spoken
from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.explain import Reason
from chamdiem.engine.scheme import Block, Certainty, Leaf, Scheme
from chamdiem.formats.results import totals
from chamdiem.formats.results.order import by_block

MISSING = "–"


def ranking(evaluation: Evaluation) -> str:
    """Write the month: every block with its units, best first."""
    scheme = evaluation.scheme
    lines = [f"{scheme.title} ({scheme.identity}), {evaluation.figures.month.spoken}"]
    lines += [f"[{scheme.illustrative}]"] if scheme.illustrative else []
    for block, indices in by_block(evaluation):
        lines += ["", *_block(evaluation, block, indices)]
    return "\n".join(lines)


def _block(evaluation: Evaluation, block: Block, indices: Sequence[int]) -> Iterator[str]:
    most = total_points(evaluation.scheme, evaluation.scheme.maximum)
    header = ("Hạng", "Mã", "Đơn vị", f"Điểm / {most}", "Xếp loại")
    rows = [header, *(_row(evaluation, index) for index in indices)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(header))]
    yield f"{block.name} ({len(indices)} đơn vị)"
    for row in rows:
        cells = [
            text.rjust(width) if column in (0, 3) else text.ljust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _row(evaluation: Evaluation, index: int) -> tuple[str, ...]:
    unit, rank = evaluation.figures.units[index], evaluation.rank(index)
    total = total_points(evaluation.scheme, evaluation.total.shown(index))
    shown = MISSING if rank is None else str(rank)
    return shown, unit.code, unit.name, total, evaluation.grade(index) or MISSING


def points(scheme: Scheme, value: int | None) -> str:
    """Write points as readers see them; a dash where there are none."""
    return MISSING if value is None else spoken(value, scheme.decimals)


def total_points(scheme: Scheme, value: int | None) -> str:
    """Write a total as readers see it; a dash where there is none."""
    return MISSING if value is None else spoken(*totals.of(scheme, value))


def explanation(evaluation: Evaluation, index: int) -> str:
    """Write, for each leaf of one unit, its figures → rule → points → clause."""
    unit, scheme = evaluation.figures.units[index], evaluation.scheme
    total = total_points(scheme, evaluation.total.shown(index))
    most = total_points(scheme, scheme.maximum)
    block = next(each.name for each in scheme.blocks if each.code == unit.block)
    rank = evaluation.rank(index) or MISSING
    lines = [
        f"Vì sao {total}: {unit.code} {unit.name}, {evaluation.figures.month.spoken}",
        f"{total} / {most} điểm; {evaluation.grade(index) or MISSING}; hạng {rank}, khối {block}",
        f"Bộ tiêu chí {scheme.identity}: {scheme.title}",
    ]
    lines += [f"[{scheme.illustrative}]"] if scheme.illustrative else []
    for reason in (*explain.explain(evaluation, index), *explain.view_reasons(evaluation, index)):
        lines += ["", *_reason(evaluation, reason)]
    return "\n".join([*lines, "", *_conclusion(evaluation, index)])


def _conclusion(evaluation: Evaluation, index: int) -> Iterator[str]:
    """Say the steps from the sum to grade and rank."""
    yield "Kết luận"
    for step in explain.conclusion(evaluation, index):
        yield f"    {step.sentence}" + (f" Căn cứ: {step.clause}" if step.clause else "")


def _reason(evaluation: Evaluation, reason: Reason) -> Iterator[str]:
    node, indent = reason.node, "  " * reason.depth
    reached = points(evaluation.scheme, reason.points)
    most = spoken(reason.worth or node.maximum, evaluation.scheme.decimals)
    yield f"{indent}{node.code}  {node.name}: {reached} / {most}"
    said = [
        ("Số liệu", "; ".join(_cell(cell) for cell in reason.cells)),
        ("Quy tắc", reason.formula),
        ("Điểm", reason.sentence),
        ("Căn cứ", node.clause),
        *_doubts(reason),
    ]
    yield from (f"{indent}    {key}: {text}" for key, text in said if text)


def _cell(cell: explain.Cell) -> str:
    return f"{cell.input.name} ({cell.input.code}) = {cell.shown}"


def _doubts(reason: Reason) -> Iterator[tuple[str, str]]:
    """Say what is not certain of a node, wherever it is shown."""
    node = reason.node
    if node.certainty is not Certainty.HIGH:
        yield "Mức chắc chắn", phrases.CERTAINTIES[node.certainty]
    if isinstance(node, Leaf) and node.unconfirmed:
        fields = ", ".join(phrases.FIELDS[field] for field in node.unconfirmed)
        yield "Mặc định hệ thống – cần UBND tỉnh xác nhận", fields
