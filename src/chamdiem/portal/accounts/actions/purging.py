"""Deleting what has served: old failures, old codes, ended sessions."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction

from chamdiem.portal.accounts.models import OneTimeCode, SignInFailure

KEPT = timedelta(days=30)


@transaction.atomic
def purge(*, at: datetime) -> int:
    """Delete failures and codes older than 30 days and ended sessions; return how many rows.

    Who calls this records the act: one entry for all rooms.
    """
    old = (
        SignInFailure.objects.filter(last_at__lt=at - KEPT),
        OneTimeCode.objects.filter(expires_at__lt=at - KEPT),
        Session.objects.filter(expire_date__lt=at),
    )
    return sum(rows.delete()[0] for rows in old)
