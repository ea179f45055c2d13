"""A checked spreadsheet waits and is never changed; a form that was sent is remembered."""

import uuid

from django.db import migrations, models

from chamdiem.portal.audit.append_only import guard

STANDS = """
CREATE FUNCTION orgs_draft_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a draft is kept or thrown away, never changed'
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER draft_stands BEFORE UPDATE ON orgs_draft
  FOR EACH ROW EXECUTE FUNCTION orgs_draft_stands();
"""

FREE = """
DROP TRIGGER draft_stands ON orgs_draft;
DROP FUNCTION orgs_draft_stands();
"""


class Migration(migrations.Migration):
    """Add both tables and guard them."""

    dependencies = [
        ("orgs", "0002_kept_by_the_database"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="tên tệp")),
                ("source", models.BinaryField(verbose_name="nội dung tệp")),
                ("takes_effect_on", models.DateField(verbose_name="ngày áp dụng")),
                ("number", models.CharField(max_length=80, verbose_name="số, ký hiệu")),
                ("issued_on", models.DateField(null=True, verbose_name="ngày ban hành")),
                ("issuer", models.CharField(max_length=200, verbose_name="cơ quan ban hành")),
                ("title", models.TextField(blank=True, verbose_name="trích yếu")),
                ("at", models.DateTimeField(verbose_name="thời điểm nạp")),
                ("by", models.UUIDField(verbose_name="người nạp")),
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True, verbose_name="mã lần gửi")),
                ("at", models.DateTimeField(verbose_name="thời điểm ghi")),
                ("by", models.UUIDField(verbose_name="người ghi")),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        guard("orgs_submission"),
        migrations.RunSQL(STANDS, FREE),
    ]
