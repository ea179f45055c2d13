"""Pages of returns: find by a door, one call, answer."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.access import person
from chamdiem.portal.common import moments
from chamdiem.portal.common.gates import signed_in
from chamdiem.portal.posts import access as posts
from chamdiem.portal.returns import access, actions, incoming, pages
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.choices import EvidenceKind
from chamdiem.portal.returns.forms import DocumentForm, FileForm, LinkForm
from chamdiem.portal.returns.pages.evidence import file_form
from chamdiem.portal.returns.pages.parts import part_form
from chamdiem.portal.returns.pages.words import address

Act = Callable[[HttpRequest, Desk, datetime], str]


@signed_in
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the returns of a month (phiếu tự chấm)."""
    at = timezone.now()
    page = pages.list_page(
        user=request.user, asked=request.GET.dict(), at=at, on=timezone.localdate(at)
    )
    return render(request, "returns/list.html", {"page": page})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Show a return; without the script the whole form is saved by its button (Lưu)."""
    at = timezone.now()
    desk = _desk(request, month, organisation, at)
    if request.method != "POST":
        return render(request, "returns/form.html", {"page": pages.form_page(desk=desk, at=at)})
    try:
        access.require_filling(desk=desk)
        said = incoming.from_form(request.POST)
        saved = _save(desk, said, at)
    except (access.OnlyReads, actions.Refused, incoming.Unreadable) as failure:
        page = pages.form_page(
            desk=_desk(request, month, organisation, at), at=at, refusal=_why(failure)
        )
        typed = incoming.to_show_again(request.POST)
        page = pages.with_typed(page, desk=desk, said=typed)
        return render(request, "returns/form.html", {"page": page}, status=422)
    codes = {one.code for one in saved[0] if one.is_stale}
    leaves = {one.leaf for one in saved[1] if one.is_stale}
    if refusal := _told(desk, said, codes, leaves):
        desk = _desk(request, month, organisation, at)
        page = pages.form_page(desk=desk, at=at, refusal=refusal)
        page = pages.beside(page, said=said, codes=codes, leaves=leaves)
        return render(request, "returns/form.html", {"page": page}, status=422)
    messages.info(request, f"Đã lưu lúc {moments.spoken_clock(at)}.")
    return redirect(address(desk))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Save what changed (tự lưu); asked by GET, hand out a fresh mark of the form."""
    at = timezone.now()
    desk = _to_fill(request, month, organisation, at)
    if request.method != "POST":
        return JsonResponse({"token": get_token(request)})
    try:
        said, shown = incoming.from_script(request.body), pages.points_now(desk.sheet)
        cells, remarks = _save(desk, said, at)
    except incoming.Unreadable:
        return JsonResponse({"refusal": "Nội dung gửi đến không đọc được."}, status=400)
    except actions.Refused as failure:
        return JsonResponse({"refusal": str(failure)}, status=409)
    answer = pages.answer(desk=desk, cells=cells, remarks=remarks, shown=shown, at=at)
    return JsonResponse(answer)


