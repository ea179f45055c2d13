"""What is explained is only added to, in an order that makes sense.

Only a unit of the month's population (I13), or who leads the task, is asked, and once while the
subject is open. A version follows a rejected one. Nobody judges what they explained; a version
that was judged takes no more causes.
"""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

TABLES = (
    "explanations_request",
    "explanations_explanation",
    "explanations_cause",
    "explanations_judgement",
)

ASKED = """
CREATE FUNCTION explanations_request_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.task_id IS NULL AND NOT EXISTS (SELECT 1 FROM periods_expected one
      WHERE one.period_id = NEW.period_id AND one.organisation_id = NEW.organisation_id)
    OR NEW.task_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM tasks_task one
      WHERE one.id = NEW.task_id AND one.lead_id = NEW.organisation_id)
  THEN
    RAISE EXCEPTION 'only a unit of the month or the lead of the task is asked'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'who_is_asked_answers_for_the_subject';
  END IF;
  IF EXISTS (SELECT 1 FROM explanations_request one
    WHERE one.organisation_id = NEW.organisation_id AND one.leaf = NEW.leaf
      AND one.period_id IS NOT DISTINCT FROM NEW.period_id
      AND one.task_id IS NOT DISTINCT FROM NEW.task_id
      AND NOT EXISTS (SELECT 1 FROM explanations_judgement judged
        JOIN explanations_explanation given ON given.id = judged.explanation_id
        WHERE given.request_id = one.id AND judged.is_accepted))
  THEN
    RAISE EXCEPTION 'a subject is asked about once while it is open'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'one_open_request_a_subject';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_is_due BEFORE INSERT ON explanations_request
  FOR EACH ROW EXECUTE FUNCTION explanations_request_is_due();
"""

FREE_ASKED = """
DROP TRIGGER request_is_due ON explanations_request;
DROP FUNCTION explanations_request_is_due();
"""

GIVEN = """
CREATE FUNCTION explanations_explanation_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> 1 + (SELECT count(*) FROM explanations_explanation
      WHERE request_id = NEW.request_id)
    OR EXISTS (SELECT 1 FROM explanations_explanation one
      LEFT JOIN explanations_judgement judged ON judged.explanation_id = one.id
      WHERE one.request_id = NEW.request_id AND judged.is_accepted IS DISTINCT FROM false)
  THEN
    RAISE EXCEPTION 'a version follows a rejected one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_explanation_follows_a_rejected_one';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER explanation_follows BEFORE INSERT ON explanations_explanation
  FOR EACH ROW EXECUTE FUNCTION explanations_explanation_follows();
CREATE FUNCTION explanations_cause_is_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM explanations_judgement
    WHERE explanation_id = NEW.explanation_id)
  THEN
    RAISE EXCEPTION 'a version that was judged takes no more causes'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_judged_explanation_takes_no_more_causes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cause_is_in_time BEFORE INSERT ON explanations_cause
  FOR EACH ROW EXECUTE FUNCTION explanations_cause_is_in_time();
"""

FREE_GIVEN = """
DROP TRIGGER cause_is_in_time ON explanations_cause;
DROP FUNCTION explanations_cause_is_in_time();
DROP TRIGGER explanation_follows ON explanations_explanation;
DROP FUNCTION explanations_explanation_follows();
"""

JUDGED = """
CREATE FUNCTION explanations_judgement_is_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT one."by" FROM explanations_explanation one WHERE one.id = NEW.explanation_id)
    = NEW."by"
  THEN
    RAISE EXCEPTION 'nobody judges what they explained'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_judges_their_own_explanation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER judgement_is_by_another BEFORE INSERT ON explanations_judgement
  FOR EACH ROW EXECUTE FUNCTION explanations_judgement_is_by_another();
"""

FREE_JUDGED = """
DROP TRIGGER judgement_is_by_another ON explanations_judgement;
DROP FUNCTION explanations_judgement_is_by_another();
"""


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [
        ("explanations", "0001_first"),
        ("audit", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(ASKED, FREE_ASKED),
        migrations.RunSQL(GIVEN, FREE_GIVEN),
        migrations.RunSQL(JUDGED, FREE_JUDGED),
        *(guard(table) for table in TABLES),
    ]
