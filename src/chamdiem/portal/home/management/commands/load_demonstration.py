"""Load the demonstration into an empty database; prints the accounts as JSON, one a line."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

import chamdiem
from chamdiem.portal.home import demonstration
from chamdiem.portal.scoring import queries


class Command(BaseCommand):
    """`load_demonstration`, called by the launcher on a database that it made itself (I37)."""

    help = "Nạp dữ liệu trình diễn (Tỉnh Mẫu, Kiểm chứng) và tài khoản trình diễn."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load; where it is loaded but its passwords were never seen, give new ones; or refuse."""
        at = timezone.now()
        if queries.has_any_run():
            accounts = demonstration.renew_passwords(at=at)
        else:
            folder = Path(chamdiem.__file__).parents[2]
            accounts = demonstration.load(folder=folder, at=at, say=self._say)
        if not accounts:
            raise CommandError("Cơ sở dữ liệu đã có dữ liệu; chỉ nạp trình diễn vào chỗ trống.")
        for opened in accounts:
            self.stdout.write(json.dumps(asdict(opened), ensure_ascii=False))

    def _say(self, words: str) -> None:
        """Say how far it came, at once: the launcher passes it on."""
        self.stdout.write(words)
        self.stdout.flush()
