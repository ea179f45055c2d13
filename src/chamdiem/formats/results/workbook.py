"""The result as a workbook: ranking, points of each leaf, figures, and about the file."""

import io
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

import chamdiem
from chamdiem.engine import days, explain, phrases
from chamdiem.engine.evaluation import Evaluation, Result
from chamdiem.engine.figures import State
from chamdiem.engine.quantities import is_answer
from chamdiem.engine.scheme import Certainty, Leaf, Node, Scheme, View
from chamdiem.formats.results import rulings, totals
from chamdiem.formats.results.order import ranking
from chamdiem.formats.results.origin import FORMAT, Origin
from chamdiem.formats.results.sheet import Looks, Sheet

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_DECIDING = ("cap", "force", "quota")
_UNIT = ["Mã đơn vị", "Tên đơn vị", "Khối"]


def as_xlsx(evaluation: Evaluation, origin: Origin) -> bytes:
    """Write the workbook; equal input gives equal bytes."""
    stream = io.BytesIO()
    month = evaluation.figures.month
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        created = datetime(month.year, month.number, 1, tzinfo=UTC)  # not the clock: equal bytes
        book.set_properties({"title": evaluation.scheme.title, "created": created})
        looks = Looks(book, {})
        _ranking(evaluation, _sheet(book, looks, evaluation, "Xếp hạng"))
        _details(evaluation, _sheet(book, looks, evaluation, "Điểm chi tiết"))
        _figures(evaluation, _sheet(book, looks, evaluation, "Số liệu"))
        if rulings.count(evaluation):
            _recorded(evaluation, _sheet(book, looks, evaluation, "Điểm theo kết luận"))
        _about(evaluation, origin, _sheet(book, looks, evaluation, "Về tệp này"))
    return stream.getvalue()


def _sheet(book: Any, looks: Looks, evaluation: Evaluation, name: str) -> Sheet:
    scheme = evaluation.scheme
    heading = f"{name}, {evaluation.figures.month.spoken}: {scheme.title}"
    return Sheet.begin(book, looks, name, heading, scheme.illustrative)


def _unit(evaluation: Evaluation, index: int) -> list[Any]:
    unit = evaluation.figures.units[index]
    names = {block.code: block.name for block in evaluation.scheme.blocks}
    return [unit.code, unit.name, names[unit.block]]


def _points(evaluation: Evaluation, points: int | None) -> tuple[int, int] | None:
    return None if points is None else (points, evaluation.scheme.decimals)


def _ranking(evaluation: Evaluation, sheet: Sheet) -> None:
    tops = evaluation.scheme.tree
    scheme = evaluation.scheme
    told = ["Điều kiện, hạn mức"] if scheme.gates or scheme.quotas else []
    head = [*_UNIT, "Hạng", "Tổng điểm", "Xếp loại", *told, *(node.name for node in tops)]
    sheet.header(head, kept=2)
    most: list[Any] = [(node.maximum, scheme.decimals) for node in tops]
    blank = ["" for _ in told]
    top = totals.of(scheme, scheme.maximum)
    sheet.line(["", "Điểm tối đa", "", "", top, "", *blank, *most])
    for _, index in ranking(evaluation):
        points = [_points(evaluation, evaluation.nodes[node.code].shown(index)) for node in tops]
        row = [evaluation.rank(index), _total(evaluation, index), evaluation.grade(index)]
        decided = [_decided(evaluation, index) for _ in told]
        sheet.line([*_unit(evaluation, index), *row, *decided, *points])
    sheet.widths(14, 36, 22, 8, 12, 14, *[40 for _ in told], *[16] * len(tops))


def _total(evaluation: Evaluation, index: int) -> tuple[int, int] | None:
    total = evaluation.total.shown(index)
    return None if total is None else totals.of(evaluation.scheme, total)


def _decided(evaluation: Evaluation, index: int) -> str:
    """Say which gates and quotas decided for a unit, nothing where none did."""
    steps = explain.conclusion(evaluation, index)
    return " ".join(step.sentence for step in steps if step.kind in _DECIDING)


def _details(evaluation: Evaluation, sheet: Sheet) -> None:
    scheme = evaluation.scheme
    nodes: list[Node | View] = [node for node, _ in scheme.nodes() if _earns(node)]
    nodes += scheme.views
    sheet.header(["", "", "", *(node.code for node in nodes)], kept=2)
    sheet.header([*_UNIT, *(node.name for node in nodes)], kept=2)
    most: list[Any] = [(node.maximum, scheme.decimals) for node in nodes]
    sheet.line(["", "Điểm tối đa", "", *most])
    for index in range(len(evaluation.figures.units)):
        points = [_points(evaluation, evaluation.nodes[node.code].shown(index)) for node in nodes]
        sheet.line(_unit(evaluation, index) + points)
    sheet.widths(14, 36, 22, *[14] * len(nodes))


