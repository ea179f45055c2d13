"""An official month holds the file of the act that orders it (I34)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_first"),
        ("periods", "0004_work_goes_on_after_its_deadline"),
        ("schemes", "0005_drafts_stand"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="period",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "trial"), ("act_file__isnull", False), _connector="OR"),
                name="an_official_period_holds_the_file_of_its_act",
            ),
        ),
    ]
