"""Whether points add up (cộng khớp), and weights weigh something."""

from collections.abc import Iterator
from fractions import Fraction

from chamdiem.engine.proofs import words
from chamdiem.engine.proofs.findings import Finding, said
from chamdiem.engine.scheme import TOTAL, Aggregate, Group, Node, Scheme, View


def check(scheme: Scheme) -> Iterator[Finding]:
    """Find maxima that do not add up, and weights that turn or hide what is better."""
    for group in (scheme.root, *scheme.groups()):
        yield from _adds_up(group, scheme)
        yield from _weighs(group)
    for view in scheme.views:
        yield from _view_adds_up(view, scheme)
    for node, _ in scheme.nodes():
        yield from _has_points(node, scheme)


def name(group: Group) -> str:
    """Name a group; the total has no code of its own."""
    return "Tổng điểm" if group.code == TOTAL else f"Nhóm “{group.name}”"


def _place(group: Group) -> str:
    return group.code or "points"


def _adds_up(group: Group, scheme: Scheme) -> Iterator[Finding]:
    parts = [child.within for child in group.children]
    if not group.children:
        found = f"{name(group)} không có tiêu chí nào"
        yield Finding(_place(group), "sum", said(found, "ít nhất một tiêu chí"))
    elif group.aggregate is Aggregate.SUM and sum(parts) != group.maximum:
        told = [words.points(part, scheme) for part in parts]
        come = words.points(sum(parts), scheme)
        found = f"{name(group)} tối đa {words.points(group.maximum, scheme)}, các phần cộng {come}"
        expected = "hai số bằng nhau; sửa điểm tối đa của nhóm hoặc của một phần"
        yield Finding(_place(group), "sum", said(found, expected), f"{' + '.join(told)} = {come}")


def _weighs(group: Group) -> Iterator[Finding]:
    if group.aggregate is Aggregate.SUM:
        return
    for child in group.earners():
        if child.weight <= 0:
            found = f"“{child.code}” có trọng số {child.weight} trong {name(group)}"
            example = "làm tốt hơn ở đây thì điểm của nhóm giảm" if child.weight < 0 else ""
            yield Finding(child.code, "weight", said(found, "trọng số lớn hơn 0"), example)
        if child.maximum <= 0:
            found = f"{name(group)} lấy trung bình mà “{child.code}” có điểm tối đa 0"
            yield Finding(child.code, "weight", said(found, "điểm tối đa lớn hơn 0"))


def _view_adds_up(view: View, scheme: Scheme) -> Iterator[Finding]:
    tops = {node.code: node.maximum for node, _ in scheme.nodes()}
    tops |= {each.code: each.maximum for each in scheme.views}
    if not view.parts:
        found = f"Cách nhìn “{view.name}” không gom mục nào"
        yield Finding(view.code, "views", said(found, "ít nhất một mục"))
    for part in view.parts:
        if part.weight <= 0:
            found = f"Cách nhìn “{view.name}” gom “{part.node}” với trọng số {part.weight}"
            yield Finding(view.code, "weight", said(found, "trọng số lớn hơn 0"))
    come = sum((tops.get(part.node, 0) * part.weight for part in view.parts), Fraction(0))
    if view.aggregate is Aggregate.SUM and come != view.maximum:
        shown = words.exact_points(come / 10**scheme.decimals, scheme)
        top = words.points(view.maximum, scheme)
        found = f"Cách nhìn “{view.name}” tối đa {top}, các phần nhân trọng số cộng {shown}"
        yield Finding(view.code, "sum", said(found, "hai số bằng nhau"))


def _has_points(node: Node, scheme: Scheme) -> Iterator[Finding]:
    follows = not isinstance(node, Group) and not node.rule.earns
    if follows and node.maximum:
        top = words.points(node.maximum, scheme)
        found = f"“{node.name}” chỉ theo dõi mà có {top} điểm"
        yield Finding(node.code, "maximum", said(found, "điểm tối đa 0"))
    elif not isinstance(node, Group) and not follows and node.maximum <= 0:
        found = f"“{node.name}” tính điểm mà điểm tối đa {words.points(node.maximum, scheme)}"
        yield Finding(node.code, "maximum", said(found, "điểm tối đa lớn hơn 0"))
