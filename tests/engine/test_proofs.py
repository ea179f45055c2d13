"""A faulty scheme is caught before it scores anybody, with its place and a counter-example."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from chamdiem.engine.proofs import Severity, cautions, findings, proved
from chamdiem.engine.rules import (
    Better,
    Bonus,
    Choice,
    Deduction,
    Fallback,
    Goalposts,
    Lateness,
    Manual,
    PeerBest,
    Piecewise,
    Ratio,
    Scope,
    Steps,
)
from chamdiem.engine.scheme import (
    Aggregate,
    Band,
    Certainty,
    Direction,
    Gate,
    LegalBasis,
    Measure,
    Outcome,
    Part,
    Policies,
    Quota,
    Scheme,
    View,
)
from chamdiem.formats import scheme_files
from tests.engine.builders import STRICT, a_group, a_leaf, a_scheme, an_input

ROOT = Path(__file__).resolve().parents[2]
SURE = Certainty.HIGH
DOWN = replace(an_input("số lần", largest=20), direction=Direction.DOWN)
STAIRS = Steps("họp", ((Fraction(0), Fraction(0)), (Fraction(2), Fraction(10))))
HALF = Fraction(1, 2)


def sound(**more) -> Scheme:
    """Return a scheme that every proof holds of: a group of three rules, and one by hand."""
    leaves = [
        a_leaf("A", Ratio("đạt", "tổng")),
        a_leaf("B", STAIRS),
        a_leaf("C", Deduction("số lần", Fraction(5, 2))),
    ]
    inputs = [
        replace(an_input("tổng", largest=500), direction=Direction.NONE),
        an_input("đạt", largest=500),
        an_input("họp", largest=12),
        DOWN,
        replace(an_input("chấm", largest=10), measure=Measure.POINTS),
    ]
    basis = (LegalBasis("1/QĐ-UBND", "2026-01-01", "UBND tỉnh", "Bộ tiêu chí", SURE),)
    whole = a_scheme(
        a_group("G", *leaves), a_leaf("M", Manual("chấm")), inputs=inputs, lowers=(0, 2000)
    )
    return replace(whole, basis=basis, **more)


def with_leaf(leaf_code: str, **changed) -> Scheme:
    """Return the sound scheme with one leaf of its group changed."""
    scheme = sound()
    group = scheme.tree[0]
    leaves = tuple(
        replace(leaf, **changed) if leaf.code == leaf_code else leaf for leaf in group.children
    )
    return replace(scheme, tree=(replace(group, children=leaves), scheme.tree[1]))


def with_input(code: str, **changed) -> Scheme:
    """Return the sound scheme with one figure changed."""
    scheme = sound()
    items = [replace(item, **changed) if item.code == code else item for item in scheme.inputs]
    return replace(scheme, inputs=tuple(items))


def with_group(**changed) -> Scheme:
    """Return the sound scheme with its group changed."""
    scheme = sound()
    return replace(scheme, tree=(replace(scheme.tree[0], **changed), scheme.tree[1]))


def bands(*lowers: int) -> tuple[Band, ...]:
    return tuple(Band(f"Bậc {at}", low, SURE) for at, low in enumerate(lowers))


def gate(**more) -> Gate:
    return Gate("Kỷ luật", "mục 9", SURE, **more)


def policies(**changed) -> Policies:
    return replace(STRICT, **changed)


def steps(*pairs: tuple[int, int]) -> Steps:
    return Steps("họp", tuple((Fraction(at), Fraction(points)) for at, points in pairs))


def lined(*pairs: tuple[int, int]) -> Piecewise:
    return Piecewise("họp", tuple((Fraction(at), Fraction(points)) for at, points in pairs))


FAULTS: dict[str, tuple[Callable[[], Scheme], str, str]] = {
    "điểm không cộng khớp": (lambda: with_group(maximum=2900), "G", "sum"),
    "tổng khai khác các phần": (lambda: sound(stated_maximum=4100), "points", "sum"),
    "mức thấp nhất không từ 0": (lambda: sound(bands=bands(100, 2000)), "Bậc 0", "bands"),
    "hai mức chồng nhau": (lambda: sound(bands=bands(0, 2000, 2000)), "Bậc 2", "bands"),
    "mức đảo ngược": (lambda: sound(bands=bands(0, 3000, 2000)), "Bậc 2", "bands"),
    "mức quá tổng điểm": (lambda: sound(bands=bands(0, 4001)), "Bậc 1", "bands"),
    "bậc thang đi xuống": (
        lambda: with_leaf("B", rule=steps((0, 0), (2, 10), (4, 5))),
        "B",
        "better",
    ),
    "đường gấp khúc đi xuống": (lambda: with_leaf("B", rule=lined((0, 2), (5, 1))), "B", "better"),
    "chiều của số liệu ngược quy tắc": (
        lambda: with_input("họp", direction=Direction.DOWN),
        "B",
        "better",
    ),
    "trừ điểm theo số càng cao càng tốt": (
        lambda: with_input("số lần", direction=Direction.UP),
        "C",
        "better",
    ),
    "tỷ lệ đảo mà số liệu càng cao càng tốt": (
        lambda: with_leaf("A", rule=Ratio("đạt", "tổng", invert=True)),
        "A",
        "better",
    ),
    "hai mốc ngược chiều": (
        lambda: with_leaf("B", rule=Goalposts("họp", Fraction(10), Fraction(0))),
        "B",
        "better",
    ),
    "so đơn vị tốt nhất ngược chiều": (
        lambda: with_leaf("B", rule=PeerBest("họp", Scope.ALL, Better.DOWN)),
        "B",
        "better",
    ),
    "phương án có điểm quá tối đa": (
        lambda: with_leaf("B", rule=steps((0, 0), (2, 12))),
        "B",
        "range",
    ),
    "mức phải đạt bằng 0": (
        lambda: with_leaf("A", rule=Ratio("đạt", "tổng", Fraction(0))),
        "A",
        "range",
    ),
    "hai mốc trùng nhau": (
        lambda: with_leaf("B", rule=Goalposts("họp", Fraction(5), Fraction(5))),
        "B",
        "range",
    ),
    "điểm âm": (
        lambda: with_leaf("C", rule=Deduction("số lần", Fraction(5), Fraction(-5))),
        "C",
        "range",
    ),
    "số liệu không có giá trị lớn nhất": (lambda: with_input("đạt", largest=0), "đạt", "largest"),
    "điểm vượt 64 bit": (lambda: with_leaf("A", maximum=5 * 10**18), "points", "room"),
    "bảng điểm lẻ hơn thang điểm": (
        lambda: with_leaf("B", rule=Steps("họp", ((Fraction(0), Fraction(1, 3)),))),
        "B",
        "decimals",
    ),
    "số liệu chưa khai": (lambda: with_leaf("A", rule=Ratio("đạt", "thiếu")), "A", "inputs"),
    "thiếu nơi cung cấp": (lambda: with_input("đạt", supplier=""), "đạt", "missing"),
    "thời điểm chốt chưa rõ": (lambda: with_input("đạt", closing="chưa rõ"), "đạt", "missing"),
    "điều khoản bỏ lửng": (lambda: with_leaf("A", clause="…"), "A", "missing"),
    "thiếu cơ quan thẩm định": (lambda: with_leaf("A", verifier=" "), "A", "missing"),
    "thiếu căn cứ": (lambda: replace(sound(), basis=()), "basis", "missing"),
    "quy đổi mà không nơi nào quy đổi": (
        lambda: with_leaf("A", policies=policies(not_applicable=Outcome.EXCLUDE)),
        "A",
        "rescale",
    ),
    "mẫu số thay thế không khai": (
        lambda: with_leaf("A", policies=policies(zero_denominator=Outcome.FALLBACK)),
        "A",
        "policy",
    ),
    "mẫu số thay thế không dùng": (
        lambda: with_leaf("A", rule=Ratio("đạt", "tổng", fallback=Fallback("họp"))),
        "A",
        "policy",
    ),
    "chia điểm trong nhóm lấy trung bình": (
        lambda: replace(
            with_leaf("A", policies=policies(missing=Outcome.REDISTRIBUTE)),
            tree=(
                replace(
                    with_leaf("A", policies=policies(missing=Outcome.REDISTRIBUTE)).tree[0],
                    aggregate=Aggregate.MEAN,
                ),
                sound().tree[1],
            ),
        ),
        "A",
        "policy",
    ),
    "điểm thưởng đủ mức khi thiếu số liệu": (
        lambda: with_leaf(
            "C", rule=Bonus("số lần", Fraction(1)), policies=policies(missing=Outcome.FULL)
        ),
        "C",
        "policy",
    ),
    "khống chế người làm tốt": (
        lambda: sound(gates=(gate(input="họp", at_least=3, grade="Bậc 0"),)),
        "Kỷ luật",
        "better",
    ),
    "khống chế không bao giờ xảy ra": (
        lambda: sound(gates=(gate(input="số lần", at_least=99, grade="Bậc 0"),)),
        "Kỷ luật",
        "gate",
    ),
    "khống chế vào mức cao nhất": (
        lambda: sound(gates=(gate(input="số lần", at_least=1, grade="Bậc 1"),)),
        "Kỷ luật",
        "gate",
    ),
    "hạn mức cho mức thấp nhất": (
        lambda: sound(quotas=(Quota("Bậc 0", HALF, None, "mục 9", SURE),)),
        "Bậc 0",
        "quota",
    ),
    "hạn mức quá 100 %": (
        lambda: sound(quotas=(Quota("Bậc 1", Fraction(2), None, "mục 9", SURE),)),
        "Bậc 1",
        "quota",
    ),
    "cách nhìn gom chính nó": (
        lambda: sound(views=(View("V", "Trụ cột", 100, (Part("V"),), "mục 9", SURE),)),
        "V",
        "views",
    ),
    "cách nhìn không cộng khớp": (
        lambda: sound(views=(View("V", "Trụ cột", 100, (Part("G"),), "mục 9", SURE),)),
        "V",
        "sum",
    ),
    "mã dùng hai lần": (lambda: with_leaf("B", code="A"), "A", "codes"),
    "lựa chọn ngược": (
        lambda: replace(
            with_leaf("B", rule=Choice("họp", ((0, Fraction(10)), (1, Fraction(5))))),
            inputs=tuple(
                replace(item, measure=Measure.CHOICE, largest=1, options={0: "Không", 1: "Có"})
                if item.code == "họp"
                else item
                for item in sound().inputs
            ),
        ),
        "B",
        "better",
    ),
}
SHIPPED = sorted((ROOT / "schemes").glob("*.yaml"))


def test_a_sound_scheme_has_no_finding():
    assert findings(sound()) == ()
    assert cautions(sound()) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught_at_its_place(name):
    faulty, place, rule = FAULTS[name]

    found = {(each.place, each.rule) for each in findings(faulty())}

    assert (place, rule) in found


@pytest.mark.parametrize("name", [name for name, fault in FAULTS.items() if fault[2] == "better"])
def test_what_costs_points_for_doing_better_comes_with_a_counter_example(name):
    faulty, place, _ = FAULTS[name]

    finding = next(each for each in findings(faulty()) if each.rule == "better")

    assert finding.place == place
    assert "từ" in finding.counter_example


def test_a_counter_example_has_the_numbers():
    found = findings(with_leaf("B", rule=steps((0, 0), (2, 10), (4, 5))))

    assert [each.counter_example for each in found] == [
        "Số liệu họp từ 3 lên 4: điểm từ 10,00 xuống 5,00"
    ]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_shipped_scheme_raises_a_false_alarm(path):
    scheme = scheme_files.load(path.read_bytes(), path.name).scheme

    assert findings(scheme) == ()


def test_an_explicit_silence_of_the_document_counts_as_said():
    assert findings(with_input("đạt", closing="văn bản không quy định")) == ()


def test_a_criterion_that_tells_nobody_apart_is_a_caution_and_forbids_nothing():
    scheme = with_leaf("B", rule=steps((0, 10)))

    assert findings(scheme) == ()
    assert [(each.place, each.rule, each.severity) for each in cautions(scheme)] == [
        ("B", "flat", Severity.WARN)
    ]


def test_lateness_is_proved_over_days():
    due, done = (
        replace(an_input(code, largest=3_652_059), measure=Measure.DATE, direction=way)
        for code, way in (("hạn", Direction.NONE), ("xong", Direction.DOWN))
    )
    grid = ((0, Fraction(5)), (5, Fraction(10)))  # later earns more
    leaf = a_leaf("B", Lateness("hạn", "xong", grid, Fraction(0)))
    scheme = replace(a_scheme(leaf, inputs=[due, done], lowers=(0, 500)), basis=sound().basis)

    found = [each for each in findings(scheme) if each.rule == "better"]

    assert [each.place for each in found] == ["B"]


def test_what_was_proved_is_said_and_what_failed_is_not():
    told = {statement.rules[0] for statement in proved(sound())}

    assert {"codes", "sum", "bands", "better", "range", "room", "missing", "policy"} <= told
    assert "bands" not in {each.rules[0] for each in proved(sound(bands=bands(100, 2000)))}
