"""The side that asks: start the process that looks, wait no longer than allowed."""

import json
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import chamdiem
from chamdiem.formats.confined import Limits
from chamdiem.portal.common.links.looking import UNKNOWN, Seen

_USUAL = Limits(computing=10, waiting=30, memory=1 << 30)
_COMMAND = [sys.executable, "-P", "-m", "chamdiem.portal.common.links"]
_ENVIRONMENT = {
    "PYTHONPATH": str(Path(chamdiem.__file__).parents[1]),
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
}


def look_outside(
    link: str,
    *,
    names: Collection[str] = (),
    proxy: str = "",
    allowed: Collection[str] = (),
    limits: Limits = _USUAL,
) -> Seen:
    """Look at a page by a child process; what goes wrong there is “chưa kiểm tra được”."""
    asked = json.dumps(
        {"link": link, "names": list(names), "proxy": proxy, "allowed": sorted(allowed)}
    )
    try:
        done = subprocess.run(
            [*_COMMAND, *limits.words],
            input=asked.encode() + b"\n",
            capture_output=True,
            timeout=limits.waiting,
            env=_ENVIRONMENT,
            cwd="/",
            check=True,
        )
        said = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return Seen(UNKNOWN, "việc kiểm tra dừng ở mức cho phép về thời gian")
    return Seen(str(said["state"]), str(said["why"]), said["names_it"])
