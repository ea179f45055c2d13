"""The benchmark still runs: little data, one run each; no figure of it is judged."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bench.outcome import Disagreement, Outcome, refuse_other
from bench.scheme import scheme
from chamdiem.engine.bounds import Room, proofs

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    kept = tmp_path_factory.mktemp("bench") / "figures.json"
    asked = ["--quick", "--only", "duckdb", "--only", "fractions", "--json", str(kept)]

    subprocess.run([sys.executable, "-m", "bench", *asked], cwd=ROOT, check=True)

    return json.loads(kept.read_text())["found"]


def test_the_engine_and_sql_come_to_the_same_results(found):
    assert found["engine"]["checksum"] == found["duckdb"]["checksum"]


def test_the_interpreter_agrees_on_its_sample(found):
    assert 0 < found["fractions"]["values"] < found["engine"]["values"]


def test_what_was_not_asked_for_is_not_measured(found):
    assert set(found) == {"engine", "duckdb", "fractions"}


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
