"""How a duty stands, in words: word, tone and icon together, never colour alone."""

from datetime import date

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.duties.facts import Light
from chamdiem.portal.duties.models import Occasion
from chamdiem.portal.duties.rhythms import spoken

HOME = Crumb("Trang đầu", "/")
TITLE = "Mười bốn nội dung"
LIGHTS = {
    Light.DONE: ("good", "circle-check"),
    Light.PARTLY: ("warn", "alert-triangle"),
    Light.OPEN: ("warn", "calendar"),
    Light.LATE: ("bad", "alert-circle"),
    Light.NONE: ("good", "circle-check"),
    Light.NOT_APPLICABLE: ("", "minus"),
    Light.UNKNOWN: ("", "help"),
}


def light(of: Light) -> tuple[str, str, str]:
    """Return word, tone and icon of how a duty stands."""
    tone, icon = LIGHTS[of]
    return str(of), tone, icon


def cause(row: Occasion, titles: dict[int, str]) -> str:
    """Say why a duty fell due."""
    if row.cause.startswith("change:"):
        return f"thay đổi ngày {date.fromisoformat(row.cause.removeprefix('change:')):%d/%m/%Y}"
    if row.directive_id is not None:
        return titles.get(row.directive_id, "một văn bản")
    if row.cause.startswith("vacant:"):
        return "đầu mối đã thôi"
    return spoken(row.cause)
