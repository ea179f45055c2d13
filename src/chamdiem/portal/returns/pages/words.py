"""Words that several pages of returns share."""

from django.urls import reverse

from chamdiem.engine.decimals import spoken
from chamdiem.engine.periods import Month
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.periods.choices import PeriodKind
from chamdiem.portal.periods.facts import INVENTED_WORDS
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.sheet import Sheet

TITLE = "Phiếu tự chấm"
TRIAL = "CHẤM THỬ – KHÔNG DÙNG ĐỂ ĐÁNH GIÁ"
ERASED = "người đã xoá thông tin"
LOOKS = {
    ReturnState.EMPTY: ("", "minus"),
    ReturnState.ENTERING: ("fair", "check"),
    ReturnState.PRESENTED: ("warn", "user"),
    ReturnState.SENT: ("good", "circle-check"),
    ReturnState.RETURNED: ("bad", "alert-circle"),
    ReturnState.APPRAISED: ("good", "circle-check"),
    ReturnState.APPROVED: ("good", "shield-check"),
}
WITH_WHOM = {
    ReturnState.EMPTY: "Đơn vị",
    ReturnState.ENTERING: "Đơn vị",
    ReturnState.PRESENTED: "Người đứng đầu đơn vị",
    ReturnState.SENT: "Cơ quan thẩm định",
    ReturnState.RETURNED: "Đơn vị (bổ sung)",
    ReturnState.APPRAISED: "Sở KH&CN",
    ReturnState.APPROVED: "Đã khoá kỳ",
}


def address(desk: Desk, route: str = "form", **more: object) -> str:
    """Return the address of a page of the return."""
    which = {"month": str(desk.sheet.month), "organisation": desk.of.organisation.public_id}
    return reverse(f"returns:{route}", kwargs=which | more)


def crumbs(desk: Desk, last: str = "") -> tuple[Crumb, ...]:
    """Return the way back from a page of the return."""
    name = f"{desk.sheet.unit.name}, {desk.sheet.month.spoken}"
    listed = f"{reverse('returns:list')}?thang={desk.sheet.month}"
    way = (Crumb("Trang đầu", "/"), Crumb(TITLE, listed))
    return (*way, Crumb(name, address(desk)), Crumb(last)) if last else (*way, Crumb(name))


def trial_words(desk: Desk) -> str:
    """Return what a trial, or an invented province, carries on every page; else nothing."""
    return mark(is_trial=desk.of.period.kind == PeriodKind.TRIAL)


def mark(*, is_trial: bool) -> str:
    """Return the words above a page of returns (dấu chấm thử, dấu giả định)."""
    if is_trial:
        return TRIAL
    return INVENTED_WORDS if orgs.is_invented() else ""


def points(sheet: Sheet, value: int | None) -> str:
    """Write points; nothing is –."""
    return "–" if value is None else spoken(value, sheet.scheme.decimals)


def total(sheet: Sheet) -> str:
    """Write the total of the draft with what is left out of it."""
    most = spoken(sheet.scheme.maximum, sheet.scheme.decimals, shortest=True)
    said = f"{points(sheet, sheet.now.total)} / {most}"
    if sheet.now.is_whole:
        return said
    return f"{said} (tạm tính, chưa kể {sheet.now.left_out} tiêu chí)"


def spoken_month(written: str) -> str:
    """Say a stored month, nothing for none."""
    return Month.parse(written).spoken if written else ""
