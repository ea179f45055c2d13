"""Which inspection files were made."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from chamdiem.portal.audit.append_only import guard


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("scoring", "0006_steps_after_the_sum"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dossier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("unit", "Đơn vị"), ("criterion", "Nhóm, tiêu chí")],
                        max_length=12,
                        verbose_name="phạm vi",
                    ),
                ),
                ("code", models.CharField(max_length=120, verbose_name="mã đơn vị, tiêu chí")),
                ("name", models.TextField(verbose_name="tên lúc lập")),
                ("first_month", models.CharField(max_length=7, verbose_name="từ tháng")),
                ("last_month", models.CharField(max_length=7, verbose_name="đến tháng")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("digest", models.CharField(max_length=64, verbose_name="mã hồ sơ")),
                ("size", models.BigIntegerField(verbose_name="số byte")),
                ("at", models.DateTimeField(verbose_name="thời điểm lập")),
                ("by", models.UUIDField(verbose_name="người lập")),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scoring.series",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_month__regex", "^\\d{4}-(0[1-9]|1[0-2])$"),
                            ("last_month__regex", "^\\d{4}-(0[1-9]|1[0-2])$"),
                        ),
                        name="a_dossier_has_real_months",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_month__lte", models.F("last_month"))),
                        name="a_dossier_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="a_dossier_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")),
                        name="a_dossier_digest_is_sha256",
                    ),
                ],
            },
        ),
        guard("supervision_dossier"),
    ]
