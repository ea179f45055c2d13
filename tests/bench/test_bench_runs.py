"""The benchmark still runs: little data, one run each; no figure of it is judged."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from bench import full_scheme
from bench.growth import slope
from bench.outcome import Disagreement, Outcome, refuse_other
from bench.scheme import scheme
from bench.targets import TARGETS
from bench.yardsticks import YARDSTICKS
from chamdiem.engine.bounds import Room, proofs
from chamdiem.engine.rules import RULES
from chamdiem.engine.scheme import Aggregate
from chamdiem.engine.scheme import Outcome as Policy

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Run all of it once; what is not installed says so."""
    kept = tmp_path_factory.mktemp("bench")
    asked = ["--quick", "--json", str(kept / "figures.json"), "--plot", str(kept / "growth.svg")]

    subprocess.run([sys.executable, "-m", "bench", *asked], cwd=ROOT, check=True)

    return kept


@pytest.fixture(scope="module")
def found(folder):
    return json.loads((folder / "figures.json").read_text())["found"]


def test_every_yardstick_runs_or_names_what_is_missing(found):
    assert set(found) == set(YARDSTICKS)
    assert all(each.get("skipped") or each["seconds"] for each in found.values())


def test_the_engine_and_sql_come_to_the_same_results(found):
    same = ("engine", "engine-steps", "duckdb", "duckdb-steps")

    assert len({found[name]["checksum"] for name in same}) == 1


def test_the_interpreter_agrees_on_its_sample(found):
    assert 0 < found["fractions"]["values"] < found["engine"]["values"]


def test_the_full_set_of_rules_is_scored_read_and_written(found):
    assert set(found["full"]["parts"]) == {"reading", "computing", "writing"}
    assert "agree with the interpreter" in found["full"]["note"]


def test_a_month_is_sealed_and_verified_by_the_command(found):
    assert {"sealing", "verifying"} < set(found["sealed"]["parts"])


def test_growth_is_drawn(folder):
    drawn = ElementTree.parse(folder / "growth.svg").getroot()  # noqa: S314 - our own file

    texts = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert [text for text in texts if "seconds computing" in text] == [
        "units: seconds computing",
        "leaves: seconds computing",
        "months: seconds computing",
    ]


def test_every_target_that_was_measured_is_told(found):
    told = [target.told(found) for target in TARGETS]

    assert all("reached" in line.lower() or line.endswith("not measured") for line in told)


def test_twice_the_time_at_twice_the_size_is_aslope_of_1():
    assert slope([(10, 0.5), (20, 1.0), (40, 2.0)]) == pytest.approx(1)


def test_one_rank_out_of_place_stops_the_benchmark(tmp_path):
    right = Outcome(*(np.ones((2, 3), np.int64) for _ in range(3)))
    right.keep(tmp_path)
    ranks = np.array([[1, 1, 1], [1, 2, 1]])

    with pytest.raises(Disagreement, match="ranks: 1 of 6 differ; first month 1, unit 1"):
        refuse_other(tmp_path, Outcome(right.totals, right.grades, ranks))


def test_the_scheme_is_computed_in_64_bits_throughout():
    assert {proof.room for proof in proofs(scheme())} == {Room.WIDE}


def test_the_scheme_has_a_hundred_leaves_by_every_rule_that_computes():
    kinds = [leaf.rule.kind for leaf in scheme().leaves()]

    assert len(kinds) == 100
    assert set(kinds) == {"ratio", "rate", "complement", "manual"}


def test_the_full_scheme_uses_every_rule_policy_and_way_of_gathering():
    whole = full_scheme.scheme()

    leaves = whole.leaves()
    outcomes = {
        policy for policy in Policy if any(leaf.policies.includes(policy) for leaf in leaves)
    }
    assert len(leaves) == 100
    assert {leaf.rule.kind for leaf in leaves} == {rule.kind for rule in RULES}
    assert {group.aggregate for group in whole.groups()} == set(Aggregate)
    assert outcomes == set(Policy) - {Policy.MISSING}
    assert whole.views and whole.gates and whole.quotas
