"""What is said of an inspection is only added to, in an order that makes sense.

A cancelled or closed inspection takes no more; a checklist is of before the minutes. I16: nobody
of a team is of the unit on its first day, nobody of the unit answers its remedies, and nobody
answers their own. An inspection closes when each finding was remedied or withdrawn.
"""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

TABLES = (
    "inspections_inspection",
    "inspections_plan",
    "inspections_member",
    "inspections_announcement",
    "inspections_cancellation",
    "inspections_closing",
    "inspections_visit",
    "inspections_visitdropped",
    "inspections_item",
    "inspections_result",
    "inspections_minutes",
    "inspections_reappraisal",
    "inspections_finding",
    "inspections_findingwithdrawal",
    "inspections_remedy",
    "inspections_remedyanswer",
)
OF_AN_OPEN_ONE = ("plan", "announcement", "cancellation", "closing", "item", "minutes", "finding")
BEFORE_MINUTES = ("plan", "cancellation", "item")

# The key of the inspection is the lock: two acts on one inspection pass one after the other.
ORDER = """
CREATE FUNCTION inspections_require_open(which bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('inspections_inspection'), which::int);
  IF EXISTS (SELECT 1 FROM inspections_cancellation WHERE inspection_id = which)
    OR EXISTS (SELECT 1 FROM inspections_closing WHERE inspection_id = which)
  THEN
    RAISE EXCEPTION 'an inspection that is over takes no more'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_inspection_is_open';
  END IF;
END $$;
CREATE FUNCTION inspections_require_no_minutes(which bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM inspections_minutes WHERE inspection_id = which) THEN
    RAISE EXCEPTION 'what the minutes say stands'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'the_minutes_stand';
  END IF;
END $$;
CREATE FUNCTION inspections_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM inspections_require_open(NEW.inspection_id);
  RETURN NEW;
END $$;
CREATE FUNCTION inspections_has_no_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM inspections_require_no_minutes(NEW.inspection_id);
  RETURN NEW;
END $$;
CREATE FUNCTION inspections_result_is_before_the_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  which bigint := (SELECT inspection_id FROM inspections_item WHERE id = NEW.item_id);
BEGIN
  PERFORM inspections_require_open(which);
  PERFORM inspections_require_no_minutes(which);
  RETURN NEW;
END $$;
CREATE TRIGGER result_is_before_the_minutes BEFORE INSERT ON inspections_result
  FOR EACH ROW EXECUTE FUNCTION inspections_result_is_before_the_minutes();
"""

FREE_ORDER = """
DROP TRIGGER result_is_before_the_minutes ON inspections_result;
DROP FUNCTION inspections_result_is_before_the_minutes();
DROP FUNCTION inspections_has_no_minutes();
DROP FUNCTION inspections_is_open();
DROP FUNCTION inspections_require_no_minutes(bigint);
DROP FUNCTION inspections_require_open(bigint);
"""

FINDINGS = """
CREATE FUNCTION inspections_is_settled(which bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM inspections_findingwithdrawal WHERE finding_id = which)
    OR EXISTS (SELECT 1 FROM inspections_remedyanswer answer
      JOIN inspections_remedy remedy ON remedy.id = answer.remedy_id
      WHERE remedy.finding_id = which AND answer.is_confirmed);
$$;
CREATE FUNCTION inspections_finding_is_unsettled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM inspections_require_open(
    (SELECT inspection_id FROM inspections_finding WHERE id = NEW.finding_id));
  IF inspections_is_settled(NEW.finding_id) THEN
    RAISE EXCEPTION 'a finding that is settled takes no more'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_finding_is_unsettled';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER remedy_is_of_an_unsettled_finding BEFORE INSERT ON inspections_remedy
  FOR EACH ROW EXECUTE FUNCTION inspections_finding_is_unsettled();
CREATE TRIGGER withdrawal_is_of_an_unsettled_finding BEFORE INSERT ON inspections_findingwithdrawal
  FOR EACH ROW EXECUTE FUNCTION inspections_finding_is_unsettled();
CREATE FUNCTION inspections_closing_is_of_settled_findings() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM inspections_minutes WHERE inspection_id = NEW.inspection_id)
    OR EXISTS (SELECT 1 FROM inspections_finding one
      WHERE one.inspection_id = NEW.inspection_id AND NOT inspections_is_settled(one.id))
  THEN
    RAISE EXCEPTION 'an inspection closes with its minutes and every finding settled'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_inspection_closes_when_all_is_settled';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER closing_is_of_settled_findings BEFORE INSERT ON inspections_closing
  FOR EACH ROW EXECUTE FUNCTION inspections_closing_is_of_settled_findings();
"""

