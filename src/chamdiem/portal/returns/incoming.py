"""What a browser sends to be saved: JSON of the script, or the whole form without one."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from chamdiem.portal.returns.actions import Typed
from chamdiem.portal.returns.choices import Answer

MOST = 2000
_SEEN = re.compile(r"[0-9]{1,9}")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")  # no database keeps NUL or half a letter


class Unreadable(Exception):
    """Raise when what came is not what the page sends."""


@dataclass(frozen=True, slots=True)
class TypedRemark:
    """What a person wrote to a criterion, and the version they had in sight."""

    leaf: str
    text: str
    seen: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """The cells and remarks of one save; `cut` names those a letter was left out of."""

    cells: tuple[Typed, ...]
    remarks: tuple[TypedRemark, ...]
    cut: frozenset[str] = frozenset()


def from_script(body: bytes) -> Incoming:
    """Read what the script sends: only what changed."""
    try:
        said = json.loads(body)
        cells = tuple(
            Typed(str(one["code"]), str(one["text"]), Answer(one["answer"]), int(one["seen"]))
            for one in said["cells"]
        )
        remarks = tuple(
            TypedRemark(str(one["leaf"]), str(one["text"]), int(one["seen"]))
            for one in said["remarks"]
        )
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as failure:
        raise Unreadable from failure
    return _few(Incoming(cells, remarks))


def from_form(given: Mapping[str, Any]) -> Incoming:
    """Read the whole form: `c:3:CODE` is a cell seen in version 3, `a:CODE` its answer."""
    return _few(_of_form(given))


def to_show_again(given: Mapping[str, Any]) -> Incoming:
    """Read a form that was refused, to show it again; `cut` is where a letter was left out."""
    found = _of_form(given)
    cells, remarks = found.cells[:MOST], found.remarks[:MOST]
    return Incoming(
        tuple(replace(one, text=_NO_TEXT.sub("", one.text)) for one in cells),
        tuple(replace(one, text=_NO_TEXT.sub("", one.text)) for one in remarks),
        frozenset(one.code for one in cells if _NO_TEXT.search(one.text))
        | frozenset(one.leaf for one in remarks if _NO_TEXT.search(one.text)),
    )


def _of_form(given: Mapping[str, Any]) -> Incoming:
    cells, remarks = [], []
    for name in given:
        kind, _, rest = name.partition(":")
        seen, _, code = rest.partition(":")
        if not _SEEN.fullmatch(seen):
            continue
        if kind == "c":
            answer = str(given.get(f"a:{code}", "0"))
            known = Answer(int(answer)) if answer in ("0", "1", "2", "3") else Answer.VALUE
            cells.append(Typed(code, str(given[name]), known, int(seen)))
        elif kind == "r":
            remarks.append(TypedRemark(code, str(given[name]), int(seen)))
    return Incoming(tuple(cells), tuple(remarks))


def _few(found: Incoming) -> Incoming:
    texts = [one.text for one in found.cells] + [one.text for one in found.remarks]
    if len(texts) > MOST or any(_NO_TEXT.search(each) for each in texts):
        raise Unreadable
    return found
