"""Only what was submitted last is approved, and only once; what comes after stands on it (I19).

I16 (the signer belongs to no unit that is judged), I14 (a step of the period stands on its
document), I34 (a trial is never published). The row of the period is locked by each, so that an
approval, a sending back and a submission never pass each other.
"""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

TABLES = (
    "approval_correction",
    "approval_dropped",
    "approval_correctedpoints",
    "approval_correctedfigure",
    "approval_frozen",
    "approval_opinion",
    "approval_approved",
    "approval_notice",
    "approval_publicationrule",
    "approval_publication",
)

CORRECTION = """
CREATE FUNCTION approval_correction_has_its_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM periods_period WHERE id = NEW.period_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM approval_correction other
    WHERE other.period_id = NEW.period_id AND other.revision = NEW.revision
      AND NOT EXISTS (SELECT 1 FROM approval_dropped one WHERE one.correction_id = other.id))
  THEN
    RAISE EXCEPTION 'a correction has a number of its own'
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'a_correction_has_its_number';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER correction_has_its_number BEFORE INSERT ON approval_correction
  FOR EACH ROW EXECUTE FUNCTION approval_correction_has_its_number();
CREATE FUNCTION approval_dropped_is_nowhere() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM periods_period WHERE id = (
    SELECT period_id FROM approval_correction WHERE id = NEW.correction_id) FOR UPDATE;
  IF EXISTS (SELECT 1 FROM approval_frozen put WHERE put.correction_id = NEW.correction_id
    AND NOT EXISTS (SELECT 1 FROM approval_opinion said WHERE said.frozen_id = put.id))
  THEN
    RAISE EXCEPTION 'a correction that waits or was approved is not dropped'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_dropped_correction_was_nowhere';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dropped_is_nowhere BEFORE INSERT ON approval_dropped
  FOR EACH ROW EXECUTE FUNCTION approval_dropped_is_nowhere();
"""

FREE_CORRECTION = """
DROP TRIGGER dropped_is_nowhere ON approval_dropped;
DROP FUNCTION approval_dropped_is_nowhere();
DROP TRIGGER correction_has_its_number ON approval_correction;
DROP FUNCTION approval_correction_has_its_number();
"""

FROZEN = """
CREATE FUNCTION approval_frozen_is_submitted_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands periods_period%ROWTYPE;
  scored scoring_run%ROWTYPE;
  revised integer := 0;
BEGIN
  SELECT * INTO stands FROM periods_period WHERE id = NEW.period_id FOR UPDATE;
  SELECT * INTO scored FROM scoring_run WHERE id = NEW.run_id;
  IF NEW.correction_id IS NOT NULL THEN
    SELECT revision INTO revised FROM approval_correction
      WHERE id = NEW.correction_id AND period_id = NEW.period_id
        AND NOT EXISTS (SELECT 1 FROM approval_dropped WHERE correction_id = NEW.correction_id);
  END IF;
  IF NOT (CASE WHEN NEW.correction_id IS NULL THEN stands.stage = 'objection'
    ELSE stands.stage IN ('approved', 'notified', 'published') END)
  THEN
    RAISE EXCEPTION 'a month is submitted after its objections, a correction after its approval'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_month_is_submitted_in_its_stage';
  END IF;
  IF NEW.number <> 1 + (
    SELECT coalesce(max(number), 0) FROM approval_frozen WHERE period_id = NEW.period_id)
  THEN
    RAISE EXCEPTION 'submissions are numbered one by one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'submissions_are_numbered_one_by_one';
  END IF;
  IF scored.month <> stands.month OR scored.revision IS DISTINCT FROM revised
    OR scored.sealed_at IS NOT NULL
  THEN
    RAISE EXCEPTION 'what is submitted is an open run of the same month and revision'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'what_is_submitted_is_its_months_run';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER frozen_is_submitted_in_order BEFORE INSERT ON approval_frozen
  FOR EACH ROW EXECUTE FUNCTION approval_frozen_is_submitted_in_order();
"""

FREE_FROZEN = """
DROP TRIGGER frozen_is_submitted_in_order ON approval_frozen;
DROP FUNCTION approval_frozen_is_submitted_in_order();
"""

