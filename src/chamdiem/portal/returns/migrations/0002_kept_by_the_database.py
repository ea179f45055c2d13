"""A return moves by legal steps only; drafts change while it is with the unit; the rest stands."""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

# The steps of `returns.choices.STEPS`; a test compares the two.
STEP = """
CREATE FUNCTION returns_step_moves_the_return() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands text;
BEGIN
  SELECT state INTO stands FROM returns_return WHERE id = NEW.of_id FOR UPDATE;
  IF stands IS DISTINCT FROM NEW.from_state THEN
    RAISE EXCEPTION 'a step begins where the return stands'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_step_begins_where_the_return_stands';
  END IF;
  IF (NEW.from_state || '>' || NEW.to_state) <> ALL (ARRAY[
    'empty>entering', 'entering>presented', 'presented>entering', 'presented>sent',
    'empty>sent', 'entering>sent', 'sent>returned', 'returned>presented', 'returned>sent',
    'sent>appraised', 'appraised>sent', 'appraised>approved'])
  THEN
    RAISE EXCEPTION 'a step of a return is one of the table'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_step_of_a_return_is_legal';
  END IF;
  UPDATE returns_return SET state = NEW.to_state WHERE id = NEW.of_id;
  RETURN NEW;
END $$;
CREATE TRIGGER step_moves_the_return BEFORE INSERT ON returns_returnstep
  FOR EACH ROW EXECUTE FUNCTION returns_step_moves_the_return();
"""

FREE_STEP = """
DROP TRIGGER step_moves_the_return ON returns_returnstep;
DROP FUNCTION returns_step_moves_the_return();
"""

# Depth 2: the change comes from the trigger of a step, not from a statement of anybody.
RETURN = """
CREATE FUNCTION returns_return_is_moved_by_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('is_superuser') = 'on' THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state = 'empty' THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF (to_jsonb(NEW) - 'state' - 'lead_id') = (to_jsonb(OLD) - 'state' - 'lead_id')
      AND (NEW.state = OLD.state OR pg_trigger_depth() > 1)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'only a step moves a return: % is refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER return_is_moved_by_steps BEFORE INSERT OR UPDATE OR DELETE ON returns_return
  FOR EACH ROW EXECUTE FUNCTION returns_return_is_moved_by_steps();
"""

FREE_RETURN = """
DROP TRIGGER return_is_moved_by_steps ON returns_return;
DROP FUNCTION returns_return_is_moved_by_steps();
"""

OPEN = """
CREATE FUNCTION returns_is_with_the_unit(which bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT state IN ('empty', 'entering', 'returned') FROM returns_return WHERE id = which
$$;
CREATE FUNCTION returns_draft_changes_by_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('is_superuser') = 'on' THEN
    RETURN NEW;
  END IF;
  IF NOT returns_is_with_the_unit(NEW.of_id) THEN
    RAISE EXCEPTION 'a draft changes while the return is with the unit'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_draft_changes_while_with_the_unit';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.version <> 1 OR TG_OP = 'UPDATE' AND (
    NEW.version <> OLD.version + 1 OR NEW.of_id <> OLD.of_id)
  THEN
    RAISE EXCEPTION 'each change of a draft is one version more'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_draft_changes_by_one_version';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_changes_by_versions BEFORE INSERT OR UPDATE ON returns_cell
  FOR EACH ROW EXECUTE FUNCTION returns_draft_changes_by_versions();
CREATE TRIGGER draft_changes_by_versions BEFORE INSERT OR UPDATE ON returns_remark
  FOR EACH ROW EXECUTE FUNCTION returns_draft_changes_by_versions();
"""

FREE_OPEN = """
DROP TRIGGER draft_changes_by_versions ON returns_remark;
DROP TRIGGER draft_changes_by_versions ON returns_cell;
DROP FUNCTION returns_draft_changes_by_versions();
DROP FUNCTION returns_is_with_the_unit(bigint);
"""

EVIDENCE = """
CREATE FUNCTION returns_evidence_is_withdrawn_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mark text[] := ARRAY['withdrawn_at', 'withdrawn_by'];
BEGIN
  IF current_setting('is_superuser') = 'on' THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.withdrawn_at IS NULL AND returns_is_with_the_unit(NEW.of_id) THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF (to_jsonb(NEW) - 'link_state') = (to_jsonb(OLD) - 'link_state') THEN
      RETURN NEW;
    END IF;
    IF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
      AND NEW.withdrawn_by IS NOT NULL AND returns_is_with_the_unit(NEW.of_id)
      AND (to_jsonb(NEW) - mark) = (to_jsonb(OLD) - mark)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'evidence is added and withdrawn once: % is refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER evidence_is_withdrawn_once BEFORE INSERT OR UPDATE OR DELETE ON returns_evidence
  FOR EACH ROW EXECUTE FUNCTION returns_evidence_is_withdrawn_once();
"""

FREE_EVIDENCE = """
DROP TRIGGER evidence_is_withdrawn_once ON returns_evidence;
DROP FUNCTION returns_evidence_is_withdrawn_once();
"""

LINKS = """
CREATE TRIGGER sent_evidence_stands BEFORE UPDATE OR DELETE ON returns_sentleaf_evidence
  FOR EACH ROW EXECUTE FUNCTION chamdiem_append_only();
"""

FREE_LINKS = "DROP TRIGGER sent_evidence_stands ON returns_sentleaf_evidence;"


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [("returns", "0001_first"), ("audit", "0002_chain_the_trail")]

    operations = [
        migrations.RunSQL(STEP, FREE_STEP),
        migrations.RunSQL(RETURN, FREE_RETURN),
        migrations.RunSQL(OPEN, FREE_OPEN),
        migrations.RunSQL(EVIDENCE, FREE_EVIDENCE),
        guard("returns_returnstep"),
        guard("returns_sending"),
        guard("returns_sentfigure"),
        guard("returns_sentleaf"),
        migrations.RunSQL(LINKS, FREE_LINKS),
        guard("returns_holderfigure"),
    ]
