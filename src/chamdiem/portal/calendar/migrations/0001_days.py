"""Days that people recorded: each changes once, by being replaced; two come with the system."""

from datetime import UTC, date, datetime

from django.db import migrations, models

ONCE = """
CREATE FUNCTION calendar_day_changes_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR OLD.superseded_at IS NOT NULL
    OR NEW.superseded_at IS NULL
    OR (to_jsonb(NEW) - 'superseded_at') IS DISTINCT FROM (to_jsonb(OLD) - 'superseded_at')
  THEN
    RAISE EXCEPTION 'a recorded day changes only by being replaced: % is refused', TG_OP
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recorded_day_changes_once BEFORE UPDATE OR DELETE ON calendar_calendarday
  FOR EACH ROW EXECUTE FUNCTION calendar_day_changes_once();
CREATE FUNCTION calendar_day_gone_by_says_why() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.note = '' AND NEW.day < (NEW.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date THEN
    RAISE EXCEPTION 'a change of a day gone by says why'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_change_of_a_day_gone_by_says_why';
  END IF;
  IF NEW.superseded_at IS NOT NULL THEN
    RAISE EXCEPTION 'no day is born replaced' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER day_gone_by_says_why BEFORE INSERT ON calendar_calendarday
  FOR EACH ROW EXECUTE FUNCTION calendar_day_gone_by_says_why();
"""

FREE = """
DROP TRIGGER recorded_day_changes_once ON calendar_calendarday;
DROP FUNCTION calendar_day_changes_once();
DROP TRIGGER day_gone_by_says_why ON calendar_calendarday;
DROP FUNCTION calendar_day_gone_by_says_why();
"""

SOURCE = "12729/VPCP-KGVX ngày 25/12/2025"
NOTE = "thiếu trong thư viện holidays 0.109"
# The swap was announced on that day; what was known before it did not have it.
KNOWN_SINCE = datetime(2025, 12, 25, tzinfo=UTC)
DAYS = (
    (date(2026, 1, 2), False, "Nghỉ hoán đổi dịp Tết Dương lịch 2026"),
    (date(2026, 1, 10), True, "Làm bù cho 02/01/2026"),
)


def record(apps, schema_editor):
    """Record the days that the library lacks."""
    for day, is_working, name in DAYS:
        apps.get_model("calendar", "CalendarDay").objects.create(
            day=day,
            is_working=is_working,
            name=name,
            status="official",
            source=SOURCE,
            note=NOTE,
            recorded_at=KNOWN_SINCE,
        )


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                ("is_working", models.BooleanField(verbose_name="là ngày làm việc")),
                ("name", models.CharField(max_length=120, verbose_name="tên")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("official", "chính thức"),
                            ("statutory", "ngày luật định"),
                            ("expected", "dự kiến"),
                        ],
                        max_length=16,
                        verbose_name="tình trạng",
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("recorded_by", models.UUIDField(null=True, verbose_name="người ghi")),
                ("superseded_at", models.DateTimeField(null=True, verbose_name="thay lúc")),
            ],
            options={
                "ordering": ("day", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("day",),
                        name="of_a_day_one_record_stands",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("source", ""), _negated=True),
                        ),
                        name="a_recorded_day_has_name_and_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["official", "statutory", "expected"])),
                        name="a_recorded_day_has_a_known_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("superseded_at__isnull", True),
                            ("superseded_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="a_recorded_day_is_replaced_after_it_stood",
                    ),
                ],
            },
        ),
        migrations.RunSQL(ONCE, FREE),
        migrations.RunPython(record, migrations.RunPython.noop),
    ]
