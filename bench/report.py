"""The table on the terminal: medians, ratios in this run, peak memory, targets."""

from collections.abc import Iterator, Mapping
from statistics import median
from typing import Any

from bench.targets import of_all
from bench.yardsticks import ALONE, COUNTRY, ENGINE, GROWTH, Yardstick

Answers = Mapping[str, Mapping[str, Any]]
_CLOCK = """\
Outside every clock: drawing and writing the figures, starting Python, imports, comparing.
Every yardstick ran in a fresh process; the first of its runs counts like the others.
"cpu s" is the processor time of the process itself, all its threads; it is the steadier figure
on a busy machine. "~" is extrapolated from a sample in proportion to leaf values.
Peak is the greatest resident memory of the process; after "+" that of its largest child, as
often as there are worker processes.
Totals, grades and ranks of all are equal, unit by unit, or this program stops with an error.
"""


def lines(machine: Mapping[str, str], found: Answers, *, is_quick: bool) -> Iterator[str]:
    """Write the whole report."""
    yield "machine   " + ", ".join(f"{name} {value}" for name, value in machine.items())
    if ENGINE.name in found:
        yield from ("", *_country(found))
    for each in ALONE:
        if each.name in found:
            yield from ("", *_alone(each, found[each.name]))
    if not is_quick:
        yield from ("", "targets (on two cores; reported, never a test)", *of_all(found))


def _country(found: Answers) -> Iterator[str]:
    whole = found[ENGINE.name]["values"]
    yield f"country: {whole:,} leaf values, checksum {found[ENGINE.name]['checksum']}"
    yield _row("", "median s", "fastest", "slowest", "cpu s", "for all s", "x engine", "peak MB")
    for each in COUNTRY:
        if each.name in found:
            yield _measured(each.title, found[each.name], found[ENGINE.name])
    yield from ("", "inside the clock")
    for each in COUNTRY:
        if each.name in found and "skipped" not in found[each.name]:
            note = found[each.name]["note"]
            yield f"  {each.title:40}{each.clock}{'; ' if note else ''}{note}"
    yield from _CLOCK.splitlines()


def _measured(title: str, answer: Mapping[str, Any], engine: Mapping[str, Any]) -> str:
    if "skipped" in answer:
        return f"{title:42}skipped: {answer['skipped']}"
    seconds, share = answer["seconds"], engine["values"] / answer["values"]
    for_all = answer["median"] * share
    sign = "" if share == 1 else "~"
    return _row(
        title, f"{answer['median']:.3f}", f"{min(seconds):.3f}", f"{max(seconds):.3f}",
        f"{median(answer['processor']):.3f}" if answer["processor"] else "",
        f"{sign}{for_all:.2f}", f"{sign}{for_all / engine['median']:.2f}",
        _peak(answer),
    )  # fmt: skip


def _row(title: str, *cells: str) -> str:
    return f"{title:42}" + "".join(f"{cell:>10}" for cell in cells)


def _peak(answer: Mapping[str, Any]) -> str:
    own, child = answer["peak_mb"]["own"], answer["peak_mb"]["largest_child"]
    times = f"{answer['workers']}×" if answer["workers"] > 1 else ""
    return f"{own:.0f}+{times}{child:.0f}" if child else f"{own:.0f}"


def _alone(each: Yardstick, answer: Mapping[str, Any]) -> Iterator[str]:
    if "skipped" in answer:
        yield f"{each.title}: skipped: {answer['skipped']}"
        return
    yield f"{each.title}: {answer['values']:,} {each.counts}; inside the clock: {each.clock}"
    yield _row("", "median", "fastest", "slowest")
    if each is not GROWTH:
        yield _spread("seconds, all of it", answer["seconds"])
    for name, seconds in answer["parts"].items():
        yield _spread(f"  {name}", seconds)
    if answer["workers"] > 1:
        yield f"the parts are added up over {answer['workers']} processes side by side"
    yield from (f"  {line}" for line in answer["note"].split("; ") if line)
    yield f"  peak {_peak(answer)} MB"


def _spread(title: str, seconds: list[float]) -> str:
    return _row(title, *(f"{each:.3f}" for each in (median(seconds), min(seconds), max(seconds))))
