"""The side that asks: start the child, wait no longer than allowed, believe only data."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import chamdiem
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.formats.child import wire
from chamdiem.formats.child.limits import Limits
from chamdiem.formats.child.request import Request
from chamdiem.formats.figures import LoadedFigures
from chamdiem.formats.organisations import LoadedOrganisations, Vocabulary
from chamdiem.formats.problems import Place, Refused, refuse
from chamdiem.formats.returns import Asked, Layout, LoadedReturn
from chamdiem.formats.schemes import LoadedScheme
from chamdiem.formats.tasks import LoadedTasks

_USUAL = Limits()
# One child at a time in each process: a crowd of large files must not eat the memory.
_TURN = threading.BoundedSemaphore(1)
MOST_UNITS = 20_000  # several times the communes of the country
_COMMAND = [sys.executable, "-P", "-m", "chamdiem.formats.child"]
_ENVIRONMENT = {
    "PYTHONPATH": str(Path(chamdiem.__file__).parents[1]),
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
    "OPENBLAS_NUM_THREADS": "1",  # its threads would each reserve address space
}


def read_scheme_outside(source: bytes, name: str, *, limits: Limits = _USUAL) -> LoadedScheme:
    """Read a stranger's scheme file; answers and refuses as `scheme_files.load` does.

    What stands in its `source` is what was read: of a workbook the file made from it.
    """
    scheme, text, digest, notes = _ask(Request(source, name), limits)
    return LoadedScheme(scheme, text.encode(), digest, notes)


def read_figures_outside(
    source: bytes,
    name: str,
    *,
    scheme: Scheme,
    month: Month,
    units: bytes | None = None,
    units_name: str = "units",
    limits: Limits = _USUAL,
) -> LoadedFigures:
    """Read a stranger's file of figures; answers and refuses as `figures.load` does."""
    request = Request(source, name, wire.encode(scheme), str(month), units, units_name)
    loaded = _ask(request, limits)
    if not isinstance(loaded, LoadedFigures):
        raise _stopped(name)
    if len(loaded.figures.units) > MOST_UNITS:
        raise _too_many(name, len(loaded.figures.units))
    return loaded


def read_organisations_outside(
    source: bytes, name: str, *, words: Vocabulary, limits: Limits = _USUAL
) -> LoadedOrganisations:
    """Read a stranger's list of organisations; answers and refuses as `organisations.load`."""
    loaded = _ask(Request(source, name, words=wire.encode(words)), limits)
    if not isinstance(loaded, LoadedOrganisations):
        raise _stopped(name)
    return loaded


def read_return_outside(
    source: bytes, name: str, *, asked: Asked, layout: Layout | None, limits: Limits = _USUAL
) -> LoadedReturn:
    """Read a stranger's file of a return; answers and refuses as `returns.load` does."""
    request = Request(source, name, asked=wire.encode(asked), layout=wire.encode(layout))
    loaded = _ask(request, limits)
    if not isinstance(loaded, LoadedReturn):
        raise _stopped(name)
    return loaded


def read_tasks_outside(source: bytes, name: str, *, limits: Limits = _USUAL) -> LoadedTasks:
    """Read a stranger's sheet of tasks; answers and refuses as `tasks.load` does."""
    loaded = _ask(Request(source, name, is_tasks=True), limits)
    if not isinstance(loaded, LoadedTasks):
        raise _stopped(name)
    return loaded


def _ask(request: Request, limits: Limits) -> Any:
    answer = _in_turn(request, limits)
    if "refused" in answer:
        raise Refused(wire.decode(answer["refused"]), answer["more"])
    if "read" not in answer:
        raise _stopped(request.name)
    return wire.decode(answer["read"])


def _in_turn(request: Request, limits: Limits) -> dict[str, Any]:
    """Wait for the files before this one, no longer than reading one may take."""
    if not _TURN.acquire(timeout=limits.waiting):
        raise _busy(request.name)
    try:
        return _answer(request, limits)
    finally:
        _TURN.release()


def _answer(request: Request, limits: Limits) -> dict[str, Any]:
    try:
        done = subprocess.run(
            [*_COMMAND, *limits.words],
            input=request.sent(),
            capture_output=True,
            timeout=limits.waiting,
            env=_ENVIRONMENT,
            cwd="/",
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as failure:
        raise _stopped(request.name) from failure
    except subprocess.CalledProcessError as failure:
        was_killed = failure.returncode < 0
        raise (_stopped if was_killed else _failed)(request.name) from failure
    return answer


def _failed(name: str) -> Refused:
    return refuse(
        Place(name),
        "Bộ đọc tệp gặp lỗi ngoài dự kiến và đã dừng",
        "tệp mà bộ đọc hiểu được",
        "Báo cho người quản trị hệ thống, kèm tệp này",
        rule="reader-failed",
    )


def _stopped(name: str) -> Refused:
    return refuse(
        Place(name),
        "Tệp quá lớn, quá rắc rối hoặc hỏng, nên việc đọc đã dừng ở mức cho phép về thời gian "
        "hoặc bộ nhớ",
        "tệp đọc được trong giới hạn ấy",
        "Lưu riêng phần số liệu cần nạp thành một tệp mới",
        rule="limits",
    )


def _busy(name: str) -> Refused:
    return refuse(
        Place(name),
        "Hệ thống đang đọc các tệp gửi trước tệp này",
        "chờ đến lượt",
        "Đợi một phút rồi gửi lại; chưa có gì được lưu",
        rule="busy",
    )


def _too_many(name: str, units: int) -> Refused:
    return refuse(
        Place(name),
        f"Tệp có {units} đơn vị",
        f"nhiều nhất {MOST_UNITS} đơn vị trong một tháng",
        "Kiểm tra cột mã đơn vị; nếu đúng là nhiều thế, hãy chấm bằng dòng lệnh",
        rule="too-many-units",
    )
