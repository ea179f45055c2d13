"""The list of people, one person, and their roles."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.portal.accounts.access import person as oneself
from chamdiem.portal.common.gates import only
from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs import access as orgs
from chamdiem.portal.rights import access, actions, pages
from chamdiem.portal.rights.roles import ROLES, Role
from chamdiem.portal.rights.views import sent, status


@only(Right.PEOPLE_SEE)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """List everybody with the roles of the day; to htmx only the rows."""
    page = pages.people_page(
        asked=request.GET.dict(), user=oneself(request=request), at=timezone.now()
    )
    part = getattr(request, "htmx", False)
    return render(request, "rights/_people.html" if part else "rights/people.html", {"page": page})


@only(Right.PEOPLE_SEE)
@require_safe
def person(request: HttpRequest, person: UUID) -> HttpResponse:
    """Show one person: account, posts, roles with their days."""
    found = access.person_to_see(user=request.user, public_id=person)
    page = pages.person_page(person=found, user=oneself(request=request), at=timezone.now())
    return render(request, "rights/person.html", {"page": page})


@only(Right.PEOPLE_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, person: UUID) -> HttpResponse:
    """Give a role within its scope, for its days (Giao vai trò)."""
    found = access.person_to_manage(user=request.user, public_id=person)
    at, refusal = timezone.now(), ""
    form = pages.role_form(sent=sent(request), at=at)
    if form.is_valid():
        given = form.cleaned_data
        place = given["organisation"]
        try:
            actions.give(
                user=found,
                role=Role(given["role"]),
                organisation=orgs.organisation_to_see(public_id=UUID(place)) if place else None,
                criterion=given["criterion"],
                part=given["part"],
                holds_from=given["holds_from"],
                holds_until=given["holds_until"],
                by=oneself(request=request),
                at=at,
            )
            name = ROLES[Role(given["role"])].name
            messages.info(request, f"Đã giao vai trò “{name}” cho {found}.")
            return redirect("rights:person", person=person)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.role_page(person=found, form=form, refusal=refusal)
    return render(request, "rights/give.html", {"page": page}, status=status(request))


@only(Right.PEOPLE_MANAGE)
@require_POST
def withdraw(request: HttpRequest, person: UUID, grant: int) -> HttpResponse:
    """Take a role back (Thu lại)."""
    found = access.person_to_manage(user=request.user, public_id=person)
    held = access.grant_to_withdraw(user=request.user, person=found, key=grant)
    try:
        actions.withdraw(grant=held, by=oneself(request=request), at=timezone.now())
        messages.info(request, f"Đã thu lại vai trò “{ROLES[Role(held.role)].name}”.")
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("rights:person", person=person)
