"""The doors to requests: one's own, or all for who handles or oversees them."""

from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.rights import Right
from chamdiem.portal.privacy import queries
from chamdiem.portal.privacy.models import DataRequest


def request_to_see(*, user: Any, key: UUID) -> DataRequest:
    """Return a request to who asked and to who sees all; to everybody else there is none."""
    found = DataRequest.objects.select_related("person").filter(public_id=key).first()
    if found is None or not (found.person_id == user.pk or sees_all(user)):
        raise Http404
    return found


def request_to_handle(*, key: UUID) -> DataRequest:
    """Return a request to be handled; the gate has asked for the right."""
    found = DataRequest.objects.select_related("person").filter(public_id=key).first()
    if found is None:
        raise Http404
    return found


def person_to_copy(*, key: UUID) -> User:
    """Return the person of whom a copy was asked by a request."""
    found = request_to_handle(key=key)
    if found.person is None:
        raise Http404
    return found.person


def sees_all(user: Any) -> bool:
    """Tell whether the person sees everybody's requests."""
    return bool(user.is_authenticated and user.has_perm(Right.PRIVACY_SEE))


def handles(user: Any) -> bool:
    """Tell whether the person handles requests."""
    return bool(user.is_authenticated and user.has_perm(Right.PRIVACY_HANDLE))


def people_called(words: str) -> list[User]:
    """Return who is meant by a sign-in name, an opaque id or a full name."""
    return list(queries.people_called(words))
