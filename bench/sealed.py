"""One month of 150 units × 100 leaves, sealed and verified by the command a person types.

The whole process is timed, from starting Python to the file or the answer; beside it the same
parts within one process: reading, scoring, the trace of every unit, sealing, verifying.
"""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

import chamdiem
from bench import figures as drawn
from bench.files import figures_csv, scheme_yaml
from bench.measured import LEAVES, Measured, Plan
from bench.scheme import FIRST, scheme
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.explain import trace
from chamdiem.formats import figures as figure_files
from chamdiem.formats import schemes as scheme_files
from chamdiem.seal import sealing, verifying
from chamdiem.seal.document import About
from chamdiem.seal.signing import FileKey

UNITS, UNITS_QUICKLY = 150, 10
SEED = bytes(32)
SEALING, VERIFYING = "chamdiem seal, the whole process", "chamdiem verify, the whole process"
_START = "of both, starting Python and importing"


def measure(plan: Plan) -> Measured:
    """Seal and verify the month over and over."""
    units = UNITS_QUICKLY if plan.is_quick else UNITS
    folder = _prepared(plan.folder / "sealed", units)
    runs = [_commands(folder) | _parts(folder) for _ in range(plan.runs)]
    return Measured(
        seconds=[run[SEALING] for run in runs],
        values=units * LEAVES,
        parts={name: [run[name] for run in runs] for name in runs[0]},
        note=f"the sealed file has {(folder / 'month.seal').stat().st_size / 1e6:.1f} MB",
    )


def _prepared(folder: Path, units: int) -> Path:
    """Write the files that a person would have."""
    folder.mkdir(exist_ok=True)
    rules, key = scheme(), FileKey.of_seed(SEED)
    figures = drawn.draw(rules, drawn.units_of(rules, units), 0)
    (folder / "scheme.yaml").write_bytes(scheme_yaml(rules))
    (folder / "figures.csv").write_bytes(figures_csv(rules, figures))
    private = folder / "key"
    private.touch(0o600)
    private.write_bytes(key.pem)
    return folder


def _commands(folder: Path) -> dict[str, float]:
    asked = ["scheme.yaml", "figures.csv", "--month", str(FIRST)]
    signed = ["--key", "key", "--out", "month.seal"]
    return {
        SEALING: _timed(folder, ["seal", *asked, *signed], 0),
        VERIFYING: _timed(folder, ["verify", "month.seal", "--trust", "key"], 0),
        _START: _timed(folder, ["--version"], 0),
    }


def _timed(folder: Path, words: list[str], status: int) -> float:
    begun = perf_counter()
    command = [sys.executable, "-m", "chamdiem.cli", *words]
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    took = perf_counter() - begun
    if answer.returncode != status:
        raise RuntimeError(f"chamdiem {words[0]}: {answer.stdout}{answer.stderr}")
    return took


def _parts(folder: Path) -> dict[str, float]:
    """Do the same within this process, part by part."""
    moments = [perf_counter()]

    def lap() -> None:
        moments.append(perf_counter())

    rules = scheme_files.load((folder / "scheme.yaml").read_bytes(), "scheme.yaml")
    lap()
    source = (folder / "figures.csv").read_bytes()
    loaded = figure_files.load(source, "figures.csv", scheme=rules.scheme, month=FIRST)
    lap()
    evaluation = evaluate(rules.scheme, loaded.figures)
    lap()
    about = About.of(loaded, chamdiem.__version__)
    content = sealing.seal(rules, evaluation, about, FileKey.of_seed(SEED))
    lap()
    if not verifying.verify(content, "month.seal").is_intact:
        raise RuntimeError("the sealed month is not intact")
    lap()
    for at in range(len(loaded.figures.units)):
        trace(evaluation, at)
    lap()
    return dict(zip(_PARTS, _differences(moments), strict=True))


_PARTS = (
    "reading and proving the scheme",
    "reading the figures",
    "scoring, every step kept",
    "sealing",
    "verifying",
    "the whole trace of every unit in words",
)


def _differences(moments: list[float]) -> list[float]:
    return [after - before for before, after in zip(moments, moments[1:], strict=False)]
