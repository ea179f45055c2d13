"""A scheme's file alone: check it, add what it holds as a version, or drop it."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction

from chamdiem.formats.child import read_scheme_outside
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.schemes.actions import versions
from chamdiem.portal.schemes.models import SchemeDraft, SchemeVersion


class AlreadyDecided(Exception):
    """Raise when a draft has been kept or dropped in the meantime."""


def open_draft(*, file_name: str, source: bytes, by: User, at: datetime) -> SchemeDraft:
    """Check a file and let it wait for its author; a wrong one is refused whole."""
    versions.require_addable(loaded=read_scheme_outside(source, file_name))
    with transaction.atomic():
        draft = SchemeDraft.objects.create(
            file_name=file_name, source=source, at=at, by=by.public_id
        )
        audit.record(
            verb="schemes.draft.opened", actor=by.opaque_id, subject=draft, at=at, **_told(draft)
        )
    return draft


def keep(*, draft: SchemeDraft, by: User, at: datetime) -> SchemeVersion:
    """Add the version a draft holds (Nạp thành bản dự thảo)."""
    loaded = read_scheme_outside(bytes(draft.source), draft.file_name)
    with transaction.atomic():
        _claim(draft)
        version = versions.add(loaded=loaded, file_name=draft.file_name, by=by, at=at)
        audit.record(
            verb="schemes.draft.kept", actor=by.opaque_id, subject=draft, at=at, **_told(draft)
        )
        SchemeDraft.objects.filter(pk=draft.pk).delete()
    return version


@transaction.atomic
def discard(*, draft: SchemeDraft, by: User, at: datetime) -> None:
    """Drop a draft (Bỏ); nothing of it is kept."""
    _claim(draft)
    audit.record(
        verb="schemes.draft.discarded", actor=by.opaque_id, subject=draft, at=at, **_told(draft)
    )
    SchemeDraft.objects.filter(pk=draft.pk).delete()


def _told(draft: SchemeDraft) -> dict[str, Any]:
    """Return what the trail keeps of a file: which bytes they were."""
    return {"file": hashlib.sha256(bytes(draft.source)).hexdigest()}


def _claim(draft: SchemeDraft) -> None:
    """Lock the draft, so that of two decisions at once only one is made."""
    if not SchemeDraft.objects.select_for_update().filter(pk=draft.pk).exists():
        raise AlreadyDecided("Tệp này đã được nạp hoặc bỏ ở một cửa sổ khác.")
