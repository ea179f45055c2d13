"""A period moves by steps alone, opens whole, and is official only where all is confirmed.

I13 (who is expected stands still once it opens), I14 (steps), I20 (deadlines), I34 (official).
"""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

TABLES = (
    "periods_step",
    "periods_deadline",
    "periods_expected",
    "periods_leave",
    "periods_confirmation",
)

# Depth 2: the UPDATE comes from the trigger of a step, not from whoever asks.
PERIOD = """
CREATE FUNCTION periods_period_moves_by_a_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('is_superuser') = 'on' AND TG_OP <> 'UPDATE' THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1
    AND (to_jsonb(NEW) - 'stage') = (to_jsonb(OLD) - 'stage')
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a period changes by a step, and nothing but its stage: % is refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER period_moves_by_a_step BEFORE UPDATE OR DELETE ON periods_period
  FOR EACH ROW EXECUTE FUNCTION periods_period_moves_by_a_step();
CREATE TRIGGER periods_stay BEFORE TRUNCATE ON periods_period
  FOR EACH STATEMENT EXECUTE FUNCTION periods_period_moves_by_a_step();
"""

FREE_PERIOD = """
DROP TRIGGER periods_stay ON periods_period;
DROP TRIGGER period_moves_by_a_step ON periods_period;
DROP FUNCTION periods_period_moves_by_a_step();
"""

OPENS = """
CREATE FUNCTION periods_period_is_born_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lines text[] := ARRAY['scheme', 'population', 'calendar', 'missing', 'department', 'verifiers',
    'section-three', 'heads', 'publication', 'cv-8548', 'low-score'];
  activated bigint;
BEGIN
  IF NEW.stage <> 'open' THEN
    RAISE EXCEPTION 'a period begins open'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_period_begins_open';
  END IF;
  IF NEW.kind <> 'official' THEN
    RETURN NEW;
  END IF;
  IF (SELECT count(DISTINCT line) FROM periods_confirmation WHERE line = ANY (lines))
    < cardinality(lines)
  THEN
    RAISE EXCEPTION 'an official period needs every line confirmed or waived'
      USING ERRCODE = 'check_violation',
        CONSTRAINT = 'an_official_period_has_every_line_confirmed';
  END IF;
  SELECT a.version_id INTO activated FROM schemes_activation a
    JOIN schemes_schemeversion v ON v.scheme_id = a.scheme_id
    WHERE v.id = NEW.scheme_version_id AND a.first_month <= NEW.month
    ORDER BY a.first_month DESC LIMIT 1;
  IF activated IS DISTINCT FROM NEW.scheme_version_id THEN
    RAISE EXCEPTION 'an official period has the scheme that was activated for its month'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_official_period_has_its_scheme_in_force';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER period_is_born_open BEFORE INSERT ON periods_period
  FOR EACH ROW EXECUTE FUNCTION periods_period_is_born_open();
"""

FREE_OPENS = """
DROP TRIGGER period_is_born_open ON periods_period;
DROP FUNCTION periods_period_is_born_open();
"""

STEP = """
CREATE FUNCTION periods_step_is_legal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands periods_period%ROWTYPE;
  legal text[] := ARRAY['open>self-score', 'self-score>appraisal', 'appraisal>provisional',
    'provisional>objection', 'objection>submitted', 'submitted>appraisal', 'submitted>approved',
    'approved>notified', 'notified>published'];
BEGIN
  SELECT * INTO stands FROM periods_period WHERE id = NEW.period_id FOR UPDATE;
  IF NOT EXISTS (SELECT 1 FROM periods_step WHERE period_id = NEW.period_id) THEN
    IF NEW.from_stage <> '' OR NEW.to_stage <> 'open' THEN
      RAISE EXCEPTION 'the first step of a period opens it'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'the_first_step_opens_a_period';
    END IF;
    IF (SELECT count(DISTINCT what) FROM periods_deadline WHERE period_id = NEW.period_id) < 10
      OR NOT EXISTS (SELECT 1 FROM periods_expected WHERE period_id = NEW.period_id)
    THEN
      RAISE EXCEPTION 'a period opens with all its deadlines and those who are expected'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_period_opens_whole';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.from_stage <> stands.stage THEN
    RAISE EXCEPTION 'a step begins where the period stands: %, not %', stands.stage, NEW.from_stage
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_step_begins_where_the_period_stands';
  END IF;
  IF NOT (NEW.from_stage || '>' || NEW.to_stage) = ANY (legal) THEN
    RAISE EXCEPTION 'no step leads from % to %', NEW.from_stage, NEW.to_stage
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_step_is_in_the_table_of_steps';
  END IF;
  IF NEW.to_stage = 'published' AND stands.kind <> 'official' THEN
    RAISE EXCEPTION 'a trial is never published'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_trial_is_never_published';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER step_is_legal BEFORE INSERT ON periods_step
  FOR EACH ROW EXECUTE FUNCTION periods_step_is_legal();
CREATE FUNCTION periods_step_moves_its_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE periods_period SET stage = NEW.to_stage
    WHERE id = NEW.period_id AND stage <> NEW.to_stage;
  RETURN NULL;
END $$;
CREATE TRIGGER step_moves_its_period AFTER INSERT ON periods_step
  FOR EACH ROW EXECUTE FUNCTION periods_step_moves_its_period();
"""

