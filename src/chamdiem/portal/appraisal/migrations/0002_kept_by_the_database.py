"""What is said in appraisal is added in its stage, of what was sent last, never of one's own unit.

I14 (stages), I16 (nobody judges where they hold a post), I17 (separate facts, each kept). The row
of the period is locked against its next step, so that closing a stage and settling never pass
each other.
"""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

TABLES = (
    "appraisal_verdict",
    "appraisal_verifiedfigure",
    "appraisal_message",
    "appraisal_sample",
    "appraisal_objection",
    "appraisal_ruling",
)

GROUND = """
CREATE FUNCTION appraisal_require_stage(which bigint, wanted text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  stands text;
BEGIN
  SELECT stage INTO stands FROM periods_period WHERE id = which FOR SHARE;
  IF stands <> ALL (wanted) THEN
    RAISE EXCEPTION 'this is said in stage %, not in %', wanted, stands
      USING ERRCODE = 'check_violation', CONSTRAINT = 'it_is_said_in_its_stage';
  END IF;
END $$;
CREATE FUNCTION appraisal_require_stranger(author uuid, organisation bigint, moment timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM accounts_user person WHERE person.public_id = author
    AND chamdiem_holds_post(
      person.id, organisation, (moment AT TIME ZONE 'Asia/Ho_Chi_Minh')::date))
  THEN
    RAISE EXCEPTION 'nobody judges an organisation in which they hold a post'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_judges_their_own_unit';
  END IF;
END $$;
"""

FREE_GROUND = """
DROP FUNCTION appraisal_require_stranger(uuid, bigint, timestamptz);
DROP FUNCTION appraisal_require_stage(bigint, text[]);
"""

VERDICT = """
CREATE FUNCTION appraisal_verdict_is_of_what_was_sent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  whose returns_return%ROWTYPE;
  said text;
BEGIN
  SELECT * INTO whose FROM returns_return WHERE id = NEW.of_id;
  PERFORM appraisal_require_stage(whose.period_id, ARRAY['appraisal']);
  SELECT * INTO whose FROM returns_return WHERE id = NEW.of_id FOR SHARE;
  IF whose.state NOT IN ('sent', 'appraised') THEN
    RAISE EXCEPTION 'a verdict is on a return that was sent'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_verdict_is_on_a_return_that_was_sent';
  END IF;
  SELECT leaf.digest INTO said FROM returns_sentleaf leaf
    JOIN returns_sending one ON one.id = leaf.sending_id
    WHERE leaf.sending_id = NEW.sending_id AND leaf.leaf = NEW.leaf AND one.of_id = NEW.of_id
      AND NOT EXISTS (SELECT 1 FROM returns_sending later
        WHERE later.of_id = one.of_id AND later.number > one.number);
  IF said IS DISTINCT FROM NEW.claim THEN
    RAISE EXCEPTION 'a verdict is on what the unit said last'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_verdict_is_on_what_was_said_last';
  END IF;
  IF NEW.settled = 'unseen'
    AND EXISTS (SELECT 1 FROM appraisal_sample WHERE period_id = whose.period_id)
  THEN
    RAISE EXCEPTION 'what is settled without a look can be drawn'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'what_is_settled_unseen_can_be_drawn';
  END IF;
  PERFORM appraisal_require_stranger(NEW."by", whose.organisation_id, NEW.at);
  RETURN NEW;
END $$;
CREATE TRIGGER verdict_is_of_what_was_sent BEFORE INSERT ON appraisal_verdict
  FOR EACH ROW EXECUTE FUNCTION appraisal_verdict_is_of_what_was_sent();
"""

FREE_VERDICT = """
DROP TRIGGER verdict_is_of_what_was_sent ON appraisal_verdict;
DROP FUNCTION appraisal_verdict_is_of_what_was_sent();
"""

