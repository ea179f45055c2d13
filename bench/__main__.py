"""`python -m bench`: every yardstick in its own process, then one table."""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import growth, machine, report
from bench.yardsticks import ALONE, COUNTRY, ENGINE, GROWTH, YARDSTICKS, Yardstick

ROOT = Path(__file__).resolve().parent.parent
PLOT = ROOT / "build" / "bench" / "growth.svg"


class Failed(Exception):
    """Raise when a yardstick broke or came to other results; its own words were shown."""


def main() -> int:
    """Measure what was asked for; anything but agreement ends with status 1."""
    asked, about = _arguments(), machine.describe()
    folder = Path(tempfile.mkdtemp(prefix="chamdiem-bench-"))
    folder.chmod(0o755)  # the system account of PostgreSQL must reach the part that is its own
    try:
        found = _measure(_chosen(asked.only), folder, is_quick=asked.quick)
        if GROWTH.name in found:
            growth.copied(folder, asked.plot)
    except Failed as refusal:
        print(f"bench: {refusal}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("\n".join(report.lines(about, found, is_quick=asked.quick)))
    if asked.json:
        asked.json.write_text(json.dumps({"machine": about, "found": found}, indent=1) + "\n")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--only",
        action="append",
        choices=["country", *YARDSTICKS],
        help="measure only this (repeatable); the engine always runs beside a yardstick",
    )
    parser.add_argument("--quick", action="store_true", help="little data: does it all still run?")
    parser.add_argument(
        "--plot", type=Path, metavar="FILE", default=PLOT, help="draw growth here (SVG)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    return parser.parse_args()


def _chosen(only: list[str] | None) -> list[Yardstick]:
    """Put what was asked for in order, with the engine before whatever is compared with it."""
    if not only:
        return list(YARDSTICKS.values())
    wanted = set(only)
    if "country" in wanted:
        wanted |= {each.name for each in COUNTRY}
    if wanted - {each.name for each in ALONE} - {"country"}:
        wanted.add(ENGINE.name)
    return [each for each in YARDSTICKS.values() if each.name in wanted]


def _measure(chosen: list[Yardstick], folder: Path, *, is_quick: bool) -> dict[str, Any]:
    if any(each in COUNTRY for each in chosen):
        _tell("drawing the figures")
        if missing := _child("prepare", folder, 1, is_quick).get("skipped"):
            raise Failed(f"no figures can be drawn: {missing}")
    found: dict[str, Any] = {}
    for each in chosen:
        runs = 1 if is_quick else each.runs
        _tell(f"{each.title}: {runs} run{'s' if runs > 1 else ''}")
        found[each.name] = _child(each.name, folder, runs, is_quick)
    return found


def _child(name: str, folder: Path, runs: int, is_quick: bool) -> dict[str, Any]:
    """Run one yardstick in a fresh process, which says all it has to say as one line."""
    size = "quick" if is_quick else "whole"
    command = [sys.executable, "-m", "bench.child", name, str(folder), str(runs), size]
    answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if answer.returncode:
        raise Failed(f"{name} ended with status {answer.returncode}; see above")
    return json.loads(answer.stdout)


def _tell(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
