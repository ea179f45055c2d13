"""The province's months stand under a scheme that was activated before they were opened (I2, I34).

Both sides lock the province's series, so that a publication and an activation wait for each other.
"""

from django.db import migrations

OPENED = """
CREATE FUNCTION scoring_month_is_not_yet_opened() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  opened text;
BEGIN
  PERFORM FROM scoring_series WHERE kind = 'province' ORDER BY id FOR NO KEY UPDATE;
  SELECT max(month) INTO opened
  FROM scoring_run JOIN scoring_series ON scoring_series.id = scoring_run.series_id
  WHERE kind = 'province' AND published_at IS NOT NULL;
  IF opened >= NEW.first_month THEN
    RAISE EXCEPTION 'a scheme starts in a month not yet opened, after %', opened
      USING ERRCODE = 'check_violation',
        CONSTRAINT = 'a_scheme_starts_in_a_month_not_yet_opened', DETAIL = opened;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER month_is_not_yet_opened BEFORE INSERT ON schemes_activation
  FOR EACH ROW EXECUTE FUNCTION scoring_month_is_not_yet_opened();
"""

FREE_OPENED = """
DROP TRIGGER month_is_not_yet_opened ON schemes_activation;
DROP FUNCTION scoring_month_is_not_yet_opened();
"""

OFFICIAL = """
CREATE FUNCTION scoring_run_is_official() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM scoring_series WHERE id = NEW.series_id AND kind = 'province')
    AND NEW.scheme_version_id IS DISTINCT FROM (
      SELECT schemes_activation.version_id
      FROM schemes_activation JOIN schemes_schemeversion USING (scheme_id)
      WHERE schemes_schemeversion.id = NEW.scheme_version_id
        AND schemes_activation.first_month <= NEW.month
      ORDER BY schemes_activation.first_month DESC LIMIT 1
    )
  THEN
    RAISE EXCEPTION 'a month of the province is published under the scheme activated for it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_month_is_published_under_its_scheme';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER run_is_official BEFORE UPDATE ON scoring_run
  FOR EACH ROW WHEN (OLD.published_at IS NULL AND NEW.published_at IS NOT NULL)
  EXECUTE FUNCTION scoring_run_is_official();
"""

FREE_OFFICIAL = """
DROP TRIGGER run_is_official ON scoring_run;
DROP FUNCTION scoring_run_is_official();
"""


class Migration(migrations.Migration):
    """Hold activation and publication against each other."""

    dependencies = [
        ("scoring", "0004_published_months_are_whole"),
        ("schemes", "0004_activations_are_true"),
    ]

    operations = [
        migrations.RunSQL(OPENED, FREE_OPENED),
        migrations.RunSQL(OFFICIAL, FREE_OFFICIAL),
    ]