# Of the period, what was submitted last, unless it was sent back or approved.
OPEN = """
CREATE FUNCTION approval_open(which bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT one.id FROM approval_frozen one
  WHERE one.period_id = which
    AND NOT EXISTS (SELECT FROM approval_frozen later
      WHERE later.period_id = which AND later.number > one.number)
    AND NOT EXISTS (SELECT FROM approval_opinion WHERE frozen_id = one.id)
    AND NOT EXISTS (SELECT FROM approval_approved WHERE frozen_id = one.id)
$$;
CREATE FUNCTION approval_opinion_is_of_what_waits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  where_it_lies bigint;
BEGIN
  SELECT period_id INTO where_it_lies FROM approval_frozen WHERE id = NEW.frozen_id;
  PERFORM FROM periods_period WHERE id = where_it_lies FOR UPDATE;
  IF approval_open(where_it_lies) IS DISTINCT FROM NEW.frozen_id THEN
    RAISE EXCEPTION 'an opinion is of what waits for approval'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_opinion_is_of_what_waits';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER opinion_is_of_what_waits BEFORE INSERT ON approval_opinion
  FOR EACH ROW EXECUTE FUNCTION approval_opinion_is_of_what_waits();
"""

FREE_OPEN = """
DROP TRIGGER opinion_is_of_what_waits ON approval_opinion;
DROP FUNCTION approval_opinion_is_of_what_waits();
DROP FUNCTION approval_open(bigint);
"""

APPROVED = """
CREATE FUNCTION approval_is_of_what_was_submitted_last() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands periods_period%ROWTYPE;
  frozen approval_frozen%ROWTYPE;
  scored scoring_run%ROWTYPE;
  revised integer := 0;
  told text := '';
  signed_on date;
BEGIN
  SELECT * INTO stands FROM periods_period WHERE id = NEW.period_id FOR UPDATE;
  SELECT * INTO frozen FROM approval_frozen WHERE id = NEW.frozen_id;
  SELECT * INTO scored FROM scoring_run WHERE id = frozen.run_id;
  IF frozen.correction_id IS NOT NULL THEN
    SELECT revision, reason INTO revised, told FROM approval_correction
      WHERE id = frozen.correction_id;
  END IF;
  IF frozen.period_id <> NEW.period_id
    OR approval_open(NEW.period_id) IS DISTINCT FROM NEW.frozen_id
    OR NOT (CASE WHEN revised = 0 THEN stands.stage = 'submitted'
      ELSE stands.stage IN ('approved', 'notified', 'published') END)
  THEN
    RAISE EXCEPTION 'only what was submitted last and was not sent back is approved'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'what_was_submitted_last_is_approved';
  END IF;
  IF (NEW.revision, NEW.reason) IS DISTINCT FROM (revised, told) OR revised <> (
    SELECT count(*) FROM approval_approved WHERE period_id = NEW.period_id)
  THEN
    RAISE EXCEPTION 'a revision follows the approval before it, with its reason'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'approvals_are_numbered_one_by_one';
  END IF;
  IF (scored.sealed_number, scored.sealed_on, scored.sealed_at, scored.sealed_by)
      IS DISTINCT FROM (NEW.document_number, NEW.document_on, NEW.at, NEW."by")
    OR NEW.seal_digest <> encode(sha256(NEW.seal), 'hex')
  THEN
    RAISE EXCEPTION 'approval and sealing are one act'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_and_sealing_are_one_act';
  END IF;
  signed_on := CASE NEW.way WHEN 'site' THEN (NEW.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
    ELSE NEW.document_on END;
  IF signed_on > (NEW.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date OR EXISTS (
    SELECT FROM accounts_user person, periods_expected unit
    WHERE person.public_id = NEW.signer AND unit.period_id = NEW.period_id
      AND chamdiem_holds_post(person.id, unit.organisation_id, signed_on))
  THEN
    RAISE EXCEPTION 'who signs belongs to no unit of the month, and signs no later than now'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_approves_their_own_unit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER approved_is_of_what_was_submitted_last BEFORE INSERT ON approval_approved
  FOR EACH ROW EXECUTE FUNCTION approval_is_of_what_was_submitted_last();
CREATE FUNCTION approval_seals_the_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM approval_approved JOIN approval_frozen ON approval_frozen.id = frozen_id
    WHERE approval_frozen.run_id = NEW.id)
  THEN
    RAISE EXCEPTION 'a run is sealed by its approval'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_run_is_sealed_by_its_approval';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER run_is_sealed_by_its_approval AFTER UPDATE ON scoring_run
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.sealed_at IS NULL AND NEW.sealed_at IS NOT NULL)
  EXECUTE FUNCTION approval_seals_the_run();
"""

