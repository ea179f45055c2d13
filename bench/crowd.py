"""The last ten minutes before a deadline: 150 heads save, bring files and send, all at once.

Each head is a browser of their own against the site as it is served: saves of single cells, 27
files of 2 MB in pieces, each attached to a criterion, then the page that is signed and the
sending. What was acknowledged is afterwards looked for in the database and in the store.
"""

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from random import Random
from statistics import quantiles
from time import monotonic, sleep

from bench import portal
from bench.caller import Caller, Visit
from bench.measured import Measured, Plan

UNITS, UNITS_QUICKLY = 150, 3
LEAVES, LEAVES_QUICKLY = 100, 5
FILES, FILES_QUICKLY = 27, 2
LASTS, LASTS_QUICKLY = 600, 4
SIZE, SIZE_QUICKLY = 2_000_000, 60_000
SAVES = 20
SAVE, SUBMIT, PIECE = "a save, p95 s", "a submit, p95 s", "a piece of a file, p95 s"
OFFERED, LOST = "files a second", "errors and losses"


def measure(plan: Plan) -> Measured:
    """Let the crowd come once; anything lost or refused stops the measure with its words."""
    quick = plan.is_quick
    units = UNITS_QUICKLY if quick else UNITS
    logging.disable(logging.INFO)
    with portal.opened(portal.apart(plan, "crowd")) as ours, portal.served(ours) as site:
        office = import_module("bench.office")
        there = office.drawn(units, LEAVES_QUICKLY if quick else LEAVES)
        lasts = LASTS_QUICKLY if quick else LASTS
        begun = monotonic()
        visits = _all_come(site.port, there, begun, lasts, quick=quick)
        took = monotonic() - begun
        lost = _lost(office, there, visits)
    if lost:
        raise RuntimeError(f"the crowd was not served whole: {lost}")
    return _told(visits, took)


def _all_come(port: int, there: list, begun: float, lasts: float, *, quick: bool) -> list[Visit]:
    def visit(at: int) -> Visit:
        unit = there[at]
        caller = Caller(port, unit.address, unit.cookie)
        return _visit(caller, Random(at), begun, lasts, quick=quick)

    with ThreadPoolExecutor(len(there)) as crowd:
        return list(crowd.map(visit, range(len(there))))


def _visit(caller: Caller, random: Random, begun: float, lasts: float, *, quick: bool) -> Visit:
    """Do what a head and the office do in the last minutes, spread over them, then send."""
    files, size = (FILES_QUICKLY, SIZE_QUICKLY) if quick else (FILES, SIZE)
    leaves = LEAVES_QUICKLY if quick else LEAVES
    acts = [("save", one % leaves) for one in range(SAVES)]
    acts += [("file", one % leaves) for one in range(files)]
    random.shuffle(acts)
    ends = lasts * random.uniform(0.5, 0.98)
    for at, (what, leaf) in zip(sorted(random.uniform(0, ends) for _ in acts), acts, strict=True):
        sleep(max(0.0, begun + at - monotonic()))
        caller.save(leaf) if what == "save" else caller.bring(leaf, _content(random, size))
    caller.send()
    return caller.visit


def _content(random: Random, size: int) -> bytes:
    """Return a photograph that nobody else has: the head of a JPEG, then noise."""
    head = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    return head + os.urandom(size - len(head) - 2) + b"\xff\xd9"


def _lost(office: object, there: list, visits: list[Visit]) -> list[str]:
    """Return in words what went wrong, and what was acknowledged and is not there."""
    wrong = [words for visit in visits for words in visit.wrong]
    missing = office.missing(visits)  # type: ignore[attr-defined]
    sent = office.sent(there)  # type: ignore[attr-defined]
    if sent != len(there):
        missing.append(f"{len(there) - sent} returns were not sent")
    return [*wrong[:5], *missing[:5]]


def _told(visits: list[Visit], took: float) -> Measured:
    saves = [each for visit in visits for each in visit.saves]
    submits = [each for visit in visits for each in visit.submits]
    pieces = [each for visit in visits for each in visit.pieces]
    files = sum(len(visit.digests) for visit in visits)
    parts = {
        SAVE: [_p95(saves)],
        SUBMIT: [_p95(submits)],
        PIECE: [_p95(pieces)],
        OFFERED: [files / took],
    }
    note = f"{len(visits)} heads, {files} files, {len(saves)} saves; no error, nothing lost"
    return Measured([took], files, parts=parts, note=note)


def _p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
