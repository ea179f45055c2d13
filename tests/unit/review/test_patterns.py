"""Patterns find what was planted, and little else: against an invented province of known truth."""

from dataclasses import replace

import pytest

from chamdiem.portal.review import patterns
from chamdiem.portal.review.choices import Kind
from chamdiem.portal.review.patterns import claims, copies, jumps, rounds, same
from chamdiem.portal.review.patterns.facts import Filed, Past
from tests.unit.review import planted

BY_UNIT = (Kind.CLAIMS, Kind.JUMPS, Kind.ROUND)
SEEDS = range(20)


def found(seen):
    """Return what was found in the words of the truth: units, or criteria of groups."""
    return {
        (item.kind, item.keys[0] if item.kind in BY_UNIT else item.leaf)
        for item in patterns.found(seen)
    }


def small(**changes):
    """Return a month of six units in which nothing is to be noticed."""
    seen, _ = planted.province(1, units=30, anomalies=0)
    units = tuple(replace(one, past=()) for one in seen.units[:6])
    return replace(seen, units=units, **changes)


def with_unit(seen, **changes):
    return replace(seen, units=(replace(seen.units[0], **changes), *seen.units[1:]))


def test_planted_anomalies_are_found_and_little_else_is_named():
    hits = misses = false = 0
    for seed in SEEDS:
        seen, truth = planted.province(seed)
        named = found(seen)
        hits += len(named & truth.planted)
        misses += len(truth.planted - named)
        false += len(named - truth.planted)

    assert hits + misses == 15 * len(SEEDS)
    assert hits / (hits + misses) >= 0.97  # recall
    assert hits / (hits + false) >= 0.9  # precision


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_is_found_at_least_nine_times_in_ten(kind):
    truths = [(found(seen), truth.planted) for seen, truth in map(planted.province, SEEDS)]
    all_ = [(one in named) for named, truth in truths for one in truth if one[0] is kind]

    assert sum(all_) / len(all_) >= 0.9


def test_a_province_without_anomalies_is_hardly_named():
    named = [item for seed in SEEDS for item in _clean(seed)]

    assert len(named) <= len(SEEDS) // 2


def _clean(seed):
    seen, _ = planted.province(seed, anomalies=0)
    return [item for item in patterns.found(seen) if item.kind in BY_UNIT]


@pytest.mark.parametrize("months", [0, 1])
def test_one_month_alone_says_nothing_of_claims(months):
    past = (Past(claims={"TC.1": 1000}, upheld={"TC.1": 0}),) * months
    seen = with_unit(small(), claims={"TC.1": 1000}, past=past)

    assert list(claims.find(seen)) == []


def test_a_claim_that_has_come_down_is_not_named():
    past = (Past(claims={"TC.1": 1000}, upheld={"TC.1": 400}),) * 3

    assert list(claims.find(with_unit(small(), claims={"TC.1": 500}, past=past))) == []
    (item,) = claims.find(with_unit(small(), claims={"TC.1": 700}, past=past))
    assert "tự chấm 7,00 / 10,00 điểm" in item.reason and "được công nhận 4,00" in item.reason


def test_a_figure_that_always_swings_is_not_named():
    past = tuple(Past(figures={"so-1": value}) for value in (10, 90, 40))
    seen = with_unit(small(), figures={"so-1": 150}, past=past)

    assert list(jumps.find(seen)) == []


def test_a_small_number_that_moves_a_little_is_not_named():
    past = (Past(figures={"so-1": 1}),) * 3

    assert list(jumps.find(with_unit(small(), figures={"so-1": 5}, past=past))) == []
    (item,) = jumps.find(with_unit(small(), figures={"so-1": 9}, past=past))
    assert "tăng đột ngột: tháng này 9 hồ sơ" in item.reason


def test_a_whole_and_its_equal_part_count_once_among_round_numbers():
    figures = {f"so-{n}": 10 * (1 + n // 6) for n in range(1, 31)}

    assert list(rounds.find(with_unit(small(), figures=dict(list(figures.items())[:24])))) == []


def test_the_same_file_twice_in_one_unit_is_nothing_to_look_at():
    files = tuple(Filed("a", "a.pdf", 1, leaf, planted.MONTH) for leaf in ("TC.1", "TC.2"))

    assert list(copies.files(small(files=files))) == []


def test_a_file_that_only_earlier_months_share_is_not_named_again():
    files = tuple(Filed("a", "a.pdf", key, "TC.1", "2026-09") for key in (1, 2))

    assert list(copies.files(small(files=files))) == []
    (item,) = copies.files(small(files=(*files, Filed("a", "b.pdf", 3, "TC.1", planted.MONTH))))
    assert item.units == ("Đơn vị 3", "Đơn vị 1", "Đơn vị 2")
    assert "Có từ tháng 9/2026" in item.reason


def test_short_words_that_many_write_alike_are_not_named():
    seen = small()
    units = tuple(replace(one, texts={"TC.1": "Đã hoàn thành"}) for one in seen.units)

    assert list(copies.texts(replace(seen, units=units))) == []


def test_a_criterion_of_few_units_is_not_said_to_distinguish_nobody():
    seen = small()
    units = tuple(replace(one, points={"TC.1": 1000}) for one in seen.units)

    assert list(same.find(replace(seen, units=units[:4]))) == []
    (item,) = same.find(replace(seen, units=units))
    assert "6 đơn vị cùng 10,00 / 10,00 điểm" in item.reason


def test_no_reason_accuses_anybody():
    seen, _ = planted.province(3)
    words = " ".join(item.reason.lower() for item in patterns.found(seen))

    assert not any(word in words for word in ("gian lận", "sai phạm", "vi phạm", "sao chép", "bịa"))