@signed_in
@require_POST
def act(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Do one of the acts of the page: carry over, answer blanks, present, take or hand back."""
    at = timezone.now()
    desk = _to_fill(request, month, organisation, at)
    wanted = ACTS.get(request.POST.get("act", "").partition(":")[0], _nothing)
    try:
        messages.info(request, wanted(request, desk, at))
    except actions.Refused as failure:
        desk = _desk(request, month, organisation, at)
        page = pages.form_page(desk=desk, at=at, refusal=str(failure))
        return render(request, "returns/form.html", {"page": page}, status=422)
    return redirect(address(desk))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Look at the whole and send it (Gửi Sở KH&CN)."""
    at, refusal = timezone.now(), ""
    desk = access.desk_to_lead(
        user=request.user, month=month, public_id=organisation, on=timezone.localdate(at)
    )
    if request.method == "POST":
        try:
            sending = actions.send(
                of=desk.of,
                fingerprint=request.POST.get("fingerprint", ""),
                is_responsible=request.POST.get("is_responsible") == "1",
                by=person(request=request),
                at=at,
            )
            said = f"Đã gửi lúc {timezone.localtime(at):%H:%M ngày %d/%m/%Y}, lần {sending.number}."
            messages.info(request, f"{said} Cơ quan thẩm định xem xét tiếp.")
            return redirect(address(desk))
        except actions.Refused as failure:
            refusal = str(failure)
            desk = _desk(request, month, organisation, at)
    page = pages.send_page(desk=desk, at=at, refusal=refusal)
    return render(request, "returns/send.html", {"page": page}, status=422 if refusal else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def parts(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Give a section to a colleague, or take it back (giao phần)."""
    at, refusal = timezone.now(), ""
    desk = access.desk_to_lead(
        user=request.user, month=month, public_id=organisation, on=timezone.localdate(at)
    )
    given = part_form(desk, request.POST if request.method == "POST" else None)
    by = person(request=request)
    try:
        if node := request.POST.get("take"):
            actions.take_part_back(of=desk.of, node=node, by=by, at=at)
            return redirect(address(desk, "parts"))
        if given.is_valid():
            actions.assign(
                of=desk.of,
                node=given.cleaned_data["node"],
                person=posts.person_to_record(public_id=UUID(given.cleaned_data["person"])),
                due_at=given.due_at(),
                by=by,
                at=at,
            )
            return redirect(address(desk, "parts"))
    except actions.Refused as failure:
        refusal = str(failure)
    page = pages.parts_page(desk=desk, at=at, form=given, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "returns/parts.html", {"page": page}, status=status)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, month: Month, organisation: UUID, leaf: str) -> HttpResponse:
    """Show a criterion's evidence, and take more (minh chứng)."""
    at, refusal = timezone.now(), ""
    desk = _desk(request, month, organisation, at)
    criterion = access.leaf_of(desk=desk, code=leaf)
    forms: dict[str, Any] = {}
    if request.method == "POST":
        forms = _forms(request, desk)
        try:
            access.require_leaf(desk=desk, code=leaf)
            if _add(request, desk, leaf, forms, at):
                messages.info(request, "Đã thêm minh chứng.")
                return redirect(address(desk, "evidence", leaf=leaf))
        except (access.OnlyReads, actions.Refused) as failure:
            refusal = str(failure)
    page = pages.evidence_page(desk=desk, leaf=criterion, refusal=refusal, **forms)
    status = 422 if request.method == "POST" else 200
    return render(request, "returns/evidence.html", {"page": page}, status=status)


@signed_in
@require_POST
def withdraw(
    request: HttpRequest, month: Month, organisation: UUID, evidence: UUID
) -> HttpResponse:
    """Withdraw an evidence (rút minh chứng)."""
    at = timezone.now()
    desk = _to_fill(request, month, organisation, at)
    one = access.evidence_of(desk=desk, public_id=evidence)
    try:
        actions.withdraw_evidence(evidence=one, by=person(request=request), at=at)
        messages.info(request, "Đã rút minh chứng; phiếu đã gửi trước đây vẫn giữ nó.")
    except actions.Refused as failure:
        messages.warning(request, str(failure))
    return redirect(address(desk, "evidence", leaf=one.leaf))


def _desk(request: HttpRequest, month: Month, organisation: UUID, at: datetime) -> Desk:
    on = timezone.localdate(at)
    return access.desk(user=request.user, month=month, public_id=organisation, on=on)


def _to_fill(request: HttpRequest, month: Month, organisation: UUID, at: datetime) -> Desk:
    on = timezone.localdate(at)
    return access.desk_to_fill(user=request.user, month=month, public_id=organisation, on=on)


def _save(
    desk: Desk, said: incoming.Incoming, at: datetime
) -> tuple[tuple[actions.Saved, ...], tuple[actions.SavedRemark, ...]]:
    cells = actions.save_cells(
        of=desk.of, typed=said.cells, within=desk.within, by=desk.user, at=at
    )
    remarks = tuple(
        actions.save_remark(
            of=desk.of,
            leaf=one.leaf,
            words=one.text,
            seen=one.seen,
            within=desk.within_leaves,
            by=desk.user,
            at=at,
        )
        for one in said.remarks
    )
    return cells, remarks


def _why(failure: Exception) -> str:
    """Say why nothing was saved."""
    if isinstance(failure, incoming.Unreadable):
        return "Trình duyệt gửi đến nội dung không đọc được; chưa có gì được lưu."
    return str(failure)


def _told(desk: Desk, said: incoming.Incoming, codes: set[str], leaves: set[str]) -> str:
    """Say which cells somebody else changed meanwhile, and what was typed; nothing where none."""
    mine = pages.typed_again(desk=desk, said=said, codes=codes, leaves=leaves)
    if not mine:
        return ""
    return (
        f"Người khác vừa sửa {len(mine)} ô; các ô đó hiện giá trị của họ, chưa bị thay. Ông/bà đã "
        f"gõ: {'; '.join(mine)}. Muốn giữ giá trị của mình, hãy nhập lại rồi lưu. Các ô khác đã "
        "lưu."
    )


def _forms(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    """Return the one form that was filled in, by its name; none where evidence is used again."""
    match request.POST.get("what"):
        case "document":
            return {"document": DocumentForm(request.POST)}
        case "link":
            return {"link": LinkForm(request.POST)}
        case "file":
            return {"file": file_form(desk, request.POST)}
    return {}


def _add(request: HttpRequest, desk: Desk, leaf: str, forms: dict[str, Any], at: datetime) -> bool:
    """Add what was filled in, or what is used again; tell whether anything was."""
    for filled in forms.values():
        if filled.is_valid():
            actions.add_several(
                of=desk.of, leaf=leaf, given=_given(desk, filled), by=desk.user, at=at
            )
        return bool(filled.is_valid())
    if not (written := request.POST.get("again", "")):
        raise actions.Refused("Hãy chọn minh chứng để dùng lại.")
    again = access.evidence_of_unit(desk=desk, written=written)
    actions.reuse_evidence(of=desk.of, leaf=leaf, evidence=again, by=desk.user, at=at)
    return True


def _given(desk: Desk, filled: DocumentForm | LinkForm | FileForm) -> list[actions.Given]:
    if not isinstance(filled, FileForm):
        return [filled.given()]
    said = dict(filled.cleaned_data)
    files = [access.file_to_attach(desk=desk, public_id=UUID(one)) for one in said.pop("file")]
    return [actions.Given(kind=EvidenceKind.FILE, file=file, **said) for file in files]


def _nothing(_: HttpRequest, _desk: Desk, _at: datetime) -> str:
    raise actions.Refused("Trang không có việc này; hãy tải lại trang.")


def _carry(_: HttpRequest, desk: Desk, at: datetime) -> str:
    count = actions.carry_over(of=desk.of, within=desk.within, by=desk.user, at=at)
    return f"Đã mang {count} số liệu của kỳ trước sang; hãy xem lại từng ô."


def _blanks(_: HttpRequest, desk: Desk, at: datetime) -> str:
    count = actions.answer_blanks(of=desk.of, within=desk.within, by=desk.user, at=at)
    return f"Đã ghi “Chưa có số liệu” vào {count} ô."


def _present(_: HttpRequest, desk: Desk, at: datetime) -> str:
    actions.present(of=_led(desk).of, by=desk.user, at=at)
    return "Đã trình người đứng đầu. Phiếu không sửa được cho đến khi rút lại hoặc được trả lại."


def _take_back(_: HttpRequest, desk: Desk, at: datetime) -> str:
    actions.take_back(of=_led(desk).of, by=desk.user, at=at)
    return "Đã rút lại phiếu; sửa xong thì trình lại."


def _hand_back(request: HttpRequest, desk: Desk, at: datetime) -> str:
    if not desk.signs:
        raise Http404
    actions.hand_back(of=desk.of, note=request.POST.get("note", ""), by=desk.user, at=at)
    return "Đã trả lại phiếu cho bộ phận nhập."


def _done(request: HttpRequest, desk: Desk, at: datetime) -> str:
    node = request.POST.get("act", "").partition(":")[2]
    access.require_part(desk=desk, node=node)
    actions.mark_done(of=desk.of, node=node, by=desk.user, at=at)
    return "Đã báo xong phần này."


def _led(desk: Desk) -> Desk:
    if not desk.fills_all:
        raise Http404
    return desk


ACTS: Mapping[str, Act] = {
    "carry": _carry,
    "blanks": _blanks,
    "present": _present,
    "take-back": _take_back,
    "hand-back": _hand_back,
    "done": _done,
}
