"""The review of a reading: a person accepts, mends or drops each proposal."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs
from chamdiem.portal.common.rights import Right
from chamdiem.portal.directives import access as directives_door
from chamdiem.portal.directives import actions as directives
from chamdiem.portal.directives.choices import ProposalKind, Relation, Verdict
from chamdiem.portal.directives.facts import Cited
from chamdiem.portal.tasks import access, actions, pages
from chamdiem.portal.tasks.facts import Given, Source
from chamdiem.portal.tasks.forms import ReviewForm

REFUSED = (actions.Refused, directives.Refused)


@needs(Right.TASKS_GIVE)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what was read of a document, and take what a person makes of it (xem bản đọc)."""
    at = timezone.now()
    found = access.source_to_give_from(
        user=request.user, public_id=public_id, on=timezone.localdate(at)
    )
    refusal, bound = "", {}
    if request.method == "POST":
        proposal = directives_door.proposal_to_decide(
            directive=found, key=request.POST.get("proposal", "")
        )
        try:
            form = _decided(request, found, proposal, at)
            if form is None:
                return redirect(request.path)
            bound = {proposal.pk: form}
        except REFUSED as failure:
            refusal = str(failure)
            bound = _kept(request, proposal, at)
    page = pages.review_page(directive=found, at=at, refusal=refusal, bound=bound)
    status = 422 if request.method == "POST" else 200
    return render(request, "tasks/review.html", {"page": page}, status=status)


def _decided(request: HttpRequest, found: Any, proposal: Any, at: datetime) -> ReviewForm | None:
    """Decide a proposal; return its form where something in it is wrong."""
    by = person(request=request)
    if request.POST.get("verdict") == "drop":
        directives.decide(proposal=proposal, verdict=Verdict.DROPPED, by=by, at=at)
        messages.info(request, "Đã bỏ đề xuất.")
        return None
    if proposal.kind == ProposalKind.REFERENCE:
        directives.accept_reference(
            proposal=proposal, directive=found, cited=_cited(proposal), by=by, at=at
        )
        return None
    form = _form(request, proposal, at)
    if not form.is_valid():
        return form
    made = actions.give_proposed(
        proposal=proposal,
        given=_given(request, found, proposal, form, at),
        is_edited=form.cleaned_data["title"].strip() != str(proposal.value["text"]).strip(),
        by=by,
        at=at,
    )
    messages.info(request, f"Đã giao {len(made)} nhiệm vụ.")
    return None


def _given(
    request: HttpRequest, found: Any, proposal: Any, form: ReviewForm, at: datetime
) -> list[Given]:
    on = timezone.localdate(at)
    _, keys = pages.lead_options(on=on, day=found.received_on)
    said = form.cleaned_data
    partners = pages.partner_organisations(
        said["partners_words"], keys, found.received_on, said["leads"]
    )
    text = proposal.reading.text.content[proposal.start : proposal.end]
    source = Source(
        directive=found, proposal=proposal, clause=said["clause"], quote=" ".join(text.split())
    )
    assigner = access.assigner(user=request.user, on=on)
    return [
        Given(
            words=form.words(),
            lead=access.organisation_named(key=key),
            assigner=assigner,
            deadline=form.deadline(),
            source=source,
            partners=partners,
        )
        for key in said["leads"]
    ]


def _cited(proposal: Any) -> Cited:
    value = proposal.value
    day = datetime.fromisoformat(value["date"]).date() if value.get("date") else None
    return Cited(value["number"], Relation.CITES, day, value.get("issuer") or "")


def _form(request: HttpRequest, proposal: Any, at: datetime) -> ReviewForm:
    options, _ = pages.lead_options(on=timezone.localdate(at), day=timezone.localdate(at))
    return ReviewForm(request.POST, units=options, prefix=f"d{proposal.pk}")


def _kept(request: HttpRequest, proposal: Any, at: datetime) -> dict[int, ReviewForm]:
    """Return the form as it was typed, where the proposal is a task."""
    if proposal.kind != ProposalKind.TASK:
        return {}
    return {proposal.pk: _form(request, proposal, at)}
