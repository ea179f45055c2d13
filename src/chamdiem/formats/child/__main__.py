"""`python -m chamdiem.formats.child`: read one file from standard input under limits.

Everything is imported first: afterwards the process may no longer be able to open a file.
"""

import json
import sys
from typing import Any, BinaryIO

from chamdiem.engine.periods import Month
from chamdiem.formats import figures, organisations, returns, scheme_files, tasks
from chamdiem.formats.child import limits, rehearsal, wire
from chamdiem.formats.child.request import Request
from chamdiem.formats.problems import Refused


def main() -> int:
    """Answer one request; a refusal is an answer too."""
    rehearsal.rehearse()
    limits.give_up_rights()
    limits.enforce(limits.Limits.from_words(sys.argv[1:]))
    try:
        answer = _answer(sys.stdin.buffer)
    except MemoryError:
        answer = {"exhausted": True}
    json.dump(answer, sys.stdout, ensure_ascii=True)
    return 0


def _answer(stream: BinaryIO) -> dict[str, Any]:
    request = Request.receive(stream)
    try:
        return {"read": wire.encode(_read(request))}
    except Refused as refusal:
        return {"refused": wire.encode(refusal.problems), "more": refusal.more}


def _read(request: Request) -> Any:
    if request.words is not None:
        words = wire.decode(request.words)
        return organisations.load(request.source, request.name, words=words)
    if request.is_tasks:
        return tasks.load(request.source, request.name)
    if request.asked is not None:
        return _read_return(request)
    if request.scheme is None:
        loaded = scheme_files.load(request.source, request.name)
        return [loaded.scheme, loaded.source.decode(), loaded.digest, loaded.notes]
    return figures.load(
        request.source,
        request.name,
        scheme=wire.decode(request.scheme),
        month=Month.parse(request.month),
        units=request.units,
        units_name=request.units_name,
    )


def _read_return(request: Request) -> Any:
    asked, layout = wire.decode(request.asked), wire.decode(request.layout)
    return returns.load(request.source, request.name, asked=asked, layout=layout)


if __name__ == "__main__":
    sys.exit(main())
