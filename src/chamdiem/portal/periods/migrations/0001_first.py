"""Periods, their steps and deadlines, who is expected, what the province confirms."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_first"),
        ("orgs", "0003_drafts_and_submissions"),
        ("schemes", "0005_drafts_stand"),
    ]

    operations = [
        migrations.CreateModel(
            name="Period",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.CharField(max_length=7, unique=True, verbose_name="tháng")),
                (
                    "kind",
                    models.CharField(
                        choices=[("trial", "Chấm thử"), ("official", "Chấm chính thức")],
                        max_length=8,
                        verbose_name="loại kỳ",
                    ),
                ),
                ("window_from", models.DateField(verbose_name="số liệu từ ngày")),
                ("window_to", models.DateField(verbose_name="số liệu đến hết ngày")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("open", "Mở kỳ"),
                            ("self-score", "Tự chấm"),
                            ("appraisal", "Thẩm định"),
                            ("provisional", "Kết quả dự kiến"),
                            ("objection", "Nhận kiến nghị"),
                            ("submitted", "Đã trình"),
                            ("approved", "Đã phê duyệt và khoá kỳ"),
                            ("notified", "Đã thông báo cho các đơn vị"),
                            ("published", "Đã công bố"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="giai đoạn",
                    ),
                ),
                (
                    "act_number",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="văn bản cho chấm chính thức: số"
                    ),
                ),
                ("act_issued_on", models.DateField(null=True, verbose_name="ngày ban hành")),
                (
                    "act_issuer",
                    models.CharField(blank=True, max_length=200, verbose_name="cơ quan ban hành"),
                ),
                ("opened_at", models.DateTimeField(verbose_name="mở lúc")),
                ("opened_by", models.UUIDField(verbose_name="người mở")),
                (
                    "act_file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.stored",
                    ),
                ),
                (
                    "scheme_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schemes.schemeversion",
                    ),
                ),
            ],
            options={
                "ordering": ("-month",),
            },
        ),
        migrations.CreateModel(
            name="Leave",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until", models.DateTimeField(verbose_name="được gửi đến")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người cho phép")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.organisation",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaves",
                        to="periods.period",
                    ),
                ),
            ],
            options={
                "ordering": ("period_id", "organisation_id", "id"),
            },
        ),
        migrations.CreateModel(
            name="Expected",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="thứ tự")),
                ("name", models.CharField(max_length=200, verbose_name="tên đơn vị")),
                ("block", models.CharField(max_length=40, verbose_name="mã khối của bộ tiêu chí")),
                ("unit_code", models.CharField(max_length=60, verbose_name="mã đơn vị")),
                (
                    "is_scored",
                    models.BooleanField(
                        default=True, verbose_name="chấm điểm (không chỉ theo dõi)"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.organisation",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.organisation",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expected",
                        to="periods.period",
                    ),
                ),
            ],
            options={
                "ordering": ("period_id", "position"),
            },
        ),
        migrations.CreateModel(
            name="Deadline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("entry-opens", "Bắt đầu nhập phiếu"),
                            ("figures-close", "Chốt số liệu"),
                            ("holders", "Cơ quan giữ dữ liệu cung cấp số liệu"),
                            ("sending", "Đơn vị gửi phiếu tự chấm"),
                            ("appraisal", "Thẩm định xong"),
                            ("provisional", "Thông báo kết quả dự kiến"),
                            ("objection", "Nhận kiến nghị về điểm"),
                            ("ruling", "Kết luận kiến nghị"),
                            ("submission", "Trình phê duyệt"),
                            ("approval", "Phê duyệt và thông báo"),
                        ],
                        max_length=16,
                        verbose_name="mốc",
                    ),
                ),
                ("due_at", models.DateTimeField(verbose_name="hết hạn lúc")),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("at", models.DateTimeField(verbose_name="đặt lúc")),
                ("by", models.UUIDField(verbose_name="người đặt")),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deadlines",
                        to="periods.period",
                    ),
                ),
            ],
            options={
                "ordering": ("period_id", "what", "id"),
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "from_stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("open", "Mở kỳ"),
                            ("self-score", "Tự chấm"),
                            ("appraisal", "Thẩm định"),
                            ("provisional", "Kết quả dự kiến"),
                            ("objection", "Nhận kiến nghị"),
                            ("submitted", "Đã trình"),
                            ("approved", "Đã phê duyệt và khoá kỳ"),
                            ("notified", "Đã thông báo cho các đơn vị"),
                            ("published", "Đã công bố"),
                        ],
                        max_length=12,
                        verbose_name="từ",
                    ),
                ),
                (
                    "to_stage",
                    models.CharField(
                        choices=[
                            ("open", "Mở kỳ"),
                            ("self-score", "Tự chấm"),
                            ("appraisal", "Thẩm định"),
                            ("provisional", "Kết quả dự kiến"),
                            ("objection", "Nhận kiến nghị"),
                            ("submitted", "Đã trình"),
                            ("approved", "Đã phê duyệt và khoá kỳ"),
                            ("notified", "Đã thông báo cho các đơn vị"),
                            ("published", "Đã công bố"),
                        ],
                        max_length=12,
                        verbose_name="đến",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người thực hiện")),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="periods.period",
                    ),
                ),
            ],
            options={
                "ordering": ("period_id", "id"),
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "line",
                    models.CharField(
                        choices=[
                            ("scheme", "Quyết định và phụ lục tiêu chí đang có hiệu lực"),
                            (
                                "population",
                                "Danh sách cơ quan, đơn vị; khối nào chấm, khối nào chỉ theo dõi",
                            ),
                            ("calendar", "Lịch các mốc của tháng"),
                            ("missing", "Cách tính khi gửi chậm, thiếu phiếu, thiếu số liệu"),
                            ("department", "Ai thẩm định phiếu của Sở KH&CN"),
                            ("verifiers", "Cơ quan thẩm định của từng tiêu chí"),
                            ("section-three", "“Mục 3” là gì"),
                            ("heads", "Công thức tính điểm của người đứng đầu"),
                            ("publication", "Công bố kết quả: cho ai, khối nào, căn cứ nào"),
                            ("cv-8548", "Định nghĩa tại mục 5 Công văn 8548-CV/BTCTW"),
                            ("low-score", "Ngưỡng điểm thấp"),
                        ],
                        max_length=40,
                        verbose_name="việc",
                    ),
                ),
                ("is_waived", models.BooleanField(default=False, verbose_name="miễn")),
                ("basis", models.TextField(verbose_name="căn cứ")),
                ("note", models.TextField(blank=True, verbose_name="nội dung xác nhận")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.UUIDField(verbose_name="người xác nhận")),
                (
                    "department",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.organisation",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("line", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "line__in",
                                [
                                    "scheme",
                                    "population",
                                    "calendar",
                                    "missing",
                                    "department",
                                    "verifiers",
                                    "section-three",
                                    "heads",
                                    "publication",
                                    "cv-8548",
                                    "low-score",
                                ],
                            )
                        ),
                        name="a_confirmation_is_of_a_known_line",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("line", "department"), _negated=True),
                            models.Q(
                                ("department__isnull", False),
                                ("reviewer__isnull", False),
                                models.Q(("department", models.F("reviewer")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="the_department_is_reviewed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis", ""), _negated=True),
                        name="a_confirmation_has_a_basis",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="period",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__regex", "^\\d{4}-(0[1-9]|1[0-2])$")),
                name="a_period_has_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="period",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "trial"),
                    models.Q(
                        models.Q(("act_number", ""), _negated=True),
                        models.Q(("act_issuer", ""), _negated=True),
                        ("act_issued_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="an_official_period_names_its_act",
            ),
        ),
        migrations.AddConstraint(
            model_name="period",
            constraint=models.CheckConstraint(
                condition=models.Q(("window_to__gte", models.F("window_from"))),
                name="a_period_has_a_window_of_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="leave",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="a_leave_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="expected",
            constraint=models.UniqueConstraint(
                fields=("period", "organisation"), name="a_unit_is_expected_once_a_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="expected",
            constraint=models.UniqueConstraint(
                fields=("period", "unit_code"), name="a_unit_code_is_expected_once_a_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="expected",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewer", None),
                    models.Q(("reviewer", models.F("organisation")), _negated=True),
                    _connector="OR",
                ),
                name="nobody_reviews_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("from_stage", "submitted"), ("to_stage", "appraisal"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_period_goes_back_with_an_opinion",
            ),
        ),
    ]
