"""Points that people recorded stand with their reason beside what the rule gave (I17)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("scoring", "0006_steps_after_the_sum"),
    ]

    operations = [
        migrations.AddField(
            model_name="nodepoints",
            name="computed",
            field=models.BigIntegerField(null=True, verbose_name="điểm tính theo quy tắc"),
        ),
        migrations.AddField(
            model_name="nodepoints",
            name="computed_cause",
            field=models.PositiveSmallIntegerField(
                null=True, verbose_name="trường hợp đặc biệt theo quy tắc"
            ),
        ),
        migrations.AddField(
            model_name="nodepoints",
            name="computed_result",
            field=models.PositiveSmallIntegerField(
                null=True, verbose_name="trạng thái theo quy tắc"
            ),
        ),
        migrations.AddField(
            model_name="nodepoints",
            name="reason_digest",
            field=models.CharField(
                blank=True, db_default="", max_length=64, verbose_name="mã băm lý do"
            ),
        ),
        migrations.AddField(
            model_name="nodepoints",
            name="ruled",
            field=models.BigIntegerField(null=True, verbose_name="điểm ghi theo kết luận"),
        ),
        migrations.AlterField(
            model_name="figure",
            name="origin",
            field=models.CharField(
                choices=[
                    ("imported", "nhập từ tệp"),
                    ("given", "điểm đã công bố, nhập nguyên"),
                    ("self", "đơn vị báo cáo"),
                    ("holder", "cơ quan giữ số liệu cung cấp"),
                    ("appraised", "người thẩm định sửa theo minh chứng"),
                ],
                max_length=20,
                verbose_name="nguồn gốc",
            ),
        ),
        migrations.AddConstraint(
            model_name="nodepoints",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason_digest", ""), ("ruled", None)),
                    models.Q(
                        ("ruled__isnull", False), models.Q(("reason_digest", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="recorded_points_have_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="nodepoints",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("computed", None),
                        ("computed_cause", None),
                        ("computed_result", None),
                        ("ruled", None),
                    ),
                    models.Q(
                        ("computed_cause__isnull", False),
                        ("computed_result__isnull", False),
                        ("ruled__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="recorded_points_stand_beside_the_rules",
            ),
        ),
    ]
