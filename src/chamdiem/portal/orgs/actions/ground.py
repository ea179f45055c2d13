"""What every act on organisations stands on: its turn, its document, its line in the trail."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments, text
from chamdiem.portal.orgs.choices import ActKind
from chamdiem.portal.orgs.facts import Basis
from chamdiem.portal.orgs.models import Act, Organisation, Version

# One act at a time on all organisations: they are rare, and parents tie them to each other.
# Rows that are only added to cannot be locked, for that takes the right to update them.
TURN = 0x6F726773
CHECKS = (
    "SET CONSTRAINTS an_organisation_has_its_parent_every_day, successions_are_true IMMEDIATE",
    "SET CONSTRAINTS an_organisation_has_its_parent_every_day, successions_are_true DEFERRED",
)


class Refused(Exception):
    """Raise when an act on organisations is against a rule; says who can lift it and how."""


class NoBasis(Refused):
    """Raise when an act names no document."""


class BasisNotIssued(Refused):
    """Raise when the document bears a day that has not come."""


class Contradiction(Refused):
    """Raise when parents or successions would not be there on their days."""


def begin(*, kind: ActKind, basis: Basis, by: User | None, at: datetime, reason: str = "") -> Act:
    """Wait for the turn, then record the document the act rests on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
    given = _checked(basis, at)
    return Act.objects.create(
        kind=kind,
        number=given.number,
        issued_on=given.issued_on,
        issuer=given.issuer,
        title=given.title,
        reason=text.nfc(reason),
        recorded_at=at,
        recorded_by=identity(by),
    )


def finish() -> None:
    """Ask the database now whether parents and successions are there on all their days."""
    try:
        with connection.cursor() as cursor:
            for statement in CHECKS:
                cursor.execute(statement)
    except IntegrityError as failure:
        told = getattr(failure.__cause__, "diag", None)
        raise Contradiction(_said(told, failure)) from failure


def record(
    verb: str, subject: Organisation, act: Act, by: User | None, at: datetime, **details: Any
) -> None:
    """Add the one entry of the act to the trail."""
    audit.record(
        verb=verb,
        actor=by.opaque_id if by else audit.SYSTEM,
        subject=subject,
        at=at,
        act=act.number,
        **details,
    )


def identity(by: User | None) -> UUID | None:
    """Return what a row keeps of who acted."""
    return by.public_id if by else None


def snapshot(version: Version) -> dict[str, Any]:
    """Return a version as the trail keeps it, before or after an act."""
    return {
        "name": version.name,
        "short_name": version.short_name,
        "kind": str(version.kind),
        "block": str(version.block),
        "parent": str(version.parent.public_id) if version.parent else None,
        "unit_code": version.unit_code,
        "area_code": version.area_code,
        "identifier": version.identifier,
        "confidence": str(version.confidence),
        "note": version.note,
        "holds_from": version.holds_from.isoformat(),
        "holds_until": version.holds_until.isoformat() if version.holds_until else None,
    }


def listed(names: Sequence[str], *, most: int = 5) -> str:
    """Name a few, and say how many more there are."""
    shown = ", ".join(f"“{name}”" for name in names[:most])
    return shown if len(names) <= most else f"{shown} và {len(names) - most} cơ quan khác"


def _checked(basis: Basis, at: datetime) -> Basis:
    given = replace(
        basis,
        number=text.nfc(basis.number),
        issuer=text.nfc(basis.issuer),
        title=text.nfc(basis.title),
    )
    if not given.number or not given.issuer:
        raise NoBasis(
            "Mỗi thay đổi về cơ quan, đơn vị phải có căn cứ: số, ký hiệu văn bản và cơ quan ban "
            "hành. Hãy ghi đủ rồi gửi lại."
        )
    if given.issued_on and given.issued_on > moments.day_of(at):
        raise BasisNotIssued(
            f"Văn bản {given.number} đề ngày {given.issued_on:%d/%m/%Y}, chưa đến. Chỉ ghi theo "
            "văn bản đã ban hành; hãy sửa ngày hoặc đợi cơ quan có thẩm quyền ban hành."
        )
    return given


def _said(told: Any, failure: IntegrityError) -> str:
    """Say in words what the database refused; it names the organisations itself."""
    rules = {
        "an_organisation_has_its_parent_every_day": (
            "Cơ quan cấp trên phải tồn tại trong mọi ngày mà cơ quan trực thuộc tồn tại"
        ),
        "no_organisation_is_above_itself": (
            "Một cơ quan không thể vừa là cấp trên vừa trực thuộc chính mình, dù qua cơ quan khác"
        ),
        "successions_are_true": (
            "Cơ quan tiền thân phải tồn tại đến ngày sáp nhập, chia tách; cơ quan kế thừa phải "
            "tồn tại từ ngày đó"
        ),
    }
    name = getattr(told, "constraint_name", None)
    if name not in rules:
        raise failure
    detail = getattr(told, "message_detail", None) or ""
    return f"{rules[name]}: {detail}. Hãy ghi thay đổi của các cơ quan liên quan trước."