# A verdict is written with its figures in one breath: what was followed by another grows no more.
FIGURE = """
CREATE FUNCTION appraisal_verdict_grows_no_more() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  whose appraisal_verdict%ROWTYPE;
BEGIN
  SELECT * INTO whose FROM appraisal_verdict WHERE id = NEW.verdict_id;
  PERFORM appraisal_require_stage(
    (SELECT period_id FROM returns_return WHERE id = whose.of_id), ARRAY['appraisal']);
  IF EXISTS (SELECT 1 FROM appraisal_verdict later
    WHERE later.of_id = whose.of_id AND later.leaf = whose.leaf AND later.id > whose.id)
    OR whose.settled NOT IN ('figures', 'points')
  THEN
    RAISE EXCEPTION 'a verdict that accepts or was followed by another takes no figure'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_verdict_grows_no_more';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verdict_grows_no_more BEFORE INSERT ON appraisal_verifiedfigure
  FOR EACH ROW EXECUTE FUNCTION appraisal_verdict_grows_no_more();
"""

FREE_FIGURE = """
DROP TRIGGER verdict_grows_no_more ON appraisal_verifiedfigure;
DROP FUNCTION appraisal_verdict_grows_no_more();
"""

SAMPLE = """
CREATE FUNCTION appraisal_sample_is_drawn_in_appraisal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM appraisal_require_stage(NEW.period_id, ARRAY['appraisal']);
  RETURN NEW;
END $$;
CREATE TRIGGER sample_is_drawn_in_appraisal BEFORE INSERT ON appraisal_sample
  FOR EACH ROW EXECUTE FUNCTION appraisal_sample_is_drawn_in_appraisal();
"""

FREE_SAMPLE = """
DROP TRIGGER sample_is_drawn_in_appraisal ON appraisal_sample;
DROP FUNCTION appraisal_sample_is_drawn_in_appraisal();
"""

OBJECTION = """
CREATE FUNCTION appraisal_objection_is_in_its_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM appraisal_require_stage(
    (SELECT period_id FROM returns_return WHERE id = NEW.of_id), ARRAY['objection']);
  RETURN NEW;
END $$;
CREATE TRIGGER objection_is_in_its_stage BEFORE INSERT ON appraisal_objection
  FOR EACH ROW EXECUTE FUNCTION appraisal_objection_is_in_its_stage();
CREATE FUNCTION appraisal_ruling_is_in_its_stage() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  whose returns_return%ROWTYPE;
BEGIN
  SELECT found.* INTO whose FROM returns_return found
    JOIN appraisal_objection one ON one.of_id = found.id WHERE one.id = NEW.objection_id;
  PERFORM appraisal_require_stage(whose.period_id, ARRAY['objection']);
  PERFORM appraisal_require_stranger(NEW."by", whose.organisation_id, NEW.at);
  RETURN NEW;
END $$;
CREATE TRIGGER ruling_is_in_its_stage BEFORE INSERT ON appraisal_ruling
  FOR EACH ROW EXECUTE FUNCTION appraisal_ruling_is_in_its_stage();
"""

FREE_OBJECTION = """
DROP TRIGGER ruling_is_in_its_stage ON appraisal_ruling;
DROP FUNCTION appraisal_ruling_is_in_its_stage();
DROP TRIGGER objection_is_in_its_stage ON appraisal_objection;
DROP FUNCTION appraisal_objection_is_in_its_stage();
"""

# A holder's figure reopens what was settled without it: none comes after appraisal closed.
HOLDER = """
CREATE FUNCTION appraisal_holders_speak_before_it_closes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM appraisal_require_stage(NEW.period_id, ARRAY['open', 'self-score', 'appraisal']);
  RETURN NEW;
END $$;
CREATE TRIGGER holders_speak_before_appraisal_closes BEFORE INSERT ON returns_holderfigure
  FOR EACH ROW EXECUTE FUNCTION appraisal_holders_speak_before_it_closes();
"""

FREE_HOLDER = """
DROP TRIGGER holders_speak_before_appraisal_closes ON returns_holderfigure;
DROP FUNCTION appraisal_holders_speak_before_it_closes();
"""


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [
        ("appraisal", "0001_first"),
        ("rights", "0005_a_verifier_of_one_unit_is_no_member"),
        ("audit", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(GROUND, FREE_GROUND),
        migrations.RunSQL(VERDICT, FREE_VERDICT),
        migrations.RunSQL(FIGURE, FREE_FIGURE),
        migrations.RunSQL(SAMPLE, FREE_SAMPLE),
        migrations.RunSQL(OBJECTION, FREE_OBJECTION),
        migrations.RunSQL(HOLDER, FREE_HOLDER),
        *(guard(table) for table in TABLES),
    ]
