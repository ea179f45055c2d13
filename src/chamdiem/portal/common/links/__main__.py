"""`python -m chamdiem.portal.common.links`: look at one page, asked on standard input."""

import contextlib
import http.client
import json
import socket
import sys
from io import BytesIO

from chamdiem.formats.confined import limits
from chamdiem.portal.common.links import naming
from chamdiem.portal.common.links.looking import Looker


def main() -> int:
    """Answer one request; the certificates are read before rights are given up."""
    rehearse()
    asked = json.loads(sys.stdin.buffer.readline())
    looker = Looker(allowed=frozenset(asked["allowed"]), proxy=asked["proxy"])
    limits.give_up_rights()
    limits.enforce(limits.Limits.from_words(sys.argv[1:]))
    seen = looker.look(asked["link"], names=asked["names"])
    answer = {"state": seen.state, "why": seen.why, "names_it": seen.names_it}
    json.dump(answer, sys.stdout, ensure_ascii=True)
    return 0


def rehearse() -> None:
    """Resolve a name and read an answer once: afterwards no module can be loaded any more."""
    "a.vn".encode("idna").decode("latin-1").encode("iso-8859-1")
    with contextlib.suppress(OSError):
        socket.getaddrinfo("localhost", 80, type=socket.SOCK_STREAM)
    answer = http.client.HTTPResponse(_Said())  # type: ignore[arg-type]
    answer.begin()
    answer.getheader("Location")
    naming.names(b"<p>S\xe1\xbb\x91 1/A</p>", ["1/A"])


class _Said:
    """What a server would say, as a connection gives it."""

    def makefile(self, _mode: str) -> BytesIO:
        return BytesIO(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


if __name__ == "__main__":
    sys.exit(main())
