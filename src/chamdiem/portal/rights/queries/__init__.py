"""What can be asked of rights: what a person holds, where they belong, who there is."""

from chamdiem.portal.rights.queries.belonging import belongs_to, conflict, withdrawals_of
from chamdiem.portal.rights.queries.held import (
    brings,
    held_by,
    holds_anywhere,
    lender,
    organisations_where,
    rights_of,
    roles_of,
)
from chamdiem.portal.rights.queries.people import (
    grants_of,
    is_last_administrator,
    lent_by_or_to,
    lock_administrators,
    people,
    people_of,
    person,
    state_of,
    takers,
)

__all__ = [
    "belongs_to",
    "brings",
    "conflict",
    "grants_of",
    "held_by",
    "holds_anywhere",
    "is_last_administrator",
    "lender",
    "lent_by_or_to",
    "lock_administrators",
    "organisations_where",
    "people",
    "people_of",
    "person",
    "rights_of",
    "roles_of",
    "state_of",
    "takers",
    "withdrawals_of",
]
