"""Yardstick: SQL on PostgreSQL over a row a leaf, as a database of figures is laid out.

Rules and policies stand in a table too, one row a leaf, so that a scheme is data and the
statement never changes; points and result of each leaf are kept as rows.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

import numpy as np
import psycopg
import pyarrow as pa
import pyarrow.csv

from bench import figures, sql
from bench.measured import LEAVES, Measured, Plan
from bench.outcome import refuse_other
from bench.postgresql import SCHEMA, run, server
from bench.scheme import scheme
from chamdiem.engine.rules import ComplementOfSum, GivenRate, Ratio, Rule
from chamdiem.engine.scheme import Leaf, Outcome
from chamdiem.formats.parquet import MonthFile

_TABLES = """
CREATE UNLOGGED TABLE figures (month integer NOT NULL, unit text NOT NULL, block text NOT NULL,
    leaf smallint NOT NULL, a integer NOT NULL, b integer NOT NULL, c integer NOT NULL);
CREATE TABLE leaves (leaf smallint PRIMARY KEY, kind text, times bigint, target bigint,
    top bigint, arose bigint, applies bigint, missing bigint, zero bigint, blocks boolean);
"""
_KEPT = """
CREATE UNLOGGED TABLE kept AS
SELECT month, unit, block, leaf, worst = -3 AND blocks AS blocked,
    CASE WHEN worst = -1 THEN arose WHEN worst = -2 THEN applies WHEN worst = -3 THEN missing
         WHEN owed = 0 THEN zero ELSE (2 * done + owed) / (2 * owed) END AS points,
    CAST(CASE WHEN worst < 0 THEN -worst WHEN owed = 0 THEN 5 ELSE 0 END AS smallint) AS cause
FROM (
    SELECT month, unit, block, leaf, blocks, arose, applies, missing, zero,
        LEAST(a, b, c) AS worst,
        CASE kind WHEN 'complement' THEN GREATEST(CAST(a AS bigint) - b - c, 0) * top
             WHEN 'rate' THEN LEAST(a, target) * top WHEN 'manual' THEN LEAST(a, top)
             ELSE LEAST(a * times, b * target) * top END AS done,
        CASE kind WHEN 'complement' THEN a WHEN 'rate' THEN target WHEN 'manual' THEN 1
             ELSE b * target END AS owed
    FROM figures JOIN leaves USING (leaf)
) AS shares
"""
_SUMS = """(
    SELECT month, unit, block, bool_or(blocked) AS blocked, CAST(sum(points) AS bigint) AS points
    FROM kept GROUP BY month, unit, block
)"""


def measure(plan: Plan) -> Measured:
    """Load the figures outside the clock; keep points and result of every leaf, then add up."""
    statements = [_KEPT, sql.totals(scheme(), points=_SUMS, total="points", keep="MATERIALIZED")]
    with server(plan.folder) as address, psycopg.connect(address, autocommit=True) as connection:
        begun = perf_counter()
        with _loaded(connection, plan):
            loading = perf_counter() - begun
            runs = [run(connection, statements, plan) for _ in range(plan.runs)]
    outcome = runs[-1][1]
    refuse_other(plan.folder, outcome)
    return Measured(
        seconds=[seconds for seconds, _ in runs],
        values=plan.size.units * plan.size.months * LEAVES,
        checksum=outcome.checksum,
        note=f"loaded in {loading:.1f} s",
    )


@contextmanager
def _loaded(connection: psycopg.Connection, plan: Plan) -> Iterator[None]:
    connection.execute(f"CREATE SCHEMA {SCHEMA}")
    try:
        connection.execute(f"SET search_path = {SCHEMA}")
        connection.execute(_TABLES)
        rows = [_leaf(at, leaf) for at, leaf in enumerate(scheme().leaves())]
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO leaves VALUES ({', '.join(['%s'] * 10)})", rows)
        with pa.OSFile(str(plan.folder / figures.FILE)) as source:
            _copy(connection, MonthFile(source, figures.FILE, scheme()))
        connection.execute("VACUUM ANALYZE figures, leaves")
        yield
    finally:
        connection.execute(f"DROP SCHEMA {SCHEMA} CASCADE")


def _copy(connection: psycopg.Connection, file: MonthFile) -> None:
    with connection.cursor().copy("COPY figures FROM STDIN (FORMAT csv)") as target:
        for month in file.months:
            table, written = file.table(month), io.BytesIO()
            rows = pa.concat_tables(_rows(table, at, leaf) for at, leaf in _numbered())
            pyarrow.csv.write_csv(rows, written, pyarrow.csv.WriteOptions(include_header=False))
            target.write(written.getvalue())


def _numbered() -> list[tuple[int, Leaf]]:
    return list(enumerate(scheme().leaves()))


def _rows(table: pa.Table, at: int, leaf: Leaf) -> pa.Table:
    """Return one leaf of all units: its figures as they stand in the file, else 0."""
    absent = pa.array(np.zeros(table.num_rows, np.int32))
    columns = [table.column(code) for code in leaf.rule.inputs]
    a, b, c = (*columns, absent, absent)[:3]
    number = pa.array(np.full(table.num_rows, at, np.int32))
    frame = {name: table.column(name) for name in ("month", "unit", "block")}
    return pa.table({**frame, "leaf": number, "a": a, "b": b, "c": c})


def _leaf(at: int, leaf: Leaf) -> tuple[object, ...]:
    policies, (times, target) = leaf.policies, _target(leaf.rule)
    outcomes = (policies.nothing_arose, policies.not_applicable, policies.missing)
    worths = (sql.worth(outcome, leaf) for outcome in (*outcomes, sql.at_zero(leaf)))
    blocks = policies.missing is Outcome.BLOCK
    return (at, leaf.rule.kind, times, target, leaf.maximum, *worths, blocks)


def _target(rule: Rule) -> tuple[int, int]:
    """Return by what numerator and denominator are multiplied; of a rate, what is full."""
    if isinstance(rule, GivenRate):
        return 1, int(rule.target * 100)  # the rates of this scheme have two decimals
    if isinstance(rule, Ratio | ComplementOfSum):
        return rule.target.denominator, rule.target.numerator
    return 1, 1
