"""Load the organisations of a province from a folder of facts, with its reform."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from chamdiem.portal.orgs import actions


class Command(BaseCommand):
    """`load_organisations organisations/lai-chau`: once, everything or nothing."""

    help = "Nạp danh mục cơ quan, đơn vị của một tỉnh từ một thư mục; một lần, tất cả hoặc không."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the folder."""
        parser.add_argument("folder", type=Path, help="thư mục, ví dụ organisations/lai-chau")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it and say what was brought in and what waits to be confirmed."""
        try:
            loaded = actions.load_province(folder=options["folder"], by=None, at=timezone.now())
        except actions.Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"Đã ghi nhận {loaded.recorded} cơ quan, đơn vị; sắp xếp thành {loaded.merged} đơn vị "
            f"mới, giữ nguyên {loaded.kept}, kết thúc {loaded.abolished} đơn vị cấp huyện."
        )
        self.stdout.write(
            "Thông tin chưa có văn bản của tỉnh mang dấu “cần UBND tỉnh xác nhận” ở mọi nơi hiển "
            "thị. Tiếp theo: đối chiếu trên trang Cơ quan, đơn vị."
        )
