"""`python -m chamdiem.formats.confined`: judge one file from standard input under limits.

Everything is imported and used once first: afterwards the process may no longer be able to
open a file.
"""

import contextlib
import json
import sys
from typing import Any

from chamdiem.formats import evidence
from chamdiem.formats.confined import limits
from chamdiem.formats.problems import Refused

_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def main() -> int:
    """Answer one request; a refusal is an answer too."""
    rehearse()
    limits.give_up_rights()
    limits.enforce(limits.Limits.from_words(sys.argv[1:]))
    try:
        wanted, name = json.loads(sys.stdin.buffer.readline())
        answer = _answer(sys.stdin.buffer.read(), wanted, name)
    except MemoryError:
        answer = {"exhausted": True}
    json.dump(answer, sys.stdout, ensure_ascii=True)
    return 0


def rehearse() -> None:
    """Look once into a small file of each family, so that every module is loaded."""
    "".encode("cp437").decode("utf-16-le")
    for source in (_PDF, b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfea\x00"):
        with contextlib.suppress(Refused):
            evidence.inspect(source, "a.pdf")
    evidence.fingerprints(_PDF, "a.pdf")


def _answer(source: bytes, wanted: str, name: str) -> dict[str, Any]:
    try:
        if wanted == "fingerprints":
            return {"fingerprints": evidence.fingerprints(source, name)}
        found = evidence.inspect(source, name)
    except Refused as refusal:
        one = refusal.problems[0]
        return {"refused": [one.found, one.expected, one.advice, one.rule]}
    return {"media": found.media, "ending": found.ending, "is_read": found.is_read}


if __name__ == "__main__":
    sys.exit(main())
