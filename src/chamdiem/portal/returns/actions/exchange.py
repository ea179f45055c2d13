"""What a spreadsheet brings into a draft (nhận vào phiếu): all of it or nothing."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.returns.actions import cells, ground
from chamdiem.portal.returns.actions.cells import Typed
from chamdiem.portal.returns.models import Return


class Overtaken(ground.Refused):
    """Raise when somebody changed a cell between the preview and the act: nothing was written."""


class Unread(ground.Refused):
    """Raise when a cell of the file is no figure: nothing was written."""


@transaction.atomic
def take_in(
    *,
    of: Return,
    typed: Sequence[Typed],
    remarks: Sequence[tuple[str, str, int]],
    within: Collection[str] | None = None,
    within_leaves: Collection[str] | None = None,
    by: User,
    at: datetime,
) -> int:
    """Save figures and explanations (leaf, words, version seen) of a file; return how many."""
    saved = cells.save_cells(of=of, typed=typed, within=within, by=by, at=at)
    if bad := [one for one in saved if one.refusal]:
        raise Unread(f"Số liệu “{bad[0].code}”: {bad[0].refusal} Chưa có gì được ghi vào phiếu.")
    overtaken = [one.code for one in saved if one.is_stale]
    for leaf, words, seen in remarks:
        said = cells.save_remark(
            of=of, leaf=leaf, words=words, seen=seen, within=within_leaves, by=by, at=at
        )
        overtaken += [leaf] if said.is_stale else []
    if overtaken:
        raise Overtaken(
            f"Người khác vừa sửa {len(overtaken)} ô ({', '.join(overtaken[:5])}) trong lúc "
            "ông/bà xem; chưa có gì được ghi. Hãy xem lại các ô đó rồi nhận lại."
        )
    audit.record(
        verb="returns.file.taken",
        actor=by.opaque_id,
        subject=ground.locked(of),
        at=at,
        cells=len(saved),
        remarks=len(remarks),
    )
    return len(saved) + len(remarks)
