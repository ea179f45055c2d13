"""What falls due and what was confirmed is only added to."""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard

TABLES = (
    "duties_sectoragency",
    "duties_occasion",
    "duties_confirmation",
    "duties_supervised",
    "duties_postingcheck",
)


class Migration(migrations.Migration):
    """Guard the tables."""

    dependencies = [("duties", "0001_first"), ("audit", "0001_initial")]

    operations = [guard(table) for table in TABLES]
