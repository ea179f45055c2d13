"""A checked file may wait; a version may be put in force by an act."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("schemes", "0002_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="SchemeDraft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="tên tệp")),
                ("source", models.BinaryField(verbose_name="nội dung tệp")),
                ("at", models.DateTimeField(verbose_name="thời điểm nạp")),
                ("by", models.UUIDField(verbose_name="người nạp")),
            ],
        ),
        migrations.CreateModel(
            name="Activation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scheme_id", models.CharField(max_length=80, verbose_name="mã bộ tiêu chí")),
                ("first_month", models.CharField(max_length=7, verbose_name="áp dụng từ tháng")),
                ("act_number", models.CharField(max_length=80, verbose_name="số, ký hiệu văn bản")),
                ("act_issued_on", models.DateField(verbose_name="ngày ban hành")),
                ("act_issuer", models.CharField(max_length=200, verbose_name="cơ quan ban hành")),
                ("act_title", models.TextField(verbose_name="trích yếu")),
                ("drafted_by", models.UUIDField(verbose_name="người nạp")),
                ("activated_at", models.DateTimeField(verbose_name="thời điểm kích hoạt")),
                ("activated_by", models.UUIDField(verbose_name="người kích hoạt")),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activation",
                        to="schemes.schemeversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scheme_id", "first_month"),
                        name="one_version_of_a_scheme_starts_a_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("drafted_by", models.F("activated_by")), _negated=True),
                        name="who_drafted_does_not_activate",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_month__regex", "^\\d{4}-(0[1-9]|1[0-2])$")),
                        name="an_activation_has_a_real_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("act_number", ""), _negated=True),
                            models.Q(("act_issuer", ""), _negated=True),
                            models.Q(("act_title", ""), _negated=True),
                        ),
                        name="an_activation_names_its_act",
                    ),
                ],
            },
        ),
    ]
