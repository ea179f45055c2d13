"""Acts on a letter of urging: number and day, drop, raise; a unit's answer and its conclusion."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.files.actions import NotTaken
from chamdiem.portal.urging import access, actions, forms, pages
from chamdiem.portal.urging.choices import Verdict
from chamdiem.portal.urging.models import Letter

FORM = require_http_methods(["GET", "HEAD", "POST"])
Do = Callable[[Any], object]


@needs(Right.URGING_SEND)
@FORM
def issue(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Enter number and day of the signed letter (phát hành)."""
    at, by = timezone.now(), person(request=request)
    found = access.letter_to_send(user=request.user, public_id=public_id)
    form = _form(request, forms.IssueForm)
    return _act(
        request,
        found,
        form,
        lambda said: actions.issue_with_file(
            letter=found,
            number=said["number"],
            issued_on=said["issued_on"],
            signer=said["signer"],
            content=_content(said),
            by=by,
            at=at,
        ),
        ("Ghi số, ngày văn bản", "Từ lúc này văn bản có hiệu lực, đơn vị thấy và phải trả lời."),
        ("Phát hành", "Đã ghi số và ngày; đơn vị thấy văn bản từ bây giờ."),
    )


@needs(Right.URGING_DRAFT)
@FORM
def drop(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Drop a draft (bỏ dự thảo)."""
    at, by = timezone.now(), person(request=request)
    found = access.letter_to_draft(user=request.user, public_id=public_id)
    return _act(
        request,
        found,
        _form(request, forms.ReasonForm),
        lambda said: actions.drop(letter=found, reason=said["reason"], by=by, at=at),
        ("Bỏ dự thảo", "Dự thảo vẫn còn trong danh sách, kèm lý do."),
        ("Bỏ dự thảo", "Đã bỏ dự thảo."),
    )


@needs(Right.URGING_DRAFT)
@FORM
def raise_level(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Draw up the next level to those who did not answer (đề xuất cấp trên)."""
    at, by = timezone.now(), person(request=request)
    found = access.letter_to_draft(user=request.user, public_id=public_id)
    return _act(
        request,
        found,
        _form(request, forms.DraftForm),
        lambda said: actions.raise_level(
            letter=found, content=said["content"], due_on=said["due_on"], by=by, at=at
        ),
        (
            "Đề xuất cấp trên đôn đốc",
            "Lập dự thảo để UBND tỉnh ký, gửi các đơn vị quá hạn trả lời; chỉ gửi khi có người ký.",
        ),
        ("Lập dự thảo", "Đã lập dự thảo cấp trên."),
    )


@signed_in
@require_POST
def acknowledge(request: HttpRequest, public_id: UUID, unit: UUID) -> HttpResponse:
    """Say that the unit has the letter (xác nhận đã nhận)."""
    at = timezone.now()
    found = access.urged_to_answer(
        user=request.user, public_id=public_id, unit=unit, on=timezone.localdate(at)
    )
    actions.acknowledge(urged=found, by=person(request=request), at=at)
    due = f"{found.letter.due_on:%d/%m/%Y}"
    messages.info(request, f"Đã xác nhận nhận văn bản; trả lời đến hết {due}.")
    return redirect("urging:letter", public_id)


@signed_in
@FORM
def respond(request: HttpRequest, public_id: UUID, unit: UUID) -> HttpResponse:
    """Answer a letter (trả lời đôn đốc)."""
    at, by = timezone.now(), person(request=request)
    found = access.urged_to_answer(
        user=request.user, public_id=public_id, unit=unit, on=timezone.localdate(at)
    )
    return _act(
        request,
        found.letter,
        _form(request, forms.AnswerForm),
        lambda said: actions.respond_with_file(
            urged=found, text=said["text"], content=_content(said), by=by, at=at
        ),
        ("Trả lời đôn đốc", f"Trả lời chậm nhất ngày {found.letter.due_on:%d/%m/%Y}."),
        ("Gửi trả lời", "Đã gửi trả lời; Sở KH&CN xem và kết luận."),
    )


@needs(Right.URGING_DRAFT)
@FORM
def conclude(request: HttpRequest, public_id: UUID, unit: UUID) -> HttpResponse:
    """Say what came of a unit's urging (kết luận)."""
    at, by = timezone.now(), person(request=request)
    found = access.urged_to_conclude(user=request.user, public_id=public_id, unit=unit)
    return _act(
        request,
        found.letter,
        _form(request, forms.ConcludeForm),
        lambda said: actions.conclude(
            urged=found, verdict=Verdict(said["verdict"]), note=said["note"], by=by, at=at
        ),
        ("Kết luận việc đôn đốc", "Kết luận thì việc đôn đốc đơn vị này kết thúc."),
        ("Ghi kết luận", "Đã kết luận."),
    )


def _act(
    request: HttpRequest,
    letter: Letter,
    form: Form,
    do: Do,
    head: tuple[str, str],
    tail: tuple[str, str],
) -> HttpResponse:
    """Do one act, or refuse it beside what was typed."""
    refusal = ""
    if form.is_valid():
        try:
            do(form.cleaned_data)
            messages.info(request, tail[1])
            return redirect("urging:letter", letter.public_id)
        except (actions.Refused, NotTaken) as failure:
            refusal = str(failure)
    page = pages.form_page(
        title=head[0], lead=head[1], button=tail[0], form=form, letter=letter, refusal=refusal
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "urging/form.html", {"page": page}, status=status)


def _form(request: HttpRequest, kind: type[Form]) -> Form:
    return kind(request.POST, request.FILES) if request.method == "POST" else kind()


def _content(said: dict[str, Any]) -> tuple[str, bytes] | None:
    sent = said.get("file")
    return (sent.name, sent.read()) if sent else None
