"""What is said of an obstacle is only added to, in an order that makes sense.

A closed obstacle takes no more; an opinion is given to the routing that stands.
"""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

TABLES = (
    "obstacles_obstacle",
    "obstacles_classing",
    "obstacles_group",
    "obstacles_naming",
    "obstacles_membership",
    "obstacles_routing",
    "obstacles_comment",
    "obstacles_answer",
    "obstacles_closing",
)

# The lock is the one that the actions take: two acts on one obstacle pass one after the other.
OPEN = """
CREATE FUNCTION obstacles_require_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.obstacle_id IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext('obstacles_obstacle'), NEW.obstacle_id::int);
    IF EXISTS (SELECT 1 FROM obstacles_closing WHERE obstacle_id = NEW.obstacle_id) THEN
      RAISE EXCEPTION 'an obstacle that is closed takes no more'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'an_obstacle_is_open';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER classing_is_of_an_open_obstacle BEFORE INSERT ON obstacles_classing
  FOR EACH ROW EXECUTE FUNCTION obstacles_require_open();
CREATE TRIGGER membership_is_of_an_open_obstacle BEFORE INSERT ON obstacles_membership
  FOR EACH ROW EXECUTE FUNCTION obstacles_require_open();
CREATE TRIGGER routing_is_of_an_open_obstacle BEFORE INSERT ON obstacles_routing
  FOR EACH ROW EXECUTE FUNCTION obstacles_require_open();
CREATE TRIGGER answer_is_of_an_open_obstacle BEFORE INSERT ON obstacles_answer
  FOR EACH ROW EXECUTE FUNCTION obstacles_require_open();
"""

FREE_OPEN = """
DROP TRIGGER answer_is_of_an_open_obstacle ON obstacles_answer;
DROP TRIGGER routing_is_of_an_open_obstacle ON obstacles_routing;
DROP TRIGGER membership_is_of_an_open_obstacle ON obstacles_membership;
DROP TRIGGER classing_is_of_an_open_obstacle ON obstacles_classing;
DROP FUNCTION obstacles_require_open();
"""

ASKED = """
CREATE FUNCTION obstacles_comment_is_of_who_is_asked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked obstacles_routing%ROWTYPE;
BEGIN
  SELECT * INTO asked FROM obstacles_routing WHERE id = NEW.routing_id;
  IF EXISTS (SELECT 1 FROM obstacles_routing later WHERE later.id > asked.id
    AND (later.obstacle_id = asked.obstacle_id OR later.group_id = asked.group_id))
  THEN
    RAISE EXCEPTION 'an opinion is given to the routing that stands'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_comment_is_of_who_is_asked';
  END IF;
  IF EXISTS (SELECT 1 FROM obstacles_closing WHERE obstacle_id = asked.obstacle_id) THEN
    RAISE EXCEPTION 'an obstacle that is closed takes no more'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_obstacle_is_open';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER comment_is_of_who_is_asked BEFORE INSERT ON obstacles_comment
  FOR EACH ROW EXECUTE FUNCTION obstacles_comment_is_of_who_is_asked();
"""

FREE_ASKED = """
DROP TRIGGER comment_is_of_who_is_asked ON obstacles_comment;
DROP FUNCTION obstacles_comment_is_of_who_is_asked();
"""


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [("obstacles", "0001_first"), ("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(OPEN, FREE_OPEN),
        migrations.RunSQL(ASKED, FREE_ASKED),
        *(guard(table) for table in TABLES),
    ]