def _earns(node: Node) -> bool:
    return not isinstance(node, Leaf) or node.rule.earns


def _figures(evaluation: Evaluation, sheet: Sheet) -> None:
    inputs = evaluation.scheme.inputs
    sheet.header(["", "", "", *(f"{item.name} ({item.unit})" for item in inputs)], kept=2)
    sheet.header([*_UNIT, *(item.code for item in inputs)], kept=2)
    for index in range(len(evaluation.figures.units)):
        row: list[Any] = []
        for item in inputs:
            cell = explain.cell(item, evaluation.figures, index)
            value = int(cell.exact * 10**item.decimals)
            is_number = cell.state is State.VALUE and not is_answer(item)
            row.append((value, item.decimals) if is_number else cell.shown)
        sheet.line(_unit(evaluation, index) + row)
    sheet.widths(14, 36, 22, *[16] * len(inputs))


def _recorded(evaluation: Evaluation, sheet: Sheet) -> None:
    """List the points that people recorded, beside what the rule gave."""
    head = ["Mã tiêu chí", "Tiêu chí", "Điểm tính theo quy tắc", "Điểm ghi theo kết luận"]
    sheet.header([*_UNIT, *head, "Chênh lệch", "SHA-256 của lý do"], kept=2)
    names = {leaf.code: leaf.name for leaf in evaluation.scheme.leaves()}
    for index in range(len(evaluation.figures.units)):
        for code in rulings.of(evaluation, index):
            steps, ruled = evaluation.nodes[code], evaluation.figures.ruled[code]
            before, after = steps.by_rule.shown(index), steps.shown(index)
            moved = None if before is None or after is None else after - before
            points = [_points(evaluation, each) for each in (before, after, moved)]
            named = [code, names[code], *points, ruled.reason(index)]
            sheet.line([*_unit(evaluation, index), *named])
    sheet.widths(14, 36, 22, 18, 40, 16, 16, 14, 40)


def _about(evaluation: Evaluation, origin: Origin, sheet: Sheet) -> None:
    scheme = evaluation.scheme
    blank = sum(int((steps.results == Result.BLANK).sum()) for steps in evaluation.nodes.values())
    for key, value in (
        ("format", str(FORMAT)),
        ("Bộ tiêu chí", scheme.identity),
        ("Tên", scheme.title),
        ("Phương án chấm điểm", scheme.act),
        *(("Căn cứ", f"{each.number}, {each.issuer}: {each.title}") for each in scheme.basis),
        ("Lưu ý", scheme.illustrative),
        *_procedure(scheme),
        ("Tháng", evaluation.figures.month.spoken),
        *_as_of(evaluation),
        ("Mã SHA-256 của tệp bộ tiêu chí", origin.scheme_digest),
        ("Mã SHA-256 của tệp số liệu", origin.figures_digest),
        ("Nguồn số liệu", origin.source),
        ("Phiên bản phần mềm chấm", chamdiem.__version__),
        ("Dấu –", f"chưa có điểm hoặc để trống (tính 0 vào tổng); {blank} ô để trống"),
    ):
        if value:
            sheet.line([key, value])
    sheet.widths(32, 90)


def _as_of(evaluation: Evaluation) -> tuple[tuple[str, str], ...]:
    """Say the day as of which what is not done yet is late."""
    number = evaluation.figures.as_of
    return (("Ngày chốt", days.spoken_day(number)),) if number else ()


def _procedure(scheme: Scheme) -> tuple[tuple[str, str], ...]:
    """Say how points are rounded and units ranked, and how sure that is (I6)."""
    rounding = phrases.rounding(scheme.decimals)
    if scheme.total_decimals != scheme.decimals:
        rounding += f"; tổng điểm làm tròn nửa lên đến {scheme.total_decimals} chữ số thập phân"
    ranked = phrases.ranking(scheme.ties, scheme.compare, bool(scheme.tiebreak))
    return (
        ("Làm tròn", _sure(rounding, scheme.rounding_certainty)),
        ("Xếp hạng", _sure(ranked, scheme.ranking_certainty)),
    )


def _sure(words: str, certainty: Certainty) -> str:
    return f"{words}. Mức chắc chắn: {phrases.CERTAINTIES[certainty]}"
