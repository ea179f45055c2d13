"""One yardstick in a fresh process: its answer is one line of JSON, with its peak memory."""

import json
import resource
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.measured import LITTLE, WHOLE, NotHere, Plan
from bench.yardsticks import PREPARATION, YARDSTICKS


def main(name: str, folder: str, runs: str, size: str) -> None:
    """Measure and print; what the yardstick itself prints goes to the other stream."""
    answer_to, sys.stdout = sys.stdout, sys.stderr
    is_quick = size == "quick"
    plan = Plan(Path(folder), LITTLE if is_quick else WHOLE, int(runs), is_quick)
    print(json.dumps(_answer(name, plan)), file=answer_to)


def _answer(name: str, plan: Plan) -> dict[str, Any]:
    place = PREPARATION if name == "prepare" else YARDSTICKS[name].place
    module, function = place.split(":")
    try:
        measured = getattr(import_module(module), function)(plan)
    except NotHere as refusal:
        return {"skipped": str(refusal)}
    except ModuleNotFoundError as refusal:
        if str(refusal.name).startswith(("bench", "chamdiem")):
            raise
        return {"skipped": f"the Python package {refusal.name} is not installed"}
    return {**(measured.as_json() if measured else {}), "peak_mb": _peak()}


def _peak() -> dict[str, float]:
    """Return the greatest resident memory of this process and of its largest child."""
    kinds = {"own": resource.RUSAGE_SELF, "largest_child": resource.RUSAGE_CHILDREN}
    return {
        name: round(resource.getrusage(kind).ru_maxrss / 1024, 1) for name, kind in kinds.items()
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
