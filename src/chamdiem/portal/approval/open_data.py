"""Open data of a published month (dữ liệu mở): CSV and JSON with stable columns.

The columns, their names and order are those of `docs/formats/open-data.md`; what the publication
holds back is empty, and blocks that it leaves out have no row.
"""

import csv
import io
import json
from typing import Any

from chamdiem.engine.decimals import plain
from chamdiem.engine.scheme import Scheme
from chamdiem.formats.safety import inert
from chamdiem.portal.approval.models import Approved
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.periods.facts import INVENTED_WORDS
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import queries as scores
from chamdiem.portal.scoring.models import Run, UnitScore

FORMAT = 1
COLUMNS = (
    "month",
    "revision",
    "unit_code",
    "unit_name",
    "block_code",
    "block_name",
    "grade",
    "total",
    "rank",
    "act_number",
    "act_date",
    "scheme_id",
    "scheme_version",
    "note",
)
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}


def written(approved: Approved, kind: str) -> bytes:
    """Return the published rows of a month in one of the two kinds."""
    found = rows(approved)
    return _csv(found) if kind == "csv" else _json(approved, found)


def rows(approved: Approved) -> list[dict[str, Any]]:
    """Return a row a unit, in the month's order, as far as the publication goes."""
    run = approved.frozen.run
    scheme, reach = scheme_of(run.scheme_version), scores.reach_of(run, unpublished=False)
    blocks = {block.code: block.name for block in scheme.blocks}
    same = _same(approved, run) | {"note": _note(scheme)}
    return [
        {
            **same,
            "unit_code": unit.code,
            "unit_name": unit.name,
            "block_code": unit.block,
            "block_name": blocks.get(unit.block, unit.block),
            "grade": _grade(scheme, unit),
            "total": _total(scheme, unit) if reach.has_scores else None,
            "rank": unit.rank if reach.has_scores else None,
        }
        for unit in scores.units_of(run=run)
        if reach.covers(unit.block)
    ]


def _same(approved: Approved, run: Run) -> dict[str, Any]:
    version = run.scheme_version
    return {
        "month": run.month,
        "revision": approved.revision,
        "act_number": approved.document_number,
        "act_date": approved.document_on.isoformat(),
        "scheme_id": version.scheme_id,
        "scheme_version": version.version,
    }


def _note(scheme: Scheme) -> str:
    """Say of invented figures and of an illustrative scheme that they are (I6)."""
    invented = INVENTED_WORDS if orgs.is_invented() else ""
    return " · ".join(filter(None, (invented, scheme.illustrative)))


def _grade(scheme: Scheme, unit: UnitScore) -> str | None:
    return None if unit.grade is None else scheme.bands[unit.grade].name


def _total(scheme: Scheme, unit: UnitScore) -> str | None:
    return None if unit.total is None else plain(unit.total, scheme.decimals)


def _csv(found: list[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in found:
        writer.writerow(["" if row[name] is None else inert(str(row[name])) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _json(approved: Approved, found: list[dict[str, Any]]) -> bytes:
    rule = approved.publication.rule
    told = {
        "format": FORMAT,
        "month": approved.period.month,
        "revision": approved.revision,
        "reason": approved.reason,
        "published_at": approved.publication.at.isoformat(),
        "basis": {
            "number": rule.basis_number,
            "date": rule.basis_on.isoformat(),
            "issuer": rule.basis_issuer,
        },
        "seal_sha256": approved.seal_digest,
        "rows": [{name: row[name] for name in COLUMNS} for row in found],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
