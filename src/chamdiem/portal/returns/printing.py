"""The printed return (bản in phiếu): plain values laid out as a PDF, its fingerprint on each page.

The layout is `phieu.typ`. What people typed goes in as data and never as markup, and only the
fonts inside the typesetter are used: the same return looks the same everywhere.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import qrcode
import typst
from qrcode.image.svg import SvgPathFillImage

_LAYOUT = Path(__file__).with_name("phieu.typ")
_GROUP = 8


def pdf(said: Mapping[str, Any], *, fingerprint: str) -> bytes:
    """Return the return as a PDF, to be signed in the e-office (ký số)."""
    whole = {
        **said,
        "fingerprint": fingerprint,
        "groups": groups(fingerprint),
        "qr": _qr(fingerprint),
    }
    made: bytes = typst.compile(
        _layout(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"said": json.dumps(whole, ensure_ascii=False)},
    )
    return made


def groups(fingerprint: str) -> Sequence[str]:
    """Write a fingerprint as people compare it, in groups of eight signs."""
    return [fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP)]


@cache
def _layout() -> bytes:
    return _LAYOUT.read_bytes()


def _qr(words: str) -> str:
    code = qrcode.QRCode(border=2, image_factory=SvgPathFillImage)
    code.add_data(words)
    stream = BytesIO()
    code.make_image().save(stream)
    return stream.getvalue().decode()
