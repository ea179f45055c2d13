"""Files as received, which change once, by their removal; and uploads on their way."""

import uuid

from django.db import migrations, models

CHANGES_ONCE = """
CREATE FUNCTION files_stored_changes_only_by_its_removal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asking boolean; removing boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a file that was received is not deleted; its content is removed'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF ROW(OLD.id, OLD.public_id, OLD.name, OLD.sha256, OLD.size, OLD.kind, OLD.at, OLD."by",
         OLD.scanned)
     IS DISTINCT FROM
     ROW(NEW.id, NEW.public_id, NEW.name, NEW.sha256, NEW.size, NEW.kind, NEW.at, NEW."by",
         NEW.scanned)
  THEN
    RAISE EXCEPTION 'what was received is never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  asking := OLD.removal_asked_at IS NULL AND NEW.removal_asked_at IS NOT NULL
    AND NEW.removed_at IS NULL;
  removing := OLD.removal_asked_at IS NOT NULL AND OLD.removed_at IS NULL
    AND NEW.removed_at IS NOT NULL
    AND ROW(OLD.removal_asked_at, OLD.removal_asked_by, OLD.removal_reason)
      IS NOT DISTINCT FROM ROW(NEW.removal_asked_at, NEW.removal_asked_by, NEW.removal_reason);
  IF NOT (asking OR removing) THEN
    RAISE EXCEPTION 'removal is asked once and done once, one after the other'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stored_changes_only_by_its_removal BEFORE UPDATE OR DELETE ON files_stored
  FOR EACH ROW EXECUTE FUNCTION files_stored_changes_only_by_its_removal();
CREATE FUNCTION files_stored_is_born_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.removal_asked_at IS NOT NULL OR NEW.removed_at IS NOT NULL THEN
    RAISE EXCEPTION 'no file is born with its removal' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stored_is_born_whole BEFORE INSERT ON files_stored
  FOR EACH ROW EXECUTE FUNCTION files_stored_is_born_whole();
"""

FREE = """
DROP TRIGGER stored_is_born_whole ON files_stored;
DROP TRIGGER stored_changes_only_by_its_removal ON files_stored;
DROP FUNCTION files_stored_is_born_whole();
DROP FUNCTION files_stored_changes_only_by_its_removal();
"""


class Migration(migrations.Migration):
    initial = True

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Stored",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                (
                    "sha256",
                    models.CharField(db_index=True, max_length=64, verbose_name="mã băm SHA-256"),
                ),
                ("size", models.BigIntegerField(verbose_name="số byte")),
                ("kind", models.CharField(max_length=80, verbose_name="loại theo nội dung")),
                ("at", models.DateTimeField(verbose_name="nhận lúc")),
                ("by", models.UUIDField(verbose_name="người gửi")),
                (
                    "scanned",
                    models.CharField(blank=True, max_length=40, verbose_name="kết quả quét mã độc"),
                ),
                (
                    "removal_asked_at",
                    models.DateTimeField(null=True, verbose_name="đề nghị gỡ lúc"),
                ),
                ("removal_asked_by", models.UUIDField(null=True, verbose_name="người đề nghị gỡ")),
                ("removal_reason", models.TextField(blank=True, verbose_name="lý do gỡ nội dung")),
                ("removed_at", models.DateTimeField(null=True, verbose_name="gỡ nội dung lúc")),
                ("removed_by", models.UUIDField(null=True, verbose_name="người gỡ")),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="a_file_has_its_sha256",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)), name="a_file_is_not_empty"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("removal_asked_at__isnull", True),
                                ("removal_asked_by__isnull", True),
                                ("removal_reason", ""),
                            ),
                            models.Q(
                                ("removal_asked_at__isnull", False),
                                ("removal_asked_by__isnull", False),
                                models.Q(("removal_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_removal_is_asked_by_somebody_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_removal_has_its_time_and_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at", None),
                            models.Q(
                                ("removal_asked_by__isnull", False),
                                models.Q(
                                    ("removed_by", models.F("removal_asked_by")), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="content_is_removed_by_two_persons",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                ("size", models.BigIntegerField(verbose_name="số byte sẽ nhận")),
                ("received", models.BigIntegerField(default=0, verbose_name="số byte đã nhận")),
                ("at", models.DateTimeField(verbose_name="bắt đầu lúc")),
                ("by", models.UUIDField(verbose_name="người gửi")),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received__gte", 0),
                            ("received__lte", models.F("size")),
                            ("size__gt", 0),
                        ),
                        name="an_upload_stays_within_its_size",
                    )
                ],
            },
        ),
        migrations.RunSQL(CHANGES_ONCE, FREE),
    ]
