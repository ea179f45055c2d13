"""A sealed month is corrected by a numbered revision; both stay readable (I19)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Number revisions, say by what act a run was sealed, and how much of it is public."""

    dependencies = [
        ("schemes", "0005_drafts_stand"),
        ("scoring", "0007_points_ruled_by_people"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="run",
            name="a_month_is_published_once",
        ),
        migrations.AddField(
            model_name="run",
            name="published_blocks",
            field=models.JSONField(
                db_default=[],
                default=list,
                verbose_name="mã khối được công bố; không có là mọi khối",
            ),
        ),
        migrations.AddField(
            model_name="run",
            name="reason",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="lý do đính chính"
            ),
        ),
        migrations.AddField(
            model_name="run",
            name="revision",
            field=models.PositiveIntegerField(
                db_default=0, default=0, verbose_name="lần đính chính"
            ),
        ),
        migrations.AddField(
            model_name="run",
            name="sealed_at",
            field=models.DateTimeField(null=True, verbose_name="thời điểm phê duyệt và khoá"),
        ),
        migrations.AddField(
            model_name="run",
            name="sealed_by",
            field=models.UUIDField(null=True, verbose_name="người phê duyệt, người ghi nhận"),
        ),
        migrations.AddField(
            model_name="run",
            name="sealed_number",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=80,
                verbose_name="văn bản phê duyệt: số, ký hiệu",
            ),
        ),
        migrations.AddField(
            model_name="run",
            name="sealed_on",
            field=models.DateField(null=True, verbose_name="văn bản phê duyệt: ngày"),
        ),
        migrations.AddField(
            model_name="run",
            name="shows_scores",
            field=models.BooleanField(
                db_default=True, default=True, verbose_name="công bố cả điểm"
            ),
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
                    ("corrected", "đính chính sau phê duyệt"),
                ],
                max_length=20,
                verbose_name="nguồn gốc",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_at__isnull", False)),
                fields=("series", "month", "revision"),
                name="a_month_is_published_once_a_revision",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sealed_at__isnull", False)),
                fields=("series", "month", "revision"),
                name="a_month_is_sealed_once_a_revision",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("revision", 0), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="a_revised_run_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("sealed_at", None),
                        ("sealed_by", None),
                        ("sealed_number", ""),
                        ("sealed_on", None),
                    ),
                    models.Q(
                        models.Q(("sealed_number", ""), _negated=True),
                        ("sealed_at__isnull", False),
                        ("sealed_by__isnull", False),
                        ("sealed_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="a_sealed_run_names_its_act",
            ),
        ),
    ]
