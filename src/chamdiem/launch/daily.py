"""What the system does by itself each day: anchor the trail (bản neo), and purge (dọn).

Both at the start and at each new day, by child processes. The child that anchors works as
whoever started us and not as the web server, so that the site never has the key that signs.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from chamdiem.launch import children
from chamdiem.launch.account import Account
from chamdiem.launch.children import Child, Order
from chamdiem.launch.errors import LaunchError
from chamdiem.launch.portal import SOURCES, Portal

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
PATIENCE = 5  # seconds for what may be cut off at any point
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


@dataclass(slots=True)
class Beside:
    """One long thing started each day and never waited for: it may end late, or not at all."""

    order: Order
    name: str
    log: Path
    note: Path
    child: Child | None = None
    due_at: datetime | None = None

    def keep_up(self) -> None:
        """Start it unless it was started today or still runs."""
        now = datetime.now(HERE)
        is_early = self.due_at is not None and now < self.due_at
        if is_early or (self.child is not None and self.child.process.poll() is None):
            return
        self.child = children.begin(self.name, self.order, log=self.log, note=self.note)
        self.due_at = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)

    def stop(self) -> None:
        """End it with us."""
        if self.child is not None:
            self.child.stop(PATIENCE)


def anchor(portal: Portal, say: Callable[[str], None]) -> Daily:
    """Return the daily anchor of the trail."""
    return Daily(_anchoring(portal), "Neo nhật ký", "chưa neo được nhật ký của hôm nay", say)


def purge(portal: Portal, say: Callable[[str], None]) -> Daily:
    """Return the daily purge of what is over its time (dọn theo thời hạn)."""
    trouble = "chưa dọn được dữ liệu quá thời hạn giữ"
    return Daily(portal.order("purge"), "Lệnh purge", trouble, say)


def duties(portal: Portal, say: Callable[[str], None]) -> Daily:
    """Return the daily opening of duties and recurring tasks that fall due (mở việc đến hạn)."""
    trouble = "chưa mở được nội dung, nhiệm vụ định kỳ đến hạn của hôm nay"
    return Daily(portal.order("open_duties"), "Lệnh open_duties", trouble, say)


def figures(portal: Portal, say: Callable[[str], None]) -> Daily:
    """Return the daily reckoning of what registers give the months that wait (số của các sổ)."""
    trouble = "chưa tính được số của sổ nhiệm vụ, sổ mười bốn nội dung của hôm nay"
    return Daily(portal.order("derive_figures"), "Lệnh derive_figures", trouble, say)


def links(portal: Portal) -> Beside:
    """Return the daily look at pages that evidence links to (CHAMDIEM_LINK_CHECKS)."""
    folder = portal.folder
    return Beside(
        portal.order("check_links"),
        "Kiểm tra đường dẫn",
        log=folder.log("links"),
        note=folder.running("links"),
    )


def looks_at_links() -> bool:
    """Tell whether there is a line to the pages, as who runs us says."""
    return os.environ.get("CHAMDIEM_LINK_CHECKS", "").lower() in ("1", "true", "yes", "on")


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
