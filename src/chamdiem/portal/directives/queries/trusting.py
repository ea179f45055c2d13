"""What signatures are checked against, and what was found of files."""

from collections.abc import Sequence
from datetime import date

from chamdiem.formats.signatures import Trust
from chamdiem.portal.directives.choices import TrustKind
from chamdiem.portal.directives.models import SignatureCheck, TrustFile
from chamdiem.portal.files.models import Stored


def trusted() -> Sequence[TrustFile]:
    """Return the roots and lists in use: the last word on each certificate or list."""
    last = TrustFile.objects.order_by("sha256", "-id").distinct("sha256")
    rows = TrustFile.objects.filter(pk__in=last.values("pk"), is_in=True)
    return list(rows.order_by("kind", "subject", "-as_of", "id"))


def trusted_hashes() -> frozenset[str]:
    """Return the hashes of what is in use."""
    return frozenset(row.sha256 for row in trusted())


def trust() -> tuple[Trust, date | None]:
    """Return what a check takes, and the day of the latest list of revoked certificates."""
    rows = trusted()
    roots = [bytes(row.content) for row in rows if row.kind == TrustKind.ROOT]
    lists = [row for row in rows if row.kind == TrustKind.REVOKED]
    as_of = max((row.as_of for row in lists), default=None)
    return Trust(roots, [bytes(row.content) for row in lists]), as_of


def one_trusted(*, key: str) -> TrustFile | None:
    """Return a root or list in use by its hash."""
    return next((row for row in trusted() if row.sha256 == key), None)


def last_check(*, file: Stored | None) -> SignatureCheck | None:
    """Return what was found last of the signatures of a file."""
    if file is None:
        return None
    return SignatureCheck.objects.filter(file=file).order_by("-id").first()
