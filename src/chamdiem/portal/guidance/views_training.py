"""Pages of trainings: find by a door, one call, answer."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.files import actions as files
from chamdiem.portal.guidance import access, actions
from chamdiem.portal.guidance.forms import MaterialForm
from chamdiem.portal.guidance.pages import training as pages

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """List the trainings (tập huấn)."""
    return render(request, "guidance/trainings.html", {"page": pages.list_page(user=request.user)})


@needs(Right.GUIDANCE_WRITE)
@FORM
def new(request: HttpRequest) -> HttpResponse:
    """Note a training (ghi buổi tập huấn)."""
    at, refusal = timezone.now(), ""
    form = pages.training_form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        version, _ = given.pop("version"), given.pop("leaves")
        try:
            made = actions.note_training(
                **given,
                version=access.version_chosen(written=version) if version else None,
                leaves=form.codes(),
                by=person(request=request),
                at=at,
            )
            messages.info(request, "Đã ghi buổi tập huấn. Thêm tài liệu và số người dự ở đây.")
            return redirect("guidance:training", made.public_id)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.new_page(form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "guidance/training_new.html", {"page": page}, status=status)


@signed_in
@FORM
def training(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a training; take its material and who came (tài liệu, số người dự)."""
    at, refusal, form = timezone.now(), "", None
    found = access.training_to_see(public_id=public_id)
    if request.method == "POST":
        try:
            access.require_writing(user=request.user)
            if request.POST.get("act") == "attendance":
                messages.info(request, _attended(request, found, at))
                return redirect(request.path)
            form = MaterialForm(request.POST, request.FILES)
            if form.is_valid():
                sent = form.cleaned_data["file"]
                actions.give_material(
                    training=found,
                    content=sent.read(),
                    name=sent.name,
                    by=person(request=request),
                    at=at,
                )
                messages.info(request, "Đã thêm tài liệu.")
                return redirect(request.path)
        except (actions.Refused, files.NotTaken) as failure:
            refusal = str(failure)
    typed = request.POST.dict() if refusal else {}
    page = pages.training_page(
        training=found, user=request.user, form=form, refusal=refusal, typed=typed
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "guidance/training.html", {"page": page}, status=status)


def _attended(request: HttpRequest, found: object, at: datetime) -> str:
    came = access.came(said=pages.attendance_in(request.POST.dict()))
    count = actions.note_attendance(
        training=found,  # type: ignore[arg-type]
        came=came,
        by=person(request=request),
        at=at,
    )
    return f"Đã ghi số người dự; {count} đơn vị thay đổi."
