"""The database knows every role that has a hand in scores, as `rights.roles` does (I33)."""

from django.db import migrations

# Those of `roles.touches_scores`, in order; a test compares the two.
NOW = """
CREATE OR REPLACE FUNCTION rights_roles_clash(one text, other text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT ('administrator' IN (one, other) AND ARRAY[one, other] && ARRAY[
      %s])
    OR ((one IN ('oversight', 'oversight-leader'))
      <> (other IN ('oversight', 'oversight-leader')))
$$;
"""
ROLES = (
    "part-editor",
    "unit-officer",
    "head",
    "deputy",
    "verifier",
    "officer",
    "leader",
    "data-holder",
    "council-secretary",
    "council",
    "provincial-office",
    "provincial-leader",
)
BEFORE = ("officer", "leader", "verifier", "council", "council-secretary")


def _named(roles: tuple[str, ...]) -> str:
    return NOW % ", ".join(f"'{role}'" for role in roles)


class Migration(migrations.Migration):
    """Replace the function; grants that stand are not touched."""

    dependencies = [("rights", "0003_grants_are_history")]

    operations = [migrations.RunSQL(_named(ROLES), _named(BEFORE))]
