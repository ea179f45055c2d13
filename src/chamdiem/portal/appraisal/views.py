"""Pages of appraisal: find by a door, one call, answer."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.access import person
from chamdiem.portal.appraisal import actions, doors, pages
from chamdiem.portal.appraisal.doors import Bench
from chamdiem.portal.appraisal.forms import WordsForm
from chamdiem.portal.common.gates import signed_in

FORM = require_http_methods(["GET", "HEAD", "POST"])
REFUSED = (actions.Refused, PermissionDenied)


@signed_in
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """Show what is left of a month's appraisal, and whether the deadline holds (Thẩm định)."""
    at = timezone.now()
    page = pages.work_page(
        user=request.user, wanted=request.GET.get("thang", ""), at=at, on=timezone.localdate(at)
    )
    return render(request, "appraisal/work.html", {"page": page})


@signed_in
@FORM
def column(request: HttpRequest, month: Month, leaf: str) -> HttpResponse:
    """Show one criterion of all units; settle the ticked rows together (Chấp nhận cùng lúc)."""
    at, refusal, ticked = timezone.now(), "", frozenset[str]()
    bench = _bench(request, month, at)
    criterion = doors.leaf_of(bench=bench, code=leaf)
    if request.method == "POST":
        keys = request.POST.getlist("don-vi")
        try:
            count = _settle_together(request, bench, leaf, keys, at)
            messages.info(request, f"Đã chấp nhận cùng lúc {count} đơn vị; điểm giữ như tự chấm.")
            return redirect(request.get_full_path())
        except REFUSED as failure:
            refusal, ticked = str(failure), frozenset(keys)
    asked = request.GET.dict()
    page = pages.column_page(
        bench=bench, leaf=criterion, asked=asked, ticked=ticked, refusal=refusal
    )
    status = 422 if refusal else 200
    return render(request, "appraisal/column.html", {"page": page}, status=status)


@signed_in
@FORM
def cell(request: HttpRequest, month: Month, leaf: str, organisation: UUID) -> HttpResponse:
    """Show one criterion of one unit; settle it, ask, note (kết luận, hỏi, ghi chú)."""
    at, refusal, form = timezone.now(), "", None
    bench = _bench(request, month, at)
    criterion = doors.leaf_of(bench=bench, code=leaf)
    expected = doors.expected_to_see(bench=bench, public_id=organisation, leaf=leaf)
    placed = pages.placed_of(bench=bench, leaf=criterion, expected=expected)
    if request.method == "POST":
        is_verdict = request.POST.get("what") == "settle"
        form = pages.settle_form(placed, request.POST) if is_verdict else None
        try:
            of = doors.return_of(bench=bench, expected=expected)
            if form is None:
                messages.info(request, _said(request, of, leaf, at))
                return redirect(request.get_full_path())
            if form.is_valid():
                actions.settle(of=of, leaf=leaf, by=person(request=request), at=at, **form.said())
                return _settled(request, bench, criterion, organisation)
        except REFUSED as failure:
            refusal = str(failure)
    of_shown = doors.return_or_none(bench=bench, expected=expected)
    page = pages.cell_page(bench=bench, placed=placed, of=of_shown, form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "appraisal/cell.html", {"page": page}, status=status)


