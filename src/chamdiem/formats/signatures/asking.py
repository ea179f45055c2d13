"""The side that asks: start the process, wait no longer than allowed, believe only data."""

import base64
import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import chamdiem
from chamdiem.formats.confined.limits import Limits
from chamdiem.formats.signatures.findings import Checked, Signed, State, Trust

_LIMITS = Limits(computing=30, waiting=60, memory=1 << 30)
_COMMAND = [sys.executable, "-P", "-m", "chamdiem.formats.signatures"]
_ENVIRONMENT = {
    "PYTHONPATH": str(Path(chamdiem.__file__).parents[1]),
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
}
_ORDER = (State.TRUSTED, State.UNCHECKED, State.ALTERED)
UNREADABLE = "không đọc được chữ ký của tệp: tệp hỏng hoặc có mật khẩu"
NO_PDF = "tệp không phải PDF"


def check(source: bytes, trust: Trust, *, moment: datetime) -> Checked:
    """Check the signatures of a PDF as of a moment; the worst of them decides."""
    if b"%PDF-" not in source[:1024]:
        return Checked(State.NONE, NO_PDF, ())
    answer = _ask(source, trust, moment)
    if "signatures" not in answer:
        return Checked(State.UNCHECKED, UNREADABLE, ())
    found = tuple(_signed(one) for one in answer["signatures"])
    if not found:
        return Checked(State.NONE, "", ())
    worst = max(found, key=lambda one: _ORDER.index(one.state))
    return Checked(worst.state, worst.why, found)


def _signed(told: list[str]) -> Signed:
    signer, at, state, why = told
    return Signed(signer[:300], datetime.fromisoformat(at) if at else None, State(state), why)


def _ask(source: bytes, trust: Trust, moment: datetime) -> dict[str, Any]:
    asked = {
        "roots": [base64.b64encode(one).decode() for one in trust.roots],
        "revoked": [base64.b64encode(one).decode() for one in trust.revoked],
        "moment": moment.isoformat(),
    }
    try:
        done = subprocess.run(
            [*_COMMAND, *_LIMITS.words],
            input=json.dumps(asked).encode() + b"\n" + source,
            capture_output=True,
            timeout=_LIMITS.waiting,
            env=_ENVIRONMENT,
            cwd="/",
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return {}
    return answer
