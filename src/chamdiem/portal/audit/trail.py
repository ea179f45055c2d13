"""Write the trail: the one function every action calls, in its own transaction.

At commit the database links each entry into the chain (migration 0002); nothing here can.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from chamdiem.portal.audit import verbs
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common import requests

# Who acts when nobody does: a command run on the machine.
SYSTEM = "system"

Subject = models.Model | tuple[str, str]
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """One act of many that are recorded together: to what, and what it changed."""

    subject: Subject
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)
    details: Values = field(default_factory=dict)


def record(
    *,
    verb: str,
    actor: str,
    subject: Subject,
    at: datetime,
    on_behalf_of: str = "",
    before: Values | None = None,
    after: Values | None = None,
    **details: Any,
) -> Entry:
    """Add one entry to the trail; values hold codes, numbers, opaque ids, never a name."""
    act = Act(subject, before or {}, after or {}, details)
    entry = _entry(verb, actor, on_behalf_of, act, at)
    entry.save(force_insert=True)
    return entry


def record_many(
    *, verb: str, actor: str, acts: Iterable[Act], at: datetime, on_behalf_of: str = ""
) -> int:
    """Add one entry for each act of a bulk write, in one statement; return how many."""
    entries = [_entry(verb, actor, on_behalf_of, act, at) for act in acts]
    return len(Entry.objects.bulk_create(entries, batch_size=5000))


def has(*, verb: str) -> bool:
    """Tell whether the trail knows any act of this kind."""
    verbs.words(verb)
    return Entry.objects.filter(verb=verb).exists()


def named(subject: Subject) -> tuple[str, str]:
    """Return kind and id of a subject: its public id where it has one, else its key."""
    if isinstance(subject, tuple):
        return subject
    return subject._meta.label_lower, str(getattr(subject, "public_id", subject.pk))


def _entry(verb: str, actor: str, on_behalf_of: str, act: Act, at: datetime) -> Entry:
    verbs.words(verb)
    kind, identity = named(act.subject)
    return Entry(
        verb=verb,
        actor=actor,
        on_behalf_of=on_behalf_of or requests.current_behalf(),
        subject_kind=kind,
        subject_id=identity,
        at=at,
        details=dict(act.details),
        before=dict(act.before),
        after=dict(act.after),
        request_id=requests.current_id(),
        origin=requests.current_origin(),
    )
