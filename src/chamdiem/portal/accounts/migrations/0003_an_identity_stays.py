"""Who a person is never changes: the trail names them by an opaque id, committed to with a salt.

Were the id exchanged, all that one person did would stand as done by another; so the database
refuses it, to the application as well. The salt only goes, and who was erased stays erased.
"""

from django.db import migrations

STAYS = """
CREATE FUNCTION accounts_identity_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND NEW.id = OLD.id
    AND NEW.public_id = OLD.public_id
    AND (NEW.salt IS NULL OR NEW.salt = OLD.salt)
    AND (OLD.erased_at IS NULL OR NEW.erased_at = OLD.erased_at)
  THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'a person stays who they are: % on accounts_user is refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER identity_stays AFTER UPDATE OR DELETE ON accounts_user
  FOR EACH ROW EXECUTE FUNCTION accounts_identity_stays();
"""

FREE = """
DROP TRIGGER identity_stays ON accounts_user;
DROP FUNCTION accounts_identity_stays();
"""


class Migration(migrations.Migration):
    """Guard the identity of people."""

    dependencies = [("accounts", "0002_people_codes_and_failures")]

    operations = [migrations.RunSQL(STAYS, FREE)]
