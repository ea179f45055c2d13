"""Whether what does not apply is rescaled (quy đổi) once, and something is left to rescale."""

from collections.abc import Iterator

from chamdiem.engine.proofs.findings import Finding, Severity, said
from chamdiem.engine.proofs.sums import name
from chamdiem.engine.scheme import Aggregate, Group, Node, Outcome, Scheme


def check(scheme: Scheme) -> Iterator[Finding]:
    """Find leaves that nobody rescales, levels that do so twice or for nothing."""
    yield from _below(scheme.root, ())


def _below(group: Group, above: tuple[Group, ...]) -> Iterator[Finding]:
    yield from _level(group, above)
    around = (group, *above)
    for child in group.children:
        if _may_go(child):
            yield from _unmended(child, around)
        if isinstance(child, Group):
            yield from _below(child, around)


def _level(group: Group, above: tuple[Group, ...]) -> Iterator[Finding]:
    if not group.rescale:
        return
    place = group.code or "points"
    if group.aggregate is not Aggregate.SUM:
        found = f"{name(group)} quy đổi mà không cộng điểm"
        yield Finding(place, "rescale", said(found, "quy đổi ở nhóm cộng điểm"))
    outer = [each for each in above if each.rescale]
    if outer:
        found = f"{name(group)} quy đổi lần nữa bên trong {name(outer[0])}"
        yield Finding(place, "rescale", said(found, "quy đổi ở một cấp duy nhất"))
    if not any(map(_has_parts_that_go, group.earners())):
        found = f"{name(group)} quy đổi mà không phần nào có thể bị loại ra"
        yield Finding(place, "rescale", said(found, "bỏ quy đổi, hoặc một tiêu chí có exclude"))
    elif all(map(_may_go_whole, group.earners())):
        found = f"{name(group)} quy đổi mà mọi phần đều có thể bị loại ra"
        example = "đơn vị không áp dụng phần nào thì không có điểm ở đây và không có tổng điểm"
        words = said(found, "ít nhất một phần luôn áp dụng, hoặc chấp nhận như vậy")
        yield Finding(place, "rescale", words, example, Severity.WARN)


def _may_go(node: Node) -> bool:
    """Tell of a leaf by its policies; a mean goes where all its parts may go."""
    if not isinstance(node, Group):
        return node.rule.earns and node.policies.includes(Outcome.EXCLUDE)
    parts = node.earners()
    return node.aggregate is not Aggregate.SUM and bool(parts) and all(map(_may_go, parts))


def _may_go_whole(node: Node) -> bool:
    """Tell whether nothing of a node may be left, whichever way it is gathered."""
    if not isinstance(node, Group):
        return _may_go(node)
    return bool(node.earners()) and all(map(_may_go_whole, node.earners()))


def _has_parts_that_go(node: Node) -> bool:
    if _may_go(node):
        return True
    sums = isinstance(node, Group) and node.aggregate is Aggregate.SUM
    return isinstance(node, Group) and sums and any(map(_has_parts_that_go, node.earners()))


def _unmended(node: Node, around: tuple[Group, ...]) -> Iterator[Finding]:
    """Find what a node leaves out where no level above makes good for it."""
    for distance, group in enumerate(around):
        if group.aggregate is not Aggregate.SUM:
            if distance == 0:
                return
            break
        if group.rescale:
            return
    found = f"“{node.name}” có thể bị loại ra (exclude) mà không cấp nào phía trên quy đổi"
    expected = "đúng một nhóm cộng điểm phía trên quy đổi, hoặc đứng ngay trong nhóm lấy trung bình"
    example = f"đơn vị không áp dụng “{node.name}” thì mất hẳn số điểm ấy"
    yield Finding(node.code, "rescale", said(found, expected), example)
