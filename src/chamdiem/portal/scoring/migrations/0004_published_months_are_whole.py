"""Nothing enters a month that has been published (I19): the database itself refuses it."""

from django.db import migrations

RUNS = """
CREATE FUNCTION scoring_run_is_born_before_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.published_at IS NOT NULL OR EXISTS (
    SELECT FROM scoring_run
    WHERE series_id = NEW.series_id AND month = NEW.month AND published_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'no run is added to a published month, and none is born published'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER run_is_born_before_publication BEFORE INSERT ON scoring_run
  FOR EACH ROW EXECUTE FUNCTION scoring_run_is_born_before_publication();
"""

FREE_RUNS = """
DROP TRIGGER run_is_born_before_publication ON scoring_run;
DROP FUNCTION scoring_run_is_born_before_publication();
"""

# Once for each statement, so that storing a month costs no more.
PARTS = """
CREATE FUNCTION {table}_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added {join} JOIN scoring_run ON scoring_run.id = {run}
    WHERE published_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'nothing is added to a published run'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER published_run_is_whole AFTER INSERT ON {table}
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_whole();
"""

FREE_PARTS = """
DROP TRIGGER published_run_is_whole ON {table};
DROP FUNCTION {table}_is_whole();
"""


def whole(table: str, *, join: str = "", run: str = "added.run_id") -> migrations.RunSQL:
    """Return the step that closes a table to runs that have been published."""
    return migrations.RunSQL(
        PARTS.format(table=table, join=join, run=run), FREE_PARTS.format(table=table)
    )


class Migration(migrations.Migration):
    """Guard what hangs on a published run, and the run itself."""

    dependencies = [("scoring", "0003_province_series")]

    operations = [
        migrations.RunSQL(RUNS, FREE_RUNS),
        whole("scoring_figure"),
        whole("scoring_unitscore"),
        whole(
            "scoring_nodepoints",
            join="JOIN scoring_unitscore ON scoring_unitscore.id = added.unit_id",
            run="scoring_unitscore.run_id",
        ),
    ]
