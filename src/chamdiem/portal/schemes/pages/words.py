"""A scheme's frame in words: how points are gathered, rounded, ranked, capped and limited."""

from dataclasses import dataclass

from chamdiem.engine import phrases
from chamdiem.engine.decimals import spoken
from chamdiem.engine.explain.conclusion import gate_words
from chamdiem.engine.explain.groups import FORMULAS
from chamdiem.engine.rules.words import number
from chamdiem.engine.scheme import Aggregate, Certainty, Gate, Group, Quota, Scheme, View


@dataclass(frozen=True, slots=True)
class Term:
    """One thing declared beside the tree, with its clause: a gate, a quota, a view."""

    words: str
    clause: str
    certainty: Certainty


def gathered(group: Group) -> str:
    """Say how a group gathers what is inside."""
    told = FORMULAS[group.aggregate]
    if group.aggregate in (Aggregate.MEAN, Aggregate.GEOMETRIC):
        parts = (f"{child.name} {number(child.weight)}" for child in group.earners())
        told += f" (trọng số: {'; '.join(parts)})"
    if group.rescale:
        told += "; phần không áp dụng được quy đổi ở mức này"
    return told + ("; cộng điểm thưởng, trừ điểm phạt" if group.adjusters() else "")


def rounding(scheme: Scheme) -> str:
    """Say how points and totals are rounded, and how the total is gathered if not by a sum."""
    told = phrases.rounding(scheme.decimals)
    if scheme.total_decimals != scheme.decimals:
        told += f"; tổng điểm làm tròn đến {scheme.total_decimals} chữ số thập phân"
    if scheme.aggregate is not Aggregate.SUM or scheme.rescale:
        told += f". Tổng điểm: {gathered(scheme.root)}"
    return told


def ranking(scheme: Scheme) -> str:
    """Say how units stand in their block."""
    return phrases.ranking(scheme.ties, scheme.compare, bool(scheme.tiebreak))


def terms(scheme: Scheme) -> tuple[Term, ...]:
    """Return gates, quotas and views in the order in which they take effect."""
    return (
        *(_gate(one, scheme) for one in scheme.gates),
        *(_quota(one) for one in scheme.quotas),
        *(_view(one, scheme) for one in scheme.views),
    )


def _gate(gate: Gate, scheme: Scheme) -> Term:
    end = f"xếp loại {gate.grade}"
    if gate.cap is not None:
        end = f"tổng điểm không quá {spoken(gate.cap, scheme.decimals, shortest=True)}"
    return Term(f"{gate.name}: {gate_words(gate, scheme)} thì {end}", gate.clause, gate.certainty)


def _quota(quota: Quota) -> Term:
    of = f"số đơn vị xếp loại {quota.of}" if quota.of else "số đơn vị có điểm của khối"
    words = f"Mức {quota.grade} không quá {number(quota.share * 100)} % {of}"
    return Term(words, quota.clause, quota.certainty)


def _view(view: View, scheme: Scheme) -> Term:
    names = {node.code: node.name for node, _ in scheme.nodes()}
    names |= {each.code: each.name for each in scheme.views}
    parts = "; ".join(
        names[part.node] + ("" if part.weight == 1 else f" × {number(part.weight)}")
        for part in view.parts
    )
    most = spoken(view.maximum, scheme.decimals, shortest=True)
    words = f"Cách nhìn “{view.name}”, tối đa {most}, không đổi tổng điểm: {parts}"
    return Term(words, view.clause, view.certainty)
