"""Every write of documents: each by somebody, at an instant, in one transaction, in the trail."""

from chamdiem.portal.directives.actions.registering import (
    address,
    cite,
    mark,
    register,
    register_with_file,
    restate,
)
from chamdiem.portal.directives.actions.reviewing import (
    accept_reference,
    decide,
    drop_draft,
    open_draft,
    read_again,
    register_draft,
)
from chamdiem.portal.directives.actions.trusting import (
    check_signatures,
    load_trust,
    withdraw_trust,
)
from chamdiem.portal.directives.facts import Refused

__all__ = [
    "read_again",
    "Refused",
    "accept_reference",
    "address",
    "check_signatures",
    "cite",
    "decide",
    "drop_draft",
    "load_trust",
    "open_draft",
    "register_draft",
    "mark",
    "register",
    "register_with_file",
    "restate",
    "withdraw_trust",
]
