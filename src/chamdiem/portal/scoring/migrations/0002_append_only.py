"""Figures and points are only added; a run changes once, when it is published (I7, I19)."""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

PUBLISHED_ONCE = """
CREATE FUNCTION scoring_run_changes_once() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER run_changes_once BEFORE UPDATE OR DELETE ON scoring_run
  FOR EACH ROW EXECUTE FUNCTION scoring_run_changes_once();
"""

FREE = """
DROP TRIGGER run_changes_once ON scoring_run;
DROP FUNCTION scoring_run_changes_once();
"""


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [("scoring", "0001_first"), ("audit", "0001_initial")]

    operations = [
        guard("scoring_figure"),
        guard("scoring_unitscore"),
        guard("scoring_nodepoints"),
        guard("scoring_publishedpoints"),
        migrations.RunSQL(PUBLISHED_ONCE, FREE),
    ]
