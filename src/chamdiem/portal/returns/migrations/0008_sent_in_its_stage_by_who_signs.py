"""A return is sent while its month takes returns, by who signs for the unit that day (I14, I15)."""

from django.db import migrations

# The day is the document's, or that of arrival where the return was sent in the site.
SENT = """
CREATE FUNCTION returns_is_sent_by_who_signs() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands text;
  unit bigint;
BEGIN
  IF current_setting('is_superuser') = 'on' THEN
    RETURN NEW;
  END IF;
  SELECT period.stage, one.organisation_id INTO stands, unit
    FROM returns_return one JOIN periods_period period ON period.id = one.period_id
    WHERE one.id = NEW.of_id;
  IF stands NOT IN ('self-score', 'appraisal') THEN
    RAISE EXCEPTION 'a return is sent while its month takes returns'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_return_is_sent_in_its_stage';
  END IF;
  IF NOT EXISTS (SELECT FROM posts_tenure held
    JOIN accounts_user person ON person.id = held.person_id
    WHERE person.public_id = NEW.signer AND held.organisation_id = unit
      AND held.superseded_at IS NULL
      AND (held.kind IN ('head', 'acting') OR held.signs_for_head)
      AND daterange(held.holds_from, held.holds_until)
        @> COALESCE(NEW.document_on, (NEW.arrived_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date))
  THEN
    RAISE EXCEPTION 'a return is sent by who signs for its unit'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_return_is_sent_by_who_signs';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sent_by_who_signs BEFORE INSERT ON returns_sending
  FOR EACH ROW EXECUTE FUNCTION returns_is_sent_by_who_signs();
"""

FREE = """
DROP TRIGGER sent_by_who_signs ON returns_sending;
DROP FUNCTION returns_is_sent_by_who_signs();
"""


class Migration(migrations.Migration):
    """Guard sendings."""

    dependencies = [
        ("returns", "0007_holdings"),
        ("periods", "0004_work_goes_on_after_its_deadline"),
        ("posts", "0002_kept_by_the_database"),
    ]

    operations = [migrations.RunSQL(SENT, FREE)]
