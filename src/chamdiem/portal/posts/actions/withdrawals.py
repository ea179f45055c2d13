"""What was recorded and was never so (huỷ ghi nhận): a tenure, delegation or focal point."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.posts.actions import ground
from chamdiem.portal.posts.models import Delegation, FocalPoint, Tenure

VERBS = {
    Tenure: "posts.tenure.withdrawn",
    Delegation: "posts.delegation.withdrawn",
    FocalPoint: "posts.focal-point.withdrawn",
}


@transaction.atomic
def withdraw(
    *, fact: Tenure | Delegation | FocalPoint, reason: str, by: User | None, at: datetime
) -> None:
    """Withdraw what was recorded wrongly; it stays to be seen as what was known until now."""
    because = ground.require_words(reason, "lý do huỷ ghi nhận")
    ground.supersede(fact, at=at, because=because)
    ground.record(VERBS[type(fact)], fact, None, by, at, before=fact, is_gone=True)
