"""A draft that waits to be decided is never changed: whoever brought it stays its drafter."""

from django.db import migrations

STANDS = """
CREATE FUNCTION schemes_draft_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a draft is kept or thrown away, never changed'
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER draft_stands BEFORE UPDATE ON schemes_schemedraft
  FOR EACH ROW EXECUTE FUNCTION schemes_draft_stands();
"""

FREE = """
DROP TRIGGER draft_stands ON schemes_schemedraft;
DROP FUNCTION schemes_draft_stands();
"""


class Migration(migrations.Migration):
    """Guard the table of drafts against changes."""

    dependencies = [("schemes", "0004_activations_are_true")]

    operations = [migrations.RunSQL(STANDS, FREE)]
