"""Pages of the return by spreadsheet: out, in, what it changes, how foreign files are read."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.engine.periods import Month
from chamdiem.formats.problems import Refused
from chamdiem.portal.common.gates import signed_in
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.returns import access, actions, exchange, pages, queries
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.exchange.forms import FileForm, MappingForm, grids_read
from chamdiem.portal.returns.facts import MappingNow
from chamdiem.portal.returns.pages import mappings as mapping_pages
from chamdiem.portal.returns.pages.words import address

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
METHODS = ["GET", "HEAD", "POST"]


@signed_in
@require_safe
def workbook(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Give out the return as a workbook to fill in (tải Excel)."""
    at = timezone.now()
    desk = access.desk(user=request.user, month=month, public_id=organisation, on=day_of(at))
    response = HttpResponse(pages.filled_workbook(desk=desk, at=at), content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="{pages.workbook_name(desk)}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@signed_in
@require_http_methods(METHODS)
def file(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Take a spreadsheet and show what it would change; nothing is written yet."""
    at = timezone.now()
    desk = _desk(request, month, organisation, at)
    if request.method != "POST":
        return _exchange(request, desk, pages.sheet_form(desk))
    form = pages.sheet_form(desk, request.POST, request.FILES)
    if not form.is_valid():
        return _exchange(request, desk, form)
    try:
        return _looked_at(request, desk, form)
    except Refused as refusal:
        return _exchange(request, desk, form, refusal)


@signed_in
@require_POST
def take(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Write what was shown into the draft, all of it or nothing (Nhận vào phiếu)."""
    at = timezone.now()
    desk = _desk(request, month, organisation, at)
    compared = exchange.compare(desk, exchange.posted(request.POST))
    decision = exchange.decide(compared, request.POST)
    refusal = _undecided(decision, compared)
    if not refusal:
        try:
            count = actions.take_in(
                of=desk.of,
                typed=decision.cells,
                remarks=decision.remarks,
                within=desk.within,
                within_leaves=desk.within_leaves,
                by=desk.user,
                at=at,
            )
            kept = f" Giữ {decision.kept} ô như trong phiếu." if decision.kept else ""
            messages.info(request, f"Đã nhận {count} ô từ bảng tính vào phiếu.{kept}")
            return redirect(address(desk))
        except actions.Refused as failure:
            refusal = str(failure)
            desk = _desk(request, month, organisation, at)
            compared = exchange.compare(desk, exchange.posted(request.POST))
    page = pages.preview_page(
        desk=desk, compared=compared, choices=request.POST.dict(), refusal=refusal
    )
    return render(request, "returns/preview.html", {"page": page}, status=422)


@signed_in
@require_http_methods(METHODS)
def mappings(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Say which column of a foreign file holds what, and keep it (lưu ánh xạ cột)."""
    at = timezone.now()
    desk = _leading(request, month, organisation, at)
    if request.method != "POST":
        return redirect(address(desk, "exchange"))
    return _mapping(request, desk, None, at)


@signed_in
@require_http_methods(METHODS)
def mapping(request: HttpRequest, month: Month, organisation: UUID, mapping: UUID) -> HttpResponse:
    """Mend a saved mapping, or give it up."""
    at = timezone.now()
    desk = _leading(request, month, organisation, at)
    row = access.mapping_of(desk=desk, public_id=mapping)
    now = queries.mapping_now(row)
    if request.method != "POST":
        page = pages.mapping_page(desk=desk, filled=mapping_pages.saved(now), mapping=now)
        return render(request, "returns/mapping.html", {"page": page})
    if request.POST.get("act") == "withdraw":
        actions.withdraw_mapping(mapping=row, by=desk.user, at=at)
        messages.info(request, f"Đã thôi dùng ánh xạ cột “{now.name}”.")
        return redirect(address(desk, "exchange"))
    return _mapping(request, desk, now, at)


def _exchange(
    request: HttpRequest, desk: Desk, form: FileForm, refused: Refused | None = None
) -> HttpResponse:
    page = pages.exchange_page(desk=desk, form=form, refused=refused)
    status = 422 if request.method == "POST" else 200
    return render(request, "returns/exchange.html", {"page": page}, status=status)


def _looked_at(request: HttpRequest, desk: Desk, form: FileForm) -> HttpResponse:
    """Show what a sound file would change, or ask which of its columns holds what."""
    given = form.cleaned_data["file"]
    known = {str(one.public_id): one for one in _known(desk)}
    loaded = exchange.read(
        given.read(),
        given.name[:200],
        sheet=desk.sheet,
        mapping=known.get(form.cleaned_data["mapping"]),
    )
    if not loaded.is_ours:
        if not desk.writes_all:
            raise exchange.unknown_file(given.name[:200])
        filled = mapping_pages.begun(desk, loaded.grids)
        page = pages.mapping_page(desk=desk, filled=filled)
        return render(request, "returns/mapping.html", {"page": page})
    compared = exchange.compare(desk, exchange.proposals(loaded))
    shown = pages.preview_page(desk=desk, compared=compared, loaded=loaded)
    status = 422 if loaded.problems else 200
    return render(request, "returns/preview.html", {"page": shown}, status=status)


def _mapping(
    request: HttpRequest, desk: Desk, known: MappingNow | None, at: datetime
) -> HttpResponse:
    form, refusal = MappingForm(request.POST), ""
    grids = grids_read(request.POST.get("grids", ""))
    labels, wrong = _labels(request.POST, desk)
    filled = mapping_pages.Filled(form, labels, grids, wrong)
    if form.is_valid() and request.POST.get("act") == "look":
        filled = mapping_pages.looked_at(desk, form, grids)
    elif form.is_valid() and not wrong:
        try:
            _save(desk, form, labels, known, request.POST.get("seen", ""), at)
            said = f"Đã lưu ánh xạ cột “{form.cleaned_data['name']}”. Hãy gửi lại tệp, chọn cách "
            messages.info(request, f"{said}đọc này; các tháng sau cũng vậy.")
            return redirect(address(desk, "exchange"))
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.mapping_page(desk=desk, filled=filled, mapping=known, refusal=refusal)
    status = 200 if request.POST.get("act") == "look" and form.is_valid() else 422
    return render(request, "returns/mapping.html", {"page": page}, status=status)


def _save(
    desk: Desk,
    form: MappingForm,
    labels: list[tuple[str, str]],
    known: MappingNow | None,
    seen: str,
    at: datetime,
) -> None:
    row = access.mapping_of(desk=desk, public_id=known.public_id) if known else None
    mapped = actions.Mapped(codes=[pair for pair in labels if pair[1]], **form.cleaned_data)
    actions.save_mapping(
        organisation=desk.of.organisation,
        mapped=mapped,
        mapping=row,
        seen=int(seen) if seen.isascii() and seen.isdigit() else 0,
        by=desk.user,
        at=at,
    )


def _labels(given: QueryDict, desk: Desk) -> tuple[list[tuple[str, str]], frozenset[str]]:
    """Return the labels with what each stands for, and those with no figure of the return."""
    found, wrong = list[tuple[str, str]](), set[str]()
    for number in range(exchange.LABELS):
        label, written = given.get(f"l:{number}", ""), given.get(f"m:{number}", "").strip()
        if not label:
            continue
        code = exchange.catalogue_code(written, desk.sheet) if written else ""
        if written and not code:
            wrong.add(label)
        found.append((label, code or written))
    return found, frozenset(wrong)


def _undecided(decision: exchange.Decision, compared: exchange.Comparison) -> str:
    if compared.unread:
        return f"Chưa có gì được ghi: {compared.unread[0]}"
    if decision.undecided:
        return (
            f"Còn {decision.undecided} ô người khác đã sửa sau khi lập tệp: hãy chọn giữ số nào ở "
            "từng ô. Chưa có gì được ghi."
        )
    if not (decision.cells or decision.remarks or decision.kept):
        return "Tệp không có gì khác với phiếu; không có gì để nhận."
    return ""


def _known(desk: Desk) -> tuple[MappingNow, ...]:
    return queries.mappings(organisation_id=desk.of.organisation_id)


def _desk(request: HttpRequest, month: Month, organisation: UUID, at: datetime) -> Desk:
    on = day_of(at)
    return access.desk_to_fill(user=request.user, month=month, public_id=organisation, on=on)


def _leading(request: HttpRequest, month: Month, organisation: UUID, at: datetime) -> Desk:
    desk = _desk(request, month, organisation, at)
    if not desk.writes_all:
        raise Http404
    return desk
