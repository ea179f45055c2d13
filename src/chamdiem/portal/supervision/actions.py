"""Making an inspection file (lập hồ sơ kiểm tra)."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, cast

from django.db import transaction

from chamdiem import __version__
from chamdiem.formats import dossiers
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common.text import nfc
from chamdiem.portal.scoring.choices import SeriesKind
from chamdiem.portal.supervision import contents
from chamdiem.portal.supervision.models import Dossier
from chamdiem.portal.supervision.queries import months
from chamdiem.portal.supervision.scope import Scope, Span

LONGEST = 36


class NothingToExport(Exception):
    """Raise when no scoring of the months concerns the scope."""


class TooLong(Exception):
    """Raise when more months are asked for than one file takes."""


class WithoutReason(Exception):
    """Raise when nobody says why the file is made."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was recorded, and the file itself, which is given once."""

    dossier: Dossier
    file: BinaryIO


@transaction.atomic
def export_dossier(*, scope: Scope, span: Span, reason: str, by: User, at: datetime) -> Exported:
    """Export everything of a unit or criterion in the months as it was, and record that it was."""
    why = nfc(reason)
    if not why:
        raise WithoutReason("Hãy ghi lý do lập hồ sơ: số văn bản, nội dung kiểm tra.")
    if len(span.months()) > LONGEST:
        raise TooLong(f"Một hồ sơ không quá {LONGEST} tháng. Hãy chia thành nhiều hồ sơ.")
    runs = months.runs(scope=scope, span=span)
    if not runs:
        raise NothingToExport(
            f"Không có lần chấm nào của {scope.spoken} trong {span.spoken}. Hãy chọn tháng khác."
        )
    file = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 - closed when it was sent
    try:
        frame = _frame(scope, span, why, by, at)
        parts = contents.parts(scope=scope, span=span, runs=runs)
        digest = dossiers.write(file, frame=frame, parts=parts)
        size = file.tell()
        file.seek(0)
        return Exported(_recorded(scope, span, why, (digest, size), by, at), file)
    except BaseException:
        file.close()
        raise


def _recorded(
    scope: Scope, span: Span, reason: str, made: tuple[str, int], by: User, at: datetime
) -> Dossier:
    digest, size = made
    dossier = Dossier.objects.create(
        kind=scope.kind,
        series=scope.series,
        code=scope.code,
        name=scope.name,
        first_month=str(span.first),
        last_month=str(span.last),
        reason=reason,
        digest=digest,
        size=size,
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="supervision.dossier.exported",
        actor=by.opaque_id,
        subject=dossier,
        at=at,
        scope=str(scope.kind),
        series=scope.series.slug,
        code=scope.code,
        first=str(span.first),
        last=str(span.last),
        digest=digest,
        size=size,
    )
    return dossier


def _frame(scope: Scope, span: Span, reason: str, by: User, at: datetime) -> dossiers.Frame:
    return dossiers.Frame(
        scope=str(scope.kind),
        code=scope.code,
        name=scope.name,
        series=scope.series.title,
        first=str(span.first),
        last=str(span.last),
        reason=reason,
        made_at=months.instant(at) or "",
        made_by=by.opaque_id,
        system=f"chamdiem {__version__}",
        heading=f"{scope.spoken}, {span.spoken}",
        is_invented=scope.series.kind == SeriesKind.DEMONSTRATION,
    )
