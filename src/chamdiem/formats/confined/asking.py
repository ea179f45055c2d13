"""The side that asks: start the process, wait no longer than allowed, believe only data."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import chamdiem
from chamdiem.formats import evidence
from chamdiem.formats.confined.limits import Limits
from chamdiem.formats.evidence import Inspected
from chamdiem.formats.problems import Place, Problem, Refused, refuse

_USUAL = Limits(computing=20, waiting=40, memory=1 << 30)
# As many at a time in each process as there are processors: a crowd must not eat the memory.
_TURNS = threading.BoundedSemaphore(max(1, min(4, os.cpu_count() or 1)))
_COMMAND = [sys.executable, "-P", "-m", "chamdiem.formats.confined"]
_ENVIRONMENT = {
    "PYTHONPATH": str(Path(chamdiem.__file__).parents[1]),
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
}


def inspect_outside(source: bytes, name: str, *, limits: Limits = _USUAL) -> Inspected:
    """Judge a stranger's file; answers and refuses as `evidence.inspect` does.

    What needs no opening, a picture or a text, is recognised here and now.
    """
    if not evidence.needs_opening(source):
        return evidence.inspect(source, name)
    answer = _in_turn(source, "kind", name, limits)
    match answer:
        case {"media": str(media), "ending": str(ending), "is_read": bool(is_read)}:
            return Inspected(media, ending, is_read)
    raise _refused(answer, name)


def fingerprints_outside(source: bytes, name: str, *, limits: Limits = _USUAL) -> tuple[str, ...]:
    """Read the fingerprints on a stranger's PDF, as `evidence.fingerprints` does."""
    match answer := _in_turn(source, "fingerprints", name, limits):
        case {"fingerprints": [*found]}:
            return tuple(str(one) for one in found)
    raise _refused(answer, name)


def _refused(answer: Any, name: str) -> Refused:
    match answer:
        case {"refused": [str(found), str(expected), str(advice), str(rule)]}:
            return Refused([Problem(Place(name), found, expected, advice, rule)])
    return _stopped(name)


def _in_turn(source: bytes, wanted: str, name: str, limits: Limits) -> Any:
    if not _TURNS.acquire(timeout=limits.waiting):
        raise _busy(name)
    try:
        return _answer(source, wanted, name, limits)
    finally:
        _TURNS.release()


def _answer(source: bytes, wanted: str, name: str, limits: Limits) -> Any:
    try:
        done = subprocess.run(
            [*_COMMAND, *limits.words],
            input=json.dumps([wanted, name]).encode() + b"\n" + source,
            capture_output=True,
            timeout=limits.waiting,
            env=_ENVIRONMENT,
            cwd="/",
            check=True,
        )
        return json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as failure:
        raise _stopped(name) from failure


def _stopped(name: str) -> Refused:
    return refuse(
        Place(name),
        "Tệp quá lớn, quá rắc rối hoặc hỏng, nên việc kiểm tra đã dừng ở mức cho phép",
        "tệp mở được trong giới hạn ấy",
        "Xuất tài liệu ra PDF, hoặc chia nhỏ, rồi gửi lại",
        rule="limits",
    )


def _busy(name: str) -> Refused:
    return refuse(
        Place(name),
        "Hệ thống đang kiểm tra các tệp gửi trước tệp này",
        "chờ đến lượt",
        "Đợi một phút rồi bấm gửi lại; phần đã gửi còn nguyên",
        rule="busy",
    )
