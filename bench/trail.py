"""The trail over a million entries: a page of it, its verification, acts that are recorded.

The entries are drawn by the owner of a cluster of its own, with the trigger off, and linked
by the database's own function; what is measured comes after that and is the real thing: the
view through every middleware, the command as a process, actions with their commits.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from time import perf_counter
from types import ModuleType

import psycopg

from bench import portal
from bench.measured import Measured, Plan
from chamdiem.launch import account, folder, roles

ENTRIES, ENTRIES_QUICKLY = 1_000_000, 2_000
ACTS, ACTS_QUICKLY, CONNECTIONS = 250, 5, 8
PAGES, PAGES_QUICKLY = 20, 1
A_SECOND = "acts a second"

_DRAW = """
INSERT INTO audit_entry (verb, actor, on_behalf_of, subject_kind, subject_id, at, details, before,
  after, request_id, origin)
SELECT
  (ARRAY['accounts.user.signed-in', 'scoring.run.scored', 'oversight.page.read',
    'rights.grant.given', 'scoring.draft.opened'])[1 + mod(n, 5)],
  md5(mod(n, 400)::text)::uuid::text,
  CASE WHEN mod(n, 50) = 0 THEN md5(mod(n, 7)::text)::uuid::text ELSE '' END,
  'scoring.run', mod(n, 5000)::text,
  timestamptz '2026-01-01' + n::float / {count} * interval '365 days',
  '{{"month": "2026-08", "role": "officer"}}', '{{"role": "leader"}}', '{{"role": "officer"}}',
  left(md5(n::text), 16), 'site 10.1.2.0/24'
FROM generate_series(1, {count}) n
"""
_LINK = """
DO $$
DECLARE
  drawn audit_entry;
BEGIN
  FOR drawn IN SELECT * FROM audit_entry e WHERE NOT EXISTS
    (SELECT FROM audit_link l WHERE l.entry_id = e.id) ORDER BY id
  LOOP
    PERFORM audit_add_link(drawn);
  END LOOP;
END $$
"""
_SWITCH = "ALTER TABLE audit_entry {} TRIGGER audit_entry_is_linked_at_commit"


def measure_page(plan: Plan) -> Measured:
    """Open pages of the trail, each kind of filter, near the head and far from it."""
    with _drawn(plan) as (desk, count):
        ways = desk.ways(count)
        asked = PAGES_QUICKLY if plan.is_quick else PAGES
        parts = {name: [_seconds(open_it) for _ in range(asked)] for name, open_it in ways.items()}
    return Measured([each for part in parts.values() for each in part], count, parts=parts)


def measure_verify(plan: Plan) -> Measured:
    """Verify the chain by the command that a person types."""
    with _drawn(plan) as (_, count):
        seconds = [_seconds(_verify) for _ in range(plan.runs)]
    return Measured(seconds, count)


def measure_acts(plan: Plan) -> Measured:
    """Act from several connections at once, each act with its entry and its commit."""
    each = ACTS_QUICKLY if plan.is_quick else ACTS
    with _drawn(plan) as (desk, _):
        runs = [desk.act_at_once(CONNECTIONS, each) for _ in range(plan.runs)]
    acts = CONNECTIONS * each
    return Measured(
        seconds=[seconds for seconds, _ in runs],
        values=acts,
        parts={
            A_SECOND: [acts / seconds for seconds, _ in runs],
            "seconds an act, median": [median for _, median in runs],
        },
        note=f"{CONNECTIONS} connections; the trail holds the drawn entries meanwhile",
    )


@contextmanager
def _drawn(plan: Plan) -> Iterator[tuple[ModuleType, int]]:
    """Open the portal over a trail of so many entries; what was drawn before is kept."""
    wanted = ENTRIES_QUICKLY if plan.is_quick else ENTRIES
    with portal.opened(plan.folder):
        place = folder.prepare(plan.folder / "portal", account.current())
        with psycopg.connect(roles.owner_url(place), autocommit=True) as owner:
            count = _draw(owner, wanted)
        yield import_module("bench.reading"), count


def _draw(owner: psycopg.Connection[tuple[int]], wanted: int) -> int:
    (standing,) = owner.execute("SELECT count(*) FROM audit_entry").fetchone() or (0,)
    if standing < wanted:
        with owner.transaction():
            owner.execute(_SWITCH.format("DISABLE"))
            owner.execute(_DRAW.format(count=wanted - standing))
            owner.execute(_SWITCH.format("ENABLE"))
            owner.execute(_LINK)
        owner.execute("VACUUM ANALYZE audit_entry")
        owner.execute("VACUUM ANALYZE audit_link")
    return max(standing, wanted)


def _verify() -> None:
    command = [sys.executable, "-m", "chamdiem.cli", "audit", "verify"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise RuntimeError(f"chamdiem audit verify: {answer.stdout}{answer.stderr}")


def _seconds(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun
