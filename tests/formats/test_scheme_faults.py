"""Faults planted in a scheme of every kind: each is caught by its own check, at its place."""

import pytest

from chamdiem.engine import rules as engine_rules
from chamdiem.engine.scheme import Outcome
from chamdiem.formats import schemes
from chamdiem.formats.schemes import rules as building
from tests.formats.scheme_texts import CLOSING, EVERY_KIND, EXAMPLE, planted, problems, rules

A_POLICY = "policy: {zero_denominator: fallback, not_applicable: exclude}"
BONUS = "policy: {zero_denominator: zero, not_applicable: zero, nothing_arose: zero}"
YESNO = "policy: {not_applicable: redistribute}"
CHOICE = "options: [{code: 0, points: 0}, {code: 1, points: 2.5}, {code: 2, points: 5}]"
GRID = "grid: [{days: 0, points: 4}, {days: 5, points: 2}]"
STEPS = "table: [{from: 0, points: 0}, {from: 0.5, points: 2.5}"

FAULTS = {
    # the tree and how it gathers
    "group of a sum does not add up": (
        "max: 20\n    clause: Điều 6",
        "max: 21\n    clause: Điều 6",
        "sum",
    ),
    "bonus counted into the maximum": (
        "max: 30\n    clause: Điều 3",
        "max: 32\n    clause: Điều 3",
        "sum",
    ),
    "bonus alone in a group": (
        "      - {code: D.INFO,",
        "      - {code: D.MORE, name: Thưởng, max: 0, clause: Điều 6, children: [{code: D.PLUS, "
        "name: Khen, max: 2, rule: {kind: bonus, count: bonus.count, each: 0.5}, " + BONUS + "}]}\n"
        "      - {code: D.INFO,",
        "adjusters",
    ),
    "weight under a least share": (
        "So nhỏ nhất và lớn nhất, max: 5, rule",
        "So nhỏ nhất và lớn nhất, max: 5, weight: 2, rule",
        "weight",
    ),
    "mean of nothing": ("weight: 3, rule", "weight: 0, rule", "weight"),
    "mean with a part of no points": ("Thu nhập, max: 1,", "Thu nhập, max: 0,", "aggregate"),
    "weight where points are added": (
        "Nhiệm vụ, max: 4,",
        "Nhiệm vụ, max: 4, weight: 2,",
        "weight",
    ),
    "left out and rescaled nowhere": ("rescale: true", "rescale: false", "exclude"),
    "rescaled twice": ("max: 100, rescale: false", "max: 100, rescale: true", "rescale"),
    "rescaled where nothing is left out": (
        "clause: Điều 6",
        "clause: Điều 6\n    rescale: true",
        "rescale",
    ),
    "rescaled mean": (
        "    aggregate: geometric\n    weight",
        "    aggregate: geometric\n    rescale: true\n    weight",
        "rescale",
    ),
    # policies
    "handed on among means": (
        "policy: {missing: group-mean}",
        "policy: {missing: redistribute}",
        "redistribute",
    ),
    "handed on to a mean of the block": (
        CHOICE + "}}",
        CHOICE + "}, policy: {missing: group-mean}}",
        "redistribute",
    ),
    "bonus with full points": (
        BONUS,
        BONUS.replace("nothing_arose: zero", "nothing_arose: full"),
        "policy",
    ),
    "penalty that is left out": (
        "policy: {zero_denominator: blank, not_applicable: block, nothing_arose: blank}",
        "policy: {zero_denominator: blank, not_applicable: exclude, nothing_arose: blank}",
        "policy",
    ),
    "fallback without another denominator": (
        ", fallback: {input: ratio.year, divisor: 12}",
        "",
        "fallback",
    ),
    "another denominator without the policy": (
        A_POLICY,
        "policy: {not_applicable: exclude}",
        "fallback",
    ),
    "policy of a denominator that is not there": (
        "policy: {nothing_arose: exclude}",
        "policy: {zero_denominator: fallback}",
        "fallback",
    ),
    "missing as an answer to missing": (
        "missing: blank, not_applicable: block, nothing_arose: full}",
        "missing: fallback, not_applicable: block, nothing_arose: full}",
        "enum",
    ),
    # tables and parameters
    "steps that do not begin at 0": (STEPS, STEPS.replace("from: 0,", "from: 0.1,"), "table"),
    "steps that do not ascend": (STEPS, STEPS.replace("from: 0.5", "from: 0.9"), "table"),
    "points finer than the scheme": (STEPS, STEPS.replace("2.5", "2.555"), "decimals"),
    "points above the maximum": (STEPS, STEPS.replace("points: 2.5", "points: 5.5"), "points"),
    "knots at one place": ("{at: 10, points: 4}", "{at: 0, points: 4}", "table"),
    "a single knot": ("{at: 0, points: 0}, {at: 10, points: 4}, ", "", "minItems"),
    "grid that does not ascend": (GRID, GRID.replace("days: 5", "days: 0"), "table"),
    "checklist that does not add up": (
        "{input: check.plan, points: 4}",
        "{input: check.plan, points: 3}",
        "sum",
    ),
    "item twice": ("{input: check.people, points: 2}", "{input: check.plan, points: 2}", "itself"),
    "option without points": (CHOICE, CHOICE.replace(", {code: 2, points: 5}", ""), "options"),
    "option that is not there": (CHOICE, CHOICE.replace("code: 2", "code: 3"), "options"),
    "equal goalposts": ("low: 0, high: 15", "low: 15, high: 15", "parameter"),
    "logarithm of nothing": ("low: 1.2, high: 900", "low: 0, high: 900", "parameter"),
    "survey upside down": ("low: 1, high: 5", "low: 5, high: 1", "parameter"),
    "deviation of nothing": ("spread: 2.5", "spread: 0", "parameter"),
    "deduction of nothing": ("each: 1.25", "each: 0", "parameter"),
    "change of nothing": ("target: 0.1,", "target: 0,", "parameter"),
    "baseline on no day": ("2025-12-31", "2025-02-30", "date"),
    "transfer out of nothing": ("of: 40", "of: 0", "parameter"),
    "more than a whole task": ("share: 0.5}]", "share: 1.5}]", "parameter"),
    "floor that nobody reaches": ("floor: 0.5", "floor: 5", "target"),
    "peers of no scope": (
        "peers: all, better: down}}\n      - code",
        "peers: tỉnh, better: down}}\n      - code",
        "enum",
    ),
    # figures of another kind
    "choice of what is a count": ("value: choice.level", "value: ratio.owed", "measure"),
    "yes or no of a date": ("value: yesno.portal", "value: late.due", "measure"),
    "deadline that is a count": ("due: late.due", "due: ratio.owed", "measure"),
    "share of what is yes or no": ("numerator: ratio.done", "numerator: check.plan", "measure"),
    "occurrences that are money": ("count: deduct.count", "count: peer.cost", "measure"),
    "council that gives a count": ("council: manual.council", "council: ratio.owed", "measure"),
    "fallback of another kind": ("input: ratio.year", "input: goal.years", "measure"),
    "task counted in points": ("input: tasks.full", "input: given.points", "measure"),
    "choice without options": (
        ', options: {"0": Chưa có, "1": Cấp phó, "2": Cấp trưởng}',
        "",
        "options",
    ),
    "options of a yes or no": (
        "measure: yesno, timing",
        'options: {"0": Sai, "1": Đúng}, measure: yesno, timing',
        "options",
    ),
    "options of one name": ('"1": Cấp phó', '"1": CHƯA CÓ', "options"),
    "option named as a state": ('"1": Cấp phó', '"1": Không áp dụng', "options"),
    "yes or no up to two": (
        "measure: yesno, timing",
        "largest: 2, measure: yesno, timing",
        "natural",
    ),
    "days that are added": (
        "measure: date, direction: none",
        "pool: {units: sum}, measure: date, direction: none",
        "natural",
    ),
    # views
    "view of nothing known": ("of: [{node: A}, {node: C", "of: [{node: AA}, {node: C", "node"),
    "view of one part twice": ("{node: D.MANUAL, weight: 2}", "{node: A, weight: 2}", "twice"),
    "view with a code of the tree": ("{code: V.BALANCE,", "{code: b.log,", "twice"),
    "view made of itself": ("{node: V.PROCESS, weight: 2}", "{node: V.BALANCE}", "circle"),
    "view that does not add up": ("max: 55", "max: 54", "sum"),
    "part of a view without weight": ("{node: C, weight: 0.5}", "{node: C, weight: 0}", "weight"),
    # after the sum
    "total finer than points": ("total: 1", "total: 3", "decimals"),
    "band finer than the total": ("from: 70.5", "from: 70.55", "decimals"),
    "tie broken by nothing": ("tiebreak: [A, D.TASKS]", "tiebreak: [A, D.TASK]", "node"),
    "gate on nothing": ("{input: serious.count, at_least: 1}", "{at_least: 1}", "gate"),
    "gate on two things": (
        "{node: A, below: 12.5}",
        "{node: A, input: serious.count, below: 12.5}",
        "gate",
    ),
    "gate without a threshold": ("{node: A, below: 12.5}", "{node: A}", "gate"),
    "gate that does nothing": ("cap: 69.5, ", "", "gate"),
    "gate on an unknown node": ("{node: A, below: 12.5}", "{node: AB, below: 12.5}", "node"),
    "gate on an unknown figure": (
        "{input: serious.count,",
        "{input: serious.cont,",
        "unknown-input",
    ),
    "gate on a date": ("{input: serious.count,", "{input: late.due,", "measure"),
    "gate that all meet": ("at_least: 1}", "at_least: 0}", "gate"),
    "gate that nobody meets": ("at_least: 1}", "at_least: 100001}", "gate"),
    "gate finer than its figure": ("at_least: 1}", "at_least: 1.5}", "decimals"),
    "gate to no grade": ("grade: Không hoàn thành, clause", "grade: Kém, clause", "grade"),
    "gate to the highest grade": (
        "grade: Không hoàn thành, clause",
        "grade: Hoàn thành xuất sắc, clause",
        "gate",
    ),
    "cap above the total": ("cap: 69.5", "cap: 101", "gate"),
    "cap finer than the total": ("cap: 69.5", "cap: 69.55", "decimals"),
    "gates of one name": ("name: Nhóm A quá thấp", "name: có vụ việc nghiêm trọng", "twice"),
    "quota on no grade": ("{grade: Hoàn thành tốt, share", "{grade: Khá, share", "grade"),
    "quota on the lowest grade": (
        "{grade: Hoàn thành tốt, share",
        "{grade: Không hoàn thành, share",
        "quota",
    ),
    "quota of no grade": ("of: Hoàn thành tốt", "of: Tốt", "grade"),
    "quota within itself": ("of: Hoàn thành tốt", "of: Hoàn thành xuất sắc", "quota"),
    "quota in percent": ("share: 0.20", "share: 20", "quota"),
}


