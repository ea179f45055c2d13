"""What oversight reads is recorded: each page that was shown to it, before it is sent.

Everybody else pays one look at the rights that their page has asked for anyhow; oversight pays
one entry a page. If the entry cannot be written the page is not shown.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from chamdiem.portal.accounts.models import User
from chamdiem.portal.oversight import actions, queries

Handler = Callable[[HttpRequest], HttpResponse]
# Neither is a page that is read: the one is asked by machines, the other records itself.
NOT_READ = frozenset({"common:health", "oversight:export"})


def record_reading(answer: Handler) -> Handler:
    """Record a page that was read by somebody who holds a role of oversight."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        match = request.resolver_match
        if match and _is_page(request, response) and match.view_name not in NOT_READ:
            _record(request, match.view_name, match.kwargs)
        return response

    return middleware


def _record(request: HttpRequest, route: str, where: dict[str, object]) -> None:
    person, at = request.user, timezone.now()
    if not isinstance(person, User):
        return
    if queries.reads_for_oversight(user=person, on=timezone.localdate(at)):
        actions.note_reading(route=route, where=where, by=person, at=at)


def _is_page(request: HttpRequest, response: HttpResponse) -> bool:
    return request.method == "GET" and response.status_code == 200
