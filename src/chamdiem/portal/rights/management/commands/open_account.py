"""Open an account from the machine: the first ones of an installation begin here."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from chamdiem.portal.accounts.actions import UsernameTaken
from chamdiem.portal.rights import actions
from chamdiem.portal.rights.roles import ROLES, Role


class Command(BaseCommand):
    """`open_account TÊN --role officer --name "Họ và tên" --post "Chức vụ"`."""

    help = "Mở một tài khoản có vai trò; mật khẩu chỉ hiện một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the name to sign in with, the person, and the role."""
        roles = "; ".join(f"{role}: {meaning.name}" for role, meaning in ROLES.items())
        parser.add_argument("username", help="tên đăng nhập: chữ thường, số, dấu chấm, gạch nối")
        parser.add_argument(
            "--role", required=True, choices=[str(role) for role in Role], help=roles
        )
        parser.add_argument("--name", required=True, help="họ và tên")
        parser.add_argument("--post", default="", help="chức vụ")

    def handle(self, *args: Any, **options: Any) -> None:
        """Open it and show the password this once."""
        try:
            opened = actions.open_account(
                username=options["username"],
                display_name=options["name"],
                post=options["post"],
                role=Role(options["role"]),
                by=None,
                at=timezone.now(),
            )
        except UsernameTaken as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Đã mở tài khoản {opened.user.username}.")
        self.stdout.write(f"Mật khẩu (chỉ hiện một lần này): {opened.password}")
