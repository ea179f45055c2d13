"""Returns that come on paper, what units say of them, looks at linked pages."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from chamdiem.portal.audit.append_only import guard

# A paper changes until it is sent or dropped; nobody of the unit enters or checks it (I16).
PAPER = """
CREATE FUNCTION returns_is_of_the_unit(who uuid, which bigint, instant timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT COALESCE(chamdiem_holds_post(person.id, one.organisation_id,
    (instant AT TIME ZONE 'Asia/Ho_Chi_Minh')::date), FALSE)
  FROM returns_return one LEFT JOIN accounts_user person ON person.public_id = who
  WHERE one.id = which
$$;
CREATE FUNCTION returns_paper_is_entered_for_the_unit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  born text[] := ARRAY['fingerprint', 'entered_at', 'entered_by', 'note', 'dropped_at',
    'dropped_by', 'sending_id'];
BEGIN
  IF current_setting('is_superuser') = 'on' THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a paper is dropped, never deleted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'INSERT' AND (NEW.entered_by IS NOT NULL OR NEW.dropped_at IS NOT NULL
    OR NEW.sending_id IS NOT NULL)
  OR TG_OP = 'UPDATE' AND ((to_jsonb(NEW) - born) <> (to_jsonb(OLD) - born)
    OR OLD.sending_id IS NOT NULL OR OLD.dropped_at IS NOT NULL)
  THEN
    RAISE EXCEPTION 'a paper changes until it is sent or dropped'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_paper_changes_until_it_is_sent';
  END IF;
  IF returns_is_of_the_unit(NEW."by", NEW.of_id, NEW.at)
    OR NEW.entered_by IS NOT NULL AND returns_is_of_the_unit(NEW.entered_by, NEW.of_id, NEW.entered_at)
  THEN
    RAISE EXCEPTION 'nobody of the unit enters its paper for it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_of_the_unit_enters_its_paper';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_is_entered_for_the_unit BEFORE INSERT OR UPDATE OR DELETE
  ON returns_paperentry FOR EACH ROW EXECUTE FUNCTION returns_paper_is_entered_for_the_unit();
CREATE FUNCTION returns_paper_is_sent_by_others() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('is_superuser') <> 'on' AND NEW.way = 'paper' AND (
    returns_is_of_the_unit(NEW.entered_by, NEW.of_id, NEW.at)
    OR returns_is_of_the_unit(NEW.checked_by, NEW.of_id, NEW.at))
  THEN
    RAISE EXCEPTION 'nobody of the unit enters its paper for it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_of_the_unit_enters_its_paper';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_is_sent_by_others BEFORE INSERT ON returns_sending
  FOR EACH ROW EXECUTE FUNCTION returns_paper_is_sent_by_others();
"""

FREE_PAPER = """
DROP TRIGGER paper_is_sent_by_others ON returns_sending;
DROP FUNCTION returns_paper_is_sent_by_others();
DROP TRIGGER paper_is_entered_for_the_unit ON returns_paperentry;
DROP FUNCTION returns_paper_is_entered_for_the_unit();
DROP FUNCTION returns_is_of_the_unit(uuid, bigint, timestamptz);
"""

CONFIRMED = """
CREATE FUNCTION returns_a_paper_is_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT way FROM returns_sending WHERE id = NEW.sending_id) <> 'paper' THEN
    RAISE EXCEPTION 'only what was entered for a unit is confirmed by it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'only_an_entered_paper_is_confirmed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER a_paper_is_confirmed BEFORE INSERT ON returns_unitconfirmation
  FOR EACH ROW EXECUTE FUNCTION returns_a_paper_is_confirmed();
