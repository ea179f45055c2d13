"""Which agency holds the data of an input; only added to."""

import django.db.models.deletion
from django.db import migrations, models

from chamdiem.portal.audit.append_only import guard


class Migration(migrations.Migration):
    dependencies = [
        ("orgs", "0003_drafts_and_submissions"),
        ("returns", "0006_paper_entries"),
    ]

    operations = [
        migrations.CreateModel(
            name="Holding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("input_code", models.CharField(max_length=120, verbose_name="mã số liệu")),
                ("holds_from", models.DateField(verbose_name="từ ngày")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người giao")),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.organisation",
                    ),
                ),
            ],
            options={"ordering": ("input_code", "id")},
        ),
        guard("returns_holding"),
    ]
