"""Which addresses may be gone to: public ones; nothing of this machine or network."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

_NOT = tuple(
    ip_network(written)
    for written in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "198.18.0.0/15",
        "64:ff9b:1::/48",
        "fec0::/10",
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_INSIDE = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "arpa")


def is_public(written: str) -> bool:
    """Tell whether an address, and every address hidden in it, lies on the public internet.

    >>> [is_public(one) for one in ("8.8.8.8", "10.0.0.1", "127.0.0.1", "169.254.169.254")]
    [True, False, False, False]
    >>> [is_public(one) for one in ("2001:4860:4860::8888", "::ffff:127.0.0.1", "2002:7f00:1::")]
    [True, False, False]
    """
    try:
        address = ip_address(written.split("%")[0])
    except ValueError:
        return False
    return all(_is_public(one) for one in _unfolded(address))


def is_inside(host: str) -> bool:
    """Tell whether a name can only be one of this network: no dot in it, or a private ending.

    >>> is_inside("may-chu"), is_inside("kho.local"), is_inside("laichau.gov.vn")
    (True, True, False)
    """
    bare = host.rstrip(".").lower()
    return "." not in bare or bare.rsplit(".", 1)[-1] in _INSIDE


def is_literal(host: str) -> bool:
    """Tell whether a host is an address and no name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    is_odd = address.is_multicast or address.is_reserved or address.is_private
    in_list = any(address.version == net.version and address in net for net in _NOT)
    return address.is_global and not is_odd and not in_list


def _unfolded(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """Return the address and those of IPv4 that ways of carrying it hide in IPv6."""
    if isinstance(address, IPv4Address):
        yield address
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
        return
    if address in _NAT64:
        yield IPv4Address(int(address) & 0xFFFFFFFF)
        return
    yield address
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