FREE_STEP = """
DROP TRIGGER step_moves_its_period ON periods_step;
DROP FUNCTION periods_step_moves_its_period();
DROP TRIGGER step_is_legal ON periods_step;
DROP FUNCTION periods_step_is_legal();
"""

# The row of the period is locked, so that a step and an addition never pass each other.
EXPECTED = """
CREATE FUNCTION periods_expected_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM periods_period WHERE id = NEW.period_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM periods_step WHERE period_id = NEW.period_id) THEN
    RAISE EXCEPTION 'who is expected is frozen when a period opens'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'who_is_expected_is_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER expected_is_frozen BEFORE INSERT ON periods_expected
  FOR EACH ROW EXECUTE FUNCTION periods_expected_is_frozen();
"""

FREE_EXPECTED = """
DROP TRIGGER expected_is_frozen ON periods_expected;
DROP FUNCTION periods_expected_is_frozen();
"""

DEADLINE = """
CREATE FUNCTION periods_deadline_moves_later() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands timestamptz;
BEGIN
  PERFORM 1 FROM periods_period WHERE id = NEW.period_id FOR UPDATE;
  SELECT due_at INTO stands FROM periods_deadline
    WHERE period_id = NEW.period_id AND what = NEW.what ORDER BY id DESC LIMIT 1;
  IF stands IS NULL THEN
    RETURN NEW;
  END IF;
  IF NEW.reason = '' THEN
    RAISE EXCEPTION 'a deadline moves with a reason'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_deadline_moves_with_a_reason';
  END IF;
  IF NEW.at > stands THEN
    RAISE EXCEPTION 'a deadline that has passed stands'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_passed_deadline_stands';
  END IF;
  IF NEW.due_at <= stands THEN
    RAISE EXCEPTION 'a deadline moves later only'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_deadline_moves_later';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER deadline_moves_later BEFORE INSERT ON periods_deadline
  FOR EACH ROW EXECUTE FUNCTION periods_deadline_moves_later();
"""

FREE_DEADLINE = """
DROP TRIGGER deadline_moves_later ON periods_deadline;
DROP FUNCTION periods_deadline_moves_later();
"""

LEAVE = """
CREATE FUNCTION periods_leave_is_of_an_expected_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM periods_expected
    WHERE period_id = NEW.period_id AND organisation_id = NEW.organisation_id)
  THEN
    RAISE EXCEPTION 'who is not expected needs no leave'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_leave_is_of_an_expected_unit';
  END IF;
  IF NEW.until <= NEW.at THEN
    RAISE EXCEPTION 'a leave lasts beyond the moment it is given'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_leave_lasts_beyond_its_giving';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER leave_is_of_an_expected_unit BEFORE INSERT ON periods_leave
  FOR EACH ROW EXECUTE FUNCTION periods_leave_is_of_an_expected_unit();
"""

FREE_LEAVE = """
DROP TRIGGER leave_is_of_an_expected_unit ON periods_leave;
DROP FUNCTION periods_leave_is_of_an_expected_unit();
"""


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [("periods", "0001_first"), ("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(PERIOD, FREE_PERIOD),
        migrations.RunSQL(OPENS, FREE_OPENS),
        migrations.RunSQL(STEP, FREE_STEP),
        migrations.RunSQL(EXPECTED, FREE_EXPECTED),
        migrations.RunSQL(DEADLINE, FREE_DEADLINE),
        migrations.RunSQL(LEAVE, FREE_LEAVE),
        *(guard(table) for table in TABLES),
    ]
