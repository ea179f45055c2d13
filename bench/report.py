"""The table on the terminal: medians, ratios in this run, peak memory, targets."""

from collections.abc import Iterator, Mapping
from statistics import median
from typing import Any

from bench.yardsticks import COUNTRY, ENGINE, MONTH

Answers = Mapping[str, Mapping[str, Any]]
STORED = "scoring and storing"
TARGETS = (  # what the project set itself; a benchmark reports them, no test is timed
    ("country, with reading", "s", 1.5, lambda found: found["engine"]["median"]),
    ("country, computing", "s", 1.0, lambda found: _part(found["engine"], "computing")),
    ("country, peak memory", "MB", 700, lambda found: found["engine"]["peak_mb"]["own"]),
    ("month, figures to stored result", "s", 1.0, lambda found: _part(found["month"], STORED)),
    ("month, the file read as well", "s", 1.0, lambda found: found["month"]["median"]),
)
_CLOCK = """\
Outside every clock: drawing and writing the figures, starting Python, imports, comparing.
Every yardstick ran in a fresh process; the first of its runs counts like the others.
"cpu s" is the processor time of the process itself, all its threads; it is the steadier figure
on a busy machine. "~" is extrapolated from a sample in proportion to leaf values.
Peak is the greatest resident memory of the process; after "+" that of its largest child.
Totals, grades and ranks of all are equal, unit by unit, or this program stops with an error.
"""


def lines(machine: Mapping[str, str], found: Answers, *, is_quick: bool) -> Iterator[str]:
    """Write the whole report."""
    yield "machine   " + ", ".join(f"{name} {value}" for name, value in machine.items())
    if ENGINE.name in found:
        yield from ("", *_country(found))
    if MONTH.name in found:
        yield from ("", *_month(found[MONTH.name]))
    if not is_quick:
        yield from ("", *_targets(found))


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
            yield f"  {each.title:34}{each.clock}{'; ' if note else ''}{note}"
    yield from _CLOCK.splitlines()


def _measured(title: str, answer: Mapping[str, Any], engine: Mapping[str, Any]) -> str:
    if "skipped" in answer:
        return f"{title:34}skipped: {answer['skipped']}"
    seconds, share = answer["seconds"], engine["values"] / answer["values"]
    for_all = answer["median"] * share
    sign = "" if share == 1 else "~"
    peak = answer["peak_mb"]
    child = f"+{peak['largest_child']:.0f}" if peak["largest_child"] else ""
    return _row(
        title, f"{answer['median']:.3f}", f"{min(seconds):.3f}", f"{max(seconds):.3f}",
        f"{median(answer['processor']):.3f}" if answer["processor"] else "",
        f"{sign}{for_all:.2f}", f"{sign}{for_all / engine['median']:.2f}",
        f"{peak['own']:.0f}{child}",
    )  # fmt: skip


def _row(title: str, *cells: str) -> str:
    return f"{title:34}" + "".join(f"{cell:>10}" for cell in cells)


def _month(answer: Mapping[str, Any]) -> Iterator[str]:
    if "skipped" in answer:
        yield f"month: skipped: {answer['skipped']}"
        return
    yield f"month: {answer['values']:,} leaf values, from the figures' file to the stored result"
    peak = answer["peak_mb"]
    yield _row("", "median s", "fastest", "slowest")
    yield _spread("all of it", answer["seconds"])
    for name, seconds in answer["parts"].items():
        yield _spread(f"  {name}", seconds)
    yield f"{answer['note']}; peak {peak['own']:.0f}+{peak['largest_child']:.0f} MB"


def _spread(title: str, seconds: list[float]) -> str:
    return _row(title, *(f"{each:.3f}" for each in (median(seconds), min(seconds), max(seconds))))


def _targets(found: Answers) -> Iterator[str]:
    yield "targets (on two cores; reported, never a test)"
    for title, unit, most, of in TARGETS:
        try:
            value = of(found)
        except KeyError:
            yield f"  {title:34}not measured"
            continue
        said = "reached" if value <= most else "NOT REACHED"
        yield f"  {title:34}{value:9.2f} {unit:3} of {most:g} {unit}: {said}"


def _part(answer: Mapping[str, Any], name: str) -> float:
    return float(answer["median_of_parts"][name])
