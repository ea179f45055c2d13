"""Requests about personal data: each is answered once, and emptied once at most."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ONCE = """
CREATE FUNCTION privacy_request_changes_as_it_may() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  answering text[] := ARRAY['state', 'answer', 'answered_at', 'answered_by'];
  emptying text[] := ARRAY['text', 'answer', 'emptied_at'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state = 'received' AND NEW.state <> 'received'
      AND to_jsonb(NEW) - answering = to_jsonb(OLD) - answering
    THEN
      RETURN NEW;
    END IF;
    IF OLD.state <> 'received' AND OLD.emptied_at IS NULL AND NEW.emptied_at IS NOT NULL
      AND to_jsonb(NEW) - emptying = to_jsonb(OLD) - emptying
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a data request is answered once, and emptied once: % is refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER request_changes_as_it_may BEFORE UPDATE OR DELETE ON privacy_datarequest
  FOR EACH ROW EXECUTE FUNCTION privacy_request_changes_as_it_may();
"""

FREE = """
DROP TRIGGER request_changes_as_it_may ON privacy_datarequest;
DROP FUNCTION privacy_request_changes_as_it_may();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DataRequest",
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
                        choices=[
                            ("access", "xem và nhận bản sao"),
                            ("correction", "chỉnh sửa"),
                            ("erasure", "xoá"),
                            ("objection", "phản đối xử lý"),
                            ("withdrawal", "rút lại đồng ý"),
                        ],
                        max_length=16,
                        verbose_name="loại",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="nội dung")),
                (
                    "paper",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="số văn bản nhập thay"
                    ),
                ),
                ("received_on", models.DateField(verbose_name="ngày nhận")),
                ("due_at", models.DateTimeField(verbose_name="hạn trả lời")),
                ("entered_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("entered_by", models.UUIDField(verbose_name="người ghi")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "đã nhận"),
                            ("answered", "đã trả lời"),
                            ("refused", "từ chối, có lý do"),
                        ],
                        default="received",
                        max_length=16,
                        verbose_name="tình trạng",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="trả lời, lý do")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="trả lời lúc")),
                ("answered_by", models.UUIDField(null=True, verbose_name="người trả lời")),
                ("emptied_at", models.DateTimeField(null=True, verbose_name="xoá nội dung lúc")),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="data_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("due_at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "received")),
                        fields=("person", "kind"),
                        name="a_person_has_one_open_request_of_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "received"),
                                ("answer", ""),
                                ("answered_at", None),
                                ("answered_by", None),
                            ),
                            models.Q(
                                ("state__in", ("answered", "refused")),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(
                                    models.Q(("answer", ""), _negated=True),
                                    ("emptied_at__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="a_data_request_is_answered_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            ("emptied_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_data_request_says_what_is_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("emptied_at", None),
                            models.Q(("answer", ""), ("text", "")),
                            _connector="OR",
                        ),
                        name="an_emptied_data_request_is_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", False),
                            models.Q(("paper", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_data_request_of_nobody_known_has_a_paper",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at", None),
                            ("answered_at__gte", models.F("entered_at")),
                            _connector="OR",
                        ),
                        name="a_data_request_is_answered_after_it_was_entered",
                    ),
                ],
            },
        ),
        migrations.RunSQL(ONCE, FREE),
    ]
