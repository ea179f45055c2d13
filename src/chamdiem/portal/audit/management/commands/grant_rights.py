"""Give the application's database role what it needs and no more. Run it after migrate."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from psycopg import sql

from chamdiem.portal.audit import append_only

STEPS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "REVOKE ALL ON django_migrations FROM {role}",
    "GRANT SELECT ON django_migrations TO {role}",
)


class Command(BaseCommand):
    """Grant table rights to the application's role; running it again changes nothing."""

    help = "Cấp quyền bảng cho vai trò của ứng dụng (chạy sau migrate, bằng vai trò chủ)."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Grant everything, then take back what append-only tables must not allow."""
        role = settings.DATABASE_APP_ROLE
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_user, EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role]
            )
            me, exists = cursor.fetchone()
            if not exists:
                raise CommandError(
                    f"Chưa có vai trò “{role}”. Hãy tạo vai trò hoặc đặt DATABASE_APP_ROLE."
                )
            if me == role:
                raise CommandError(
                    "Hãy chạy bằng vai trò chủ (DATABASE_OWNER_URL), không phải vai trò ứng dụng."
                )
            for step in STEPS:
                cursor.execute(sql.SQL(step).format(role=sql.Identifier(role)))
            for table, allowed in append_only.privileges().items():
                self._close(cursor, table, role, allowed)

    def _close(self, cursor: Any, table: str, role: str, allowed: str) -> None:
        names = {"table": sql.Identifier(table), "role": sql.Identifier(role)}
        cursor.execute(sql.SQL("REVOKE ALL ON {table} FROM {role}").format(**names))
        cursor.execute(sql.SQL(f"GRANT {allowed} ON {{table}} TO {{role}}").format(**names))
