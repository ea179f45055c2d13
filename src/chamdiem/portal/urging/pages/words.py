"""How the stages of urging look: word, tone and icon together, never colour alone."""

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.urging.choices import Stage

HOME = Crumb("Trang đầu", "/")
TITLE, LOW = "Đôn đốc", "Đơn vị cần đôn đốc"
LIGHTS = {
    Stage.DRAFT: ("", "minus"),
    Stage.SENT: ("warn", "calendar"),
    Stage.RECEIVED: ("warn", "calendar"),
    Stage.OVERDUE: ("bad", "alert-circle"),
    Stage.ANSWERED: ("good", "inbox"),
    Stage.CLOSED: ("good", "circle-check"),
    Stage.DROPPED: ("", "minus"),
}


def light(stage: Stage) -> tuple[str, str, str]:
    """Return word, tone and icon of a stage."""
    tone, icon = LIGHTS[stage]
    return str(stage.label), tone, icon
