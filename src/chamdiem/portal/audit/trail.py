"""Write the trail: the one function every action calls, in its own transaction."""

from datetime import datetime
from typing import Any

from django.db import models

from chamdiem.portal.audit import verbs
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common import requests

# Who acts when nobody does: a command run on the machine.
SYSTEM = "system"

Subject = models.Model | tuple[str, str]


def record(*, verb: str, actor: str, subject: Subject, at: datetime, **details: Any) -> Entry:
    """Add one entry to the trail; details hold codes and numbers, never a name."""
    verbs.words(verb)
    kind, identity = named(subject)
    return Entry.objects.create(
        verb=verb,
        actor=actor,
        subject_kind=kind,
        subject_id=identity,
        at=at,
        details=details,
        request_id=requests.current_id(),
    )


def has(*, verb: str) -> bool:
    """Tell whether the trail knows any act of this kind."""
    verbs.words(verb)
    return Entry.objects.filter(verb=verb).exists()


def named(subject: Subject) -> tuple[str, str]:
    """Return kind and id of a subject: its public id where it has one, else its key."""
    if isinstance(subject, tuple):
        return subject
    return subject._meta.label_lower, str(getattr(subject, "public_id", subject.pk))
