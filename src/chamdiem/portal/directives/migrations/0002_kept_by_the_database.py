"""What is known and read of documents is only added to; a proposal is decided with its reading."""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

TABLES = (
    "directives_directive",
    "directives_facts",
    "directives_marking",
    "directives_addressee",
    "directives_citation",
    "directives_trustfile",
    "directives_signaturecheck",
    "directives_text",
    "directives_reading",
    "directives_proposal",
    "directives_decision",
    "directives_package",
)

# A proposal stands within the text that was read (I25).
WITHIN = """
CREATE FUNCTION directives_proposal_is_within() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."end" > (SELECT char_length(text.content) FROM directives_reading reading
    JOIN directives_text text ON text.id = reading.text_id WHERE reading.id = NEW.reading_id)
  THEN
    RAISE EXCEPTION 'a proposal stands within the text that was read'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_proposal_stands_within_its_text';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_is_within BEFORE INSERT ON directives_proposal
  FOR EACH ROW EXECUTE FUNCTION directives_proposal_is_within();
"""

FREE = """
DROP TRIGGER proposal_is_within ON directives_proposal;
DROP FUNCTION directives_proposal_is_within();
"""


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [("directives", "0001_first"), ("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(WITHIN, FREE),
        *(guard(table) for table in TABLES),
    ]
