"""Chain the trail: what each act changed, its link, and the signed heads.

A link is added by the database at commit: a deferred trigger of the owner takes a lock that
is held to the end of the transaction, so that links follow one another in the order of the
commits and nobody waits for another's work, only for its commit. The application may read
the links and cannot write them. What stood before is linked here, in the order of its ids.
"""

from django.db import migrations, models

from chamdiem.portal.audit.append_only import guard

# The digest is of this text: the values of an entry as PostgreSQL writes a JSON array.
CHAIN = """
CREATE FUNCTION audit_entry_text(entry audit_entry) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_build_array(
    entry.id, entry.verb, entry.actor, entry.on_behalf_of, entry.subject_kind, entry.subject_id,
    (extract(epoch FROM entry.at) * 1000000)::bigint, entry.details, entry.before, entry.after,
    entry.request_id, entry.origin
  )::text
$$;

CREATE FUNCTION audit_add_link(entry audit_entry) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  last_link audit_link;
  own_digest text := encode(sha256(convert_to(audit_entry_text(entry), 'UTF8')), 'hex');
BEGIN
  PERFORM pg_advisory_xact_lock(4585, 2025);
  SELECT * INTO last_link FROM audit_link ORDER BY number DESC LIMIT 1;
  INSERT INTO audit_link (number, entry_id, digest, hash) VALUES (
    coalesce(last_link.number, 0) + 1,
    entry.id,
    own_digest,
    encode(
      sha256(convert_to(coalesce(last_link.hash, repeat('0', 64)) || own_digest, 'UTF8')), 'hex'
    )
  );
END $$;

CREATE FUNCTION audit_link_at_commit() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM audit_add_link(NEW);
  RETURN NULL;
END $$;

REVOKE ALL ON FUNCTION audit_entry_text(audit_entry) FROM PUBLIC;
REVOKE ALL ON FUNCTION audit_add_link(audit_entry) FROM PUBLIC;
REVOKE ALL ON FUNCTION audit_link_at_commit() FROM PUBLIC;

CREATE CONSTRAINT TRIGGER audit_entry_is_linked_at_commit AFTER INSERT ON audit_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_link_at_commit();
"""

UNCHAIN = """
DROP TRIGGER audit_entry_is_linked_at_commit ON audit_entry;
DROP FUNCTION audit_link_at_commit();
DROP FUNCTION audit_add_link(audit_entry);
DROP FUNCTION audit_entry_text(audit_entry);
"""

LINK_WHAT_STANDS = """
DO $$
DECLARE
  standing audit_entry;
BEGIN
  FOR standing IN SELECT * FROM audit_entry ORDER BY id LOOP
    PERFORM audit_add_link(standing);
  END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AddField(
            "entry", "on_behalf_of", models.CharField(blank=True, default="", max_length=64)
        ),
        migrations.AddField("entry", "before", models.JSONField(default=dict)),
        migrations.AddField("entry", "after", models.JSONField(default=dict)),
        migrations.AddField(
            "entry", "origin", models.CharField(blank=True, default="", max_length=64)
        ),
        migrations.RemoveIndex("entry", "audit_entry_by_subject"),
        migrations.RemoveIndex("entry", "audit_entry_by_time"),
        migrations.AddIndex(
            "entry", models.Index(fields=["at", "id"], name="audit_entry_by_moment")
        ),
        migrations.AddIndex(
            "entry", models.Index(fields=["verb", "at", "id"], name="audit_entry_by_verb")
        ),
        migrations.AddIndex(
            "entry", models.Index(fields=["actor", "at", "id"], name="audit_entry_by_actor")
        ),
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=["on_behalf_of", "at", "id"],
                name="audit_entry_by_behalf",
                condition=models.Q(("on_behalf_of", ""), _negated=True),
            ),
        ),
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=["subject_kind", "subject_id", "at", "id"], name="audit_entry_by_object"
            ),
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry_id", models.BigIntegerField(unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("number",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)),
                        name="audit_links_are_counted_from_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("digest__regex", "^[0-9a-f]{64}$"), ("hash__regex", "^[0-9a-f]{64}$")
                        ),
                        name="audit_link_holds_two_sha256",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Anchor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True)),
                ("number", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("key", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=128)),
            ],
            options={
                "ordering": ("day",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hash__regex", "^[0-9a-f]{64}$"),
                            ("key__regex", "^[0-9a-f]{64}$"),
                            ("number__gte", 1),
                            ("signature__regex", "^[0-9a-f]{128}$"),
                        ),
                        name="audit_anchor_names_a_link_and_a_key",
                    )
                ],
            },
        ),
        migrations.RunSQL(CHAIN, UNCHAIN),
        migrations.RunSQL(LINK_WHAT_STANDS, migrations.RunSQL.noop),
        guard("audit_link"),
        guard("audit_anchor"),
    ]
