"""What was proved of a scheme (điều đã chứng minh), as sentences for the page that is signed."""

from collections.abc import Iterator

from chamdiem.engine.decimals import spoken
from chamdiem.engine.proofs import better, words
from chamdiem.engine.proofs.findings import Statement
from chamdiem.engine.proofs.integers import Rooms
from chamdiem.engine.proofs.whole import findings
from chamdiem.engine.scheme import Aggregate, Scheme

_STRUCTURE = ("codes", "inputs")


def proved(scheme: Scheme) -> tuple[Statement, ...]:
    """Return the sentences that hold: those whose checks found nothing that refuses."""
    broken = {finding.rule for finding in findings(scheme)}
    if broken.intersection(_STRUCTURE):
        return ()
    return tuple(each for each in _claims(scheme) if not broken.intersection(each.rules))


def _claims(scheme: Scheme) -> Iterator[Statement]:
    told = "Mỗi mã dùng một lần; mọi số liệu, nhóm, tiêu chí được nhắc đến đều có thật"
    yield Statement(("codes", "inputs", "ties"), told)
    yield Statement(("sum", "weight", "maximum"), _added_up(scheme))
    top = words.points(scheme.maximum, scheme)
    covered = f"{len(scheme.bands)} mức xếp loại phủ kín 0–{top}, không hở, không chồng"
    yield Statement(("bands",), covered)
    yield from _looked_at(scheme)
    yield Statement(("room", "largest", "decimals"), Rooms.of(scheme).said)
    yield Statement(("missing",), _said(scheme))
    special = "Mọi trường hợp đặc biệt của từng tiêu chí đều có cách xử lý thực hiện được"
    yield Statement(("policy", "rescale"), special)
    if scheme.gates or scheme.quotas:
        yield Statement(("gate", "quota", "better"), _closing(scheme))
    if scheme.views:
        told = f"{len(scheme.views)} cách nhìn không gom vòng tròn và không làm đổi tổng điểm"
        yield Statement(("views",), told)


def _added_up(scheme: Scheme) -> str:
    top = words.points(scheme.maximum, scheme)
    groups = [each for each in scheme.groups() if each.aggregate is Aggregate.SUM]
    beside = f"; {len(groups)} nhóm cộng khớp điểm các phần của mình" if groups else ""
    if scheme.aggregate is Aggregate.SUM:
        return f"Tổng điểm tối đa các tiêu chí bằng {top}{beside}"
    return f"Tổng điểm tối đa {top}, không lấy tổng mà lấy trung bình{beside}"


def _looked_at(scheme: Scheme) -> Iterator[Statement]:
    leaves = better.examined(scheme)
    tried = spoken(sum(better.look(leaf, scheme).tried for leaf in leaves), 0)
    seen = f"đã xét {len(leaves)} tiêu chí, {tried} giá trị"
    yield Statement(("better",), f"Làm tốt hơn không bao giờ bị ít điểm hơn: {seen}")
    within = "Điểm mỗi tiêu chí luôn nằm trong khoảng từ 0 đến điểm tối đa"
    yield Statement(("range",), within)


def _said(scheme: Scheme) -> str:
    return (
        f"{len(scheme.inputs)} số liệu đều có định nghĩa, cơ quan cung cấp, thời điểm chốt; "
        f"{len(scheme.leaves())} tiêu chí đều có điều khoản, cơ quan thẩm định "
        "(hoặc ghi rõ văn bản không quy định)"
    )


def _closing(scheme: Scheme) -> str:
    return (
        f"{len(scheme.gates)} điều kiện khống chế, {len(scheme.quotas)} hạn mức đều có thể xảy ra, "
        "không hạ ai vì làm tốt hơn"
    )
