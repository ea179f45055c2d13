"""The request at hand: its number, the network it came from, on whose behalf it acts.

Of an address only the network is kept, /24 of IPv4 and /48 of IPv6: it tells the office from
elsewhere and no single person's machine.
"""

from contextvars import ContextVar
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from secrets import token_hex

COMMAND, SITE = "command", "site"
_BITS = {4: 24, 6: 48}

_current: ContextVar[str] = ContextVar("request_id", default="")
_origin: ContextVar[str] = ContextVar("request_origin", default=COMMAND)
_behalf: ContextVar[str] = ContextVar("request_behalf", default="")


def begin(address: str = "") -> str:
    """Give the request that begins a number and return it; keep the network of the address."""
    number = token_hex(8)
    _current.set(number)
    _origin.set(f"{SITE} {network(address)}".strip())
    _behalf.set("")
    return number


def end() -> None:
    """Forget the request: what runs next is another one, or none."""
    _current.set("")
    _origin.set(COMMAND)
    _behalf.set("")


def current_id() -> str:
    """Return the number of the request at hand; empty in a command."""
    return _current.get()


def current_origin() -> str:
    """Return where the request at hand comes from: “site 10.1.2.0/24”, or “command”."""
    return _origin.get()


def act_for(giver: str) -> None:
    """Keep who lent the right by which a gate let this request in (opaque id), if anybody did."""
    _behalf.set(giver)


def current_behalf() -> str:
    """Return on whose behalf the request at hand acts; empty where the right is one's own."""
    return _behalf.get()


def network(address: str) -> str:
    """Return the network of an address, empty for what is none.

    >>> network("10.1.2.77"), network("2001:db8:1:2::9"), network("unix:")
    ('10.1.2.0/24', '2001:db8:1::/48', '')
    """
    try:
        found: IPv4Address | IPv6Address = ip_address(address.strip().partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(ip_network((found, _BITS[found.version]), strict=False))
