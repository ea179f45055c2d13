"""Measure the reader over labelled documents: precision and recall a field, clean and mangled.

`make measure-reading` reads tests/reading/documents and, where it is beside the project, the
shared folder of labelled documents; it ends with 1 where a figure of the project is missed.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from chamdiem.reading import read
from chamdiem.reading.as_json import as_json
from chamdiem.reading.noise import is_noisy

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "tests" / "reading" / "documents", ROOT.parent / "shared" / "documents")
HEADER = ("number", "date", "issuer", "doc_type")
MORE = ("symbol", "place", "subject", "signer")
# (clean, mangled) in percent: what the project has to reach.
WANTED = {"header": (98, 90), "references": (95, 85), "tasks": (95, 85)}


def bare(value: object) -> str:
    """Return letters and digits only, without diacritics, the council's name in full."""
    text = unicodedata.normalize("NFC", str(value or "")).lower().replace("ubnd", "ủy ban nhân dân")
    plain = unicodedata.normalize("NFD", text).replace("đ", "d")
    return re.sub(r"[^a-z0-9]", "", plain)


def alike(one: object, other: object, least: float) -> bool:
    """Tell whether two wordings are of one thing: a common beginning, or nearly the same."""
    first, second = bare(one), bare(other)
    if not first or not second:
        return False
    if first.startswith(second[:25]) or second.startswith(first[:25]):
        return True
    return SequenceMatcher(None, first, second).ratio() >= least


def measured(found: dict[str, Any], labels: dict[str, Any]) -> Counter[str]:
    """Count what is right, wanted and given for one document."""
    counts: Counter[str] = Counter()
    absent = set(labels.get("not_in_text", ()))
    for name in (*HEADER, *MORE):
        if name in labels and name not in absent:
            want, got = labels[name], found.get(name)
            same = (
                alike(got, want, 0.85) if name in ("subject", "signer") else bare(got) == bare(want)
            )
            counts[f"{name} wanted"] += 1
            counts[f"{name} right"] += same
            if name in HEADER:
                counts["header wanted"] += 1
                counts["header right"] += same
    _references(found, labels, counts)
    _tasks(found, labels, counts)
    return counts


def _references(found: dict[str, Any], labels: dict[str, Any], counts: Counter[str]) -> None:
    wanted = {bare(one["number"]) for one in labels.get("references", ())}
    given = {bare(one["number"]) for one in found["references"]}
    counts["references wanted"] += len(wanted)
    counts["references given"] += len(given)
    counts["references right"] += len(wanted & given)


def _tasks(found: dict[str, Any], labels: dict[str, Any], counts: Counter[str]) -> None:
    left = list(found["tasks"])
    counts["tasks given"] += len(left)
    for want in labels.get("tasks", ()):
        counts["tasks wanted"] += 1
        for got in left:
            if alike(got["text_start"], want["text_start"], 0.8):
                left.remove(got)
                counts["tasks found"] += 1
                right = alike(got["lead"], want.get("lead"), 0.7)
                counts["tasks right"] += right and got["deadline"] == want.get("deadline")
                break


def documents() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Return name, text and labels of every labelled document there is."""
    for folder in FOLDERS:
        for labels in sorted(folder.glob("*.labels.json")):
            text = labels.with_name(labels.name.replace(".labels.json", ".txt"))
            if text.exists():
                told = json.loads(labels.read_text("utf-8"))
                yield text.stem, text.read_text("utf-8"), told


def main() -> int:
    """Print the table; return 1 where a figure is missed."""
    totals: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    sizes: Counter[bool] = Counter()
    for name, text, labels in documents():
        found = as_json(read(text))
        counts = measured(found, labels)
        noisy = is_noisy(text)
        totals[noisy] += counts
        sizes[noisy] += 1
        _say_wrong(name, found, labels, counts)
    missed = False
    for noisy, counts in totals.items():
        if sizes[noisy]:
            missed |= _table("mangled" if noisy else "clean", counts, sizes[noisy], noisy=noisy)
    return int(missed or not sizes)


def _say_wrong(
    name: str, found: dict[str, Any], labels: dict[str, Any], counts: Counter[str]
) -> None:
    wrong = [
        f"{field}: {found.get(field)!r} for {labels[field]!r}"
        for field in (*HEADER, *MORE)
        if counts[f"{field} wanted"] and not counts[f"{field} right"]
    ]
    for what in ("references", "tasks"):
        right, given, wanted = (counts[f"{what} {one}"] for one in ("right", "given", "wanted"))
        if not right == given == wanted:
            wrong.append(f"{what}: {right} right of {given} given, {wanted} wanted")
    if wrong:
        print(f"{name}: {'; '.join(wrong)}")


def _table(title: str, counts: Counter[str], size: int, *, noisy: bool) -> bool:
    print(f"\n{title}, {size} documents")
    missed = False
    for what in (*HEADER, *MORE, "header", "references", "tasks"):
        wanted, right = counts[f"{what} wanted"], counts[f"{what} right"]
        if not wanted:
            continue
        recall = 100 * right / wanted
        given = counts[f"{what} given"]
        hits = counts["tasks found"] if what == "tasks" else right
        precision = f"  precision {100 * hits / given:5.1f} %" if given else ""
        need = WANTED.get(what)
        least = need[noisy] if need else 0
        short = recall < least or (bool(given) and 100 * hits / given < least and what != "header")
        mark = f"  at least {least} %: {'missed' if short else 'reached'}" if need else ""
        missed |= bool(need) and short
        print(f"  {what:<11} {right:>4} of {wanted:>4}  {recall:5.1f} %{precision}{mark}")
    return missed


if __name__ == "__main__":
    sys.exit(main())
