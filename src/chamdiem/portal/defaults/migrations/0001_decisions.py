"""Decisions on defaults: only added, one after another, none changing days gone by."""

from django.db import migrations, models

from chamdiem.portal.audit.append_only import guard

IN_ORDER = """
CREATE FUNCTION defaults_decision_is_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  latest defaults_decision%ROWTYPE;
BEGIN
  SELECT * INTO latest FROM defaults_decision
    WHERE code = NEW.code ORDER BY number DESC LIMIT 1;
  IF NEW.number <> COALESCE(latest.number, 0) + 1
    OR (latest.id IS NOT NULL AND NEW.was <> latest.value)
  THEN
    RAISE EXCEPTION 'a decision follows the latest one and names its value'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_decision_follows_the_latest';
  END IF;
  IF NEW.holds_from < latest.holds_from
    OR (NEW.value <> NEW.was
        AND NEW.holds_from < (NEW.decided_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
  THEN
    RAISE EXCEPTION 'a decision never changes days gone by'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_decision_never_changes_days_gone_by';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_is_in_order BEFORE INSERT ON defaults_decision
  FOR EACH ROW EXECUTE FUNCTION defaults_decision_is_in_order();
"""

FREE = """
DROP TRIGGER decision_is_in_order ON defaults_decision;
DROP FUNCTION defaults_decision_is_in_order();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=64, verbose_name="mã")),
                ("number", models.PositiveIntegerField(verbose_name="lần")),
                ("value", models.CharField(max_length=200, verbose_name="giá trị")),
                ("was", models.CharField(max_length=200, verbose_name="giá trị trước đó")),
                ("holds_from", models.DateField(verbose_name="áp dụng từ ngày")),
                (
                    "basis_number",
                    models.CharField(blank=True, max_length=80, verbose_name="số, ký hiệu văn bản"),
                ),
                ("basis_issued_on", models.DateField(null=True, verbose_name="ngày ban hành")),
                (
                    "basis_issuer",
                    models.CharField(blank=True, max_length=200, verbose_name="cơ quan ban hành"),
                ),
                (
                    "basis_title",
                    models.CharField(blank=True, max_length=500, verbose_name="trích yếu"),
                ),
                ("waiver", models.TextField(blank=True, verbose_name="ý kiến cho tạm dùng")),
                ("decided_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("decided_by", models.UUIDField(verbose_name="người ghi")),
            ],
            options={
                "ordering": ("code", "number"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "number"), name="decisions_on_a_default_follow_each_other"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("basis_issued_on__isnull", False),
                                ("waiver", ""),
                                models.Q(("basis_number", ""), _negated=True),
                                models.Q(("basis_issuer", ""), _negated=True),
                                models.Q(("basis_title", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("waiver", ""), _negated=True),
                                ("basis_issued_on__isnull", True),
                                ("basis_issuer", ""),
                                ("basis_number", ""),
                                ("basis_title", ""),
                            ),
                            _connector="OR",
                        ),
                        name="a_decision_rests_on_a_document_or_a_waiver",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("waiver", ""), ("value", models.F("was")), _connector="OR"
                        ),
                        name="a_waiver_keeps_the_value",
                    ),
                ],
            },
        ),
        guard("defaults_decision"),
        migrations.RunSQL(IN_ORDER, FREE),
    ]
