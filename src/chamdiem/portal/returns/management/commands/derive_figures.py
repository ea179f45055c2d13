"""`derive_figures`, once a day: reckon what the registers give the months that wait for it."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from chamdiem.portal.returns import actions


class Command(BaseCommand):
    """Reckon until the deadline of data holders; what says the same is not kept twice."""

    help = "Tính số của sổ nhiệm vụ, sổ mười bốn nội dung cho các kỳ đang chờ; chạy mỗi ngày."

    def handle(self, *args: Any, **options: Any) -> None:
        """Reckon, and say how much is new."""
        count = actions.derive_due(at=timezone.now())
        self.stdout.write(f"Đã ghi {count} số mới từ các sổ.")
