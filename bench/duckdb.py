"""Yardstick: the scheme as SQL on DuckDB, reading the very same Parquet file."""

from collections.abc import Sequence
from typing import Any

import duckdb

from bench import figures, sql
from bench.measured import LEAVES, Measured, Plan, Took, timed
from bench.outcome import Outcome, from_rows, refuse_other
from bench.scheme import scheme


def measure(plan: Plan) -> Measured:
    """Compute totals, grades and ranks; no step is kept."""
    inner = sql.points(scheme(), source=_source(plan), divide="//")
    return _measured([sql.totals(scheme(), points=f"({inner})")], plan)


def measure_with_steps(plan: Plan) -> Measured:
    """Keep points and result of every leaf in a table, as the engine does, then add up."""
    inner = sql.points(scheme(), source=_source(plan), divide="//", with_results=True)
    keeping = f"CREATE TEMP TABLE kept AS {inner}"
    return _measured([keeping, sql.totals(scheme(), points="kept")], plan)


def _source(plan: Plan) -> str:
    return f"read_parquet('{plan.folder / figures.FILE}')"


def _measured(statements: Sequence[str], plan: Plan) -> Measured:
    runs = [_run(statements, plan) for _ in range(plan.runs)]
    outcome = runs[-1][1]
    refuse_other(plan.folder, outcome)
    return Measured(
        seconds=[took.seconds for took, _ in runs],
        processor=[took.processor for took, _ in runs],
        values=plan.size.units * plan.size.months * LEAVES,
        checksum=outcome.checksum,
    )


def _run(statements: Sequence[str], plan: Plan) -> tuple[Took, Outcome]:
    with duckdb.connect() as connection:

        def act() -> dict[str, Any]:
            for statement in statements[:-1]:
                connection.execute(statement)
            return connection.execute(statements[-1]).fetchnumpy()

        took, columns = timed(act)
    return took, from_rows(columns, plan.size.months)
