"""`check_links`, once a day: look whether pages that units link to can be opened."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from chamdiem.portal.duties import actions as duties
from chamdiem.portal.returns import actions


class Command(BaseCommand):
    """Look at pages that were not looked at lately; off where there is no line to them."""

    help = "Kiểm tra đường dẫn minh chứng (CHAMDIEM_LINK_CHECKS=1); chạy mỗi ngày."

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, and say how many pages answered."""
        if not settings.LINK_CHECKS:
            self.stdout.write("Không kiểm tra đường dẫn: CHAMDIEM_LINK_CHECKS chưa bật.")
            return
        at = timezone.now()
        found = (*actions.check_links(at=at).items(), *duties.check_postings(at=at).items())
        said = "; ".join(f"{state.label}: {count}" for state, count in found)
        self.stdout.write(said or "Không có đường dẫn nào đến lượt kiểm tra.")
