"""A month on its way to approval, and what came of it."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_first"),
        ("periods", "0005_an_official_month_holds_its_act"),
        ("returns", "0008_sent_in_its_stage_by_who_signs"),
        ("scoring", "0009_sealed_months_stand"),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("revision", models.PositiveIntegerField(verbose_name="lần đính chính")),
                ("reason", models.TextField(verbose_name="lý do đính chính")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người lập")),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="periods.period",
                    ),
                ),
            ],
            options={
                "ordering": ("period_id", "revision", "id"),
            },
        ),
        migrations.CreateModel(
            name="CorrectedPoints",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("leaf", models.CharField(max_length=120, verbose_name="mã tiêu chí")),
                ("points", models.BigIntegerField(verbose_name="điểm đúng")),
                ("is_dropped", models.BooleanField(default=False, verbose_name="đã bỏ dòng")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người ghi")),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="returns.return",
                    ),
                ),
                (
                    "correction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="approval.correction",
                    ),
                ),
            ],
            options={
                "ordering": ("correction_id", "of_id", "leaf", "id"),
            },
        ),
        migrations.CreateModel(
            name="CorrectedFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("input_code", models.CharField(max_length=120, verbose_name="mã số liệu")),
                (
                    "answer",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Số"),
                            (1, "Không phát sinh"),
                            (2, "Không áp dụng"),
                            (3, "Chưa có số liệu"),
                        ],
                        verbose_name="trả lời",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=0, max_digits=38, null=True, verbose_name="giá trị"
                    ),
                ),
                ("is_dropped", models.BooleanField(default=False, verbose_name="đã bỏ dòng")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người ghi")),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="returns.return",
                    ),
                ),
                (
                    "correction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="approval.correction",
                    ),
                ),
            ],
            options={
                "ordering": ("correction_id", "of_id", "input_code", "id"),
            },
        ),
        migrations.CreateModel(
            name="Dropped",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(verbose_name="lý do thôi đính chính")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người thôi")),
                (
                    "correction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dropped",
                        to="approval.correction",
                    ),
                ),
            ],
            options={
                "ordering": ("correction_id",),
            },
        ),
        migrations.CreateModel(
            name="Frozen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần trình")),
                (
                    "fingerprint",
                    models.CharField(max_length=64, verbose_name="dấu vân của tháng (SHA-256)"),
                ),
                ("at", models.DateTimeField(verbose_name="trình lúc")),
                ("by", models.UUIDField(verbose_name="người trình")),
                (
                    "correction",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="approval.correction",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen",
                        to="periods.period",
                    ),
                ),
                (
                    "run",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen",
                        to="scoring.run",
                    ),
                ),
            ],
            options={
                "ordering": ("period_id", "number"),
            },
        ),
        migrations.CreateModel(
            name="Approved",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="lần đính chính")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("site", "Lãnh đạo phê duyệt trên hệ thống"),
                            ("document", "Ghi nhận văn bản đã ký"),
                        ],
                        max_length=10,
                        verbose_name="cách phê duyệt",
                    ),
                ),
                ("document_number", models.CharField(max_length=80, verbose_name="số, ký hiệu")),
                ("document_on", models.DateField(verbose_name="ngày văn bản")),
                ("signer", models.UUIDField(verbose_name="người ký")),
                ("reason", models.TextField(blank=True, verbose_name="lý do đính chính")),
                ("seal", models.BinaryField(verbose_name="bản chốt")),
                ("seal_digest", models.CharField(max_length=64, verbose_name="mã băm bản chốt")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người ghi")),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.stored",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="periods.period",
                    ),
                ),
                (
                    "frozen",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approved",
                        to="approval.frozen",
                    ),
                ),
            ],
            options={
                "ordering": ("period_id", "revision"),
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người thông báo")),
                (
                    "approved",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice",
                        to="approval.approved",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="ý kiến")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người ghi")),
                (
                    "frozen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="approval.frozen",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="PublicationRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis_number",
                    models.CharField(max_length=80, verbose_name="văn bản: số, ký hiệu"),
                ),
                ("basis_on", models.DateField(verbose_name="ngày văn bản")),
                ("basis_issuer", models.CharField(max_length=200, verbose_name="cơ quan ban hành")),
                ("blocks", models.JSONField(default=list, verbose_name="mã khối được công bố")),
                (
                    "shown",
                    models.CharField(
                        choices=[
                            ("scores", "Điểm, xếp loại và thứ hạng"),
                            ("classes", "Chỉ xếp loại"),
                        ],
                        max_length=10,
                        verbose_name="nội dung công bố",
                    ),
                ),
                ("is_off", models.BooleanField(default=False, verbose_name="ngừng công bố")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người ghi")),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis_number", ""), _negated=True),
                            models.Q(("basis_issuer", ""), _negated=True),
                        ),
                        name="publication_names_its_basis",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người công bố")),
                (
                    "approved",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication",
                        to="approval.approved",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="approval.publicationrule",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("revision__gte", 1)), name="a_correction_is_numbered_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="a_revision_is_drafted_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctedpoints",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="corrected_points_say_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="correctedfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", 0), ("value__isnull", False)),
                    models.Q(("answer__gt", 0), ("value", None)),
                    _connector="OR",
                ),
                name="a_corrected_figure_has_a_value_or_a_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctedfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="a_corrected_figure_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="dropped",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="a_dropped_correction_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="frozen",
            constraint=models.UniqueConstraint(
                fields=("period", "number"), name="a_submission_has_its_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="frozen",
            constraint=models.CheckConstraint(
                condition=models.Q(("fingerprint__regex", "^[0-9a-f]{64}$")),
                name="a_fingerprint_is_sha256",
            ),
        ),
        migrations.AddConstraint(
            model_name="approved",
            constraint=models.UniqueConstraint(
                fields=("period", "revision"), name="a_month_is_approved_once_a_revision"
            ),
        ),
        migrations.AddConstraint(
            model_name="approved",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("revision", 0), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="a_correction_of_a_month_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="approved",
            constraint=models.CheckConstraint(
                condition=models.Q(("way", "site"), ("document__isnull", False), _connector="OR"),
                name="a_recorded_approval_has_its_document",
            ),
        ),
        migrations.AddConstraint(
            model_name="approved",
            constraint=models.CheckConstraint(
                condition=models.Q(("document_number", ""), _negated=True),
                name="an_approval_names_its_document",
            ),
        ),
        migrations.AddConstraint(
            model_name="approved",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signer", models.F("by")), ("way", "site")),
                    models.Q(
                        ("way", "document"), models.Q(("signer", models.F("by")), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="recording_is_not_approving",
            ),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="an_opinion_says_why"
            ),
        ),
    ]
