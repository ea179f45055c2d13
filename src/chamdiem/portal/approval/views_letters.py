"""Pages and files of the letters of a month: find by a door, one call, answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chamdiem.engine.periods import Month
from chamdiem.portal.approval.pages import letters as pages
from chamdiem.portal.common.gates import needs
from chamdiem.portal.common.rights import Right
from chamdiem.portal.periods import access
from chamdiem.writing import docx_file


@needs(Right.MONTHS_SEE_UNPUBLISHED)
@require_safe
def letters(request: HttpRequest, month: Month) -> HttpResponse:
    """List the letters of a month (văn bản của tháng)."""
    found = access.period_to_see(month=month)
    page = pages.letters_page(period=found, at=timezone.now())
    return render(request, "approval/letters.html", {"page": page})


@needs(Right.MONTHS_SEE_UNPUBLISHED)
@require_safe
def letter_check(request: HttpRequest, month: Month, code: str) -> HttpResponse:
    """Show what the checker of the form finds in one letter (kiểm tra thể thức)."""
    found = access.period_to_see(month=month)
    page = pages.letter_page(period=found, code=code, at=timezone.now())
    if page is None:
        raise Http404
    return render(request, "approval/letter.html", {"page": page})


@needs(Right.MONTHS_SEE_UNPUBLISHED)
@require_safe
def letter(request: HttpRequest, month: Month, code: str) -> HttpResponse:
    """Give one letter as a DOCX."""
    found = access.period_to_see(month=month)
    file = pages.letter_file(period=found, code=code, at=timezone.now())
    if file is None:
        raise Http404
    response = HttpResponse(file.content, content_type=docx_file.MEDIA)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


@needs(Right.MONTHS_SEE_UNPUBLISHED)
@require_safe
def lists(request: HttpRequest, month: Month) -> HttpResponse:
    """Show the lists of a month: late, unsent, low."""
    found = access.period_to_see(month=month)
    page = pages.lists_page(period=found, at=timezone.now())
    return render(request, "approval/lists.html", {"page": page})
