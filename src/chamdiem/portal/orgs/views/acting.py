"""Acts on organisations: each asks for its document and its day, and is done once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs
from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs import access, actions, forms, pages, queries
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.orgs.forms.parts import described

UNCHANGED = "Các tháng đã công bố không đổi."
METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a form: done with its result, refused by a rule, or neither yet."""

    is_done: bool = False
    result: Any = None
    refusal: actions.Refused | None = None

    @property
    def is_stale(self) -> bool:
        """Tell whether somebody else was faster."""
        return isinstance(self.refusal, actions.StaleForm)


@needs(Right.ORGS_MANAGE)
@require_http_methods(METHODS)
def establish(request: HttpRequest) -> HttpResponse:
    """Say which jurisdiction this installation serves (Khai báo địa bàn)."""
    form = forms.EstablishForm(sent(request))
    done = attempt(
        request,
        form,
        lambda: partial(
            actions.establish,
            facts=form.facts,
            is_ministry=form.cleaned_data["is_ministry"] == "yes",
        ),
    )
    if done.is_done:
        messages.info(request, "Đã khai báo địa bàn. Giờ ghi hoặc nạp các cơ quan, đơn vị.")
        return redirect("orgs:list")
    page = pages.establish_page(form=form, refusal=done.refusal)
    return shown(request, "orgs/act.html", page)


@needs(Right.ORGS_MANAGE)
@require_http_methods(METHODS)
def found(request: HttpRequest) -> HttpResponse:
    """Record a new organisation (Thành lập, ghi nhận hiện trạng)."""
    form = forms.FoundForm(sent(request))
    done = attempt(
        request,
        form,
        lambda: partial(
            actions.found if form.cleaned_data["how"] == "found" else actions.record,
            facts=form.facts,
        ),
    )
    if done.is_done:
        messages.info(request, f"Đã ghi “{form.cleaned_data['name']}”. {UNCHANGED}")
        return redirect("orgs:organisation", public_id=done.result.public_id)
    page = pages.found_page(form=form, refusal=done.refusal, on=timezone.localdate())
    return shown(request, "orgs/act.html", page)


