"""Tables that are only ever added to: the database itself refuses anything else.

A model inherits `AppendOnly`; its migration ends with `guard("its_table")`; the command
`grant_rights` then gives the application's role no more than SELECT and INSERT on it, and
SELECT alone where the owner fills the table, by a trigger or a command (`is_only_read`).
"""

from django.apps import apps
from django.db import migrations, models

GUARD = """
CREATE OR REPLACE FUNCTION chamdiem_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('is_superuser') = 'on' THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
"""

TRIGGERS = """
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION chamdiem_append_only();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION chamdiem_append_only();
"""

FREE = """
DROP TRIGGER append_only_rows ON {table};
DROP TRIGGER append_only_all ON {table};
"""


class AppendOnly(models.Model):
    """A row of a table that is only added to."""

    is_only_read = False

    class Meta:
        """No table of its own."""

        abstract = True


def guard(table: str) -> migrations.RunSQL:
    """Return the migration step that makes a table append-only."""
    if not table.isidentifier():
        raise ValueError(f"{table!r} is not the name of a table")
    return migrations.RunSQL(
        sql=GUARD + TRIGGERS.format(table=table), reverse_sql=FREE.format(table=table)
    )


def tables() -> list[str]:
    """Return the names of all append-only tables, in order."""
    return sorted(privileges())


def privileges() -> dict[str, str]:
    """Return what the application's role may do with each append-only table."""
    found = [model for model in apps.get_models() if issubclass(model, AppendOnly)]
    return {
        model._meta.db_table: "SELECT" if model.is_only_read else "SELECT, INSERT"
        for model in found
    }
