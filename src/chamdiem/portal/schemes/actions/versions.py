"""Adding versions of schemes."""

from datetime import datetime

from django.db import transaction

from chamdiem.formats.schemes import LoadedScheme
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.schemes import queries
from chamdiem.portal.schemes.models import SchemeVersion


class OtherContent(Exception):
    """Raise when a version is already there with other bytes (I1)."""


@transaction.atomic
def add(*, loaded: LoadedScheme, file_name: str, by: User, at: datetime) -> SchemeVersion:
    """Add a version of a scheme, or return the one already there if it is the same."""
    scheme, validity = loaded.scheme, loaded.scheme.validity
    row, new = SchemeVersion.objects.get_or_create(
        scheme_id=scheme.id,
        version=scheme.version,
        defaults={
            "title": scheme.title,
            "illustrative": scheme.illustrative,
            "first_month": str(validity.first),
            "last_month": str(validity.last or ""),
            "file_name": file_name,
            "source": loaded.source,
            "digest": loaded.digest,
            "added_at": at,
            "added_by": by.public_id,
        },
    )
    _require_same(row, loaded)
    if new:
        audit.record(
            verb="schemes.version.added",
            actor=by.opaque_id,
            subject=row,
            at=at,
            after={"scheme": str(row), "digest": row.digest},
        )
    return row


def require_addable(*, loaded: LoadedScheme) -> None:
    """Refuse a version that is there with other bytes, before anybody works with it."""
    row = queries.known(scheme_id=loaded.scheme.id, version=loaded.scheme.version)
    if row is not None:
        _require_same(row, loaded)


def _require_same(row: SchemeVersion, loaded: LoadedScheme) -> None:
    if row.digest != loaded.digest:
        raise OtherContent(
            f"Bộ tiêu chí {loaded.scheme.identity} đã có với nội dung khác. Một phiên bản đã nạp "
            "không bao giờ thay đổi; hãy đổi “version” trong tệp rồi nạp như phiên bản mới."
        )