@needs(Right.ORGS_MANAGE)
@require_http_methods(METHODS)
def change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Let other facts hold from a day on (Đổi thông tin)."""
    one = access.organisation_to_change(user=request.user, public_id=public_id)
    last, today = _last(one), timezone.localdate()
    form = forms.ChangeForm(sent(request), initial=_filled(last))
    done = attempt(
        request,
        form,
        lambda: partial(
            actions.change, organisation=one, facts=form.facts, seen=form.cleaned_data["seen"]
        ),
    )
    if done.is_done:
        messages.info(request, f"Đã ghi thay đổi của “{form.cleaned_data['name']}”. {UNCHANGED}")
        return redirect("orgs:organisation", public_id=public_id)
    seen = form.cleaned_data["seen"] if done.is_stale else None
    if done.is_stale:
        form.go_on_from(last.version_id)
    page = pages.change_page(organisation=one, form=form, refusal=done.refusal, on=today, seen=seen)
    return shown(request, "orgs/act.html", page)


@needs(Right.ORGS_MANAGE)
@require_http_methods(METHODS)
def abolish(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """End an organisation (Giải thể, kết thúc hoạt động)."""
    one = access.organisation_to_change(user=request.user, public_id=public_id)
    last = _last(one)
    form = forms.AbolishForm(sent(request), initial={"seen": last.version_id})
    done = attempt(
        request,
        form,
        lambda: partial(actions.abolish, organisation=one, seen=form.cleaned_data["seen"]),
    )
    if done.is_done:
        messages.info(request, f"Đã ghi “{last.name}” kết thúc hoạt động. {UNCHANGED}")
        return redirect("orgs:organisation", public_id=public_id)
    if done.is_stale:
        form.go_on_from(last.version_id)
    page = pages.abolish_page(
        organisation=one, form=form, refusal=done.refusal, on=timezone.localdate()
    )
    return shown(request, "orgs/act.html", page)


@needs(Right.ORGS_MANAGE)
@require_http_methods(METHODS)
def correct(request: HttpRequest, public_id: UUID, key: int) -> HttpResponse:
    """Put right what was recorded wrongly (Đính chính)."""
    version = access.version_to_correct(user=request.user, key=key)
    one = version.organisation
    if one.public_id != public_id:
        raise Http404
    drawn = next(each for each in queries.history(organisation=one) if each.version_id == key)
    days = {"on": f"{drawn.holds_from:%d/%m/%Y}", "until": _told(drawn.holds_until)}
    form = forms.CorrectForm(sent(request), initial=_filled(drawn) | days)
    done = attempt(
        request,
        form,
        lambda: partial(
            _corrected,
            version=version,
            facts=form.facts,
            holds_until=form.until_day,
            reason=form.cleaned_data["reason"],
        ),
    )
    if done.is_done:
        messages.info(request, f"Đã ghi đính chính. {UNCHANGED}")
        return redirect("orgs:organisation", public_id=public_id)
    page = pages.correct_page(
        organisation=one, form=form, refusal=done.refusal, on=drawn.holds_from
    )
    return shown(request, "orgs/act.html", page)


@needs(Right.ORGS_MANAGE)
@require_http_methods(METHODS)
def blocks(request: HttpRequest) -> HttpResponse:
    """Settle whether a block is scored or only followed (chấm, chỉ theo dõi)."""
    form = forms.BlockForm(sent(request))
    done = attempt(
        request,
        form,
        lambda: partial(
            actions.settle_block,
            block=Block(form.cleaned_data["block"]),
            is_scored=form.cleaned_data["standing"] == "scored",
        ),
    )
    if done.is_done:
        words = "được chấm điểm" if done.result.is_scored else "chỉ theo dõi"
        name = Block(done.result.block).label
        told = f"Đã ghi: khối {name} {words} từ ngày {_told(done.result.holds_from)}. {UNCHANGED}"
        messages.info(request, told)
        return redirect("orgs:blocks")
    page = pages.blocks_page(form=form, refusal=done.refusal, on=timezone.localdate())
    return shown(request, "orgs/blocks.html", page)


def attempt(request: HttpRequest, form: Any, act: Callable[[], Callable[..., Any]]) -> Outcome:
    """Do once what a valid form asks for; `act` is asked for only when the form is valid."""
    if not form.is_valid():
        return Outcome()
    by, at = person(request=request), timezone.now()
    return tried(
        lambda: actions.once(key=form.sending, act=_bound(form, act(), by, at), by=by, at=at)
    )


def tried(deed: Callable[[], Any]) -> Outcome:
    """Do it, or say which rule refused."""
    try:
        return Outcome(is_done=True, result=deed())
    except actions.Refused as refusal:
        return Outcome(refusal=refusal)


def _bound(form: Any, act: Callable[..., Any], by: Any, at: datetime) -> Callable[[], Any]:
    return lambda: act(basis=form.basis, on=form.on_day, by=by, at=at)


def _corrected(*, on: Any, **named: Any) -> Any:
    return actions.correct(holds_from=on, **named)


def shown(request: HttpRequest, template: str, page: Any) -> HttpResponse:
    """Answer with a form: anew, or with what is wrong."""
    status = 422 if request.method == "POST" and not page.preview else 200
    return render(request, template, {"page": page}, status=status)


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, also where it was all empty; None before it was sent."""
    return request.POST if request.method == "POST" else None


def _last(one: Any) -> Any:
    """Return the latest of what is known of an organisation now."""
    return [each for each in queries.history(organisation=one) if each.is_current][-1]


def _filled(episode: Any) -> dict[str, Any]:
    """Return what fills a form with the facts of some days."""
    names = queries.names(ids={episode.parent_id or 0}, on=episode.holds_from)
    root = queries.jurisdiction()
    parent = "" if root and episode.parent_id == root.pk else names.get(episode.parent_id or 0, "")
    return described(episode, parent) | {"seen": episode.version_id}


def _told(day: Any) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
