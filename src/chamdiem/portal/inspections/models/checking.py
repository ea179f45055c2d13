"""What a team looks at and finds (danh mục, kết quả), its minutes, a month to appraise anew."""

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.files.models import Stored
from chamdiem.portal.inspections.choices import Outcome
from chamdiem.portal.inspections.models.planning import Inspection
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Period
from chamdiem.portal.schemes.models import SchemeVersion


class Item(AppendOnly):
    """One item of the checklist (mục kiểm tra): a criterion of a scheme, or free words.

    Kept: as long as the system.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="items")
    version = models.ForeignKey(SchemeVersion, models.PROTECT, null=True, related_name="+")
    leaf = models.CharField("mã tiêu chí", max_length=120, blank=True)
    text = models.TextField("nội dung tự ghi", blank=True)
    at = models.DateTimeField("thêm lúc")
    by = models.UUIDField("người thêm")

    class Meta:
        """A criterion or words, never both; a criterion once."""

        ordering = ("inspection_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=(Q(version=None, leaf="") & ~Q(text=""))
                | (Q(version__isnull=False, text="") & ~Q(leaf="")),
                name="a_checked_item_is_a_criterion_or_words",
            ),
            models.UniqueConstraint(
                fields=("inspection", "version", "leaf"),
                condition=~Q(leaf=""),
                name="a_criterion_is_checked_once_an_inspection",
            ),
        )


class Result(AppendOnly):
    """What was found at an item (kết quả); the latest of an item stands.

    Kept: as long as the system.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="results")
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome)
    note = models.TextField("ghi chú", blank=True)
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """In the order they were noted."""

        ordering = ("item_id", "id")


class Minutes(AppendOnly):
    """The signed minutes (biên bản): number, day, file; noted anew they say why, the latest stands.

    Kept: as long as the system.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="minutes")
    number = models.CharField("số, ký hiệu", max_length=110)
    issued_on = models.DateField("ngày biên bản")
    file = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    reason = models.TextField("lý do ghi lại", blank=True)
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """They have a number."""

        ordering = ("inspection_id", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(number=""), name="minutes_have_a_number"),
        )


class Reappraisal(AppendOnly):
    """A month of the unit is to be appraised anew (thẩm định lại); it changes no figure itself.

    Kept: as long as the system.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="reappraisals")
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reason = models.TextField("lý do")
    at = models.DateTimeField("yêu cầu lúc")
    by = models.UUIDField("người yêu cầu")

    class Meta:
        """A month once an inspection; it says why."""

        ordering = ("period_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("inspection", "period", "unit"),
                name="a_month_is_reappraised_once_an_inspection",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_reappraisal_says_why"),
        )
