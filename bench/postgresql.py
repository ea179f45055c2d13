"""Yardstick: the scheme as SQL on PostgreSQL, in a cluster of its own under our launcher.

With BENCH_DATABASE_URL the server named there is used instead: the figures go into a schema
of their own, which is dropped at the end.
"""

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import numpy as np
import psycopg
import pyarrow as pa
import pyarrow.csv

from bench import figures, sql
from bench.measured import LEAVES, Measured, NotHere, Plan
from bench.outcome import Outcome, from_rows, refuse_other
from bench.scheme import scheme
from chamdiem.formats.parquet import MonthFile
from chamdiem.launch import account, cluster, folder
from chamdiem.launch.errors import LaunchError

SERVER = "BENCH_DATABASE_URL"
SCHEMA = "chamdiem_bench"


def measure(plan: Plan) -> Measured:
    """Compute totals, grades and ranks; no step is kept."""
    inner = sql.points(scheme(), source="figures", divide="/")
    text = sql.totals(scheme(), points=f"({inner})", keep="MATERIALIZED")
    return _measured([text], plan)


def measure_with_steps(plan: Plan) -> Measured:
    """Keep points and result of every leaf in a table, as the engine does, then add up."""
    inner = sql.points(scheme(), source="figures", divide="/", with_results=True)
    keeping = f"CREATE UNLOGGED TABLE kept AS {inner}"
    return _measured([keeping, sql.totals(scheme(), points="kept", keep="MATERIALIZED")], plan)


def _measured(statements: Sequence[str], plan: Plan) -> Measured:
    """Load the figures outside the clock, then run the statements over all months."""
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
def server(workplace: Path) -> Iterator[str]:
    """Give the address of a server: the one named, else our own for as long as needed."""
    if named := os.environ.get(SERVER):
        yield named
        return
    try:
        ours = cluster.at(folder.prepare(workplace / "server", account.current()))
        child = cluster.start(ours)
    except LaunchError as refusal:
        raise NotHere(str(refusal)) from refusal
    try:
        yield cluster.address(ours.folder, cluster.SUPERUSER, cluster.SUPERUSER)
    finally:
        child.stop()


@contextmanager
def _loaded(connection: psycopg.Connection, plan: Plan) -> Iterator[None]:
    connection.execute(f"CREATE SCHEMA {SCHEMA}")
    try:
        connection.execute(f"SET search_path = {SCHEMA}")
        with pa.OSFile(str(plan.folder / figures.FILE)) as source:
            _copy(connection, MonthFile(source, figures.FILE, scheme()))
        connection.execute("VACUUM ANALYZE figures")
        yield
    finally:
        connection.execute(f"DROP SCHEMA {SCHEMA} CASCADE")


def _copy(connection: psycopg.Connection, file: MonthFile) -> None:
    codes = [item.code for item in scheme().inputs]
    columns = ", ".join(f"{code} integer NOT NULL" for code in codes)
    connection.execute(
        "CREATE UNLOGGED TABLE figures (month integer NOT NULL, unit text NOT NULL, "
        f"block text NOT NULL, {columns})"
    )
    with connection.cursor().copy("COPY figures FROM STDIN (FORMAT csv)") as target:
        for month in file.months:
            table = file.table(month).select(["month", "unit", "block", *codes])
            written = io.BytesIO()
            pyarrow.csv.write_csv(table, written, pyarrow.csv.WriteOptions(include_header=False))
            target.write(written.getvalue())


def run(
    connection: psycopg.Connection, statements: Sequence[str], plan: Plan
) -> tuple[float, Outcome]:
    """Run the statements, fetch the last one's rows; return seconds and what came out."""
    connection.execute("DROP TABLE IF EXISTS kept")
    begun = perf_counter()
    for statement in statements[:-1]:
        connection.execute(statement)
    rows = connection.cursor(binary=True).execute(statements[-1]).fetchall()
    seconds = perf_counter() - begun
    names = ("month", "unit", "total", "grade", "rank")
    columns = dict(zip(names, np.array(rows, np.int64).T, strict=True))
    return seconds, from_rows(columns, plan.size.months)
