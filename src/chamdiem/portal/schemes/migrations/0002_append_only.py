"""A version of a scheme never changes: the database refuses it (I1)."""

from django.db import migrations

from chamdiem.portal.audit.append_only import guard


class Migration(migrations.Migration):
    """Guard the table."""

    dependencies = [("schemes", "0001_first"), ("audit", "0001_initial")]

    operations = [guard("schemes_schemeversion")]
