"""People without an account, erasing, one-time codes, failures of signing in."""

import django.db.models.deletion
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import chamdiem.portal.accounts.models

# Each of those already there gets chance of its own; PostgreSQL has no random bytes of itself.
SALTED = """
UPDATE accounts_user SET salt =
  sha256((gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text)::bytea);
"""

ENDS_ONCE = """
CREATE FUNCTION accounts_code_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL
    OR OLD.voided_at IS NOT NULL
    OR (to_jsonb(NEW) - 'used_at' - 'voided_at') IS DISTINCT FROM
       (to_jsonb(OLD) - 'used_at' - 'voided_at')
  THEN
    RAISE EXCEPTION 'a one-time code changes only by its end, once'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER code_ends_once BEFORE UPDATE ON accounts_onetimecode
  FOR EACH ROW EXECUTE FUNCTION accounts_code_ends_once();
"""

FREE = """
DROP TRIGGER code_ends_once ON accounts_onetimecode;
DROP FUNCTION accounts_code_ends_once();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="OneTimeCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("issued_at", models.DateTimeField(verbose_name="phát lúc")),
                ("issued_by", models.UUIDField(null=True, verbose_name="người phát")),
                ("expires_at", models.DateTimeField(verbose_name="hết hạn lúc")),
                ("used_at", models.DateTimeField(null=True, verbose_name="dùng lúc")),
                ("voided_at", models.DateTimeField(null=True, verbose_name="huỷ lúc")),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="SignInFailure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("failures", models.PositiveIntegerField(default=0, verbose_name="số lần sai")),
                ("last_at", models.DateTimeField(verbose_name="lần sai cuối")),
                ("locked_until", models.DateTimeField(null=True, verbose_name="khoá đến")),
            ],
            options={
                "ordering": ("last_at", "id"),
            },
        ),
        migrations.AlterModelOptions(
            name="user",
            options={"ordering": ("username", "id")},
        ),
        migrations.AddField(
            model_name="user",
            name="erased_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="xoá thông tin lúc"),
        ),
        migrations.AddField(
            model_name="user",
            name="identity",
            field=models.CharField(editable=False, max_length=64, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="user",
            name="salt",
            field=models.BinaryField(null=True),
        ),
        migrations.RunSQL(SALTED, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="user",
            name="salt",
            field=models.BinaryField(default=chamdiem.portal.accounts.models.new_salt, null=True),
        ),
        migrations.AddField(
            model_name="user",
            name="work_contact",
            field=models.CharField(blank=True, max_length=160, verbose_name="liên hệ công vụ"),
        ),
        migrations.AlterField(
            model_name="user",
            name="username",
            field=models.CharField(
                max_length=64, null=True, unique=True, verbose_name="tên đăng nhập"
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at", None),
                    models.Q(
                        ("display_name", ""),
                        ("identity", None),
                        ("is_active", False),
                        ("post", ""),
                        ("salt", None),
                        ("username", None),
                        ("work_contact", ""),
                    ),
                    _connector="OR",
                ),
                name="an_erased_person_has_no_name_and_no_account",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at__isnull", False),
                    models.Q(("display_name", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_person_has_a_name_until_erased",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at__isnull", False),
                    models.Q(
                        django.db.models.lookups.Exact(
                            models.Func(
                                models.F("salt"),
                                function="octet_length",
                                output_field=models.IntegerField(),
                            ),
                            32,
                        ),
                        ("salt__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="a_salt_has_32_bytes_until_erased",
            ),
        ),
        migrations.AddField(
            model_name="onetimecode",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="codes",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="signinfailure",
            index=models.Index(fields=["last_at"], name="sign_in_failure_by_time"),
        ),
        migrations.AddConstraint(
            model_name="onetimecode",
            constraint=models.UniqueConstraint(
                condition=models.Q(("used_at", None), ("voided_at", None)),
                fields=("user",),
                name="a_person_has_one_open_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="onetimecode",
            constraint=models.CheckConstraint(
                condition=models.Q(("used_at", None), ("voided_at", None), _connector="OR"),
                name="a_code_ends_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="onetimecode",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                name="a_code_expires_after_its_issue",
            ),
        ),
        migrations.RunSQL(ENDS_ONCE, FREE),
    ]
