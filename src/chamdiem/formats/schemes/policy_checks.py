"""Checks of policies for special cases that only some criteria can have."""

from chamdiem.formats.schemes.draft import Draft, Spotted, text
from chamdiem.formats.schemes.gatherings import ADJUSTING, above, is_earner

_FOR_ADJUSTERS = ("zero", "blank", "block", "missing")


def points_are_handed_to_somebody(draft: Draft) -> None:
    """Refuse to hand points on where no sibling can take them over."""
    for spotted in draft.leaves():
        if "redistribute" not in spotted.policy.values():
            continue
        parent = next(above(draft, spotted))
        heirs = [each for each in parent.earners() if not each.is_group and each != spotted]
        place = (*spotted.path, "policy")
        if not parent.is_sum or not heirs:
            draft.object(
                place,
                f"“{spotted.code}” chia điểm cho tiêu chí cùng nhóm (redistribute) mà "
                + ("nhóm không cộng điểm" if not parent.is_sum else "trong nhóm không có"),
                "nhóm cộng điểm có ít nhất một tiêu chí khác",
                "redistribute",
            )
        for heir in heirs:
            if "group-mean" in heir.policy.values():
                found = f"“{spotted.code}” chia điểm cho “{heir.code}”, là tiêu chí lấy "
                expected = "tiêu chí cùng nhóm không dùng group-mean"
                draft.object(place, f"{found}trung bình của khối", expected, "redistribute")


def adjusters_have_plain_policies(draft: Draft) -> None:
    """Refuse for a bonus or penalty what only parts of a maximum can have."""
    for spotted in draft.leaves():
        if spotted.kind not in ADJUSTING:
            continue
        for case, outcome in spotted.policy.items():
            if text(outcome) and outcome not in _FOR_ADJUSTERS:
                found = f"“{spotted.code}” là điểm thưởng, điểm trừ mà có quy tắc {outcome}"
                place = (*spotted.path, "policy", case)
                draft.object(place, found, "zero, blank hoặc block", "policy")


def fallbacks_come_in_pairs(draft: Draft) -> None:
    """Refuse another denominator that no policy uses, and a policy that has none."""
    for spotted in draft.leaves():
        has, uses = "fallback" in spotted.rule, _falls_back(spotted)
        if uses and not has:
            found = f"“{spotted.code}” có zero_denominator: fallback mà không có mẫu số thay thế"
            place = (*spotted.path, "policy", "zero_denominator")
            draft.object(place, found, "rule kind: ratio có trường “fallback”", "fallback")
        if has and not uses:
            found = f"“{spotted.code}” có mẫu số thay thế mà không dùng khi mẫu số bằng 0"
            place = (*spotted.path, "rule", "fallback")
            draft.object(place, found, "policy có zero_denominator: fallback", "fallback")


def _falls_back(spotted: Spotted) -> bool:
    return spotted.policy.get("zero_denominator") == "fallback" and is_earner(spotted)


CHECKS = (points_are_handed_to_somebody, adjusters_have_plain_policies, fallbacks_come_in_pairs)
