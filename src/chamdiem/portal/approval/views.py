"""Pages of approval: find by a door, one call, answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts import sessions
from chamdiem.portal.accounts.access import person, recently_verified
from chamdiem.portal.approval import access, actions, forms, pages
from chamdiem.portal.approval.keys import NoKey
from chamdiem.portal.common import moments
from chamdiem.portal.common.gates import needs
from chamdiem.portal.common.rights import Right
from chamdiem.portal.files.actions import NotTaken
from chamdiem.portal.periods.actions import Refused as PeriodRefused
from chamdiem.portal.scoring.actions import StoredDiffers

FORM = require_http_methods(["GET", "HEAD", "POST"])
REFUSED = (actions.Refused, PeriodRefused, StoredDiffers, NoKey, NotTaken)


@needs(Right.MONTHS_SEE_UNPUBLISHED)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the months on their way: with whom each lies, and since when."""
    page = pages.list_page(user=request.user, at=timezone.now())
    return render(request, "approval/list.html", {"page": page})


@needs(Right.MONTHS_SEE_UNPUBLISHED)
@require_safe
def month(request: HttpRequest, month: Month) -> HttpResponse:
    """Show one month on its way, and what this reader may do with it."""
    return _month(request, month)


@needs(Right.MONTHS_SUBMIT)
@require_POST
def submit(request: HttpRequest, month: Month) -> HttpResponse:
    """Put a month up for approval (Trình phê duyệt)."""
    found = access.period_to_see(month=month)
    try:
        actions.submit(period=found, by=person(request=request), at=timezone.now())
    except REFUSED as refusal:
        return _month(request, month, refusal=str(refusal))
    messages.info(request, f"Đã trình {month.spoken}. Hồ sơ chờ Văn phòng UBND tỉnh.")
    return redirect("approval:month", month)


@needs(Right.MONTHS_RECORD)
@require_POST
def send_back(request: HttpRequest, month: Month) -> HttpResponse:
    """Send a submission back with an opinion (Trả lại)."""
    found, form, refusal = access.period_to_see(month=month), forms.OpinionForm(request.POST), ""
    if form.is_valid():
        try:
            actions.send_back(
                period=found,
                text=form.cleaned_data["text"],
                by=person(request=request),
                at=timezone.now(),
            )
            messages.info(request, "Đã trả lại hồ sơ trình; ý kiến được ghi cùng hồ sơ.")
            return redirect("approval:month", month)
        except REFUSED as failure:
            refusal = str(failure)
    return _month(request, month, form=form, refusal=refusal)


@needs(Right.MONTHS_APPROVE)
@FORM
def approve(request: HttpRequest, month: Month) -> HttpResponse:
    """Approve and seal a month (Phê duyệt và khoá kỳ), with a second factor."""
    found, at, by = access.period_to_see(month=month), timezone.now(), person(request=request)
    if not recently_verified(request=request, at=at):
        back = reverse("approval:approve", args=[month])
        if request.method == "POST" and sessions.hold(
            request, by.opaque_id, sessions.typed(request)
        ):
            back = reverse("accounts:resend")  # what was typed waits until they are sure again
        return redirect(f"{reverse('accounts:confirm')}?{urlencode({'next': back})}")
    form, refusal = forms.ApproveForm(_sent(request)), ""
    if form.is_valid():
        try:
            actions.approve(period=found, by=by, at=at, **form.cleaned_data)
            return _done(request, month, "Đã phê duyệt và khoá kỳ; bản chốt đã ký.")
        except REFUSED as failure:
            refusal = str(failure)
    page = pages.approve_page(period=found, user=by, form=form, refusal=refusal)
    return _form(request, "approval/act.html", page)


@needs(Right.MONTHS_RECORD)
@FORM
def record(request: HttpRequest, month: Month) -> HttpResponse:
    """Record a document that a leader has signed (Ghi nhận văn bản đã ký)."""
    found, at, refusal = access.period_to_see(month=month), timezone.now(), ""
    signers = pages.signer_options(on=moments.day_of(at))
    form = forms.RecordForm(_sent(request), request.FILES or None, signers=signers)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.record_with_file(
                period=found,
                content=given["file"].read(),
                name=given["file"].name,
                fingerprint=given["fingerprint"],
                document_number=given["document_number"],
                document_on=given["document_on"],
                signer=access.signer_chosen(key=given["signer"]),
                by=person(request=request),
                at=at,
            )
            return _done(request, month, "Đã ghi nhận văn bản và khoá kỳ; bản chốt đã ký.")
        except REFUSED as failure:
            refusal = str(failure)
    page = pages.record_page(period=found, form=form, refusal=refusal)
    return _form(request, "approval/act.html", page)


