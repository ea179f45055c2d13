"""What the system does by itself each day: anchor the trail (bản neo), and purge (dọn).

Both at the start and at each new day, by child processes. The child that anchors works as
whoever started us and not as the web server, so that the site never has the key that signs.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chamdiem.launch import children
from chamdiem.launch.account import Account
from chamdiem.launch.children import Order
from chamdiem.launch.errors import LaunchError
from chamdiem.launch.portal import SOURCES, Portal

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
PAUSE = timedelta(hours=1)  # until what failed is tried again


@dataclass(slots=True)
class Daily:
    """One thing done each day; a failure is said and tried again after an hour."""

    order: Order
    what: str
    trouble: str
    say: Callable[[str], None]
    due_at: datetime | None = None

    def keep_up(self) -> None:
        """Do it unless it is done today."""
        now = datetime.now(HERE)
        if self.due_at is not None and now < self.due_at:
            return
        try:
            children.finish(self.order, self.what)
            self.due_at = (now + timedelta(days=1)).replace(
                hour=0, minute=0, second=0, microsecond=0
            )
        except LaunchError as refusal:
            self.say(f"Lưu ý: {self.trouble}. {refusal}")
            self.due_at = now + PAUSE


def anchor(portal: Portal, say: Callable[[str], None]) -> Daily:
    """Return the daily anchor of the trail."""
    return Daily(_anchoring(portal), "Neo nhật ký", "chưa neo được nhật ký của hôm nay", say)


def purge(portal: Portal, say: Callable[[str], None]) -> Daily:
    """Return the daily purge of what is over its time (dọn theo thời hạn)."""
    trouble = "chưa dọn được dữ liệu quá thời hạn giữ"
    return Daily(portal.order("purge"), "Lệnh purge", trouble, say)


def _anchoring(portal: Portal) -> Order:
    ours = {
        "DATABASE_URL": portal.addresses.owner,
        "CHAMDIEM_DATA": str(portal.folder.root),
        "PYTHONPATH": os.pathsep.join([str(SOURCES.parent), os.environ.get("PYTHONPATH", "")]),
        "PYTHONIOENCODING": "utf-8",
    }
    inherited = {k: v for k, v in os.environ.items() if k != "DATABASE_OWNER_URL"}
    command = [sys.executable, "-m", "chamdiem.cli", "audit", "anchor"]
    return Order(command, Account(), environment=inherited | ours)
