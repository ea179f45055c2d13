"""An entry that no page can show is refused: nobody may blind the trail by adding to it."""

import datetime

import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_chain_the_trail"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("at__gte", datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.UTC)),
                    ("at__lt", datetime.datetime(3000, 1, 1, 0, 0, tzinfo=datetime.UTC)),
                ),
                name="an_act_happened_in_our_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(
                        models.Func(
                            models.F("details"),
                            function="jsonb_typeof",
                            output_field=models.CharField(max_length=16),
                        ),
                        "object",
                    ),
                    django.db.models.lookups.Exact(
                        models.Func(
                            models.F("before"),
                            function="jsonb_typeof",
                            output_field=models.CharField(max_length=16),
                        ),
                        "object",
                    ),
                    django.db.models.lookups.Exact(
                        models.Func(
                            models.F("after"),
                            function="jsonb_typeof",
                            output_field=models.CharField(max_length=16),
                        ),
                        "object",
                    ),
                ),
                name="an_act_keeps_values_by_name",
            ),
        ),
    ]
