"""Whether the parts that a scheme speaks of are there (tham chiếu), once each."""

from collections import Counter
from collections.abc import Iterable, Iterator

from chamdiem.engine.proofs.findings import Finding, said
from chamdiem.engine.scheme import Leaf, Scheme


def check(scheme: Scheme) -> Iterator[Finding]:
    """Find codes that stand for two things, and figures or nodes that are nowhere."""
    yield from _twice(scheme)
    yield from _figures_are_there(scheme)
    yield from _ties(scheme)


def is_whole(leaf: Leaf, scheme: Scheme) -> bool:
    """Tell whether all figures of a leaf are declared, so that it can be worked out."""
    return leaf.rule.inputs != () and not unknown(leaf.rule.inputs, scheme)


def unknown(codes: Iterable[str], scheme: Scheme) -> list[str]:
    """Return those of the codes that are no input of the scheme."""
    known = {item.code for item in scheme.inputs}
    return [code for code in codes if code not in known]


def _twice(scheme: Scheme) -> Iterator[Finding]:
    nodes = [node.code for node, _ in scheme.nodes()] + [view.code for view in scheme.views]
    kinds = {
        "Mã nhóm, tiêu chí, cách nhìn": nodes,
        "Mã số liệu": [item.code for item in scheme.inputs],
        "Tên mức xếp loại": [band.name for band in scheme.bands],
        "Tên điều kiện": [gate.name for gate in scheme.gates],
    }
    for what, codes in kinds.items():
        for code, many in Counter(codes).items():
            if many > 1:
                found = f"{what} “{code}” dùng {many} lần"
                yield Finding(code, "codes", said(found, "mỗi mã, tên một lần"))


def _figures_are_there(scheme: Scheme) -> Iterator[Finding]:
    for leaf in scheme.leaves():
        if leaf.rule.earns and not leaf.rule.inputs:
            found = f"Tiêu chí “{leaf.name}” không dùng số liệu nào"
            yield Finding(leaf.code, "inputs", said(found, "ít nhất một số liệu"))
    users = [(leaf.code, leaf.rule.inputs) for leaf in scheme.leaves()]
    users += [(group.code, (group.given,)) for group in scheme.groups() if group.given]
    users += [(gate.name, (gate.input,)) for gate in scheme.gates if gate.input]
    for place, codes in users:
        for code in unknown(codes, scheme):
            found = f"“{place}” dùng số liệu “{code}” không có trong bộ tiêu chí"
            yield Finding(place, "inputs", said(found, "mã của một số liệu đã khai"))


def _ties(scheme: Scheme) -> Iterator[Finding]:
    known = {node.code for node, _ in scheme.nodes()}
    for code in scheme.tiebreak:
        if code not in known:
            found = f"Khi bằng điểm so tiếp “{code}” không có trong cây"
            yield Finding("ranking", "ties", said(found, "mã của nhóm hoặc tiêu chí"))