FREE_APPROVED = """
DROP TRIGGER run_is_sealed_by_its_approval ON scoring_run;
DROP FUNCTION approval_seals_the_run();
DROP TRIGGER approved_is_of_what_was_submitted_last ON approval_approved;
DROP FUNCTION approval_is_of_what_was_submitted_last();
"""

CORRECTED = """
CREATE FUNCTION approval_correction_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  where_it_lies bigint;
BEGIN
  SELECT period_id INTO where_it_lies FROM approval_correction WHERE id = NEW.correction_id;
  PERFORM FROM periods_period WHERE id = where_it_lies FOR UPDATE;
  IF EXISTS (
    SELECT FROM approval_frozen one WHERE one.correction_id = NEW.correction_id
      AND NOT EXISTS (SELECT FROM approval_opinion WHERE frozen_id = one.id))
    OR NOT EXISTS (
      SELECT FROM returns_return WHERE id = NEW.of_id AND period_id = where_it_lies)
  THEN
    RAISE EXCEPTION 'a correction grows until it is submitted, within its month'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_correction_grows_until_it_is_submitted';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER correction_is_open BEFORE INSERT ON approval_correctedpoints
  FOR EACH ROW EXECUTE FUNCTION approval_correction_is_open();
CREATE TRIGGER correction_is_open BEFORE INSERT ON approval_correctedfigure
  FOR EACH ROW EXECUTE FUNCTION approval_correction_is_open();
CREATE FUNCTION approval_correction_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM periods_period WHERE id = NEW.period_id FOR UPDATE;
  IF NEW.revision <> (SELECT count(*) FROM approval_approved WHERE period_id = NEW.period_id) THEN
    RAISE EXCEPTION 'a correction is of an approved month, one after the other'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_correction_follows_an_approval';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER correction_follows BEFORE INSERT ON approval_correction
  FOR EACH ROW EXECUTE FUNCTION approval_correction_follows();
"""

FREE_CORRECTED = """
DROP TRIGGER correction_follows ON approval_correction;
DROP FUNCTION approval_correction_follows();
DROP TRIGGER correction_is_open ON approval_correctedfigure;
DROP TRIGGER correction_is_open ON approval_correctedpoints;
DROP FUNCTION approval_correction_is_open();
"""

TOLD = """
CREATE FUNCTION approval_stands(which bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT id FROM approval_approved
  WHERE period_id = (SELECT period_id FROM approval_approved WHERE id = which)
  ORDER BY revision DESC LIMIT 1
$$;
CREATE FUNCTION approval_notice_is_of_what_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF approval_stands(NEW.approved_id) <> NEW.approved_id THEN
    RAISE EXCEPTION 'units are told of what stands'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'units_are_told_of_what_stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notice_is_of_what_stands BEFORE INSERT ON approval_notice
  FOR EACH ROW EXECUTE FUNCTION approval_notice_is_of_what_stands();
CREATE FUNCTION approval_publication_follows_its_notice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told timestamptz;
BEGIN
  IF NOT EXISTS (
    SELECT FROM approval_approved JOIN periods_period ON periods_period.id = period_id
    WHERE approval_approved.id = NEW.approved_id AND kind = 'official')
  THEN
    RAISE EXCEPTION 'a trial is never published'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_trial_is_never_published';
  END IF;
  IF NEW.rule_id IS DISTINCT FROM (
    SELECT max(id) FROM approval_publicationrule) OR EXISTS (
    SELECT FROM approval_publicationrule WHERE id = NEW.rule_id AND is_off)
  THEN
    RAISE EXCEPTION 'publication has a basis in force'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_has_a_basis_in_force';
  END IF;
  SELECT at INTO told FROM approval_notice WHERE approved_id = NEW.approved_id;
  IF told IS NULL OR approval_stands(NEW.approved_id) <> NEW.approved_id
    OR (told AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
      >= (NEW.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
  THEN
    RAISE EXCEPTION 'units are told before the public'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'units_are_told_before_the_public';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publication_follows_its_notice BEFORE INSERT ON approval_publication
  FOR EACH ROW EXECUTE FUNCTION approval_publication_follows_its_notice();
CREATE FUNCTION approval_publishes_the_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
      SELECT FROM scoring_series WHERE id = NEW.series_id AND kind IN ('province', 'demonstration'))
    AND EXISTS (SELECT FROM periods_period WHERE month = NEW.month)
    AND NOT EXISTS (
      SELECT FROM approval_publication JOIN approval_approved ON approval_approved.id = approved_id
        JOIN approval_frozen ON approval_frozen.id = frozen_id
        JOIN approval_publicationrule ON approval_publicationrule.id = rule_id
      WHERE approval_frozen.run_id = NEW.id AND NEW.published_blocks = blocks
        AND NEW.shows_scores = (shown = 'scores'))
  THEN
    RAISE EXCEPTION 'a month of a period is published by its approval, as far as the rule goes'
      USING ERRCODE = 'check_violation',
        CONSTRAINT = 'a_month_of_a_period_is_published_as_approved';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER run_is_published_as_approved BEFORE UPDATE ON scoring_run
  FOR EACH ROW WHEN (OLD.published_at IS NULL AND NEW.published_at IS NOT NULL)
  EXECUTE FUNCTION approval_publishes_the_run();
"""

