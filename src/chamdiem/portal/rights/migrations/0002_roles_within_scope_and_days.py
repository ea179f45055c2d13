"""A role is given within a scope and for days, and withdrawn instead of deleted."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("orgs", "0001_first"),
        ("rights", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RightsDelegation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("holds_from", models.DateField(verbose_name="từ ngày")),
                ("holds_until", models.DateField(verbose_name="thôi từ ngày")),
                ("document", models.CharField(max_length=200, verbose_name="văn bản")),
                ("given_at", models.DateTimeField(verbose_name="giao lúc")),
                ("given_by", models.UUIDField(verbose_name="người giao")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="kết thúc lúc")),
                ("ended_by", models.UUIDField(null=True, verbose_name="người kết thúc")),
            ],
            options={
                "ordering": ("holds_from", "id"),
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion", models.CharField(blank=True, max_length=80, verbose_name="tiêu chí")),
                ("month", models.CharField(blank=True, max_length=7, verbose_name="tháng")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("at", models.DateTimeField(verbose_name="thời điểm")),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.AlterModelOptions(
            name="grant",
            options={"ordering": ("user_id", "role", "id")},
        ),
        migrations.RemoveConstraint(
            model_name="grant",
            name="grant_holds_a_role_once",
        ),
        migrations.AddField(
            model_name="grant",
            name="criterion",
            field=models.CharField(blank=True, max_length=80, verbose_name="tiêu chí"),
        ),
        migrations.AddField(
            model_name="grant",
            name="given_by",
            field=models.UUIDField(null=True, verbose_name="người giao"),
        ),
        migrations.AddField(
            model_name="grant",
            name="holds_from",
            field=models.DateField(null=True, verbose_name="từ ngày"),
        ),
        migrations.AddField(
            model_name="grant",
            name="holds_until",
            field=models.DateField(null=True, verbose_name="thôi từ ngày"),
        ),
        migrations.AddField(
            model_name="grant",
            name="organisation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="orgs.organisation",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="part",
            field=models.CharField(blank=True, max_length=80, verbose_name="phần"),
        ),
        migrations.AddField(
            model_name="grant",
            name="withdrawn_at",
            field=models.DateTimeField(null=True, verbose_name="thu lại lúc"),
        ),
        migrations.AddField(
            model_name="grant",
            name="withdrawn_by",
            field=models.UUIDField(null=True, verbose_name="người thu lại"),
        ),
        migrations.AlterField(
            model_name="grant",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("criterion", ""),
                        ("organisation", None),
                        ("part", ""),
                        (
                            "role__in",
                            (
                                "officer",
                                "leader",
                                "council-secretary",
                                "council",
                                "provincial-office",
                                "clerk",
                                "provincial-leader",
                                "oversight",
                                "oversight-leader",
                                "administrator",
                            ),
                        ),
                    ),
                    models.Q(
                        ("criterion", ""),
                        ("organisation__isnull", False),
                        ("part", ""),
                        ("role__in", ("unit-officer", "data-holder")),
                    ),
                    models.Q(
                        ("part", ""),
                        ("role__in", ("verifier",)),
                        models.Q(("criterion", ""), _negated=True),
                    ),
                    models.Q(
                        ("criterion", ""),
                        ("organisation__isnull", False),
                        ("role__in", ("part-editor",)),
                        models.Q(("part", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_grant_has_the_scope_of_its_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("holds_until", None),
                    ("holds_from", None),
                    ("holds_until__gt", models.F("holds_from")),
                    _connector="OR",
                ),
                name="a_grant_holds_for_at_least_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_by", None), ("withdrawn_at__isnull", False), _connector="OR"
                ),
                name="a_grant_withdrawn_by_somebody_is_withdrawn",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at", None),
                    ("withdrawn_at__gte", models.F("given_at")),
                    _connector="OR",
                ),
                name="a_grant_is_withdrawn_after_it_was_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("withdrawn_at", None)),
                expressions=[
                    ("user", "="),
                    ("role", "="),
                    (
                        django.db.models.functions.comparison.Coalesce(
                            "organisation", models.Value(0), output_field=models.BigIntegerField()
                        ),
                        "=",
                    ),
                    ("criterion", "="),
                    ("part", "="),
                    (
                        models.Func(
                            models.F("holds_from"),
                            models.F("holds_until"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="a_role_is_held_once_a_day",
            ),
        ),
        migrations.AddField(
            model_name="rightsdelegation",
            name="grant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="delegations",
                to="rights.grant",
            ),
        ),
        migrations.AddField(
            model_name="rightsdelegation",
            name="taker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="orgs.organisation",
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="rightsdelegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("holds_until", None),
                    ("holds_from", None),
                    ("holds_until__gt", models.F("holds_from")),
                    _connector="OR",
                ),
                name="a_rights_delegation_holds_for_at_least_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="rightsdelegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("document", ""), _negated=True),
                name="a_rights_delegation_names_its_document",
            ),
        ),
        migrations.AddConstraint(
            model_name="rightsdelegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", None)),
                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                    _connector="OR",
                ),
                name="a_rights_delegation_is_ended_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="rightsdelegation",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("ended_at", None)),
                expressions=[
                    ("grant", "="),
                    (
                        models.Func(
                            models.F("holds_from"),
                            models.F("holds_until"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="a_role_is_lent_to_one_person_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.UniqueConstraint(
                fields=("user", "organisation", "criterion", "month"),
                name="a_member_withdraws_from_an_item_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="a_withdrawal_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("month", ""), ("month__regex", "^\\d{4}-(0[1-9]|1[0-2])$"), _connector="OR"
                ),
                name="a_withdrawal_names_a_real_month",
            ),
        ),
    ]
