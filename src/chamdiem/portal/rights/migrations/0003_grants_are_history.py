"""What a grant and a lent role may become is held by the database, and so is who gives them.

Nobody gives a role to oneself; roles that must not meet in one person do not; a grant ends once
and is never deleted; a role is lent by who holds it, within its days. `chamdiem_holds_post`
tells whether a person belongs to an organisation on a day (I16): constraints may call it.
"""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

CLASH = """
CREATE FUNCTION rights_roles_clash(one text, other text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT ('administrator' IN (one, other) AND (
      one IN ('officer', 'leader', 'verifier', 'council', 'council-secretary')
      OR other IN ('officer', 'leader', 'verifier', 'council', 'council-secretary')))
    OR ((one IN ('oversight', 'oversight-leader'))
      <> (other IN ('oversight', 'oversight-leader')))
$$;

CREATE FUNCTION rights_refuse_clash(person bigint, given text, first_day date, end_day date)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM accounts_user WHERE id = person FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM rights_grant held
    WHERE held.user_id = person AND held.withdrawn_at IS NULL
      AND rights_roles_clash(held.role, given)
      AND daterange(held.holds_from, held.holds_until) && daterange(first_day, end_day)
    UNION ALL
    SELECT FROM rights_rightsdelegation lent JOIN rights_grant held ON held.id = lent.grant_id
    WHERE lent.taker_id = person AND lent.ended_at IS NULL AND held.withdrawn_at IS NULL
      AND rights_roles_clash(held.role, given)
      AND daterange(lent.holds_from, lent.holds_until) && daterange(first_day, end_day)
  ) THEN
    RAISE EXCEPTION 'two roles that must not meet in one person'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'roles_of_one_person_do_not_clash';
  END IF;
END $$;
"""

FREE_CLASH = """
DROP FUNCTION rights_refuse_clash(bigint, text, date, date);
DROP FUNCTION rights_roles_clash(text, text);
"""

GRANTS = """
CREATE FUNCTION rights_grant_is_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.given_by = (SELECT public_id FROM accounts_user WHERE id = NEW.user_id) THEN
    RAISE EXCEPTION 'nobody gives a role to oneself'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'no_role_is_given_to_oneself';
  END IF;
  IF NEW.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'a grant is not born withdrawn'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_grant_is_born_in_force';
  END IF;
  PERFORM rights_refuse_clash(NEW.user_id, NEW.role, NEW.holds_from, NEW.holds_until);
  RETURN NEW;
END $$;
CREATE TRIGGER grant_is_given BEFORE INSERT ON rights_grant
  FOR EACH ROW EXECUTE FUNCTION rights_grant_is_given();

CREATE FUNCTION rights_grant_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
    AND (to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by')
      = (to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by')
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a grant is withdrawn once, never changed and never deleted'
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER grant_ends_once BEFORE UPDATE OR DELETE ON rights_grant
  FOR EACH ROW EXECUTE FUNCTION rights_grant_ends_once();
"""

FREE_GRANTS = """
DROP TRIGGER grant_ends_once ON rights_grant;
DROP FUNCTION rights_grant_ends_once();
DROP TRIGGER grant_is_given ON rights_grant;
DROP FUNCTION rights_grant_is_given();
"""

DELEGATIONS = """
CREATE FUNCTION rights_delegation_is_lent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lent rights_grant%ROWTYPE;
BEGIN
  SELECT * INTO lent FROM rights_grant WHERE id = NEW.grant_id FOR NO KEY UPDATE;
  IF lent.withdrawn_at IS NOT NULL
    OR NOT daterange(lent.holds_from, lent.holds_until)
      @> daterange(NEW.holds_from, NEW.holds_until)
  THEN
    RAISE EXCEPTION 'a role is lent only while it is held'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_role_is_lent_while_it_is_held';
  END IF;
  IF NEW.given_by IS DISTINCT FROM (SELECT public_id FROM accounts_user WHERE id = lent.user_id)
  THEN
    RAISE EXCEPTION 'a role is lent by who holds it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_role_is_lent_by_who_holds_it';
  END IF;
  IF NEW.taker_id = lent.user_id THEN
    RAISE EXCEPTION 'nobody lends a role to oneself'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'no_role_is_lent_to_oneself';
  END IF;
  PERFORM rights_refuse_clash(NEW.taker_id, lent.role, NEW.holds_from, NEW.holds_until);
  RETURN NEW;
END $$;
CREATE TRIGGER delegation_is_lent BEFORE INSERT ON rights_rightsdelegation
  FOR EACH ROW EXECUTE FUNCTION rights_delegation_is_lent();

CREATE FUNCTION rights_delegation_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL
    AND (to_jsonb(NEW) - 'ended_at' - 'ended_by') = (to_jsonb(OLD) - 'ended_at' - 'ended_by')
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a lent role ends once, never changes and is never deleted'
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER delegation_ends_once BEFORE UPDATE OR DELETE ON rights_rightsdelegation
  FOR EACH ROW EXECUTE FUNCTION rights_delegation_ends_once();
"""

FREE_DELEGATIONS = """
DROP TRIGGER delegation_ends_once ON rights_rightsdelegation;
DROP FUNCTION rights_delegation_ends_once();
DROP TRIGGER delegation_is_lent ON rights_rightsdelegation;
DROP FUNCTION rights_delegation_is_lent();
"""

HOLDS_POST = """
CREATE FUNCTION chamdiem_holds_post(person bigint, organisation bigint, day date)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM posts_tenure fact
    WHERE fact.person_id = person AND fact.organisation_id = organisation
      AND fact.superseded_at IS NULL AND daterange(fact.holds_from, fact.holds_until) @> day
  ) OR EXISTS (
    SELECT FROM posts_delegation fact
    JOIN posts_tenure office ON office.person_id = fact.giver_id
      AND office.organisation_id = fact.organisation_id AND office.kind IN ('head', 'acting')
    WHERE fact.taker_id = person AND fact.organisation_id = organisation
      AND fact.superseded_at IS NULL AND daterange(fact.holds_from, fact.holds_until) @> day
      AND office.superseded_at IS NULL AND daterange(office.holds_from, office.holds_until) @> day
  ) OR EXISTS (
    SELECT FROM posts_focalpoint fact
    WHERE fact.person_id = person AND fact.organisation_id = organisation
      AND fact.superseded_at IS NULL AND daterange(fact.holds_from, fact.holds_until) @> day
  ) OR EXISTS (
    SELECT FROM rights_grant fact
    WHERE fact.user_id = person AND fact.organisation_id = organisation
      AND fact.withdrawn_at IS NULL AND daterange(fact.holds_from, fact.holds_until) @> day
  ) OR EXISTS (
    SELECT FROM rights_rightsdelegation lent JOIN rights_grant fact ON fact.id = lent.grant_id
    WHERE lent.taker_id = person AND fact.organisation_id = organisation
      AND lent.ended_at IS NULL AND fact.withdrawn_at IS NULL
      AND daterange(lent.holds_from, lent.holds_until) @> day
  )
$$;
"""


class Migration(migrations.Migration):
    """Guard grants, lent roles and withdrawals."""

    dependencies = [
        ("rights", "0002_roles_within_scope_and_days"),
        ("posts", "0001_first"),
        ("audit", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(CLASH, FREE_CLASH),
        migrations.RunSQL(GRANTS, FREE_GRANTS),
        migrations.RunSQL(DELEGATIONS, FREE_DELEGATIONS),
        guard("rights_withdrawal"),
        migrations.RunSQL(HOLDS_POST, "DROP FUNCTION chamdiem_holds_post(bigint, bigint, date);"),
    ]
