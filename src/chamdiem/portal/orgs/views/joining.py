"""Reforms: seen before they are done."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs
from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs import access, actions, forms, pages, queries
from chamdiem.portal.orgs.forms.joining import EXISTING
from chamdiem.portal.orgs.views.acting import (
    METHODS,
    UNCHANGED,
    Outcome,
    attempt,
    sent,
    shown,
    tried,
)


@needs(Right.ORGS_MANAGE)
@require_http_methods(METHODS)
def merge(request: HttpRequest) -> HttpResponse:
    """Merge organisations (Sáp nhập, hợp nhất), after a look at what that does."""
    today = timezone.localdate()
    form = forms.MergeForm(sent(request), initial=_chosen(request))
    done, is_preview = _seen_first(request, form, lambda: _merging(form))
    if done.is_done and not is_preview:
        messages.info(request, f"Đã ghi sáp nhập. {UNCHANGED}")
        return redirect("orgs:organisation", public_id=done.result.public_id)
    page = pages.merge_page(
        form=form, refusal=done.refusal, is_preview=done.is_done and is_preview, on=today
    )
    return shown(request, "orgs/act.html", page)


@needs(Right.ORGS_MANAGE)
@require_http_methods(METHODS)
def split(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Divide an organisation (Chia, tách), after a look at what that does."""
    one = access.organisation_to_change(user=request.user, public_id=public_id)
    form = forms.SplitForm(sent(request))
    day = form.cleaned_data.get("on") if form.is_bound and form.is_valid() else None
    parts = forms.PartsForm(sent(request), prefix="phan", form_kwargs={"day": day})
    done, is_preview = Outcome(), False
    if not form.is_bound or parts.is_valid():
        done, is_preview = _seen_first(
            request,
            form,
            lambda: partial(
                actions.split,
                predecessor=one,
                parts=[part.facts for part in parts.filled],
                ends=form.cleaned_data["how"] == "ends",
            ),
        )
    if done.is_done and not is_preview:
        messages.info(request, f"Đã ghi chia, tách. {UNCHANGED}")
        return redirect("orgs:organisation", public_id=public_id)
    page = pages.split_page(
        organisation=one,
        form=form,
        parts=parts,
        refusal=done.refusal,
        is_preview=done.is_done and is_preview,
        on=timezone.localdate(),
    )
    return shown(request, "orgs/act.html", page)


def _seen_first(
    request: HttpRequest, form: Any, act: Callable[[], Callable[..., Any]]
) -> tuple[Outcome, bool]:
    """Rehearse what a form asks for, or do it where it was seen and confirmed."""
    if request.POST.get("do") == "keep":
        return attempt(request, form, act), False
    if not form.is_valid():
        return Outcome(), True
    deed = partial(
        act(), basis=form.basis, on=form.on_day, by=person(request=request), at=timezone.now()
    )
    return tried(lambda: actions.rehearse(deed)), True


def _merging(form: Any) -> Callable[..., Any]:
    shares = form.shares
    nodes = [*form.cleaned_data["whole_nodes"], *form.cleaned_data["part_nodes"]]
    predecessors = [access.organisation_to_see(public_id=node.public_id) for node in nodes]
    into = form.facts if form.cleaned_data["into"] != EXISTING else _stays(form)
    return partial(actions.merge, predecessors=predecessors, into=into, shares=shares)


def _stays(form: Any) -> Any:
    return access.organisation_to_see(public_id=form.cleaned_data["stays_node"].public_id)


def _chosen(request: HttpRequest) -> dict[str, str]:
    """Return the organisation from whose page one came, as the first to be merged."""
    written = request.GET.get("don-vi", "")
    nodes = queries.tree(on=timezone.localdate()) if written else ()
    found = [node.name for node in nodes if str(node.public_id) == written]
    return {"whole": "\n".join(found)}
