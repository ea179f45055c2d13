"""`open_duties`, once a day: open the duties and recurring tasks that fall due."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from chamdiem.portal.duties import actions
from chamdiem.portal.tasks import actions as tasks


class Command(BaseCommand):
    """Open what falls due by today; asked again it opens nothing twice."""

    help = "Mở nội dung và nhiệm vụ định kỳ đến hạn; chạy mỗi ngày."

    def handle(self, *args: Any, **options: Any) -> None:
        """Open, and say how much."""
        at = timezone.now()
        duties, occurrences = actions.open_due(at=at), tasks.open_occurrences(at=at)
        self.stdout.write(f"Đã mở {duties} lần nội dung, {occurrences} lần nhiệm vụ định kỳ.")
