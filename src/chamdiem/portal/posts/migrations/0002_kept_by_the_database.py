"""Posts are added and superseded once; they lie within the days of their organisation (I21)."""

from django.db import migrations

SUPERSEDED_ONCE = """
CREATE FUNCTION posts_fact_is_superseded_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('is_superuser') = 'on' THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.superseded_at IS NULL THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL
      AND (to_jsonb(NEW) - 'superseded_at' - 'superseded_because')
        = (to_jsonb(OLD) - 'superseded_at' - 'superseded_because')
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a post is added, and superseded once: % on % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
"""

FREE_SUPERSEDED_ONCE = "DROP FUNCTION posts_fact_is_superseded_once();"

WITHIN = """
CREATE FUNCTION posts_fact_lies_within_its_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.superseded_at IS NULL
    AND NOT orgs_days(NEW.organisation_id) @> daterange(NEW.holds_from, NEW.holds_until)
  THEN
    RAISE EXCEPTION 'a post lies within the days of its organisation'
      USING ERRCODE = 'check_violation',
        CONSTRAINT = 'a_post_lies_within_the_days_of_its_organisation',
        DETAIL = orgs_days(NEW.organisation_id)::text;
  END IF;
  RETURN NEW;
END $$;
"""

FREE_WITHIN = "DROP FUNCTION posts_fact_lies_within_its_organisation();"

GUARDS = """
CREATE TRIGGER fact_is_superseded_once BEFORE INSERT OR UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION posts_fact_is_superseded_once();
CREATE TRIGGER facts_stay BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION posts_fact_is_superseded_once();
CREATE TRIGGER fact_lies_within_its_organisation BEFORE INSERT ON {table}
  FOR EACH ROW EXECUTE FUNCTION posts_fact_lies_within_its_organisation();
"""

FREE_GUARDS = """
DROP TRIGGER fact_lies_within_its_organisation ON {table};
DROP TRIGGER facts_stay ON {table};
DROP TRIGGER fact_is_superseded_once ON {table};
"""

# Only what belongs to the side that confirms changes.
CONFIRMED = """
CREATE FUNCTION posts_handover_is_confirmed_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  outgoing text[] := ARRAY['outgoing_confirmed_at', 'outgoing_by', 'outgoing_note',
    'outgoing_paper'];
  incoming text[] := ARRAY['incoming_confirmed_at', 'incoming_by', 'incoming_note',
    'incoming_paper'];
BEGIN
  IF current_setting('is_superuser') = 'on' THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.outgoing_confirmed_at IS NULL AND NEW.incoming_confirmed_at IS NULL THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF (OLD.outgoing_confirmed_at IS NULL AND NEW.outgoing_confirmed_at IS NOT NULL
        AND (to_jsonb(NEW) - outgoing) = (to_jsonb(OLD) - outgoing))
      OR (OLD.incoming_confirmed_at IS NULL AND NEW.incoming_confirmed_at IS NOT NULL
        AND (to_jsonb(NEW) - incoming) = (to_jsonb(OLD) - incoming))
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a handover is opened, and confirmed once by each side: % is refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER handover_is_confirmed_once BEFORE INSERT OR UPDATE OR DELETE ON posts_handover
  FOR EACH ROW EXECUTE FUNCTION posts_handover_is_confirmed_once();
CREATE TRIGGER handovers_stay BEFORE TRUNCATE ON posts_handover
  FOR EACH STATEMENT EXECUTE FUNCTION posts_handover_is_confirmed_once();
"""

FREE_CONFIRMED = """
DROP TRIGGER handovers_stay ON posts_handover;
DROP TRIGGER handover_is_confirmed_once ON posts_handover;
DROP FUNCTION posts_handover_is_confirmed_once();
"""


def guarded(table: str) -> migrations.RunSQL:
    """Return the step that lets a table be added to, and each row be superseded once."""
    return migrations.RunSQL(GUARDS.format(table=table), FREE_GUARDS.format(table=table))


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [("posts", "0001_first"), ("orgs", "0002_kept_by_the_database")]

    operations = [
        migrations.RunSQL(SUPERSEDED_ONCE, FREE_SUPERSEDED_ONCE),
        migrations.RunSQL(WITHIN, FREE_WITHIN),
        guarded("posts_tenure"),
        guarded("posts_delegation"),
        guarded("posts_focalpoint"),
        migrations.RunSQL(CONFIRMED, FREE_CONFIRMED),
    ]
