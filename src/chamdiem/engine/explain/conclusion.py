"""From the sum to grade and rank, step by step, in words (kết luận)."""

from collections.abc import Iterator
from dataclasses import dataclass

from chamdiem.engine.decimals import spoken
from chamdiem.engine.evaluation import Cause, Evaluation
from chamdiem.engine.explain.groups import group_sentence
from chamdiem.engine.phrases import ranking
from chamdiem.engine.quantities import NO, YES, is_answer, total_shown
from chamdiem.engine.rules.words import number
from chamdiem.engine.scheme import Gate, Scheme


@dataclass(frozen=True, slots=True)
class Closing:
    """One step after the nodes: its kind for programs, its sentence, its clause."""

    kind: str
    sentence: str
    clause: str = ""


def conclusion(evaluation: Evaluation, index: int) -> tuple[Closing, ...]:
    """Return the steps of one unit: total, cap, rounding, grade, force, quota, rank."""
    return tuple(_steps(evaluation, index))


def _steps(evaluation: Evaluation, index: int) -> Iterator[Closing]:
    scheme, total = evaluation.scheme, evaluation.total.shown(index)
    if evaluation.total.causes[index] == Cause.GATE_UNKNOWN:
        yield Closing("total", "Chưa có tổng điểm: thiếu số liệu của một điều kiện khống chế.")
        return
    yield Closing("total", group_sentence(scheme.root, evaluation, index))
    if total is None:
        return
    yield from _cap(evaluation, index)
    if scheme.total_decimals != scheme.decimals:
        shown = total_shown(scheme, total)
        places = scheme.total_decimals
        yield Closing("rounding", f"Tổng làm tròn {places} chữ số thập phân: {shown} điểm.")
    yield from _grade(evaluation, index)
    rank = evaluation.rank(index)
    if rank is not None:
        told = ranking(scheme.ties, scheme.compare, bool(scheme.tiebreak))
        yield Closing("rank", f"Hạng {rank} trong khối. {told}.")


def _cap(evaluation: Evaluation, index: int) -> Iterator[Closing]:
    at = int(evaluation.conclusion.capped_by[index])
    if at >= 0:
        gate = evaluation.scheme.gates[at]
        cap = spoken(gate.cap or 0, evaluation.scheme.decimals)
        why = gate_words(gate, evaluation.scheme)
        told = f"{gate.name} ({why}): tổng điểm không quá {cap}."
        yield Closing("cap", told, gate.clause)


def _grade(evaluation: Evaluation, index: int) -> Iterator[Closing]:
    scheme, end = evaluation.scheme, evaluation.conclusion
    natural = int(end.natural[index])
    if natural < 0:
        return
    band, above = scheme.bands[natural], scheme.bands[natural + 1 : natural + 2]
    upto = f" đến dưới {total_shown(scheme, above[0].lower)}" if above else ""
    lower = total_shown(scheme, band.lower)
    yield Closing("grade", f"Từ {lower}{upto} điểm: xếp loại {band.name}.")
    if end.forced_by[index] >= 0:
        gate = scheme.gates[int(end.forced_by[index])]
        why = gate_words(gate, scheme)
        yield Closing("force", f"{gate.name} ({why}): xếp loại {gate.grade}.", gate.clause)
    if end.limited_by[index] >= 0:
        yield _quota(evaluation, index)


def _quota(evaluation: Evaluation, index: int) -> Closing:
    scheme = evaluation.scheme
    quota = scheme.quotas[int(evaluation.conclusion.limited_by[index])]
    of = f"số đơn vị xếp loại {quota.of}" if quota.of else "số đơn vị có điểm của khối"
    told = (
        f"Mức {quota.grade} không quá {number(quota.share * 100)} % {of}: "
        f"xếp loại {evaluation.grade(index)}."
    )
    return Closing("quota", told, quota.clause)


def gate_words(gate: Gate, scheme: Scheme) -> str:
    """Say a gate's condition."""
    if gate.input is not None:
        item = scheme.input(gate.input)
        if is_answer(item):
            return f"{item.name}: “{YES if gate.at_least is not None else NO}”"
        name, decimals = item.name, item.decimals
    else:
        name = next(node.name for node, _ in scheme.nodes() if node.code == gate.node)
        decimals = scheme.decimals
    level = gate.below if gate.at_least is None else gate.at_least
    word = "dưới" if gate.at_least is None else "từ"
    return f"{name} {word} {spoken(level or 0, decimals, shortest=True)}"
