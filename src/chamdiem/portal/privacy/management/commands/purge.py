"""`purge`, once a day: delete what is over the time that is declared for it."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from chamdiem.portal.privacy import actions


class Command(BaseCommand):
    """Delete what is over its time; running it again deletes nothing more."""

    help = "Xoá dữ liệu quá thời hạn giữ (phiên, mã một lần, lần nhập sai, tệp chờ); chạy mỗi ngày."

    def handle(self, *args: Any, **options: Any) -> None:
        """Purge and say what went."""
        gone = actions.purge(at=timezone.now())
        said = "; ".join(f"{label}: {count}" for label, count in sorted(gone.items()))
        self.stdout.write(said or "Không có gì quá thời hạn.")