@needs(Right.MONTHS_NOTIFY)
@require_POST
def notify(request: HttpRequest, month: Month) -> HttpResponse:
    """Tell the units (Thông báo cho các đơn vị)."""
    found = access.period_to_see(month=month)
    try:
        actions.notify(period=found, by=person(request=request), at=timezone.now())
    except REFUSED as refusal:
        return _month(request, month, refusal=str(refusal))
    return _done(request, month, "Đã thông báo: mỗi đơn vị xem được kết quả của mình.")


@needs(Right.SCORES_PUBLISH)
@require_POST
def publish(request: HttpRequest, month: Month) -> HttpResponse:
    """Publish a month, or its correction (Công bố)."""
    found = access.standing_to_act(month=month)
    try:
        actions.publish(approved=found, by=person(request=request), at=timezone.now())
    except REFUSED as refusal:
        return _month(request, month, refusal=str(refusal))
    return _done(request, month, f"Đã công bố kết quả {month.spoken}; từ giờ ai cũng xem được.")


@needs(Right.PUBLICATION_RULE)
@FORM
def rule(request: HttpRequest) -> HttpResponse:
    """Enter the basis of publication (Căn cứ công bố)."""
    form = forms.RuleForm(
        _sent(request), blocks=pages.block_options(), initial=pages.rule_initial()
    )
    refusal = ""
    if form.is_valid():
        try:
            actions.set_rule(by=person(request=request), at=timezone.now(), **form.cleaned_data)
            messages.info(request, "Đã ghi căn cứ công bố. Những gì đã công bố vẫn giữ nguyên.")
            return redirect("approval:rule")
        except REFUSED as failure:
            refusal = str(failure)
    return _form(request, "approval/rule.html", pages.rule_page(form=form, refusal=refusal))


@needs(Right.MONTHS_CORRECT)
@FORM
def open_correction(request: HttpRequest, month: Month) -> HttpResponse:
    """Open a correction of an approved month (Lập đính chính)."""
    found, refusal = access.period_to_see(month=month), ""
    form = forms.ReasonForm(_sent(request))
    if form.is_valid():
        try:
            actions.open_correction(
                period=found,
                reason=form.cleaned_data["reason"],
                by=person(request=request),
                at=timezone.now(),
            )
            return redirect("approval:correction", month)
        except REFUSED as failure:
            refusal = str(failure)
    page = pages.act_page(
        period=found,
        title="Lập đính chính",
        lead="Kết quả đã phê duyệt không bị ghi đè: đính chính có số, có lý do, được phê duyệt như "
        "lần đầu; cả hai kết quả đọc được mãi.",
        button="Lập đính chính",
        form=form,
        refusal=refusal,
    )
    return _form(request, "approval/act.html", page)


@needs(Right.MONTHS_SEE_UNPUBLISHED)
@require_safe
def correction(request: HttpRequest, month: Month) -> HttpResponse:
    """Show a correction under work (đính chính đang làm)."""
    return _correction(request, month)


@needs(Right.MONTHS_CORRECT)
@require_POST
def correct_points(request: HttpRequest, month: Month) -> HttpResponse:
    """Correct the points of a criterion (Đính chính điểm)."""
    found = access.correction_to_work(month=month)
    form = forms.PointsForm(
        request.POST,
        units=pages.unit_options(found.period),
        leaves=pages.leaf_options(found.period),
        prefix="diem",
    )
    refusal = ""
    if form.is_valid():
        try:
            actions.correct_points_as_typed(
                correction=found, by=person(request=request), at=timezone.now(), **form.cleaned_data
            )
            return redirect("approval:correction", month)
        except REFUSED as failure:
            refusal = str(failure)
    return _correction(request, month, points=form, refusal=refusal)


