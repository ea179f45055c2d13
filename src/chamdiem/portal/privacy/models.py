"""What people ask of their data, and what they were told."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from chamdiem.portal.privacy.choices import Kind, State

OPEN = Q(answer="", answered_at=None, answered_by=None)
EMPTIED = Q(emptied_at__isnull=False)


class DataRequest(models.Model):
    """One request about personal data (yêu cầu của chủ thể dữ liệu), with its deadline.

    Entered by the person, or for them by who handles requests, then with the paper's number.
    It is answered once (trigger). Without a person the system knows nothing of who asked.
    Kept: as long as the system; text and answer are emptied when the person is erased.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="data_requests"
    )
    kind = models.CharField("loại", max_length=16, choices=Kind.choices)
    text = models.TextField("nội dung", blank=True)
    paper = models.CharField("số văn bản nhập thay", max_length=120, blank=True)
    received_on = models.DateField("ngày nhận")
    due_at = models.DateTimeField("hạn trả lời")
    entered_at = models.DateTimeField("ghi lúc")
    entered_by = models.UUIDField("người ghi")
    state = models.CharField(
        "tình trạng", max_length=16, choices=State.choices, default=State.RECEIVED
    )
    answer = models.TextField("trả lời, lý do", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True)
    answered_by = models.UUIDField("người trả lời", null=True)
    emptied_at = models.DateTimeField("xoá nội dung lúc", null=True)

    class Meta:
        """Nearest deadline first; one open request of a kind a person."""

        ordering = ("due_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "kind"),
                condition=Q(state=State.RECEIVED),
                name="a_person_has_one_open_request_of_a_kind",
            ),
            models.CheckConstraint(
                name="a_data_request_is_answered_whole",
                condition=(Q(state=State.RECEIVED) & OPEN)
                | (
                    Q(state__in=(State.ANSWERED, State.REFUSED))
                    & Q(answered_at__isnull=False, answered_by__isnull=False)
                    & (~Q(answer="") | EMPTIED)
                ),
            ),
            models.CheckConstraint(
                name="a_data_request_says_what_is_asked", condition=~Q(text="") | EMPTIED
            ),
            models.CheckConstraint(
                name="an_emptied_data_request_is_empty",
                condition=Q(emptied_at=None) | Q(text="", answer=""),
            ),
            models.CheckConstraint(
                name="a_data_request_of_nobody_known_has_a_paper",
                condition=Q(person__isnull=False) | ~Q(paper=""),
            ),
            models.CheckConstraint(
                name="a_data_request_is_answered_after_it_was_entered",
                condition=Q(answered_at=None) | Q(answered_at__gte=F("entered_at")),
            ),
        )

    def __str__(self) -> str:
        """Name what is asked."""
        return f"{self.kind} {self.public_id}"