FREE_TOLD = """
DROP TRIGGER run_is_published_as_approved ON scoring_run;
DROP FUNCTION approval_publishes_the_run();
DROP TRIGGER publication_follows_its_notice ON approval_publication;
DROP FUNCTION approval_publication_follows_its_notice();
DROP TRIGGER notice_is_of_what_stands ON approval_notice;
DROP FUNCTION approval_notice_is_of_what_stands();
DROP FUNCTION approval_stands(bigint);
"""

# After `step_is_legal` by its name, so that an illegal step is told as such.
STEP = """
CREATE FUNCTION approval_step_stands_on_its_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (CASE
    WHEN NEW.to_stage = 'submitted' OR NEW.to_stage = 'appraisal' AND NEW.from_stage = 'submitted'
    THEN EXISTS (
      SELECT FROM approval_frozen one WHERE one.period_id = NEW.period_id
        AND one.correction_id IS NULL
        AND one.number = (
          SELECT max(number) FROM approval_frozen WHERE period_id = NEW.period_id)
        AND one.number = (
          SELECT count(*) FROM periods_step
          WHERE period_id = NEW.period_id AND to_stage = 'submitted')
          + CASE WHEN NEW.to_stage = 'submitted' THEN 1 ELSE 0 END
        AND (NEW.to_stage = 'appraisal')
          = EXISTS (SELECT FROM approval_opinion WHERE frozen_id = one.id))
    WHEN NEW.to_stage = 'approved' THEN EXISTS (
      SELECT FROM approval_approved WHERE period_id = NEW.period_id)
    WHEN NEW.to_stage = 'notified' THEN EXISTS (
      SELECT FROM approval_notice JOIN approval_approved ON approval_approved.id = approved_id
      WHERE period_id = NEW.period_id)
    WHEN NEW.to_stage = 'published' THEN EXISTS (
      SELECT FROM approval_publication JOIN approval_approved ON approval_approved.id = approved_id
      WHERE period_id = NEW.period_id)
    ELSE true END)
  THEN
    RAISE EXCEPTION 'the step to % stands on its document', NEW.to_stage
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_step_stands_on_its_document';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER step_stands_on_its_document BEFORE INSERT ON periods_step
  FOR EACH ROW EXECUTE FUNCTION approval_step_stands_on_its_document();
"""

FREE_STEP = """
DROP TRIGGER step_stands_on_its_document ON periods_step;
DROP FUNCTION approval_step_stands_on_its_document();
"""


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [
        ("approval", "0001_first"),
        ("rights", "0003_grants_are_history"),
        ("audit", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(CORRECTION, FREE_CORRECTION),
        migrations.RunSQL(FROZEN, FREE_FROZEN),
        migrations.RunSQL(OPEN, FREE_OPEN),
        migrations.RunSQL(APPROVED, FREE_APPROVED),
        migrations.RunSQL(CORRECTED, FREE_CORRECTED),
        migrations.RunSQL(TOLD, FREE_TOLD),
        migrations.RunSQL(STEP, FREE_STEP),
        *(guard(table) for table in TABLES),
    ]
