"""`python -m chamdiem.formats.signatures`: check one PDF from standard input under limits."""

import base64
import contextlib
import json
import sys
from datetime import UTC, datetime
from typing import Any

from chamdiem.formats.confined import limits
from chamdiem.formats.signatures import pades

_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def main() -> int:
    """Answer one request: the signatures of a PDF, or that it cannot be read."""
    with contextlib.suppress(Exception):
        pades.signatures(_PDF, (), (), datetime(2026, 1, 1, tzinfo=UTC))
    limits.give_up_rights()
    limits.enforce(limits.Limits.from_words(sys.argv[1:]))
    asked = json.loads(sys.stdin.buffer.readline())
    json.dump(_answer(asked, sys.stdin.buffer.read()), sys.stdout, ensure_ascii=True)
    return 0


def _answer(asked: dict[str, Any], source: bytes) -> dict[str, Any]:
    roots, revoked = ([base64.b64decode(one) for one in asked[key]] for key in ("roots", "revoked"))
    try:
        found = pades.signatures(source, roots, revoked, datetime.fromisoformat(asked["moment"]))
    except Exception as failure:  # noqa: BLE001 - whatever a stranger's file does, it is told
        return {"broken": type(failure).__name__}
    return {
        "signatures": [
            [one.signer, one.at.isoformat() if one.at else "", one.state.value, one.why]
            for one in found
        ]
    }


if __name__ == "__main__":
    sys.exit(main())
