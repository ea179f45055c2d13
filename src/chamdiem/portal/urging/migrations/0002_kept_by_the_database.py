"""What is said of an urging is only added to, in an order that makes sense.

A letter counts from its number: nobody receives, answers or concludes a draft. A letter that was
sent is not dropped, one that was dropped is not sent; what was concluded takes no answer.
"""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

TABLES = (
    "urging_letter",
    "urging_urged",
    "urging_issued",
    "urging_dropped",
    "urging_received",
    "urging_response",
    "urging_outcome",
)

ORDER = """
CREATE FUNCTION urging_of_a_sent_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM urging_urged one JOIN urging_issued sent
      ON sent.letter_id = one.letter_id WHERE one.id = NEW.urged_id) THEN
    RAISE EXCEPTION 'a draft counts for nothing'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_urging_counts_from_its_number';
  END IF;
  IF TG_TABLE_NAME = 'urging_response' AND EXISTS
    (SELECT 1 FROM urging_outcome done WHERE done.urged_id = NEW.urged_id) THEN
    RAISE EXCEPTION 'what was concluded takes no answer'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_concluded_urging_is_closed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER received_is_of_a_sent_letter BEFORE INSERT ON urging_received
  FOR EACH ROW EXECUTE FUNCTION urging_of_a_sent_letter();
CREATE TRIGGER response_is_of_a_sent_letter BEFORE INSERT ON urging_response
  FOR EACH ROW EXECUTE FUNCTION urging_of_a_sent_letter();
CREATE TRIGGER outcome_is_of_a_sent_letter BEFORE INSERT ON urging_outcome
  FOR EACH ROW EXECUTE FUNCTION urging_of_a_sent_letter();
CREATE FUNCTION urging_sent_or_dropped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('urging_letter'), NEW.letter_id::int);
  IF EXISTS (SELECT 1 FROM urging_issued one WHERE one.letter_id = NEW.letter_id)
    OR EXISTS (SELECT 1 FROM urging_dropped one WHERE one.letter_id = NEW.letter_id) THEN
    RAISE EXCEPTION 'a letter is sent or dropped, once'
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'an_urging_is_sent_or_dropped_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER issued_is_of_a_draft BEFORE INSERT ON urging_issued
  FOR EACH ROW EXECUTE FUNCTION urging_sent_or_dropped();
CREATE TRIGGER dropped_is_a_draft BEFORE INSERT ON urging_dropped
  FOR EACH ROW EXECUTE FUNCTION urging_sent_or_dropped();
"""

FREE = """
DROP TRIGGER dropped_is_a_draft ON urging_dropped;
DROP TRIGGER issued_is_of_a_draft ON urging_issued;
DROP FUNCTION urging_sent_or_dropped();
DROP TRIGGER outcome_is_of_a_sent_letter ON urging_outcome;
DROP TRIGGER response_is_of_a_sent_letter ON urging_response;
DROP TRIGGER received_is_of_a_sent_letter ON urging_received;
DROP FUNCTION urging_of_a_sent_letter();
"""


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [("urging", "0001_first"), ("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(ORDER, FREE),
        *(guard(table) for table in TABLES),
    ]
