"""Evidence (minh chứng): added, reused by an explicit act, withdrawn by a mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.files.models import Stored
from chamdiem.portal.returns.actions import ground
from chamdiem.portal.returns.choices import EvidenceKind
from chamdiem.portal.returns.models import Evidence, Return
from chamdiem.portal.schemes.queries import scheme_of

MOST_A_LEAF = 50


@dataclass(frozen=True, slots=True)
class Given:
    """What an evidence is: a document's reference, a link, or a file that was stored."""

    kind: EvidenceKind
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    subject: str = ""
    link: str = ""
    file: Stored | None = None
    page: int | None = None
    valid_until: date | None = None


@transaction.atomic
def add_evidence(*, of: Return, leaf: str, given: Given, by: User, at: datetime) -> Evidence:
    """Add one evidence to a criterion."""
    row = ground.to_write(of, by=by, at=at)
    _require_leaf(row, leaf)
    _require_whole(given)
    _require_room(row, leaf)
    columns = {name: getattr(given, name) for name in Given.__slots__}
    made = Evidence.objects.create(of=row, leaf=leaf, at=at, by=by.public_id, **columns)
    _record("returns.evidence.added", made, by, at)
    return made


@transaction.atomic
def add_several(
    *, of: Return, leaf: str, given: Sequence[Given], by: User, at: datetime
) -> tuple[Evidence, ...]:
    """Add several evidences to a criterion, all or none."""
    return tuple(add_evidence(of=of, leaf=leaf, given=one, by=by, at=at) for one in given)


@transaction.atomic
def reuse_evidence(
    *, of: Return, leaf: str, evidence: Evidence, by: User, at: datetime
) -> Evidence:
    """Let an evidence of the unit serve another criterion or month too (dùng lại)."""
    row = ground.to_write(of, by=by, at=at)
    _require_leaf(row, leaf)
    if evidence.of.organisation_id != row.organisation_id:
        raise ground.Refused("Chỉ dùng lại được minh chứng của chính đơn vị mình.")
    source = Evidence.objects.select_related("file").get(pk=evidence.pk)
    if source.withdrawn_at is not None:
        raise ground.Refused("Minh chứng này đã được rút nên không dùng lại được.")
    columns = {name: getattr(source, name) for name in Given.__slots__}
    _require_whole(Given(**columns))
    _require_room(row, leaf)
    made = Evidence.objects.create(
        of=row, leaf=leaf, reuse_of=evidence, at=at, by=by.public_id, **columns
    )
    _record("returns.evidence.reused", made, by, at)
    return made


@transaction.atomic
def withdraw_evidence(*, evidence: Evidence, by: User, at: datetime) -> None:
    """Withdraw an evidence (rút minh chứng): it stays in what was sent, and counts no more."""
    row = ground.locked(evidence.of)
    ground.require_writing(row)
    rows = Evidence.objects.filter(pk=evidence.pk, withdrawn_at=None)
    if not rows.update(withdrawn_at=at, withdrawn_by=by.public_id):
        raise ground.Refused("Minh chứng này đã được rút.")
    _record("returns.evidence.withdrawn", evidence, by, at)


def _require_leaf(row: Return, leaf: str) -> None:
    if leaf not in {one.code for one in scheme_of(row.period.scheme_version).leaves()}:
        raise ground.Refused("Bộ tiêu chí của kỳ này không có tiêu chí đó.")


def _require_room(row: Return, leaf: str) -> None:
    if Evidence.objects.filter(of=row, leaf=leaf, withdrawn_at=None).count() >= MOST_A_LEAF:
        raise ground.Refused(f"Mỗi tiêu chí nhận nhiều nhất {MOST_A_LEAF} minh chứng.")


def _require_whole(given: Given) -> None:
    if given.kind == EvidenceKind.LINK and not _leads_to_a_page(given.link):
        raise ground.Refused(
            "Đường dẫn phải bắt đầu bằng http:// hoặc https://, rồi đến tên miền, không có dấu "
            "cách."
        )
    if given.file is not None and given.file.removed_at is not None:
        raise ground.Refused("Nội dung tệp này đã được gỡ nên không dùng làm minh chứng được.")


def _leads_to_a_page(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    return is_web and not any(each.isspace() for each in link)


def _record(verb: str, one: Evidence, by: User, at: datetime) -> None:
    audit.record(
        verb=verb, actor=by.opaque_id, subject=one, at=at, leaf=one.leaf, kind=str(one.kind)
    )
