"""Checks of what comes after the sum: its decimals, ties, gates, quotas."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from chamdiem.formats.schemes.draft import Draft, as_list, as_mapping, decimal, places, text
from chamdiem.formats.schemes.figure_checks import meant
from chamdiem.formats.yaml_text import Path

ALL = "all"
_NO_QUANTITIES = ("date", "choice")


def totals_are_no_finer_than_points(draft: Draft) -> None:
    """Refuse a total with more decimals than the points that it is made of."""
    digits, stated = draft.decimals, places(draft.at("rounding", "total"))
    if digits is not None and stated is not None and stated > digits:
        found = f"Tổng điểm có {stated} chữ số thập phân, điểm tiêu chí có {digits}"
        draft.object(("rounding", "total"), found, f"không quá {digits}", "decimals")


def ties_are_broken_by_nodes(draft: Draft) -> None:
    """Refuse a tie broken by what is no part of the tree."""
    for index, code in enumerate(as_list(draft.at("ranking", "tiebreak"))):
        if text(code):
            _node(draft, ("ranking", "tiebreak", index), code, "Khi bằng điểm so tiếp")


def _node(draft: Draft, path: Path, code: str, who: str) -> Mapping[str, Any]:
    """Return the node of that code, or tell that there is none."""
    known = {spotted.code: spotted.node for spotted in draft.nodes()}
    if code not in known:
        near = meant(code, known)
        advice = f"Có phải “{near}”?" if near else ""
        found = f"{who} “{code}” không có trong cây"
        draft.object(path, found, "mã của nhóm hoặc tiêu chí", "node", advice)
    return known.get(code, {})


def _bands(draft: Draft) -> list[str]:
    names = (text(band.get("name")) for _, band in draft.listed("bands"))
    return [name for name in names if name]


def _grade(draft: Draft, path: Path, value: Any) -> None:
    name, known = text(value), _bands(draft)
    if name and name not in known:
        found, expected = f"Không có mức “{name}”", f"một trong {', '.join(known)}"
        draft.object(path, found, expected, "grade")


def _named(draft: Draft) -> Iterator[tuple[Path, Mapping[str, Any], str]]:
    for path, gate in draft.listed("gates"):
        yield path, gate, f"Điều kiện “{text(gate.get('name')) or ''}”"


def gates_have_one_condition_and_one_consequence(draft: Draft) -> None:
    """Refuse a gate that looks at two things, at none, or that does nothing."""
    for path, gate, who in _named(draft):
        when = as_mapping(gate.get("when"))
        pairs: tuple[tuple[Mapping[str, Any], Path, tuple[str, str]], ...] = (
            (when, (*path, "when"), ("input", "node")),
            (when, (*path, "when"), ("at_least", "below")),
            (gate, path, ("grade", "cap")),
        )
        for item, here, (one, other) in pairs:
            if (one in item) == (other in item):
                said = "cả hai trường" if one in item else "không có trường nào"
                found = f"{who}: có {said} {one}, {other}"
                draft.object(here, found, f"đúng một trong {one}, {other}", "gate")


def gates_are_told_apart(draft: Draft) -> None:
    """Refuse two gates of one name: nobody could tell which one decided."""
    seen: set[str] = set()
    for path, _, who in _named(draft):
        if who.casefold() in seen:
            draft.object((*path, "name"), f"{who} có hai lần", "mỗi điều kiện một tên", "twice")
        seen.add(who.casefold())


def gates_can_be_met_and_missed(draft: Draft) -> None:
    """Refuse a threshold that is too fine, or that every unit or none can meet."""
    for path, gate, who in _named(draft):
        when, here = as_mapping(gate.get("when")), (*path, "when")
        digits, top = _scale(draft, when, here, who)
        for key in ("at_least", "below"):
            limit = decimal(when.get(key))
            if limit is None or draft.too_fine((*here, key), when[key], digits):
                continue
            if limit == 0 or (top is not None and limit > top):
                found = f"{who}: ngưỡng {limit} thì mọi đơn vị như nhau"
                expected = f"lớn hơn 0 và không quá {top}" if top is not None else "lớn hơn 0"
                draft.object((*here, key), found, expected, "gate")


def _scale(
    draft: Draft, when: Mapping[str, Any], path: Path, who: str
) -> tuple[int | None, Decimal | None]:
    """Return the decimals and the greatest value of what a gate looks at."""
    if code := text(when.get("input")):
        item = draft.inputs().get(code, {})
        if item.get("measure") in _NO_QUANTITIES:
            found = f"{who} xét “{code}” là {item['measure']}, không phải một lượng"
            draft.object((*path, "input"), found, "số liệu là số, hoặc yesno", "measure")
        return places(item.get("decimals")), decimal(item.get("largest"))
    if code := text(when.get("node")):
        node = _node(draft, (*path, "node"), code, f"{who} xét")
        return draft.decimals, decimal(node.get("max"))
    return None, None


def gates_lead_to_known_grades_and_caps(draft: Draft) -> None:
    """Refuse a grade that is no band, a cap above the total or finer than it."""
    top = decimal(draft.at("points", "max"))
    for path, gate, who in _named(draft):
        _grade(draft, (*path, "grade"), gate.get("grade"))
        if gate.get("grade") in _bands(draft)[-1:]:
            found = f"{who} buộc vào mức cao nhất thì không hạ mức của ai"
            draft.object((*path, "grade"), found, "mức thấp hơn mức cao nhất", "gate")
        cap, here = decimal(gate.get("cap")), (*path, "cap")
        draft.too_fine(here, gate.get("cap"), draft.total_decimals)
        if cap is not None and top is not None and cap > top:
            found = f"{who}: giới hạn tổng điểm ở {cap}, quá điểm tối đa"
            draft.object(here, found, f"không quá {top}", "gate")


def quotas_are_shares_of_known_grades(draft: Draft) -> None:
    """Refuse a quota on what is no band, on the lowest one, or of no proper share."""
    lowest = next(iter(_bands(draft)), None)
    for path, quota in draft.listed("quotas"):
        grade, of, share = quota.get("grade"), quota.get("of"), decimal(quota.get("share"))
        _grade(draft, (*path, "grade"), grade)
        if of != ALL:
            _grade(draft, (*path, "of"), of)
        if grade == lowest and text(grade):
            found = f"Hạn mức đặt cho “{grade}” là mức thấp nhất"
            expected = "mức còn có mức thấp hơn để chuyển xuống"
            draft.object((*path, "grade"), found, expected, "quota")
        if of == grade and text(of):
            found = f"Hạn mức của “{grade}” tính trong chính mức đó"
            draft.object((*path, "of"), found, "all hoặc một mức khác", "quota")
        if share is not None and not 0 < share <= 1:
            found = f"Hạn mức {share}"
            advice = "20 % viết là 0.20."
            draft.object((*path, "share"), found, "lớn hơn 0, không quá 1", "quota", advice)


CHECKS = (
    totals_are_no_finer_than_points,
    ties_are_broken_by_nodes,
    gates_have_one_condition_and_one_consequence,
    gates_are_told_apart,
    gates_can_be_met_and_missed,
    gates_lead_to_known_grades_and_caps,
    quotas_are_shares_of_known_grades,
)
