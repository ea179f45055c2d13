"""What is measured, in this order; the engine first, for the others compare with it."""

from dataclasses import dataclass

PREPARATION = "bench.figures:prepare"


@dataclass(frozen=True)
class Yardstick:
    """One thing that is measured: where its code stands, how often it runs, what is timed."""

    name: str
    place: str
    runs: int
    title: str
    clock: str
    keeps_steps: bool
    counts: str = "leaf values"


ENGINE = Yardstick(
    "engine", "bench.engine:measure", 7, "this engine (numpy)",
    "read Parquet, figures, every step of the month in hand, totals, grades, ranks", True,
)  # fmt: skip
ENGINE_STEPS = Yardstick(
    "engine-steps", "bench.engine:measure_with_steps", 7, "this engine, all steps kept",
    "the same, and the steps of all months held in memory to the end", True,
)  # fmt: skip
COUNTRY = (
    ENGINE,
    ENGINE_STEPS,
    Yardstick(
        "duckdb", "bench.duckdb:measure", 7, "SQL on DuckDB, totals only",
        "read Parquet, query, fetch; all threads", False,
    ),
    Yardstick(
        "duckdb-steps", "bench.duckdb:measure_with_steps", 5, "SQL on DuckDB, steps kept",
        "the same, and points and result of each leaf into a table in memory", True,
    ),
    Yardstick(
        "postgresql", "bench.postgresql:measure", 7, "SQL on PostgreSQL, totals only",
        "query, fetch; not the loading of the figures", False,
    ),
    Yardstick(
        "postgresql-steps", "bench.postgresql:measure_with_steps", 3,
        "SQL on PostgreSQL, steps kept",
        "the same, and points and result of each leaf into an unlogged table", True,
    ),
    Yardstick(
        "postgresql-rows", "bench.postgresql_rows:measure", 2,
        "SQL on PostgreSQL, a row a leaf, kept",
        "query, points and result of each leaf into an unlogged table, fetch", True,
    ),
    Yardstick(
        "fractions", "bench.fractions:measure", 3, "interpreter in fractions, sample",
        "judging; cells made before", True,
    ),
    Yardstick(
        "libreoffice", "bench.libreoffice:measure", 3, "LibreOffice formulas, sample",
        "open XLSX, recalculate, write CSV", True,
    ),
)  # fmt: skip
FULL = Yardstick(
    "full", "bench.full:measure", 5, "country, full set of rules",
    "read Parquet, figures, every step, results written to Parquet", True,
)  # fmt: skip
MONTH = Yardstick(
    "month", "bench.month:measure", 7, "one month, 150 units",
    "reading the file; scoring and storing, with the commit", True,
)  # fmt: skip
SEALED = Yardstick(
    "sealed", "bench.sealed:measure", 7, "one month, sealed and verified",
    "the whole process, from starting Python", True,
)  # fmt: skip
GROWTH = Yardstick(
    "growth", "bench.growth:measure", 3, "growth with units, leaves, months",
    "computing", True,
)  # fmt: skip
TREE = Yardstick(
    "tree", "bench.tree:measure", 15, "tree of the country's organisations",
    "one query of the portal, every node in hand in the order of the tree", True, "organisations",
)  # fmt: skip
IMPORTS = Yardstick(
    "imports", "bench.imports:measure", 9, "figures brought in as files",
    "opening the file, reading every cell exactly, holding it against the scheme", False, "figures",
)  # fmt: skip
TRAIL = (
    Yardstick(
        "trail-page", "bench.trail:measure_page", 1, "a page of the trail",
        "the view through every middleware, the reading recorded", False, "entries",
    ),
    Yardstick(
        "trail-verify", "bench.trail:measure_verify", 3, "the trail verified",
        "the whole process, from starting Python", False, "entries",
    ),
    Yardstick(
        "acts", "bench.trail:measure_acts", 5, "audited acts, side by side",
        "the act, its entry, its link, the commit on the disk", False, "acts",
    ),
)  # fmt: skip
RETURN = (
    Yardstick(
        "return-page", "bench.form:measure_page", 15, "the return of a unit, on the server",
        "the view through every middleware, nothing kept between two", False, "criteria",
    ),
    Yardstick(
        "return-floor", "bench.form:measure_floor", 3, "the return on an old computer",
        "from asking for the page to the end of its loading", False, "criteria",
    ),
    Yardstick(
        "crowd", "bench.crowd:measure", 1, "the last ten minutes before a deadline",
        "everything, until the last return was sent", False, "files",
    ),
)  # fmt: skip
DOCUMENTS = Yardstick(
    "documents", "bench.documents:measure", 3, "the reader over labelled documents",
    "the text in, everything that was read out; a scan with its recognition", False, "documents",
)  # fmt: skip
FOLLOWING = Yardstick(
    "following", "bench.following:measure", 5, "tasks and duties of a province, as pages",
    "the view through every middleware, nothing kept between two", False, "tasks",
)  # fmt: skip
ALONE = (
    FULL,
    MONTH,
    SEALED,
    GROWTH,
    TREE,
    IMPORTS,
    *TRAIL,
    *RETURN,
    DOCUMENTS,
    FOLLOWING,
)  # need neither the country's file nor the engine's outcome
YARDSTICKS = {each.name: each for each in (*COUNTRY, *ALONE)}
