"""What is said of criteria is only added to; nobody releases what they wrote themselves."""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

TABLES = (
    "guidance_guidance",
    "guidance_release",
    "guidance_takeover",
    "guidance_question",
    "guidance_answer",
    "guidance_answerrelease",
    "guidance_training",
    "guidance_trainingfile",
    "guidance_attendance",
)

ANOTHER_HAND = """
CREATE FUNCTION guidance_require_another(author uuid, hand uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF author = hand THEN
    RAISE EXCEPTION 'nobody releases what they wrote themselves'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'guidance_is_released_by_another';
  END IF;
END $$;
CREATE FUNCTION guidance_release_is_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM guidance_require_another(
    (SELECT one."by" FROM guidance_guidance one WHERE one.id = NEW.guidance_id), NEW."by");
  RETURN NEW;
END $$;
CREATE TRIGGER guidance_is_released_by_another BEFORE INSERT ON guidance_release
  FOR EACH ROW EXECUTE FUNCTION guidance_release_is_by_another();
CREATE FUNCTION guidance_answer_is_released_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM guidance_require_another(
    (SELECT one."by" FROM guidance_answer one WHERE one.id = NEW.answer_id), NEW."by");
  RETURN NEW;
END $$;
CREATE TRIGGER answer_is_released_by_another BEFORE INSERT ON guidance_answerrelease
  FOR EACH ROW EXECUTE FUNCTION guidance_answer_is_released_by_another();
"""

FREE = """
DROP TRIGGER answer_is_released_by_another ON guidance_answerrelease;
DROP FUNCTION guidance_answer_is_released_by_another();
DROP TRIGGER guidance_is_released_by_another ON guidance_release;
DROP FUNCTION guidance_release_is_by_another();
DROP FUNCTION guidance_require_another(uuid, uuid);
"""


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [("guidance", "0001_first"), ("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(ANOTHER_HAND, FREE),
        *(guard(table) for table in TABLES),
    ]
