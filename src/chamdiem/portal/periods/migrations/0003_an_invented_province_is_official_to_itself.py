"""In an invented province an official period may run under an illustrative scheme (I6, I34).

No illustrative scheme is ever activated. Where the jurisdiction was recorded as invented, every
page of its periods says so, and its months are official there alone.
"""

from django.db import migrations

NOW = """
CREATE OR REPLACE FUNCTION periods_period_is_born_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lines text[] := ARRAY['scheme', 'population', 'calendar', 'missing', 'department', 'verifiers',
    'section-three', 'heads', 'publication', 'cv-8548', 'low-score'];
  activated bigint;
BEGIN
  IF NEW.stage <> 'open' THEN
    RAISE EXCEPTION 'a period begins open'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_period_begins_open';
  END IF;
  IF NEW.kind <> 'official' THEN
    RETURN NEW;
  END IF;
  IF (SELECT count(DISTINCT line) FROM periods_confirmation WHERE line = ANY (lines))
    < cardinality(lines)
  THEN
    RAISE EXCEPTION 'an official period needs every line confirmed or waived'
      USING ERRCODE = 'check_violation',
        CONSTRAINT = 'an_official_period_has_every_line_confirmed';
  END IF;
  IF EXISTS (SELECT FROM schemes_schemeversion v
      WHERE v.id = NEW.scheme_version_id AND v.illustrative <> '')
    AND EXISTS (SELECT FROM orgs_jurisdiction j
      JOIN orgs_version o ON o.organisation_id = j.organisation_id
      WHERE o.confidence = 'invented')
  THEN
    RETURN NEW;
  END IF;
  SELECT a.version_id INTO activated FROM schemes_activation a
    JOIN schemes_schemeversion v ON v.scheme_id = a.scheme_id
    WHERE v.id = NEW.scheme_version_id AND a.first_month <= NEW.month
    ORDER BY a.first_month DESC LIMIT 1;
  IF activated IS DISTINCT FROM NEW.scheme_version_id THEN
    RAISE EXCEPTION 'an official period has the scheme that was activated for its month'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_official_period_has_its_scheme_in_force';
  END IF;
  RETURN NEW;
END $$;
"""

FORMER = """
CREATE OR REPLACE FUNCTION periods_period_is_born_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lines text[] := ARRAY['scheme', 'population', 'calendar', 'missing', 'department', 'verifiers',
    'section-three', 'heads', 'publication', 'cv-8548', 'low-score'];
  activated bigint;
BEGIN
  IF NEW.stage <> 'open' THEN
    RAISE EXCEPTION 'a period begins open'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_period_begins_open';
  END IF;
  IF NEW.kind <> 'official' THEN
    RETURN NEW;
  END IF;
  IF (SELECT count(DISTINCT line) FROM periods_confirmation WHERE line = ANY (lines))
    < cardinality(lines)
  THEN
    RAISE EXCEPTION 'an official period needs every line confirmed or waived'
      USING ERRCODE = 'check_violation',
        CONSTRAINT = 'an_official_period_has_every_line_confirmed';
  END IF;
  SELECT a.version_id INTO activated FROM schemes_activation a
    JOIN schemes_schemeversion v ON v.scheme_id = a.scheme_id
    WHERE v.id = NEW.scheme_version_id AND a.first_month <= NEW.month
    ORDER BY a.first_month DESC LIMIT 1;
  IF activated IS DISTINCT FROM NEW.scheme_version_id THEN
    RAISE EXCEPTION 'an official period has the scheme that was activated for its month'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_official_period_has_its_scheme_in_force';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    """Let the demonstration open its months."""

    dependencies = [
        ("periods", "0002_kept_by_the_database"),
        ("orgs", "0002_kept_by_the_database"),
    ]

    operations = [migrations.RunSQL(NOW, FORMER)]
