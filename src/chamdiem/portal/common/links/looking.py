"""One look at a page: go there, follow a few redirects, say whether a page answers.

Each name is resolved once and its address is the one gone to, so that no second answer of a
name server leads elsewhere. What cannot be looked at is never a fault of who wrote the link.
"""

import http.client
import socket
import ssl
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

from chamdiem.portal.common.links import addresses, naming

OPENS, GONE, UNKNOWN = "opens", "gone", "unknown"
MOST_REDIRECTS = 5
SECONDS = 8.0
MOST_READ = 2_000_000
_READABLE = ("text/html", "application/xhtml", "text/plain")
_PORTS = {"http": 80, "https": 443}
_USUAL_PORTS = frozenset({80, 443, 8080, 8443})
_MOVED = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_HEADERS = {"User-Agent": "chamdiem-link-check", "Accept": "*/*", "Connection": "close"}

Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look said: the state, why in words for people, and whether the page names it.

    `names_it` is None where no words were given or the page could not be read for them.
    """

    state: str
    why: str = ""
    names_it: bool | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server answered; the body only where it was asked for."""

    status: int
    onward: str
    kind: str
    body: bytes


def resolved(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(frozen=True)
class Looker:
    """Who looks: how names are resolved, which addresses are allowed besides, by which proxy."""

    resolve: Resolve = resolved
    allowed: Collection[str] = ()
    proxy: str = ""
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def look(self, link: str, names: Collection[str] = ()) -> Seen:
        """Return whether a page answers there, and whether it names one of these words."""
        try:
            for _ in range(MOST_REDIRECTS + 1):
                answer = self._ask(link, MOST_READ if names else 0)
                if answer.status not in _MOVED or not answer.onward:
                    return _judged(answer, names)
                link = urljoin(link, answer.onward)
        except _NotGoneTo as refusal:
            return Seen(UNKNOWN, str(refusal))
        except (OSError, http.client.HTTPException, ValueError) as trouble:
            return Seen(UNKNOWN, _said(trouble))
        return Seen(UNKNOWN, "trang chuyển tiếp quá nhiều lần")

    def _ask(self, link: str, most: int) -> _Answer:
        parts = _checked(urlsplit(link))
        connection = self._connection(parts)
        target = parts._replace(fragment="")
        is_plain_proxy = bool(self.proxy) and parts.scheme == "http"
        asked = target.geturl() if is_plain_proxy else _path(target)
        try:
            host = parts.netloc
            connection.request("GET", asked, headers={**_HEADERS, "Host": host})
            answer = connection.getresponse()
            onward, kind = answer.getheader("Location"), answer.getheader("Content-Type")
            body = answer.read(most) if most and answer.status not in _MOVED else b""
            return _Answer(answer.status, onward or "", (kind or "").lower(), body)
        finally:
            connection.close()

    def _connection(self, parts: SplitResult) -> http.client.HTTPConnection:
        host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
        if self.proxy:
            return self._by_proxy(parts.scheme, host, port)
        address = self._public(host, port)
        if parts.scheme == "https":
            return _PinnedHTTPS(host, port, address, self.context)
        return _Pinned(host, port, address)

    def _public(self, host: str, port: int) -> str:
        found = self.resolve(host, port)
        if not found:
            raise _NotGoneTo("không tìm thấy máy chủ của trang")
        for address in found:
            if address not in self.allowed and not addresses.is_public(address):
                raise _NotGoneTo("địa chỉ nội bộ, hệ thống không đến đó kiểm tra")
        return found[0]

    def _by_proxy(self, scheme: str, host: str, port: int) -> http.client.HTTPConnection:
        literal = addresses.is_literal(host)
        if literal and not addresses.is_public(host) or not literal and addresses.is_inside(host):
            raise _NotGoneTo("địa chỉ nội bộ, hệ thống không đến đó kiểm tra")
        way = urlsplit(self.proxy)
        there = (str(way.hostname), way.port or 3128)
        if scheme == "http":
            return http.client.HTTPConnection(*there, timeout=SECONDS)
        tunnel = http.client.HTTPSConnection(*there, timeout=SECONDS, context=self.context)
        tunnel.set_tunnel(host, port)
        return tunnel


class _NotGoneTo(Exception):
    """Raise when a link leads where nobody goes; says why."""


class _Pinned(http.client.HTTPConnection):
    """A connection to the very address that was judged."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._there = (address, port)

    def connect(self) -> None:
        self.sock = socket.create_connection(self._there, SECONDS)


class _PinnedHTTPS(http.client.HTTPSConnection):
    """As `_Pinned`, and the certificate is that of the name."""

    def __init__(self, host: str, port: int, address: str, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=SECONDS, context=context)
        self._there, self._trusted = (address, port), context

    def connect(self) -> None:
        plain = socket.create_connection(self._there, SECONDS)
        self.sock = self._trusted.wrap_socket(plain, server_hostname=self.host)


def _checked(parts: SplitResult) -> SplitResult:
    if parts.scheme not in _PORTS or not parts.hostname:
        raise _NotGoneTo("đường dẫn không phải trang web http, https")
    if parts.username is not None or parts.password is not None:
        raise _NotGoneTo("đường dẫn có tên người dùng hoặc mật khẩu")
    if parts.port is not None and parts.port not in _USUAL_PORTS and parts.port < 1024:
        raise _NotGoneTo("cổng của đường dẫn không phải của trang web")
    return parts


def _path(parts: SplitResult) -> str:
    path = parts._replace(scheme="", netloc="").geturl()
    written = path if path.startswith("/") else f"/{path}"
    return "".join(one if one.isascii() else _quoted(one) for one in written)


def _quoted(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode())


def _judged(answer: _Answer, names: Collection[str]) -> Seen:
    if answer.status in _GONE:
        return Seen(GONE, f"máy chủ trả lời {answer.status}")
    if not 200 <= answer.status < 300:
        return Seen(UNKNOWN, f"máy chủ trả lời {answer.status}")
    if not names:
        return Seen(OPENS)
    if not answer.kind.startswith(_READABLE):
        return Seen(OPENS, "đường dẫn mở ra một tệp, không phải trang bài đăng")
    return Seen(OPENS, names_it=naming.names(answer.body, names))


def _said(trouble: Exception) -> str:
    if isinstance(trouble, TimeoutError):
        return "trang trả lời quá chậm"
    if isinstance(trouble, socket.gaierror):
        return "không tìm thấy máy chủ của trang"
    if isinstance(trouble, ssl.SSLError):
        return "chứng thư bảo mật của trang không đúng"
    return "không nối được đến trang"
