"""What a unit is asked to explain, each version of its answer, and what is held of it.

Kept, all of it: as long as the system.
"""

import uuid

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.explanations.choices import CauseKind
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Period
from chamdiem.portal.tasks.models import Task


class Request(AppendOnly):
    """One unit is asked to explain a criterion of a month, or a task (yêu cầu giải trình).

    `number` counts the requests about one subject: another only once the one before is accepted.
    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, models.PROTECT, null=True, related_name="+")
    leaf = models.CharField("mã tiêu chí", max_length=120, blank=True)
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="+")
    number = models.PositiveSmallIntegerField("lần yêu cầu")
    grounds = models.TextField("căn cứ, nội dung yêu cầu")
    due_on = models.DateField("giải trình đến hết ngày")
    at = models.DateTimeField("yêu cầu lúc")
    by = models.UUIDField("người yêu cầu")

    class Meta:
        """About one subject, with its grounds; once a time."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=(Q(period__isnull=False, task=None) & ~Q(leaf=""))
                | Q(period=None, leaf="", task__isnull=False),
                name="a_request_is_about_one_subject",
            ),
            models.CheckConstraint(condition=~Q(grounds=""), name="a_request_says_its_grounds"),
            models.UniqueConstraint(
                fields=("organisation", "period", "leaf", "number"),
                condition=Q(task=None),
                name="a_criterion_is_asked_about_once_a_time",
            ),
            models.UniqueConstraint(
                fields=("task", "number"),
                condition=Q(task__isnull=False),
                name="a_task_is_asked_about_once_a_time",
            ),
        )


class Explanation(AppendOnly):
    """One version of what a unit answers (giải trình): remedy, by whom, until when.

    Kept: as long as the system.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="explanations")
    number = models.PositiveSmallIntegerField("lần giải trình")
    remedy = models.TextField("biện pháp khắc phục")
    by_whom = models.CharField("người, bộ phận khắc phục", max_length=300)
    remedy_due_on = models.DateField("hạn khắc phục")
    file = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("giải trình lúc")
    by = models.UUIDField("người giải trình")

    class Meta:
        """Versions count from 1; each names its remedy and who does it."""

        ordering = ("request_id", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("request", "number"), name="an_explanation_is_given_once_a_turn"
            ),
            models.CheckConstraint(
                condition=~Q(remedy="") & ~Q(by_whom=""), name="an_explanation_names_its_remedy"
            ),
        )


class Cause(AppendOnly):
    """One cause that an explanation states (nguyên nhân); an objective one has its figure.

    Kept: as long as the system.
    """

    explanation = models.ForeignKey(Explanation, models.PROTECT, related_name="causes")
    kind = models.CharField("loại", max_length=10, choices=CauseKind)
    text = models.TextField("nguyên nhân")
    figure = models.CharField("số liệu", max_length=500, blank=True)

    class Meta:
        """In the order they were stated."""

        ordering = ("explanation_id", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="a_cause_says_something"),
            models.CheckConstraint(
                condition=Q(kind=CauseKind.SUBJECTIVE)
                | Q(kind=CauseKind.OBJECTIVE, figure__regex="[0-9]"),
                name="an_objective_cause_has_its_figure",
            ),
        )


class Judgement(AppendOnly):
    """What the Department holds of an explanation (chấp nhận, không chấp nhận), with why; once.

    A rejected one is answered anew until the day that stands here.
    Kept: as long as the system.
    """

    explanation = models.OneToOneField(Explanation, models.PROTECT, related_name="judgement")
    is_accepted = models.BooleanField("chấp nhận")
    reason = models.TextField("lý do")
    due_on = models.DateField("giải trình lại đến hết ngày", null=True)
    at = models.DateTimeField("kết luận lúc")
    by = models.UUIDField("người kết luận")

    class Meta:
        """It says why; a rejection says until when the unit answers anew."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_judgement_says_why"),
            models.CheckConstraint(
                condition=Q(is_accepted=True, due_on=None)
                | Q(is_accepted=False, due_on__isnull=False),
                name="a_rejection_gives_time_to_answer_anew",
            ),
        )
