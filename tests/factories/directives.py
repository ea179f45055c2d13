"""Documents of the tests, entered by hand."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import count

from chamdiem.portal.directives import actions
from chamdiem.portal.directives.choices import Level
from chamdiem.portal.directives.facts import Cited, Directed, Marks, Said
from chamdiem.portal.directives.models import Directive
from chamdiem.portal.rights.roles import Role
from tests.factories import organisations, people

AT = datetime(2026, 9, 7, 3, tzinfo=UTC)
ISSUED, RECEIVED = date(2026, 8, 3), date(2026, 8, 5)
_numbers = count(101)


def said(**other: object) -> Said:
    """Return what is known of a dispatch of the invented province."""
    plain = {
        "issuer": "Ủy ban nhân dân tỉnh Thử",
        "subject": "V/v đẩy mạnh chuyển đổi số",
        "doc_type": "Công văn",
        "level": Level.PROVINCE,
        "number": str(next(_numbers)),
        "symbol": "UBND-VX",
        "issued_on": ISSUED,
    }
    return Said(**(plain | other))  # type: ignore[arg-type]


def directive(
    *,
    addressees: Sequence[Directed] = (),
    citations: Sequence[Cited] = (),
    marks: Marks | None = None,
    received_on: date = RECEIVED,
    at: datetime = AT,
    **other: object,
) -> Directive:
    """Return a document in the register."""
    organisations.province()
    return actions.register(
        said=said(**other),
        received_on=received_on,
        addressees=addressees,
        citations=citations,
        marks=marks,
        by=people.person(role=Role.OFFICER),
        at=at,
    )
