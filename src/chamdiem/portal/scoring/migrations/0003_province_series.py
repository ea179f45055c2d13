"""Every installation has one series for its own province."""

from django.db import migrations

ROW = """
INSERT INTO scoring_series (slug, title, kind, note)
VALUES ('tinh', 'Kết quả của tỉnh', 'province', 'Các tháng do cán bộ của tỉnh nạp và giữ lại.')
ON CONFLICT (slug) DO NOTHING;
"""


class Migration(migrations.Migration):
    """Add the row; running it again changes nothing."""

    dependencies = [("scoring", "0002_append_only")]

    operations = [migrations.RunSQL(ROW, migrations.RunSQL.noop)]