"""

FREE_CONFIRMED = """
DROP TRIGGER a_paper_is_confirmed ON returns_unitconfirmation;
DROP FUNCTION returns_a_paper_is_confirmed();
"""


class Migration(migrations.Migration):
    """Add the tables and their guards."""

    dependencies = [
        ("files", "0001_first"),
        ("returns", "0005_column_mappings"),
        ("rights", "0003_grants_are_history"),
        ("accounts", "0003_an_identity_stays"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("opens", "mở được"),
                            ("gone", "không có trang"),
                            ("unknown", "chưa kiểm tra được"),
                        ],
                        max_length=8,
                        verbose_name="kết quả",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="vì sao")),
                ("at", models.DateTimeField(verbose_name="lúc")),
            ],
            options={
                "ordering": ("evidence_id", "id"),
            },
        ),
        migrations.CreateModel(
            name="PaperEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("document_number", models.CharField(max_length=80, verbose_name="số văn bản")),
                ("document_on", models.DateField(verbose_name="ngày văn bản")),
                ("signer", models.UUIDField(verbose_name="người ký")),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("head", "Người đứng đầu"),
                            ("acting", "Quyền, phụ trách"),
                            ("deputy", "KT. người đứng đầu"),
                        ],
                        max_length=8,
                        verbose_name="tư cách ký",
                    ),
                ),
                ("arrived_at", models.DateTimeField(verbose_name="đến lúc")),
                ("at", models.DateTimeField(verbose_name="nhận lúc")),
                ("by", models.UUIDField(verbose_name="người nhận")),
                (
                    "fingerprint",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="dấu vân phiếu đã nhập"
                    ),
                ),
                ("entered_at", models.DateTimeField(null=True, verbose_name="nhập xong lúc")),
                ("entered_by", models.UUIDField(null=True, verbose_name="người nhập thay")),
                ("note", models.TextField(blank=True, verbose_name="ý kiến của người kiểm tra")),
                ("dropped_at", models.DateTimeField(null=True, verbose_name="bỏ lúc")),
                ("dropped_by", models.UUIDField(null=True, verbose_name="người bỏ")),
            ],
            options={
                "ordering": ("of_id", "id"),
            },
        ),
        migrations.CreateModel(
            name="UnitConfirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agrees", models.BooleanField(verbose_name="nhập đúng văn bản")),
                ("words", models.TextField(blank=True, verbose_name="ý kiến")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người xác nhận")),
            ],
            options={
                "ordering": ("sending_id",),
            },
        ),
        migrations.RemoveField(
            model_name="evidence",
            name="link_state",
        ),
        migrations.AddField(
            model_name="remark",
            name="carried_from",
            field=models.CharField(blank=True, max_length=7, verbose_name="mang từ tháng"),
        ),
        migrations.AddField(
            model_name="sending",
            name="document_on",
            field=models.DateField(null=True, verbose_name="ngày văn bản"),
        ),
        migrations.AddConstraint(
            model_name="sending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("way", "site"),
                    models.Q(
                        ("document_on__isnull", False),
                        ("signed_copy__isnull", False),
                        models.Q(("document_number", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_sending_by_document_has_its_document",
            ),
        ),
        migrations.AddField(
            model_name="linkcheck",
            name="evidence",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="checks",
                to="returns.evidence",
            ),
        ),
        migrations.AddField(
            model_name="paperentry",
            name="of",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="returns.return",
            ),
        ),
        migrations.AddField(
            model_name="paperentry",
            name="scan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.stored"
            ),
        ),
        migrations.AddField(
            model_name="paperentry",
            name="sending",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="paper",
                to="returns.sending",
            ),
        ),
        migrations.AddField(
            model_name="unitconfirmation",
            name="sending",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="confirmation",
                to="returns.sending",
            ),
        ),
        migrations.AddConstraint(
            model_name="paperentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dropped_at", None), ("sending", None)),
                fields=("of",),
                name="one_paper_of_a_return_is_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="paperentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("entered_at", None), ("entered_by", None), ("fingerprint", "")),
                    models.Q(
                        ("entered_at__isnull", False),
                        ("entered_by__isnull", False),
                        models.Q(("fingerprint", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="paper_is_ready_as_a_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="paperentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dropped_at", None), ("dropped_by", None)),
                    models.Q(
                        ("dropped_at__isnull", False),
                        ("dropped_by__isnull", False),
                        ("sending", None),
                    ),
                    _connector="OR",
                ),
                name="paper_is_sent_or_dropped",
            ),
        ),
        migrations.AddConstraint(
            model_name="unitconfirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agrees", True), models.Q(("words", ""), _negated=True), _connector="OR"
                ),
                name="who_does_not_agree_says_what_is_wrong",
            ),
        ),
        migrations.RunSQL(PAPER, FREE_PAPER),
        migrations.RunSQL(CONFIRMED, FREE_CONFIRMED),
        guard("returns_unitconfirmation"),
        guard("returns_linkcheck"),
    ]
