"""How states of tasks look: word, tone and icon together, never colour alone."""

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.tasks.choices import Doing, Timing
from chamdiem.portal.tasks.facts import Told

HOME = Crumb("Trang đầu", "/")
TITLE = "Nhiệm vụ"
TIMINGS = {
    Timing.LATE: ("bad", "alert-circle"),
    Timing.SOON: ("warn", "alert-triangle"),
    Timing.ON_TIME: ("good", "circle-check"),
    Timing.DONE_LATE: ("warn", "alert-triangle"),
    Timing.UNKNOWN: ("", "minus"),
}


def light(one: Told) -> tuple[str, str, str]:
    """Return word, tone and icon of where a task stands against its deadline."""
    if one.doing is Doing.WITHDRAWN:
        return str(Doing.WITHDRAWN.label), "", "minus"
    tone, icon = TIMINGS[one.timing]
    return str(one.timing.label), tone, icon


def remaining(one: Told) -> str:
    """Say the deadline with the days that are left, the absolute day first."""
    if one.due_on is None:
        return "không có thời hạn"
    day = f"hết {one.due_on:%d/%m/%Y}"
    if one.doing in (Doing.DONE, Doing.WITHDRAWN) or one.days is None:
        return day
    if one.waits_since is not None:
        return f"{day}, chờ xác nhận"
    if one.days < 0:
        return f"{day}, quá {-one.days} ngày"
    return f"{day}, còn {one.days} ngày" if one.days else f"{day}, hôm nay"
