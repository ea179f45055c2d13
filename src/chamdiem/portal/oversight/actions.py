"""What reading leaves behind: a page that oversight read, an export."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import export as trail_file
from chamdiem.portal.audit import queries as trail
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.audit.queries import Asked
from chamdiem.seal.trail.exported import Head


def note_reading(*, route: str, where: Mapping[str, Any], by: User, at: datetime) -> None:
    """Record that oversight read a page: its route and what it was of, not what was searched."""
    details: dict[str, Any] = {"of": {name: str(value) for name, value in where.items()}}
    audit.record(
        verb="oversight.page.read",
        actor=by.opaque_id,
        subject=("oversight.page", route[:64]),
        at=at,
        **(details if where else {}),
    )


@transaction.atomic
def export(*, asked: Asked, by: User, at: datetime) -> Iterator[bytes]:
    """Record that the trail was taken out, and return its lines up to this moment."""
    number, last = trail.head()
    chosen = _chosen(asked)
    audit.record(
        verb="oversight.trail.exported",
        actor=by.opaque_id,
        subject=("audit.link", str(number)),
        at=at,
        **chosen,
    )
    head = Head(at.isoformat(timespec="seconds"), number, last, chosen)
    return trail_file.lines(asked, head)


def _chosen(asked: Asked) -> dict[str, Any]:
    """Return what was asked for in codes; people as opaque ids."""
    found = {
        "since": asked.since.isoformat() if asked.since else "",
        "until": asked.until.isoformat() if asked.until else "",
        "people": " ".join(asked.people or ()),
        "verbs": " ".join(asked.verbs),
        "subject_kind": asked.subject_kind,
        "subject_id": asked.subject_id,
    }
    return {name: value for name, value in found.items() if value}
