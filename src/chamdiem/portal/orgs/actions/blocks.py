"""Whether a block is scored, or only followed."""

from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.orgs import queries
from chamdiem.portal.orgs.actions import checking, ground
from chamdiem.portal.orgs.choices import ActKind, Block
from chamdiem.portal.orgs.facts import Basis
from chamdiem.portal.orgs.models import BlockStanding


@transaction.atomic
def settle_block(
    *, block: Block, is_scored: bool, basis: Basis, on: date, by: User | None, at: datetime
) -> BlockStanding:
    """Settle that a block is scored from a day on, or only followed (chấm / chỉ theo dõi)."""
    checking.require_day(on)
    act = ground.begin(kind=ActKind.CHANGE, basis=basis, by=by, at=at)
    before = queries.blocks(on=on)[block]
    row = BlockStanding.objects.create(
        block=block,
        holds_from=on,
        is_scored=is_scored,
        act=act,
        recorded_at=at,
        recorded_by=ground.identity(by),
    )
    audit.record(
        verb="orgs.block.settled",
        actor=by.opaque_id if by else audit.SYSTEM,
        subject=("orgs.block", str(block)),
        at=at,
        act=act.number,
        before={"is_scored": before} if before != is_scored else {},
        after={"is_scored": is_scored, "holds_from": on.isoformat()},
    )
    return row
