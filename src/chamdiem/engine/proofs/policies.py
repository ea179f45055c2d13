"""Whether what is declared for special cases (trường hợp đặc biệt) can come to pass."""

from collections.abc import Iterator, Mapping

from chamdiem.engine.proofs.findings import Finding, Severity, said
from chamdiem.engine.proofs.sums import name
from chamdiem.engine.rules import Ratio
from chamdiem.engine.scheme import Aggregate, Group, Leaf, Outcome, Policies, Scheme

_ONLY_ZERO = frozenset({Outcome.MISSING, Outcome.FALLBACK})
_FOR_ADJUSTERS = frozenset({Outcome.ZERO, Outcome.BLANK, Outcome.BLOCK, Outcome.MISSING})


def check(scheme: Scheme) -> Iterator[Finding]:
    """Find outcomes that nothing can carry out, leaf by leaf."""
    for group, leaf in _leaves(scheme.root):
        yield from _answers(leaf)
        yield from _fallback(leaf)
        if leaf.rule.adjusts:
            yield from _of_adjuster(leaf)
        elif leaf.rule.earns:
            yield from _heirs(leaf, group)
            yield from _rewards_silence(leaf)


def named(policies: Policies) -> Mapping[str, Outcome]:
    """Return the four cases by the words for them."""
    return {
        "mẫu số bằng 0": policies.zero_denominator,
        "chưa có số liệu": policies.missing,
        "không áp dụng": policies.not_applicable,
        "không phát sinh": policies.nothing_arose,
    }


def _leaves(group: Group) -> Iterator[tuple[Group, Leaf]]:
    for child in group.children:
        if isinstance(child, Group):
            yield from _leaves(child)
        else:
            yield group, child


def _answers(leaf: Leaf) -> Iterator[Finding]:
    for case, outcome in list(named(leaf.policies).items())[1:]:
        if outcome in _ONLY_ZERO:
            found = f"“{leaf.name}”: {case} thì “{outcome}”, chỉ dùng được khi mẫu số bằng 0"
            yield Finding(leaf.code, "policy", said(found, "một kết quả khác, ví dụ blank"))


def _fallback(leaf: Leaf) -> Iterator[Finding]:
    has = isinstance(leaf.rule, Ratio) and leaf.rule.fallback is not None
    uses = leaf.policies.zero_denominator is Outcome.FALLBACK
    if uses and not has:
        found = f"“{leaf.name}”: mẫu số bằng 0 thì dùng mẫu số thay thế mà không khai mẫu số nào"
        yield Finding(leaf.code, "policy", said(found, "quy tắc tỷ lệ có mẫu số thay thế"))
    if has and not uses:
        found = f"“{leaf.name}” có mẫu số thay thế mà quy tắc mẫu số bằng 0 không dùng"
        yield Finding(leaf.code, "policy", said(found, "zero_denominator: fallback"))


def _of_adjuster(leaf: Leaf) -> Iterator[Finding]:
    for case, outcome in named(leaf.policies).items():
        if outcome not in _FOR_ADJUSTERS:
            found = f"Điểm thưởng, điểm trừ “{leaf.name}”: {case} thì “{outcome}”"
            example = "không có số liệu mà vẫn được cộng, bị trừ đủ mức"
            shown = example if outcome is Outcome.FULL else ""
            yield Finding(leaf.code, "policy", said(found, "zero, blank hoặc block"), shown)


def _heirs(leaf: Leaf, group: Group) -> Iterator[Finding]:
    if not leaf.policies.includes(Outcome.REDISTRIBUTE):
        return
    heirs = [each for each in group.earners() if isinstance(each, Leaf) and each is not leaf]
    if group.aggregate is not Aggregate.SUM:
        found = f"“{leaf.name}” chia điểm cho tiêu chí cùng nhóm mà {name(group)} không cộng điểm"
        yield Finding(leaf.code, "policy", said(found, "nhóm cộng điểm"))
    elif not heirs:
        found = (
            f"“{leaf.name}” chia điểm cho tiêu chí cùng nhóm mà trong nhóm không có tiêu chí nào"
        )
        example = f"đơn vị không áp dụng “{leaf.name}” thì không có tổng điểm"
        yield Finding(leaf.code, "policy", said(found, "ít nhất một tiêu chí khác"), example)
    for heir in heirs:
        if heir.policies.includes(Outcome.GROUP_MEAN):
            found = f"“{leaf.name}” chia điểm cho “{heir.name}”, là tiêu chí lấy trung bình khối"
            yield Finding(leaf.code, "policy", said(found, "tiêu chí không dùng group-mean"))


def _rewards_silence(leaf: Leaf) -> Iterator[Finding]:
    if leaf.policies.missing is Outcome.FULL:
        found = f"“{leaf.name}”: chưa có số liệu mà được đủ điểm"
        words = said(found, "xem lại; đơn vị không báo cáo sẽ được điểm cao nhất")
        yield Finding(leaf.code, "policy", words, severity=Severity.WARN)
