"""Checks of how groups gather: what means and weights need, and rescaling once (I9)."""

from collections.abc import Iterator

from chamdiem.formats.schemes.draft import Draft, Spotted, decimal
from chamdiem.formats.schemes.gatherings import ADJUSTING, Gathering, above, gatherings, is_earner
from chamdiem.formats.yaml_text import Path

_NAMES = {"mean": "trung bình", "geometric": "trung bình nhân", "minimum": "giá trị nhỏ nhất"}


def means_have_something_to_weigh(draft: Draft) -> None:
    """Refuse a mean over nothing, over a part without points, or with a weight of nothing."""
    for gathering in gatherings(draft):
        if gathering.is_sum or gathering.aggregate not in _NAMES:
            continue
        if not gathering.earners():
            found = (
                f"{gathering.name} lấy {_NAMES[gathering.aggregate]} mà không có mục nào có điểm"
            )
            draft.object(gathering.spot("aggregate"), found, "ít nhất một mục có điểm", "aggregate")
        for child in gathering.earners():
            _weighs(draft, gathering, child)


def _weighs(draft: Draft, gathering: Gathering, child: Spotted) -> None:
    way = f"{gathering.name} lấy {_NAMES[gathering.aggregate]}"
    if decimal(child.node.get("max")) == 0:
        found = f"{way} mà “{child.code}” có điểm tối đa 0"
        draft.object((*child.path, "max"), found, "điểm tối đa lớn hơn 0", "aggregate")
    if decimal(child.node.get("weight")) == 0:
        found = f"{way} mà “{child.code}” có trọng số 0"
        draft.object((*child.path, "weight"), found, "trọng số lớn hơn 0", "weight")


def bonuses_have_something_to_move(draft: Draft) -> None:
    """Refuse a bonus or penalty in a group without points of its own: it would come to nothing."""
    for gathering in gatherings(draft):
        adjusters = [each for each in gathering.children() if each.kind in ADJUSTING]
        if not adjusters or decimal(gathering.node.get("max")) != 0:
            continue
        found = (
            f"{gathering.name} chỉ có điểm thưởng, điểm trừ nên bị giữ ở 0: “{adjusters[0].code}” "
            "không làm đổi điểm của ai"
        )
        expected = "điểm thưởng, điểm trừ nằm cạnh các tiêu chí có điểm"
        advice = "Chuyển các dòng này ra nhóm phía trên, hoặc để thẳng dưới tổng điểm."
        draft.object((*gathering.path, "children"), found, expected, "adjusters", advice)


def weights_count_somewhere(draft: Draft) -> None:
    """Refuse a weight where points are added up, or on what is no part of a mean."""
    for spotted in draft.nodes():
        weight = decimal(spotted.node.get("weight"))
        if weight is None or weight == 1:
            continue
        parent = next(above(draft, spotted))
        if not parent.weighs or not is_earner(spotted):
            draft.object(
                (*spotted.path, "weight"),
                f"“{spotted.code}” có trọng số {weight} mà {_lower(parent)} không dùng trọng số",
                "trọng số chỉ ở nơi lấy trung bình (aggregate: mean, geometric)",
                "weight",
                "Trong cách nhìn (views), ghi trọng số ở dòng “of” của cách nhìn ấy.",
            )


def _lower(gathering: Gathering) -> str:
    return gathering.name[0].lower() + gathering.name[1:]


def what_is_left_out_is_rescaled_once(draft: Draft) -> None:
    """Refuse a criterion that may be left out where nobody says what becomes of its points."""
    for spotted in _left_out(draft):
        gaps = list(_unmended(draft, spotted))
        if gaps:
            draft.object(
                (*spotted.path, "policy" if not spotted.is_group else "aggregate"),
                f"“{spotted.code}” có thể bị loại ra (exclude) mà {gaps[0]}",
                "đúng một nhóm cộng điểm phía trên có rescale: true, hoặc đứng ngay trong một "
                "nhóm lấy trung bình",
                "exclude",
            )


def _unmended(draft: Draft, spotted: Spotted) -> Iterator[str]:
    """Say why no level mends what the node leaves out; nothing where one does."""
    for distance, gathering in enumerate(above(draft, spotted)):
        if not gathering.is_sum:
            if distance:
                yield f"{_lower(gathering)} không cộng điểm nên không quy đổi được"
            return
        if gathering.is_rescaled:
            return
    yield "không cấp nào phía trên quy đổi"


def _left_out(draft: Draft) -> Iterator[Spotted]:
    return (spotted for spotted in draft.nodes() if _may_be_left_out(spotted))


def _may_be_left_out(spotted: Spotted) -> bool:
    """Tell of a leaf by its policies; a mean goes where all its parts may go."""
    if not spotted.is_group:
        return "exclude" in spotted.policy.values() and is_earner(spotted)
    gathering = Gathering(spotted.path, spotted.node)
    parts = gathering.earners()
    return not gathering.is_sum and bool(parts) and all(map(_may_be_left_out, parts))


def levels_of_rescaling_have_work(draft: Draft) -> None:
    """Refuse a level that rescales where nothing may be left out, or that is no sum."""
    reached = {_rescaled_at(draft, spotted) for spotted in _left_out(draft)}
    for gathering in gatherings(draft):
        if not gathering.is_rescaled:
            continue
        here = gathering.spot("rescale")
        if not gathering.is_sum:
            found = f"{gathering.name} vừa lấy {_NAMES.get(gathering.aggregate, 'giá trị khác')} "
            expected = "rescale chỉ ở nhóm cộng điểm"
            draft.object(here, f"{found}vừa có rescale: true", expected, "rescale")
        elif gathering.path not in reached:
            found = f"{gathering.name} quy đổi mà không tiêu chí nào bên trong có thể bị loại ra"
            expected = "ít nhất một tiêu chí có quy tắc exclude, hoặc bỏ rescale"
            draft.object(here, found, expected, "rescale")


def _rescaled_at(draft: Draft, spotted: Spotted) -> Path | None:
    """Return the level that rescales what the node leaves out; a mean needs none."""
    for gathering in above(draft, spotted):
        if gathering.is_rescaled or not gathering.is_sum:
            return gathering.path if gathering.is_sum else None
    return None


def rescaling_happens_once(draft: Draft) -> None:
    """Refuse a level that rescales within another."""
    for gathering in gatherings(draft):
        outer = [each for each in above(draft, gathering) if each.is_rescaled]
        if gathering.is_rescaled and outer:
            found = f"{gathering.name} quy đổi lần nữa bên trong {_lower(outer[0])}"
            draft.object(gathering.spot("rescale"), found, "quy đổi ở một cấp duy nhất", "rescale")


CHECKS = (
    means_have_something_to_weigh,
    bonuses_have_something_to_move,
    weights_count_somewhere,
    what_is_left_out_is_rescaled_once,
    levels_of_rescaling_have_work,
    rescaling_happens_once,
)