@needs(Right.MONTHS_CORRECT)
@require_POST
def correct_figure(request: HttpRequest, month: Month) -> HttpResponse:
    """Correct a figure (Đính chính số liệu)."""
    found = access.correction_to_work(month=month)
    form = forms.FigureForm(
        request.POST,
        units=pages.unit_options(found.period),
        inputs=pages.input_options(found.period),
        prefix="so-lieu",
    )
    refusal = ""
    if form.is_valid():
        try:
            actions.correct_figure_as_typed(
                correction=found, by=person(request=request), at=timezone.now(), **form.cleaned_data
            )
            return redirect("approval:correction", month)
        except REFUSED as failure:
            refusal = str(failure)
    return _correction(request, month, figure=form, refusal=refusal)


@needs(Right.MONTHS_CORRECT)
@require_POST
def drop_line(request: HttpRequest, month: Month) -> HttpResponse:
    """Take one line of a correction back (Bỏ dòng)."""
    found = access.correction_to_work(month=month)
    line = access.line_to_drop(
        correction=found, kind=request.POST.get("kind", ""), key=request.POST.get("line", "")
    )
    by, at, why = person(request=request), timezone.now(), request.POST.get("reason", "")
    try:
        actions.drop_line(correction=found, line=line, reason=why, by=by, at=at)
    except REFUSED as refusal:
        return _correction(request, month, refusal=str(refusal))
    messages.info(request, "Đã bỏ dòng; ở đó kết quả đã phê duyệt giữ nguyên.")
    return redirect("approval:correction", month)


@needs(Right.MONTHS_CORRECT)
@require_POST
def drop_correction(request: HttpRequest, month: Month) -> HttpResponse:
    """Drop a correction that was opened by mistake (Thôi đính chính)."""
    found = access.correction_to_work(month=month)
    by, at, why = person(request=request), timezone.now(), request.POST.get("reason", "")
    try:
        actions.drop_correction(correction=found, reason=why, by=by, at=at)
    except REFUSED as refusal:
        return _correction(request, month, refusal=str(refusal))
    return _done(request, month, f"Đã thôi đính chính lần {found.revision}; kết quả giữ nguyên.")


@needs(Right.MONTHS_SUBMIT)
@require_POST
def submit_correction(request: HttpRequest, month: Month) -> HttpResponse:
    """Put a correction up for approval (Trình đính chính)."""
    found = access.correction_to_work(month=month)
    try:
        actions.submit_correction(correction=found, by=person(request=request), at=timezone.now())
    except REFUSED as refusal:
        return _correction(request, month, refusal=str(refusal))
    return _done(request, month, f"Đã trình đính chính lần {found.revision}.")


@needs(Right.MONTHS_SEE_UNPUBLISHED)
@require_safe
def seal(request: HttpRequest, month: Month, revision: int) -> HttpResponse:
    """Send the sealed file of a month (bản chốt) to who sees unpublished months."""
    return pages.seal_answer(access.approved_to_see(month=month, revision=revision))


def _month(
    request: HttpRequest,
    month: Month,
    *,
    form: forms.OpinionForm | None = None,
    refusal: str = "",
) -> HttpResponse:
    found = access.period_to_see(month=month)
    page = pages.month_page(
        period=found, user=request.user, at=timezone.now(), form=form, refusal=refusal
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "approval/month.html", {"page": page}, status=status)


def _correction(
    request: HttpRequest,
    month: Month,
    *,
    points: forms.PointsForm | None = None,
    figure: forms.FigureForm | None = None,
    refusal: str = "",
) -> HttpResponse:
    found = access.correction_to_work(month=month)
    units = pages.unit_options(found.period)
    page = pages.correction_page(
        correction=found,
        user=request.user,
        points=points
        or forms.PointsForm(units=units, leaves=pages.leaf_options(found.period), prefix="diem"),
        figure=figure
        or forms.FigureForm(
            units=units, inputs=pages.input_options(found.period), prefix="so-lieu"
        ),
        refusal=refusal,
    )
    return _form(request, "approval/correction.html", page)


def _done(request: HttpRequest, month: Month, words: str) -> HttpResponse:
    messages.info(request, words)
    return redirect("approval:month", month)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _form(request: HttpRequest, template: str, page: object) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, template, {"page": page}, status=status)
