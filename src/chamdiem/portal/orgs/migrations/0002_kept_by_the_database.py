"""Organisations are only added to; parents and successions are there on all their days (I21)."""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

SUPERSEDED_ONCE = """
CREATE FUNCTION orgs_version_is_superseded_once() RETURNS trigger LANGUAGE plpgsql AS $$
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
      AND (to_jsonb(NEW) - 'superseded_at') = (to_jsonb(OLD) - 'superseded_at')
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a version is added, and superseded once: % is refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER version_is_superseded_once BEFORE INSERT OR UPDATE OR DELETE ON orgs_version
  FOR EACH ROW EXECUTE FUNCTION orgs_version_is_superseded_once();
CREATE TRIGGER versions_stay BEFORE TRUNCATE ON orgs_version
  FOR EACH STATEMENT EXECUTE FUNCTION orgs_version_is_superseded_once();
"""

FREE_SUPERSEDED_ONCE = """
DROP TRIGGER versions_stay ON orgs_version;
DROP TRIGGER version_is_superseded_once ON orgs_version;
DROP FUNCTION orgs_version_is_superseded_once();
"""

# Who writes versions waits for the turn that the actions take, so that two at once cannot
# make together what each alone may: a circle, a child below what has just ended.
IN_TURN = """
CREATE FUNCTION orgs_versions_are_written_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1869768563);
  RETURN NULL;
END $$;
CREATE TRIGGER versions_are_written_in_turn BEFORE INSERT OR UPDATE ON orgs_version
  FOR EACH STATEMENT EXECUTE FUNCTION orgs_versions_are_written_in_turn();
"""

FREE_IN_TURN = """
DROP TRIGGER versions_are_written_in_turn ON orgs_version;
DROP FUNCTION orgs_versions_are_written_in_turn();
"""

PARENTS = """
CREATE FUNCTION orgs_days(organisation bigint) RETURNS datemultirange STABLE LANGUAGE sql AS $$
  SELECT COALESCE(range_agg(daterange(holds_from, holds_until)), '{}'::datemultirange)
  FROM orgs_version WHERE organisation_id = organisation AND superseded_at IS NULL
$$;

CREATE FUNCTION orgs_has_its_parent_every_day() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  orphan text;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT name INTO orphan FROM orgs_version
    WHERE id = NEW.id AND superseded_at IS NULL AND parent_id IS NOT NULL
      AND NOT orgs_days(parent_id) @> daterange(holds_from, holds_until);
  ELSE
    SELECT name INTO orphan FROM orgs_version
    WHERE parent_id = NEW.organisation_id AND superseded_at IS NULL
      AND NOT orgs_days(parent_id) @> daterange(holds_from, holds_until)
    ORDER BY id LIMIT 1;
  END IF;
  IF orphan IS NOT NULL THEN
    RAISE EXCEPTION 'a parent is there on all days of its children'
      USING ERRCODE = 'check_violation', DETAIL = orphan,
            CONSTRAINT = 'an_organisation_has_its_parent_every_day';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.parent_id IS NOT NULL AND EXISTS (
    WITH RECURSIVE above AS (
      SELECT v.organisation_id, v.parent_id, daterange(v.holds_from, v.holds_until) AS days,
        1 AS steps
      FROM orgs_version v WHERE v.id = NEW.id AND v.superseded_at IS NULL
      UNION ALL
      SELECT v.organisation_id, v.parent_id,
        above.days * daterange(v.holds_from, v.holds_until), above.steps + 1
      FROM above JOIN orgs_version v ON v.organisation_id = above.parent_id
      WHERE v.superseded_at IS NULL AND above.steps < 40
        AND above.days && daterange(v.holds_from, v.holds_until)
        AND above.parent_id <> NEW.organisation_id
    )
    SELECT FROM above WHERE parent_id = NEW.organisation_id
  ) THEN
    RAISE EXCEPTION 'no organisation is above itself'
      USING ERRCODE = 'check_violation', DETAIL = NEW.name,
            CONSTRAINT = 'no_organisation_is_above_itself';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER an_organisation_has_its_parent_every_day
  AFTER INSERT OR UPDATE ON orgs_version DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION orgs_has_its_parent_every_day();
"""

FREE_PARENTS = """
DROP TRIGGER an_organisation_has_its_parent_every_day ON orgs_version;
DROP FUNCTION orgs_has_its_parent_every_day();
DROP FUNCTION orgs_days(bigint);
"""

SUCCESSIONS = """
CREATE FUNCTION orgs_succession_is_true(predecessor bigint, successor bigint, since date)
RETURNS boolean STABLE LANGUAGE sql AS $$
  SELECT orgs_days(predecessor) @> since - 1 AND orgs_days(successor) @> since
$$;

CREATE FUNCTION orgs_successions_are_true() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong date;
BEGIN
  IF TG_TABLE_NAME = 'orgs_succession' THEN
    SELECT takes_effect_on INTO wrong FROM orgs_succession
    WHERE id = NEW.id AND NOT orgs_succession_is_true(predecessor_id, successor_id, takes_effect_on);
  ELSE
    SELECT takes_effect_on INTO wrong FROM orgs_succession
    WHERE (predecessor_id = NEW.organisation_id OR successor_id = NEW.organisation_id)
      AND NOT orgs_succession_is_true(predecessor_id, successor_id, takes_effect_on)
    ORDER BY id LIMIT 1;
  END IF;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'a predecessor is there the day before, a successor on the day'
      USING ERRCODE = 'check_violation', DETAIL = to_char(wrong, 'DD/MM/YYYY'),
            CONSTRAINT = 'successions_are_true';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER successions_are_true
  AFTER INSERT ON orgs_succession DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION orgs_successions_are_true();
CREATE CONSTRAINT TRIGGER successions_are_true
  AFTER UPDATE ON orgs_version DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION orgs_successions_are_true();
"""

FREE_SUCCESSIONS = """
DROP TRIGGER successions_are_true ON orgs_version;
DROP TRIGGER successions_are_true ON orgs_succession;
DROP FUNCTION orgs_successions_are_true();
DROP FUNCTION orgs_succession_is_true(bigint, bigint, date);
"""


class Migration(migrations.Migration):
    """Guard the tables, and what holds between their rows."""

    dependencies = [("orgs", "0001_first"), ("audit", "0001_initial")]

    operations = [
        guard("orgs_act"),
        guard("orgs_organisation"),
        guard("orgs_succession"),
        guard("orgs_blockstanding"),
        guard("orgs_jurisdiction"),
        migrations.RunSQL(SUPERSEDED_ONCE, FREE_SUPERSEDED_ONCE),
        migrations.RunSQL(IN_TURN, FREE_IN_TURN),
        migrations.RunSQL(PARENTS, FREE_PARENTS),
        migrations.RunSQL(SUCCESSIONS, FREE_SUCCESSIONS),
    ]
