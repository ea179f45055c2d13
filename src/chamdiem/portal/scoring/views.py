"""Pages of scores: find by a door, one call, answer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.engine.periods import Month
from chamdiem.formats.problems import Refused
from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, public, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.schemes import access as schemes
from chamdiem.portal.schemes.actions import OtherContent
from chamdiem.portal.scoring import access, actions, downloads, pages
from chamdiem.portal.scoring.forms import NEW, UploadForm
from chamdiem.portal.scoring.outside import Brought, File

PROVINCE = "tinh"


@public
@require_safe
def latest(request: HttpRequest, series: str) -> HttpResponse:
    """Lead to the latest month of a series that the reader may see."""
    found = access.series_to_see(slug=series)
    months = access.months_to_see(user=request.user, series=found)
    if not months:
        page = pages.empty_page(series=found, user=request.user)
        return render(request, "scoring/empty.html", {"page": page})
    return redirect("scoring:month", series=series, month=months[-1].month)


@public
@require_safe
def month(request: HttpRequest, series: str, month: Month) -> HttpResponse:
    """Show the ranking of a month; to htmx only its list."""
    run = access.run_to_see(user=request.user, slug=series, month=month)
    page = pages.month_page(run=run, user=request.user, asked=request.GET.dict())
    part = getattr(request, "htmx", False)
    return render(
        request, "scoring/_ranking.html" if part else "scoring/month.html", {"page": page}
    )


@public
@require_safe
def unit(request: HttpRequest, series: str, month: Month, unit: str) -> HttpResponse:
    """Show a unit's tree of points."""
    found = access.unit_to_see(user=request.user, slug=series, month=month, code=unit)
    page = pages.unit_page(unit=found, user=request.user)
    return render(request, "scoring/unit.html", {"page": page})


@public
@require_safe
def explain(request: HttpRequest, series: str, month: Month, unit: str) -> HttpResponse:
    """Show why the total is what it is, on one sheet of A4."""
    found = access.unit_to_see(user=request.user, slug=series, month=month, code=unit)
    page = pages.unit_page(unit=found, user=request.user)
    return render(request, "scoring/explain.html", {"page": page})


@public
@require_safe
def why(request: HttpRequest, series: str, month: Month, unit: str, node: str) -> HttpResponse:
    """Show where the points of one node come from."""
    found = access.unit_to_see(user=request.user, slug=series, month=month, code=unit)
    page = pages.why_page(unit=found, code=node, user=request.user)
    if page is None:
        raise Http404
    return render(request, "scoring/why.html", {"page": page})


@signed_in
@require_safe
def head(request: HttpRequest, series: str, key: UUID) -> HttpResponse:
    """Show how months count for who headed units."""
    where, who = access.head_to_see(user=request.user, slug=series, person=key)
    page = pages.head_page(series=where, person=who, user=request.user, on=timezone.localdate())
    return render(request, "scoring/head.html", {"page": page})


@public
@require_safe
def compare(request: HttpRequest, series: str, month: Month) -> HttpResponse:
    """Show published points beside ours."""
    run = access.whole_run_to_see(user=request.user, slug=series, month=month)
    return render(request, "scoring/compare.html", {"page": pages.compare_page(run=run)})


@public
@require_safe
def revision(request: HttpRequest, series: str, month: Month, number: int) -> HttpResponse:
    """Show a corrected month beside what it corrects (đính chính)."""
    was, now = access.revision_to_see(user=request.user, slug=series, month=month, number=number)
    page = pages.revision_page(was=was, now=now, user=request.user)
    return render(request, "scoring/revision.html", {"page": page})


@public
@require_safe
def download(request: HttpRequest, series: str, month: Month, kind: str) -> HttpResponse:
    """Send a month as XLSX, CSV or JSON."""
    run = access.whole_run_to_see(user=request.user, slug=series, month=month)
    return downloads.answer(run, kind)


@needs(Right.SCORES_PUBLISH)
@require_POST
def publish(request: HttpRequest, series: str, month: Month) -> HttpResponse:
    """Publish a month (Công bố)."""
    run = access.run_to_publish(user=request.user, slug=series, month=month)
    shown = request.POST.get("number", "")
    try:
        actions.publish(run=run, shown=shown, by=person(request=request), at=timezone.now())
        messages.info(request, f"Đã công bố kết quả {month.spoken}; từ giờ ai cũng xem được.")
    except (
        actions.AlreadyPublished,
        actions.OfAPeriod,
        actions.SchemeNotActivated,
        actions.Superseded,
    ) as refusal:
        messages.error(request, str(refusal))
    return redirect("scoring:month", series=series, month=month)


@needs(Right.SCORES_DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a scheme and a month's figures, check them, and lead to the dry run."""
    versions = pages.drafts.version_choices()
    form = UploadForm(request.POST or None, request.FILES or None, versions=versions)
    refused, refusal = None, ""
    if form.is_valid():
        try:
            draft = actions.open_draft(
                series=access.series_to_see(slug=PROVINCE),
                month=form.cleaned_data["month"],
                brought=_brought(form),
                by=person(request=request),
                at=timezone.now(),
            )
            return redirect("scoring:draft", key=draft.pk)
        except Refused as failure:
            refused = failure
        except OtherContent as failure:
            refusal = str(failure)
    page = pages.upload_page(
        form=form, author=person(request=request).public_id, refused=refused, refusal=refusal
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "scoring/upload.html", {"page": page}, status=status)


def _brought(form: UploadForm) -> Brought:
    """Gather what the form brought."""
    data = form.cleaned_data
    chosen = data["scheme"]
    figures = File.of(data["figures_file"])
    if figures is None:
        raise Http404
    return Brought(
        figures=figures,
        version=None if chosen == NEW else schemes.version_to_use(key=int(chosen)),
        scheme=File.of(data["scheme_file"]) if chosen == NEW else None,
        units=File.of(data["units_file"]),
    )


@needs(Right.SCORES_DRAFT)
@require_safe
def draft(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what a dry run gives."""
    found = access.draft_to_decide(user=request.user, key=key)
    try:
        page = pages.draft_page(draft=found)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("scoring:upload")
    return render(request, "scoring/draft.html", {"page": page})


@needs(Right.SCORES_KEEP)
@require_POST
def keep(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep a dry run (Giữ lại)."""
    found = access.draft_to_keep(user=request.user, key=key)
    try:
        run = actions.keep(draft=found, by=person(request=request), at=timezone.now())
    except (
        actions.AlreadyDecided,
        actions.AlreadyPublished,
        actions.OfAPeriod,
        OtherContent,
        Refused,
    ) as refusal:
        messages.error(request, str(refusal))
        return redirect("scoring:upload")
    month = Month.parse(run.month)
    messages.info(
        request,
        f"Đã giữ kết quả {month.spoken}. Chỉ cán bộ xem được cho đến khi lãnh đạo Sở công bố.",
    )
    return redirect("scoring:month", series=run.series.slug, month=month)


@needs(Right.SCORES_DRAFT)
@require_POST
def discard(request: HttpRequest, key: UUID) -> HttpResponse:
    """Throw a dry run away (Bỏ đi)."""
    found = access.draft_to_decide(user=request.user, key=key)
    try:
        actions.discard(draft=found, by=person(request=request), at=timezone.now())
        messages.info(request, "Đã bỏ bản chấm thử. Không có gì được lưu.")
    except actions.AlreadyDecided as refusal:
        messages.error(request, str(refusal))
    return redirect("scoring:upload")
