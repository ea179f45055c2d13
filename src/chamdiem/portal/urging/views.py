"""Pages of urging: find by a door, one call, answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.urging import access, actions, forms, pages
from chamdiem.portal.urging.actions.drafting import Wanted
from chamdiem.writing import docx_file

NOT_YOURS = "Sở KH&CN lập văn bản đôn đốc; trang này chỉ để bạn xem."
FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what was urged that the person sees (đôn đốc)."""
    page = pages.letters_page(user=request.user, asked=request.GET.dict(), at=timezone.now())
    return render(request, "urging/list.html", {"page": page})


@needs(Right.MONTHS_SEE_UNPUBLISHED)
@FORM
def low(request: HttpRequest) -> HttpResponse:
    """Show the units with grounds, and draw up a letter to those ticked (lập văn bản đôn đốc)."""
    at = timezone.now()
    if request.method != "POST":
        page = pages.low_page(user=request.user, asked=request.GET.dict(), at=at)
        return render(request, "urging/low.html", {"page": page})
    return _draft(request, at)


def _draft(request: HttpRequest, at: Any) -> HttpResponse:
    form, ticked = forms.DraftForm(request.POST), request.POST.getlist("don-vi")
    refusal = "" if access.drafts(request.user) else NOT_YOURS
    if not refusal and form.is_valid():
        try:
            made = actions.draft(
                wanted=_wanted(request, form, ticked), by=person(request=request), at=at
            )
            messages.info(request, "Đã lập dự thảo. Văn bản có hiệu lực từ khi có số và ngày.")
            return redirect("urging:letter", made.public_id)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.low_page(
        user=request.user,
        asked=request.GET.dict() | {"thang": request.POST.get("thang", "")},
        at=at,
        form=form,
        chosen=ticked,
        refusal=refusal,
    )
    return render(request, "urging/low.html", {"page": page}, status=422)


def _wanted(request: HttpRequest, form: Any, ticked: list[str]) -> Wanted:
    known = access.organisations_named(keys=ticked)
    units = [known[key].pk for key in ticked if key in known]
    said = form.cleaned_data
    return Wanted(request.POST.get("thang", ""), units, said["content"], said["due_on"])


@signed_in
@require_safe
def letter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one letter."""
    at = timezone.now()
    on = timezone.localdate(at)
    found = access.letter_to_see(user=request.user, public_id=public_id, on=on)
    page = pages.letter_page(letter=found, user=request.user, at=at)
    return render(request, "urging/letter.html", {"page": page})


@needs(Right.MONTHS_SEE_UNPUBLISHED)
@require_safe
def letter_file(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give the letter as a DOCX."""
    at = timezone.now()
    found = access.letter_to_see(user=request.user, public_id=public_id, on=timezone.localdate(at))
    answer = HttpResponse(pages.letter_file(letter=found, at=at), content_type=docx_file.MEDIA)
    answer["Content-Disposition"] = 'attachment; filename="don-doc.docx"'
    return answer
