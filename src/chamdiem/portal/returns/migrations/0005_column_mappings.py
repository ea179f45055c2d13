"""Column mappings: how a unit reads what another system exports."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("orgs", "0003_drafts_and_submissions"),
        ("returns", "0003_nothing_is_added_to_what_was_sent"),
    ]

    operations = [
        migrations.CreateModel(
            name="ColumnMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=80, verbose_name="tên")),
                ("sheet", models.CharField(blank=True, max_length=120, verbose_name="trang tính")),
                ("header_row", models.PositiveIntegerField(verbose_name="dòng tiêu đề")),
                ("label_column", models.PositiveIntegerField(verbose_name="cột nhãn")),
                ("value_column", models.PositiveIntegerField(verbose_name="cột số liệu")),
                ("codes", models.JSONField(verbose_name="nhãn và mã số liệu")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="lần sửa")),
                ("at", models.DateTimeField(verbose_name="sửa lúc")),
                ("by", models.UUIDField(verbose_name="người sửa")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="thôi dùng lúc")),
                ("withdrawn_by", models.UUIDField(null=True, verbose_name="người thôi dùng")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation_id", "name", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("organisation", "name"),
                        name="a_column_mapping_has_its_own_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("label_column__gte", 1),
                            ("value_column__gte", 1),
                            models.Q(("label_column", models.F("value_column")), _negated=True),
                        ),
                        name="labels_and_figures_stand_in_two_columns",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                            models.Q(
                                ("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_column_mapping_is_withdrawn_by_somebody",
                    ),
                ],
            },
        ),
    ]