FREE_FINDINGS = """
DROP TRIGGER closing_is_of_settled_findings ON inspections_closing;
DROP FUNCTION inspections_closing_is_of_settled_findings();
DROP TRIGGER withdrawal_is_of_an_unsettled_finding ON inspections_findingwithdrawal;
DROP TRIGGER remedy_is_of_an_unsettled_finding ON inspections_remedy;
DROP FUNCTION inspections_finding_is_unsettled();
DROP FUNCTION inspections_is_settled(bigint);
"""

HANDS = """
CREATE FUNCTION inspections_member_is_of_another_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT chamdiem_holds_post(NEW.person_id, one.unit_id, plan.from_on)
    FROM inspections_plan plan JOIN inspections_inspection one ON one.id = plan.inspection_id
    WHERE plan.id = NEW.plan_id)
  THEN
    RAISE EXCEPTION 'nobody inspects their own unit'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_inspects_their_own_unit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER member_is_of_another_unit BEFORE INSERT ON inspections_member
  FOR EACH ROW EXECUTE FUNCTION inspections_member_is_of_another_unit();
CREATE FUNCTION inspections_remedy_is_answered_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reporter uuid;
  unit bigint;
BEGIN
  SELECT remedy."by", one.unit_id INTO reporter, unit FROM inspections_remedy remedy
    JOIN inspections_finding finding ON finding.id = remedy.finding_id
    JOIN inspections_inspection one ON one.id = finding.inspection_id
    WHERE remedy.id = NEW.remedy_id;
  IF reporter = NEW."by" OR EXISTS (SELECT 1 FROM accounts_user person
    WHERE person.public_id = NEW."by" AND chamdiem_holds_post(
      person.id, unit, (NEW.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date))
  THEN
    RAISE EXCEPTION 'nobody answers a remedy of their own or of their unit'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_remedy_is_answered_by_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER remedy_is_answered_by_another BEFORE INSERT ON inspections_remedyanswer
  FOR EACH ROW EXECUTE FUNCTION inspections_remedy_is_answered_by_another();
"""

FREE_HANDS = """
DROP TRIGGER remedy_is_answered_by_another ON inspections_remedyanswer;
DROP FUNCTION inspections_remedy_is_answered_by_another();
DROP TRIGGER member_is_of_another_unit ON inspections_member;
DROP FUNCTION inspections_member_is_of_another_unit();
"""


def on_insert(trigger: str, function: str, table: str) -> migrations.RunSQL:
    """Return the step that lets a function look at each new row of a table."""
    return migrations.RunSQL(
        f"CREATE TRIGGER {trigger} BEFORE INSERT ON inspections_{table}"
        f" FOR EACH ROW EXECUTE FUNCTION {function}();",
        f"DROP TRIGGER {trigger} ON inspections_{table};",
    )


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [
        ("inspections", "0001_first"),
        ("audit", "0001_initial"),
        ("rights", "0005_a_verifier_of_one_unit_is_no_member"),
    ]

    operations = [
        migrations.RunSQL(ORDER, FREE_ORDER),
        *(on_insert("a_row_of_an_open_one", "inspections_is_open", one) for one in OF_AN_OPEN_ONE),
        *(
            on_insert("before_the_minutes", "inspections_has_no_minutes", one)
            for one in BEFORE_MINUTES
        ),
        migrations.RunSQL(FINDINGS, FREE_FINDINGS),
        migrations.RunSQL(HANDS, FREE_HANDS),
        *(guard(table) for table in TABLES),
    ]
