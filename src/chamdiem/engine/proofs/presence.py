"""Whether what must be said is said: sources, definitions, clauses, verifiers, closing times.

An explicit “văn bản không quy định” is said; an empty text or a place-holder is not.
"""

from collections.abc import Iterator

from chamdiem.engine.proofs.findings import Finding, said
from chamdiem.engine.scheme import Leaf, Scheme

Field = tuple[str, str, str]

NOT_SAID = frozenset(
    {"tbd", "todo", "n/a", "na", "xx", "xxx", "chưa rõ", "không rõ", "chưa biết", "chưa có"}
    | {"chưa xác định", "đang cập nhật", "cập nhật sau", "bổ sung sau", "sẽ bổ sung"}
)
_BLANKS = frozenset({"…", "...", "?", "??", "???", "tbd", "xxx", "___"})
_WHOLE_TEXTS = frozenset({"định nghĩa", "tên", "tên bộ tiêu chí", "trích yếu"})


def check(scheme: Scheme) -> Iterator[Finding]:
    """Find every text that is missing or only holds a place."""
    if not scheme.basis:
        found = "Không nêu văn bản căn cứ nào"
        yield Finding("basis", "missing", said(found, "ít nhất một văn bản căn cứ"))
    for place, what, text in _fields(scheme):
        if not is_said(text, whole=what in _WHOLE_TEXTS):
            shown = f"ghi “{text.strip()}”" if text.strip() else "để trống"
            found = f"“{place}”: {what} {shown}"
            expected = f"{what}; văn bản không nói thì ghi “văn bản không quy định”"
            yield Finding(place, "missing", said(found, expected))


def is_said(text: str, *, whole: bool) -> bool:
    """Tell whether a text says something; `whole` ones may end in “…” among their words."""
    told = text.strip().casefold()
    if told.rstrip(".!") in NOT_SAID or not any(sign.isalnum() for sign in told):
        return False
    return whole or not any(word.strip(",;") in _BLANKS for word in told.split())


def _fields(scheme: Scheme) -> Iterator[Field]:
    yield "title", "tên bộ tiêu chí", scheme.title
    yield "act", "phương án chấm điểm", scheme.act
    for basis in scheme.basis:
        yield "basis", "số, ký hiệu văn bản", basis.number
        yield "basis", "ngày ban hành", basis.issued_on
        yield "basis", "cơ quan ban hành", basis.issuer
        yield "basis", "trích yếu", basis.title
    yield from _of_figures(scheme)
    yield from _of_nodes(scheme)
    yield from ((view.code, "điều khoản", view.clause) for view in scheme.views)
    yield from ((gate.name, "điều khoản", gate.clause) for gate in scheme.gates)
    yield from ((quota.grade, "điều khoản", quota.clause) for quota in scheme.quotas)


def _of_figures(scheme: Scheme) -> Iterator[Field]:
    for item in scheme.inputs:
        yield item.code, "tên", item.name
        yield item.code, "định nghĩa", item.definition
        yield item.code, "cơ quan cung cấp", item.supplier
        yield item.code, "nhịp cung cấp", item.rhythm
        yield item.code, "thời điểm chốt số liệu", item.closing


def _of_nodes(scheme: Scheme) -> Iterator[Field]:
    for node, _ in scheme.nodes():
        yield node.code, "tên", node.name
        yield node.code, "điều khoản", node.clause
        if isinstance(node, Leaf):
            yield node.code, "cơ quan thẩm định", node.verifier
            yield node.code, "minh chứng", node.evidence
