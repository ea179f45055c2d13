"""The scheme and one month's figures as the files that a person would upload."""

import csv
import io
import json
from fractions import Fraction
from typing import Any

from chamdiem.engine.decimals import plain
from chamdiem.engine.figures import Figures, State
from chamdiem.engine.rules import ComplementOfSum, GivenRate, Manual, Ratio, Rule
from chamdiem.engine.scheme import Group, Input, Leaf, LegalBasis, Node, Scheme

_WORDS = {
    State.NOTHING_AROSE: "Không phát sinh",
    State.NOT_APPLICABLE: "Không áp dụng",
    State.MISSING: "Chưa có số liệu",
}


def figures_csv(rules: Scheme, figures: Figures) -> bytes:
    """Write figures in the long layout: one row a figure."""
    text = io.StringIO()
    text.write("# format: 1\n# decimal: comma\n")
    rows = csv.writer(text)
    rows.writerow(["unit", "name", "block", "input", "value"])
    for at, unit in enumerate(figures.units):
        for item in rules.inputs:
            shown = _cell(item, figures, at)
            rows.writerow([unit.code, unit.name, unit.block, item.code, shown])
    return text.getvalue().encode()


def _cell(item: Input, figures: Figures, at: int) -> str:
    state = State(figures.states[item.code][at])
    value = int(figures.values[item.code][at])
    return _WORDS.get(state) or plain(value, item.decimals).replace(".", ",")


def scheme_yaml(rules: Scheme) -> bytes:
    """Write the scheme in its file format; JSON is YAML too."""
    document = {
        "format": 1,
        "id": rules.id,
        "version": rules.version,
        "title": rules.title,
        "act": rules.act,
        "certainty": rules.certainty,
        "illustrative": rules.illustrative,
        "basis": [_basis(basis) for basis in rules.basis],
        "months": {"first": str(rules.validity.first), "last": None},
        "objects": list(rules.objects),
        "blocks": [{"code": b.code, "name": b.name, "object": b.object} for b in rules.blocks],
        "points": {"decimals": rules.decimals, "max": plain(rules.maximum, rules.decimals)},
        "rounding": {"mode": "half-up", "order": "leaf-then-sum"},
        "bands": [
            {"name": band.name, "from": plain(band.lower, 2), "certainty": band.certainty}
            for band in rules.bands
        ],
        "ranking": {"ties": rules.ties, "compare": "rounded"},
        "inputs": {item.code: _input(item) for item in rules.inputs},
        "tree": [_node(node) for node in rules.tree],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _basis(basis: LegalBasis) -> dict[str, Any]:
    same = {name: getattr(basis, name) for name in ("number", "issuer", "title", "certainty")}
    return same | {"date": basis.issued_on}


def _input(item: Input) -> dict[str, Any]:
    same = ("name", "definition", "unit", "measure", "timing", "direction", "supplier", "rhythm")
    more = {name: getattr(item, name) for name in (*same, "closing", "decimals", "certainty")}
    return more | {"largest": plain(item.largest, item.decimals)}


def _node(node: Node) -> dict[str, Any]:
    common = {
        "code": node.code,
        "name": node.name,
        "max": plain(node.maximum, 2),
        "clause": node.clause,
        "certainty": node.certainty,
    }
    if isinstance(node, Group):
        return common | {"children": [_node(child) for child in node.children]}
    return common | _leaf(node)


def _leaf(leaf: Leaf) -> dict[str, Any]:
    policies = ("zero_denominator", "missing", "not_applicable", "nothing_arose")
    return {
        "rule": {"kind": leaf.rule.kind, **_rule(leaf.rule)},
        "policy": {name: getattr(leaf.policies, name) for name in policies},
        "verifier": leaf.verifier,
        "evidence": leaf.evidence,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    if isinstance(rule, Ratio):
        parts = {"numerator": rule.numerator, "denominator": rule.denominator}
        return parts | {"target": _decimal(rule.target), "part_of": rule.part_of}
    if isinstance(rule, GivenRate):
        return {"rate": rule.rate, "target": _decimal(rule.target)}
    if isinstance(rule, ComplementOfSum):
        return {"parts": list(rule.taken), "whole": rule.whole, "target": _decimal(rule.target)}
    if isinstance(rule, Manual):
        return {"points": rule.points}
    raise ValueError(f"no yardstick for the rule {rule.kind}")


def _decimal(value: Fraction) -> str:
    return plain(int(value * 100), 2)