@signed_in
@FORM
def unit(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Show all criteria of one unit; give the return back, take it again (trả lại để bổ sung)."""
    at, refusal = timezone.now(), ""
    bench = _bench(request, month, at)
    expected = doors.expected_of(bench=bench, public_id=organisation)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            of = doors.return_of(bench=bench, expected=expected)
            messages.info(request, _move(request, of, form, at))
            return redirect(request.get_full_path())
        except REFUSED as failure:
            refusal = str(failure)
    page = pages.unit_page(
        bench=bench,
        expected=expected,
        of=doors.return_or_none(bench=bench, expected=expected),
        form=form if request.method == "POST" else None,
        refusal=refusal,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "appraisal/unit.html", {"page": page}, status=status)


@signed_in
@FORM
def sample(request: HttpRequest, month: Month) -> HttpResponse:
    """Show the rules and the sample; settle by rule, draw (chấp nhận theo quy tắc, rút mẫu)."""
    at, refusal = timezone.now(), ""
    bench = doors.bench_to_read(user=request.user, month=month, on=timezone.localdate(at))
    if request.method == "POST":
        try:
            doors.require_rules(bench=bench)
            messages.info(request, _apply(request, bench, at))
            return redirect("appraisal:sample", month)
        except REFUSED as failure:
            refusal = str(failure)
    page = pages.sample_page(bench=bench, refusal=refusal)
    return render(request, "appraisal/sample.html", {"page": page}, status=422 if refusal else 200)


@signed_in
@require_safe
def result(request: HttpRequest, month: Month) -> HttpResponse:
    """Show the result of all units as it stands: self, appraised, difference (kết quả dự kiến)."""
    on = timezone.localdate(timezone.now())
    bench = doors.bench_to_read(user=request.user, month=month, on=on)
    page = pages.result_page(bench=bench, asked=request.GET.dict())
    return render(request, "appraisal/result.html", {"page": page})


@signed_in
@FORM
def own(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Show a unit what was said of its return; answer a question (kết quả thẩm định)."""
    at, refused = timezone.now(), None
    on = timezone.localdate(at)
    found = doors.own(user=request.user, month=month, public_id=organisation, on=on)
    if request.method == "POST":
        leaf, form = request.POST.get("leaf", ""), WordsForm(request.POST)
        try:
            of = doors.return_to_answer(own=found)
            if form.is_valid():
                actions.answer(of=of, leaf=leaf, text=form.words, by=person(request=request), at=at)
                messages.info(request, "Đã trả lời; người thẩm định xem và kết luận.")
                return redirect("appraisal:own", month, organisation)
            refused = (leaf, form, "Chưa ghi câu trả lời.")
        except REFUSED as failure:
            refused = (leaf, form, str(failure))
    page = pages.own_page(own=found, at=at, refused=refused)
    return render(request, "appraisal/own.html", {"page": page}, status=422 if refused else 200)


THREAD: Mapping[str, Callable[..., Any]] = {"ask": actions.ask, "note": actions.note}
TOLD = {
    "ask": "Đã hỏi đơn vị; đơn vị thấy câu hỏi ngay trên trang kết quả thẩm định của mình.",
    "note": "Đã ghi chú; đơn vị và người thẩm định khác đọc được.",
}


def _bench(request: HttpRequest, month: Month, at: datetime) -> Bench:
    return doors.bench(user=request.user, month=month, on=timezone.localdate(at))


def _settle_together(
    request: HttpRequest, bench: Bench, leaf: str, keys: list[str], at: datetime
) -> int:
    rows = doors.returns_of(bench=bench, keys=keys)
    if not rows:
        raise actions.Refused("Chưa chọn đơn vị nào. Hãy tích các dòng khớp rồi chấp nhận.")
    return actions.settle_together(
        period=bench.period, leaf=leaf, returns=rows, by=person(request=request), at=at
    )


def _said(request: HttpRequest, of: Any, leaf: str, at: datetime) -> str:
    """Ask or note, as the button says; return what is told afterwards."""
    what, said = request.POST.get("what", ""), WordsForm(request.POST)
    if what not in THREAD or not said.is_valid():
        raise actions.Refused("Hãy ghi nội dung.")
    THREAD[what](of=of, leaf=leaf, text=said.words, by=person(request=request), at=at)
    return TOLD[what]


def _settled(request: HttpRequest, bench: Bench, leaf: Any, organisation: UUID) -> HttpResponse:
    """Lead on to the unit that waits next in the column, or back to the column."""
    following = pages.next_open(bench, leaf, after=organisation)
    if following:
        messages.info(request, "Đã ghi kết luận. Đây là đơn vị tiếp theo của tiêu chí này.")
        return redirect(following)
    messages.info(request, "Đã ghi kết luận. Tiêu chí này không còn đơn vị nào chờ ông/bà.")
    return redirect("appraisal:column", bench.period.month, leaf.code)


def _move(request: HttpRequest, of: Any, form: WordsForm, at: datetime) -> str:
    what, by = request.POST.get("what", ""), person(request=request)
    if what == "close":
        actions.close_supplement(of=of, by=by, at=at)
        return "Đã kết thúc lượt bổ sung; thẩm định tiếp theo lần gửi trước."
    if what == "finish":
        actions.finish(of=of, by=by, at=at)
        return "Phiếu đã thẩm định xong."
    if what not in ("return", "reopen") or not form.is_valid():
        raise actions.Refused("Hãy ghi nội dung.")
    if what == "reopen":
        actions.reopen(of=of, note=form.words, by=by, at=at)
        return "Đã mở lại phiếu để thẩm định tiếp."
    message = actions.return_for_supplement(of=of, note=form.words, by=by, at=at)
    due = timezone.localtime(message.due_at)
    return f"Đã trả lại phiếu; đơn vị bổ sung đến hết ngày {due:%d/%m/%Y}."


def _apply(request: HttpRequest, bench: Bench, at: datetime) -> str:
    by = person(request=request)
    if request.POST.get("what") == "draw":
        drawn = actions.draw_sample(period=bench.period, by=by, at=at)
        return f"Đã rút {len(drawn.drawn)} dòng vào mẫu kiểm tra; hãy xem và kết luận từng dòng."
    count = actions.settle_by_rule(period=bench.period, by=by, at=at)
    return f"Đã chấp nhận theo quy tắc {count} tiêu chí. Việc tiếp theo: rút mẫu kiểm tra."
