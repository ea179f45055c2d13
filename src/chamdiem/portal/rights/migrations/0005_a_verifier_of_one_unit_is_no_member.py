"""A verifier whose role is bound to one unit judges it, and does not belong to it (I16)."""

from django.db import migrations

NOW = """
CREATE OR REPLACE FUNCTION chamdiem_holds_post(person bigint, organisation bigint, day date)
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
    WHERE fact.user_id = person AND fact.organisation_id = organisation{but}
      AND fact.withdrawn_at IS NULL AND daterange(fact.holds_from, fact.holds_until) @> day
  ) OR EXISTS (
    SELECT FROM rights_rightsdelegation lent JOIN rights_grant fact ON fact.id = lent.grant_id
    WHERE lent.taker_id = person AND fact.organisation_id = organisation{but}
      AND lent.ended_at IS NULL AND fact.withdrawn_at IS NULL
      AND daterange(lent.holds_from, lent.holds_until) @> day
  )
$$;
"""
NO_VERIFIER = " AND fact.role <> 'verifier'"


class Migration(migrations.Migration):
    """Replace the function."""

    dependencies = [("rights", "0004_roles_that_score_clash")]

    operations = [
        migrations.RunSQL(NOW.format(but=NO_VERIFIER), NOW.format(but="")),
    ]
