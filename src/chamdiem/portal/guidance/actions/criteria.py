"""Guidance of a criterion: drafted by one, released by another, taken over by an explicit act."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.guidance import queries
from chamdiem.portal.guidance.actions import ground
from chamdiem.portal.guidance.facts import Told
from chamdiem.portal.guidance.models import Guidance, Release, Takeover
from chamdiem.portal.schemes.models import SchemeVersion


@transaction.atomic
def draft(*, version: SchemeVersion, leaf: str, told: Told, by: User, at: datetime) -> Guidance:
    """Write guidance of a criterion (soạn hướng dẫn); what was in force stays so until release."""
    ground.require_leaf(version, leaf)
    row = Guidance.objects.create(
        version=version,
        leaf=leaf,
        counts=ground.said(told.counts, what="cái gì được tính"),
        counts_not=ground.optional(told.counts_not),
        evidence=ground.optional(told.evidence),
        example=ground.optional(told.example),
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="guidance.guidance.drafted", actor=by.opaque_id, subject=row, at=at, leaf=leaf
    )
    return row


@transaction.atomic
def release(*, guidance: Guidance, by: User, at: datetime) -> Release:
    """Put guidance in force (phát hành), the latest draft only, by another than its author."""
    ground.take_turns("version", guidance.version_id)
    later = Guidance.objects.filter(
        version_id=guidance.version_id, leaf=guidance.leaf, pk__gt=guidance.pk
    )
    if later.exists() or Release.objects.filter(guidance=guidance).exists():
        raise ground.Moved(
            "Bản này không còn là bản soạn mới nhất, hoặc đã phát hành. Hãy mở lại trang, xem bản "
            "mới nhất rồi phát hành."
        )
    ground.require_other_hand(guidance.by, by.public_id)
    row = Release.objects.create(guidance=guidance, at=at, by=by.public_id)
    audit.record(
        verb="guidance.guidance.released",
        actor=by.opaque_id,
        subject=guidance,
        at=at,
        leaf=guidance.leaf,
    )
    return row


@transaction.atomic
def take_over(
    *,
    version: SchemeVersion,
    former: SchemeVersion,
    leaves: Collection[str],
    by: User,
    at: datetime,
) -> int:
    """Let what a former version says hold for a new one too (giữ nguyên cho phiên bản mới)."""
    ground.take_turns("version", version.pk)
    possible = queries.may_take_over(version=version, former=former)
    if not leaves or not set(leaves) <= set(possible):
        raise ground.Moved(
            "Hãy chọn tiêu chí có ở cả hai phiên bản, phiên bản trước đã có hướng dẫn mà phiên bản "
            "mới chưa có. Danh sách có thể vừa thay đổi; chưa có gì được ghi."
        )
    chosen = [leaf for leaf in possible if leaf in set(leaves)]
    Takeover.objects.bulk_create(
        Takeover(version=version, leaf=leaf, former=former, at=at, by=by.public_id)
        for leaf in chosen
    )
    audit.record(
        verb="guidance.guidance.taken-over",
        actor=by.opaque_id,
        subject=version,
        at=at,
        former=f"{former.scheme_id}/{former.version}",
        leaves=chosen,
    )
    return len(chosen)
