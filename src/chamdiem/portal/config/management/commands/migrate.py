"""`migrate`, in which a migration and the note that it was made are one act.

Django writes some migrations down only after their tables are committed: killed in between,
it would meet its own tables at the next start and refuse for ever.
"""

from contextlib import nullcontext
from typing import Any

from django.core.management.commands import migrate
from django.db import transaction
from django.db.migrations.executor import MigrationExecutor


class WholeExecutor(MigrationExecutor):
    """Applies each migration together with its note, or neither."""

    def apply_migration(self, state: Any, migration: Any, *args: Any, **options: Any) -> Any:
        """Apply one migration; one that says it is not atomic is left as it is."""
        alias = self.connection.alias
        with transaction.atomic(using=alias) if migration.atomic else nullcontext():
            return super().apply_migration(state, migration, *args, **options)


migrate.MigrationExecutor = WholeExecutor  # type: ignore[attr-defined]


class Command(migrate.Command):
    """Django's own command, with our executor."""
