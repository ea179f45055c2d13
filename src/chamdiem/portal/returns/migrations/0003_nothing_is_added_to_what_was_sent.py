"""A sending takes figures until its step, and nothing after; a draft is changed, never deleted."""

from django.db import migrations

# The step that sends a return closes its sending: as many steps as sendings that are closed.
CLOSED = """
CREATE FUNCTION returns_takes_figures(which bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT one.number > (SELECT count(*) FROM returns_returnstep step
    WHERE step.of_id = one.of_id AND step.to_state = 'sent' AND step.from_state <> 'appraised')
  FROM returns_sending one WHERE one.id = which
$$;
CREATE FUNCTION returns_sending_is_closed_by_its_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sending bigint;
BEGIN
  IF TG_TABLE_NAME = 'returns_sentleaf_evidence' THEN
    SELECT sending_id INTO sending FROM returns_sentleaf WHERE id = NEW.sentleaf_id;
  ELSE
    sending := NEW.sending_id;
  END IF;
  IF returns_takes_figures(sending) IS FALSE THEN
    RAISE EXCEPTION 'what was sent grows no more'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_sending_is_closed_by_its_step';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sending_is_closed_by_its_step BEFORE INSERT ON returns_sentfigure
  FOR EACH ROW EXECUTE FUNCTION returns_sending_is_closed_by_its_step();
CREATE TRIGGER sending_is_closed_by_its_step BEFORE INSERT ON returns_sentleaf
  FOR EACH ROW EXECUTE FUNCTION returns_sending_is_closed_by_its_step();
CREATE TRIGGER sending_is_closed_by_its_step BEFORE INSERT ON returns_sentleaf_evidence
  FOR EACH ROW EXECUTE FUNCTION returns_sending_is_closed_by_its_step();
"""

FREE_CLOSED = """
DROP TRIGGER sending_is_closed_by_its_step ON returns_sentleaf_evidence;
DROP TRIGGER sending_is_closed_by_its_step ON returns_sentleaf;
DROP TRIGGER sending_is_closed_by_its_step ON returns_sentfigure;
DROP FUNCTION returns_sending_is_closed_by_its_step();
DROP FUNCTION returns_takes_figures(bigint);
"""

DRAFT = """
CREATE FUNCTION returns_draft_is_not_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('is_superuser') = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a draft is changed, never deleted' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER draft_is_not_deleted BEFORE DELETE ON returns_cell
  FOR EACH ROW EXECUTE FUNCTION returns_draft_is_not_deleted();
CREATE TRIGGER draft_is_not_deleted BEFORE DELETE ON returns_remark
  FOR EACH ROW EXECUTE FUNCTION returns_draft_is_not_deleted();
"""

FREE_DRAFT = """
DROP TRIGGER draft_is_not_deleted ON returns_remark;
DROP TRIGGER draft_is_not_deleted ON returns_cell;
DROP FUNCTION returns_draft_is_not_deleted();
"""


class Migration(migrations.Migration):
    """Guard what was sent against additions, and drafts against deletion."""

    dependencies = [("returns", "0002_kept_by_the_database")]

    operations = [
        migrations.RunSQL(CLOSED, FREE_CLOSED),
        migrations.RunSQL(DRAFT, FREE_DRAFT),
    ]
