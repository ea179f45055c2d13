"""One head's browser in the crowd: what it asks of the site, and how long each answer took."""

import hashlib
import http.client
import json
import re
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from bench.token import TOKEN

PIECE = 256 * 1024
FORM = "application/x-www-form-urlencoded"
FINGERPRINT = re.compile(r'name="fingerprint" value="([0-9a-f]{64})"')


@dataclass
class Visit:
    """What one head did: seconds of each kind of request, files acknowledged, what went wrong."""

    saves: list[float] = field(default_factory=list)
    submits: list[float] = field(default_factory=list)
    pieces: list[float] = field(default_factory=list)
    digests: set[str] = field(default_factory=set)
    versions: dict[str, tuple[int, str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    address: str = ""


class Caller:
    """A browser that keeps its cookie; anything but success is noted in words."""

    def __init__(self, port: int, address: str, cookie: str) -> None:
        """Keep where the return stands; each request opens a connection of its own."""
        self._port, self._address, self._cookie = port, address, cookie
        self.visit = Visit(address=address)

    def save(self, leaf: int) -> None:
        """Save one cell, as the page does of itself."""
        code = f"d{leaf}"
        seen, _ = self.visit.versions.get(code, (1, ""))
        typed = str(1 + len(self.visit.saves) % 9)
        cell = {"code": code, "text": typed, "answer": 0, "seen": seen}
        body = json.dumps({"cells": [cell], "remarks": []}).encode()
        took, answer = self._ask("POST", f"{self._address}luu/", body, "application/json")
        self.visit.saves.append(took)
        if answer is not None:
            version = next(one["version"] for one in answer["cells"] if one["code"] == code)
            self.visit.versions[code] = (version, typed)

    def bring(self, leaf: int, content: bytes) -> None:
        """Send a file in pieces, finish it, attach it to a criterion."""
        begun = urlencode({"name": f"anh-{leaf}.jpg", "size": len(content)}).encode()
        _, told = self._ask("POST", "/tep/gui/minh-chung/", begun, FORM)
        for at in range(0, len(content) if told else 0, PIECE):
            address = f"{told['address']}?offset={at}"
            took, _ = self._ask("POST", address, content[at : at + PIECE], "application/x")
            self.visit.pieces.append(took)
        _, done = self._ask("POST", told["finish"], b"", FORM) if told else (0.0, None)
        if done is None:
            return
        self.visit.digests.add(hashlib.sha256(content).hexdigest())
        given = urlencode({"what": "file", "f-file": done["key"]}).encode()
        self._ask("POST", f"{self._address}minh-chung/T{leaf}/", given, FORM, is_page=True)

    def send(self) -> None:
        """Look at the whole, take the responsibility, send."""
        _, page = self._ask("GET", f"{self._address}gui/", is_page=True)
        if page is None or not (found := FINGERPRINT.search(page)):
            self.visit.wrong.append("the page of sending shows no fingerprint")
            return
        body = urlencode({"fingerprint": found[1], "is_responsible": "1"}).encode()
        took, _ = self._ask("POST", f"{self._address}gui/", body, FORM, is_page=True)
        self.visit.submits.append(took)

    def _ask(
        self, how: str, address: str, body: bytes = b"", kind: str = FORM, *, is_page: bool = False
    ) -> tuple[float, Any]:
        headers = {"Cookie": self._cookie, "X-CSRFToken": TOKEN, "Content-Type": kind}
        headers["Connection"] = "close"  # what the server lets go in between is no failure
        begun = perf_counter()
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=120)
        try:
            line.request(how, address, body or None, headers)
            answer = line.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException) as failure:
            self.visit.wrong.append(f"{how} {address}: {failure!r}")
            return perf_counter() - begun, None
        finally:
            line.close()
        took = perf_counter() - begun
        if answer.status >= 400 or (is_page and how == "POST" and answer.status != 302):
            self.visit.wrong.append(f"{how} {address}: {answer.status}")
            return took, None
        return took, text.decode() if is_page else json.loads(text)
