"""An activation is only added, and what it says of its version is true (I2).

What it copies is compared with the version, which never changes; so no later act can part them.
"""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

TRUE = """
CREATE FUNCTION schemes_activation_is_true() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  version schemes_schemeversion%ROWTYPE;
BEGIN
  SELECT * INTO version FROM schemes_schemeversion WHERE id = NEW.version_id;
  IF NEW.scheme_id IS DISTINCT FROM version.scheme_id
    OR NEW.drafted_by IS DISTINCT FROM version.added_by
  THEN
    RAISE EXCEPTION 'an activation names the scheme and the drafter of its version'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_activation_copies_its_version';
  END IF;
  IF version.illustrative <> '' THEN
    RAISE EXCEPTION 'an illustrative version is never activated'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'no_illustrative_version_is_activated';
  END IF;
  IF NEW.first_month < version.first_month
    OR (version.last_month <> '' AND NEW.first_month > version.last_month)
  THEN
    RAISE EXCEPTION 'the first month lies outside the months of the version'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_activation_lies_in_its_months';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER activation_is_true BEFORE INSERT ON schemes_activation
  FOR EACH ROW EXECUTE FUNCTION schemes_activation_is_true();
"""

FREE = """
DROP TRIGGER activation_is_true ON schemes_activation;
DROP FUNCTION schemes_activation_is_true();
"""


class Migration(migrations.Migration):
    """Guard the table."""

    dependencies = [("schemes", "0003_drafts_and_activations"), ("audit", "0001_initial")]

    operations = [guard("schemes_activation"), migrations.RunSQL(TRUE, FREE)]