@pytest.mark.parametrize(("old", "new", "check"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_caught_by_its_own_check(old, new, check) -> None:
    found = problems(planted(old, new))

    assert check in {problem.rule for problem in found}
    assert all(problem.place.line and problem.expected for problem in found)


def test_the_scheme_of_every_kind_is_right_and_has_every_kind() -> None:
    scheme = schemes.load(EVERY_KIND.encode(), "x").scheme

    assert {leaf.rule.kind for leaf in scheme.leaves()} == {
        rule.kind for rule in engine_rules.RULES
    }
    assert set(building.BUILDERS) == {rule.kind for rule in engine_rules.RULES}


def test_the_scheme_of_every_kind_uses_every_outcome() -> None:
    scheme = schemes.load(EVERY_KIND.encode(), "x").scheme

    unused = [o for o in Outcome if not any(x.policies.includes(o) for x in scheme.leaves())]

    assert unused == []


def test_a_criterion_below_a_mean_of_sums_cannot_be_left_out() -> None:
    text = planted("policy: {missing: group-mean}", "policy: {missing: exclude}")
    text = text.replace("aggregate: minimum", "aggregate: sum")

    [problem] = problems(text)

    assert problem.rule == "exclude"
    assert "nhóm “B” không cộng điểm nên không quy đổi được" in problem.found


def test_a_mean_whose_parts_may_all_go_must_be_rescaled_above() -> None:
    text = planted("measure: percentile}}", "measure: percentile}, policy: {missing: exclude}}")
    text = text.replace("measure: rank}}", "measure: rank}, policy: {missing: exclude}}")
    assert rules(text) == []

    whole = text.replace("unconfirmed: [rule.spread]}", "policy: {missing: exclude}}")

    assert rules(whole) == []  # it stands in a mean itself
    assert "exclude" in rules(whole.replace("    aggregate: geometric\n", ""))


def test_the_parts_after_the_tree_stand_in_the_documentation_as_they_are_read() -> None:
    assert rules(EXAMPLE + CLOSING) == []


def test_defaults_of_numbers_do_not_reach_answers_options_and_days() -> None:
    scheme = schemes.load(EVERY_KIND.encode(), "x").scheme

    bounds = [scheme.input(code) for code in ("yesno.portal", "choice.level", "late.due")]

    assert [(item.decimals, item.largest) for item in bounds] == [(0, 1), (0, 2), (0, 3_652_059)]
    assert [item.unconfirmed for item in bounds] == [(), (), ()]
    assert scheme.input("comp.all").unconfirmed == ("largest",)
    assert scheme.input("ratio.year").unconfirmed == ()


def test_what_comes_after_the_sum_is_scaled_by_what_it_looks_at() -> None:
    scheme = schemes.load(EVERY_KIND.encode(), "x").scheme
    serious, low = scheme.gates

    assert (serious.at_least, low.below, low.cap) == (1, 1250, 6950)
    assert (scheme.maximum, scheme.total_decimals, scheme.decimals) == (10_000, 1, 2)
    assert [quota.of for quota in scheme.quotas] == ["Hoàn thành tốt", None]
