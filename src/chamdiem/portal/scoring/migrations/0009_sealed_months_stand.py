"""A run changes twice at most, by its sealing and its publication; a sealed month stands (I19).

Into a month that was sealed or published comes nothing but a run of a higher revision.
"""

from django.db import migrations

FORMER_CHANGES = """
CREATE OR REPLACE FUNCTION scoring_run_changes_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR OLD.published_at IS NOT NULL
    OR (to_jsonb(NEW) - 'published_at' - 'published_by')
       IS DISTINCT FROM (to_jsonb(OLD) - 'published_at' - 'published_by')
  THEN
    RAISE EXCEPTION 'a run changes only by its one publication: % is refused', TG_OP
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
"""

CHANGES = """
CREATE OR REPLACE FUNCTION scoring_run_changes_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  publishing text[] := ARRAY['published_at', 'published_by', 'published_blocks', 'shows_scores'];
  sealing text[] := ARRAY['sealed_number', 'sealed_on', 'sealed_at', 'sealed_by'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.published_at IS NULL AND NEW.published_at IS NOT NULL
      AND (to_jsonb(NEW) - publishing) = (to_jsonb(OLD) - publishing)
    THEN
      RETURN NEW;
    END IF;
    IF OLD.sealed_at IS NULL AND OLD.published_at IS NULL AND NEW.sealed_at IS NOT NULL
      AND (to_jsonb(NEW) - sealing) = (to_jsonb(OLD) - sealing)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a run changes only by its one sealing and its one publication: % is refused',
    TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
"""

FORMER_BIRTH = """
CREATE OR REPLACE FUNCTION scoring_run_is_born_before_publication() RETURNS trigger
LANGUAGE plpgsql AS $$
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
"""

BIRTH = """
CREATE OR REPLACE FUNCTION scoring_run_is_born_before_publication() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM scoring_series WHERE id = NEW.series_id FOR NO KEY UPDATE;
  IF NEW.published_at IS NOT NULL OR NEW.sealed_at IS NOT NULL OR EXISTS (
    SELECT FROM scoring_run
    WHERE series_id = NEW.series_id AND month = NEW.month
      AND (published_at IS NOT NULL OR sealed_at IS NOT NULL) AND revision >= NEW.revision
  ) THEN
    RAISE EXCEPTION 'no run is added to a sealed or published month, and none is born so'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.revision > 0 AND NOT EXISTS (
    SELECT FROM scoring_run
    WHERE series_id = NEW.series_id AND month = NEW.month
      AND sealed_at IS NOT NULL AND revision = NEW.revision - 1
  ) THEN
    RAISE EXCEPTION 'a revision follows the sealed one before it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_revision_follows_the_one_before';
  END IF;
  RETURN NEW;
END $$;
"""

PARTS = """
CREATE OR REPLACE FUNCTION {table}_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added {join} JOIN scoring_run ON scoring_run.id = {run} WHERE {closed}
  ) THEN
    RAISE EXCEPTION 'nothing is added to a {said} run'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
"""


def whole(table: str, *, join: str = "", run: str = "added.run_id") -> migrations.RunSQL:
    """Return the step that closes a table to runs that have been sealed too."""
    now = {"closed": "published_at IS NOT NULL OR sealed_at IS NOT NULL"}
    then = {"closed": "published_at IS NOT NULL", "said": "published"}
    return migrations.RunSQL(
        PARTS.format(table=table, join=join, run=run, said="sealed or published", **now),
        PARTS.format(table=table, join=join, run=run, **then),
    )


class Migration(migrations.Migration):
    """Widen the guards of runs from publication to sealing."""

    dependencies = [("scoring", "0008_revisions")]

    operations = [
        migrations.RunSQL(CHANGES, FORMER_CHANGES),
        migrations.RunSQL(BIRTH, FORMER_BIRTH),
        whole("scoring_figure"),
        whole("scoring_unitscore"),
        whole(
            "scoring_nodepoints",
            join="JOIN scoring_unitscore ON scoring_unitscore.id = added.unit_id",
            run="scoring_unitscore.run_id",
        ),
    ]
