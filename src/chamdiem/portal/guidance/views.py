"""Pages of guidance of criteria: find by a door, one call, answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.common.rights import Right
from chamdiem.portal.guidance import access, actions
from chamdiem.portal.guidance.pages import criteria as pages

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """List the criteria of a version, with what is said of each (hướng dẫn tiêu chí)."""
    page = pages.list_page(user=request.user, asked=request.GET.dict())
    return render(request, "guidance/list.html", {"page": page})


@signed_in
@FORM
def leaf(request: HttpRequest, scheme_id: str, version: str, leaf: str) -> HttpResponse:
    """Show all that is said of a criterion; take a question of a unit (gửi câu hỏi)."""
    at, refusal = timezone.now(), ""
    of = access.version(scheme_id=scheme_id, version=version)
    criterion, on = access.leaf_of(version=of, code=leaf), day_of(at)
    data = request.POST if request.method == "POST" else None
    form = pages.question_form(user=request.user, on=on, data=data)
    if form is not None and form.is_valid():
        given = form.cleaned_data
        unit = access.unit_to_ask_for(user=request.user, written=given.get("unit", ""), on=on)
        try:
            by = person(request=request)
            actions.ask(version=of, leaf=leaf, organisation=unit, text=given["text"], by=by, at=at)
            messages.info(request, "Đã gửi câu hỏi. Sở KH&CN trả lời cho mọi đơn vị, ở trang này.")
            return redirect(request.path)
        except actions.Refused as failure:
            refusal = str(failure)
    month = request.GET.get("ky", "")
    page = pages.leaf_page(
        version=of,
        leaf=criterion,
        user=request.user,
        on=on,
        month=month,
        form=form,
        refusal=refusal,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "guidance/leaf.html", {"page": page}, status=status)


@needs(Right.GUIDANCE_WRITE)
@FORM
def write(request: HttpRequest, scheme_id: str, version: str, leaf: str) -> HttpResponse:
    """Draft guidance of a criterion (soạn hướng dẫn)."""
    at, refusal = timezone.now(), ""
    of = access.version(scheme_id=scheme_id, version=version)
    criterion = access.leaf_of(version=of, code=leaf)
    data = request.POST if request.method == "POST" else None
    form = pages.write_form(version=of, leaf=leaf, data=data)
    if form.is_valid():
        try:
            by = person(request=request)
            actions.draft(version=of, leaf=leaf, told=form.told(), by=by, at=at)
            messages.info(request, "Đã lưu bản soạn. Lãnh đạo Sở KH&CN xem và phát hành.")
            return redirect("guidance:leaf", scheme_id, version, leaf)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.write_page(version=of, leaf=criterion, form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "guidance/write.html", {"page": page}, status=status)


@needs(Right.GUIDANCE_RELEASE)
@require_POST
def release(request: HttpRequest, scheme_id: str, version: str, leaf: str) -> HttpResponse:
    """Put guidance in force (phát hành)."""
    at = timezone.now()
    of = access.version(scheme_id=scheme_id, version=version)
    criterion = access.leaf_of(version=of, code=leaf)
    key = request.POST.get("draft", "")
    try:
        draft = access.draft_to_release(version=of, leaf=leaf, key=key)
        actions.release(guidance=draft, by=person(request=request), at=at)
        messages.info(request, "Đã phát hành; mọi đơn vị đọc được từ lúc này.")
        return redirect("guidance:leaf", scheme_id, version, leaf)
    except actions.Refused as failure:
        page = pages.leaf_page(
            version=of, leaf=criterion, user=request.user, on=day_of(at), refusal=str(failure)
        )
    return render(request, "guidance/leaf.html", {"page": page}, status=422)


@needs(Right.GUIDANCE_RELEASE)
@FORM
def keep(request: HttpRequest, scheme_id: str, version: str) -> HttpResponse:
    """Let what a former version says hold for this one too (giữ nguyên cho phiên bản mới)."""
    at, refusal = timezone.now(), ""
    of = access.version(scheme_id=scheme_id, version=version)
    former = request.POST.get("former", request.GET.get("tu", ""))
    if request.method == "POST":
        try:
            count = actions.take_over(
                version=of,
                former=access.version_chosen(written=former),
                leaves=request.POST.getlist("leaf"),
                by=person(request=request),
                at=at,
            )
            messages.info(request, f"Đã giữ nguyên hướng dẫn của {count} tiêu chí.")
            return redirect("guidance:list")
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.keep_page(version=of, former=former, refusal=refusal)
    return render(request, "guidance/keep.html", {"page": page}, status=422 if refusal else 200)
