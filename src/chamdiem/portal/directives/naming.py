"""How a document is named and compared: number and symbol, on a key without marks; pure."""

import re
from datetime import date

from chamdiem.portal.common import text

_NOT_A_SIGN = re.compile(r"[^a-z0-9/&-]+")
PARTY = re.compile(r"^(?P<type>[A-Za-zĐđ]+)/(?P<body>.+)$")


def whole(number: str, symbol: str) -> str:
    """Return number and symbol as documents write them: 4585/QĐ-BKHCN, 57-NQ/TW.

    >>> whole("4585", "QĐ-BKHCN"), whole("57", "NQ/TW"), whole("", "UBND-VX")
    ('4585/QĐ-BKHCN', '57-NQ/TW', '…/UBND-VX')
    """
    if not symbol:
        return number
    return f"{number or '…'}{'-' if PARTY.match(symbol) else '/'}{symbol}"


def key_of(written: str) -> str:
    """Return the key on which numbers are compared: no diacritics, case, spaces, leading zeros.

    >>> key_of("07/KH-UBND"), key_of("4585/QĐ- BKHCN"), key_of("337-KH/TU")
    ('7/kh-ubnd', '4585/qd-bkhcn', '337-kh/tu')
    """
    bare = _NOT_A_SIGN.sub("", text.folded(written))
    return bare.lstrip("0")


def name(doc_type: str, number: str, symbol: str, issued_on: date | None) -> str:
    """Name a document as sentences do: Công văn số 12/UBND-VX ngày 07/01/2026."""
    signs = whole(number, symbol)
    numbered = f"{doc_type} số {signs}" if signs else doc_type
    return f"{numbered} ngày {issued_on:%d/%m/%Y}" if issued_on else numbered
