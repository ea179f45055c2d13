"""What is said of a task is only added to, in an order that makes sense.

I20: the first deadline stays, another comes only from a granted extension. I26: who gave a task
had the source before them. I27: nobody confirms their own claim; what is done or withdrawn takes
no more claims. Party bodies, mass organisations and agencies of the centre are asked, not told.
"""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

TABLES = (
    "tasks_plan",
    "tasks_task",
    "tasks_wording",
    "tasks_partner",
    "tasks_doer",
    "tasks_extension",
    "tasks_extensionanswer",
    "tasks_due",
    "tasks_milestone",
    "tasks_milestonereached",
    "tasks_progress",
    "tasks_claim",
    "tasks_claimanswer",
    "tasks_resource",
    "tasks_elsewhere",
    "tasks_withdrawal",
)

# The row of the task is the lock: two acts on one task pass one after the other.
OPEN = """
CREATE FUNCTION tasks_require_open(which bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tasks_task'), which::int);
  IF EXISTS (SELECT 1 FROM tasks_withdrawal WHERE task_id = which)
    OR EXISTS (SELECT 1 FROM tasks_claimanswer answer
      JOIN tasks_claim claim ON claim.id = answer.claim_id
      WHERE claim.task_id = which AND answer.is_confirmed)
  THEN
    RAISE EXCEPTION 'a task that is done or withdrawn takes no more'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_task_is_open';
  END IF;
END $$;
CREATE FUNCTION tasks_task_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tasks_require_open(NEW.task_id);
  RETURN NEW;
END $$;
CREATE TRIGGER claim_is_on_an_open_task BEFORE INSERT ON tasks_claim
  FOR EACH ROW EXECUTE FUNCTION tasks_task_is_open();
CREATE TRIGGER extension_is_on_an_open_task BEFORE INSERT ON tasks_extension
  FOR EACH ROW EXECUTE FUNCTION tasks_task_is_open();
CREATE TRIGGER progress_is_on_an_open_task BEFORE INSERT ON tasks_progress
  FOR EACH ROW EXECUTE FUNCTION tasks_task_is_open();
CREATE TRIGGER withdrawal_is_of_an_open_task BEFORE INSERT ON tasks_withdrawal
  FOR EACH ROW EXECUTE FUNCTION tasks_task_is_open();
"""

FREE_OPEN = """
DROP TRIGGER withdrawal_is_of_an_open_task ON tasks_withdrawal;
DROP TRIGGER progress_is_on_an_open_task ON tasks_progress;
DROP TRIGGER extension_is_on_an_open_task ON tasks_extension;
DROP TRIGGER claim_is_on_an_open_task ON tasks_claim;
DROP FUNCTION tasks_task_is_open();
DROP FUNCTION tasks_require_open(bigint);
"""

ANSWERS = """
CREATE FUNCTION tasks_claim_is_answered_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  claim tasks_claim%ROWTYPE;
BEGIN
  SELECT * INTO claim FROM tasks_claim WHERE id = NEW.claim_id;
  PERFORM tasks_require_open(claim.task_id);
  IF claim."by" = NEW."by" THEN
    RAISE EXCEPTION 'nobody confirms their own claim'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_confirms_their_own_claim';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claim_is_answered_by_another BEFORE INSERT ON tasks_claimanswer
  FOR EACH ROW EXECUTE FUNCTION tasks_claim_is_answered_by_another();
CREATE FUNCTION tasks_extension_is_answered_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT "by" FROM tasks_extension WHERE id = NEW.extension_id) = NEW."by" THEN
    RAISE EXCEPTION 'nobody grants their own extension'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_grants_their_own_extension';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER extension_is_answered_by_another BEFORE INSERT ON tasks_extensionanswer
  FOR EACH ROW EXECUTE FUNCTION tasks_extension_is_answered_by_another();
"""

FREE_ANSWERS = """
DROP TRIGGER extension_is_answered_by_another ON tasks_extensionanswer;
DROP FUNCTION tasks_extension_is_answered_by_another();
DROP TRIGGER claim_is_answered_by_another ON tasks_claimanswer;
DROP FUNCTION tasks_claim_is_answered_by_another();
"""

DUE = """
CREATE FUNCTION tasks_due_is_first_or_granted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tasks_task'), NEW.task_id::int);
  IF NEW.extension_id IS NULL THEN
    IF EXISTS (SELECT 1 FROM tasks_due WHERE task_id = NEW.task_id) THEN
      RAISE EXCEPTION 'the first deadline stays; another comes from a granted extension'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_deadline_moves_by_an_extension';
    END IF;
  ELSIF NOT EXISTS (SELECT 1 FROM tasks_extension asked
    JOIN tasks_extensionanswer answer ON answer.extension_id = asked.id
    WHERE asked.id = NEW.extension_id AND asked.task_id = NEW.task_id
      AND answer.is_granted AND asked.due_on >= NEW.due_on)
  THEN
    RAISE EXCEPTION 'a deadline moves no further than was granted'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_deadline_moves_as_granted';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER due_is_first_or_granted BEFORE INSERT ON tasks_due
  FOR EACH ROW EXECUTE FUNCTION tasks_due_is_first_or_granted();
"""

FREE_DUE = """
DROP TRIGGER due_is_first_or_granted ON tasks_due;
DROP FUNCTION tasks_due_is_first_or_granted();
"""

ASKED = """
CREATE FUNCTION tasks_is_only_asked(which bigint, moment timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM orgs_version one
    WHERE one.organisation_id = which AND one.superseded_at IS NULL
      AND one.kind IN ('party', 'mass', 'central', 'armed')
      AND one.holds_from <= (moment AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
      AND (one.holds_until IS NULL
        OR one.holds_until > (moment AT TIME ZONE 'Asia/Ho_Chi_Minh')::date));
$$;
CREATE FUNCTION tasks_task_is_given_within_competence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.bond = 'given' AND tasks_is_only_asked(NEW.lead_id, NEW.at) THEN
    RAISE EXCEPTION 'this body is asked to take part, never told'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'some_bodies_are_asked_not_told';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER task_is_given_within_competence BEFORE INSERT ON tasks_task
  FOR EACH ROW EXECUTE FUNCTION tasks_task_is_given_within_competence();
CREATE FUNCTION tasks_partner_is_named_within_competence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT NEW.is_request AND tasks_is_only_asked(NEW.organisation_id, NEW.at) THEN
    RAISE EXCEPTION 'this body is asked to take part, never told'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'some_bodies_are_asked_not_told';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER partner_is_named_within_competence BEFORE INSERT ON tasks_partner
  FOR EACH ROW EXECUTE FUNCTION tasks_partner_is_named_within_competence();
"""

FREE_ASKED = """
DROP TRIGGER partner_is_named_within_competence ON tasks_partner;
DROP FUNCTION tasks_partner_is_named_within_competence();
DROP TRIGGER task_is_given_within_competence ON tasks_task;
DROP FUNCTION tasks_task_is_given_within_competence();
DROP FUNCTION tasks_is_only_asked(bigint, timestamptz);
"""


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [
        ("tasks", "0001_first"),
        ("audit", "0001_initial"),
        ("orgs", "0001_first"),
    ]

    operations = [
        migrations.RunSQL(OPEN, FREE_OPEN),
        migrations.RunSQL(ANSWERS, FREE_ANSWERS),
        migrations.RunSQL(DUE, FREE_DUE),
        migrations.RunSQL(ASKED, FREE_ASKED),
        *(guard(table) for table in TABLES),
    ]
