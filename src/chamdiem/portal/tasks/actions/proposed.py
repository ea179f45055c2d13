"""A task that the reader proposed is given by a person, to each who leads it (I26)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.directives import actions as directives
from chamdiem.portal.directives.choices import Verdict
from chamdiem.portal.directives.models import Proposal
from chamdiem.portal.tasks.actions import giving
from chamdiem.portal.tasks.facts import Given, Refused
from chamdiem.portal.tasks.models import Task


class NobodyLeads(Refused):
    """Raise when no organisation was chosen to lead."""


@transaction.atomic
def give_proposed(
    *, proposal: Proposal, given: Sequence[Given], is_edited: bool, by: User, at: datetime
) -> list[Task]:
    """Give the task of a proposal to each organisation that leads it; the proposal is decided."""
    if not given:
        raise NobodyLeads("Hãy chọn ít nhất một cơ quan chủ trì; mỗi cơ quan nhận một nhiệm vụ.")
    tasks = [giving.give(given=one, by=by, at=at) for one in given]
    verdict = Verdict.EDITED if is_edited else Verdict.ACCEPTED
    value = {"title": given[0].words.title} if is_edited else None
    directives.decide(proposal=proposal, verdict=verdict, value=value, by=by, at=at)
    return tasks
