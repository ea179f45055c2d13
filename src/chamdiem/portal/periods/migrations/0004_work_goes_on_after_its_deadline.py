"""A deadline that has passed moves on where work waits for it; what units are held to stands (I20)."""

from django.db import migrations

# The kinds of `periods.choices.STAND_ONCE_PASSED`; a test compares the two.
DEADLINE = """
CREATE OR REPLACE FUNCTION periods_deadline_moves_later() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF NEW.at > stands AND NEW.what IN ({standing}) THEN
    RAISE EXCEPTION 'a deadline that has passed stands'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_passed_deadline_stands';
  END IF;
  IF NEW.due_at <= stands OR NEW.due_at < NEW.at THEN
    RAISE EXCEPTION 'a deadline moves later only'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_deadline_moves_later';
  END IF;
  RETURN NEW;
END $$;
"""
STANDING = ("entry-opens", "figures-close", "sending")
EVERY = (
    *STANDING,
    *("holders", "appraisal", "provisional", "objection", "ruling", "submission", "approval"),
)


def _sql(kinds: tuple[str, ...]) -> str:
    return DEADLINE.format(standing=", ".join(f"'{kind}'" for kind in kinds))


class Migration(migrations.Migration):
    """Let the deadlines of work move on after they have passed."""

    dependencies = [("periods", "0003_an_invented_province_is_official_to_itself")]

    operations = [migrations.RunSQL(_sql(STANDING), _sql(EVERY))]
