"""What the database itself keeps of approval: what was submitted last, once, by strangers."""

import hashlib

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from chamdiem.portal.approval import actions, queries
from chamdiem.portal.approval.choices import ApprovalWay
from chamdiem.portal.approval.models import (
    Approved,
    CorrectedPoints,
    Correction,
    Frozen,
    Notice,
    Opinion,
    Publication,
)
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.periods.models import Step
from chamdiem.portal.scoring import actions as scoring
from chamdiem.portal.scoring.models import Figure, Run
from tests.factories import approval, posts

pytestmark = pytest.mark.django_db
REASON = "Công văn 12/STP: nhập nhầm số hồ sơ"


def refused(name, act, error=IntegrityError):
    with pytest.raises(error, match=name), transaction.atomic():
        act()


def add(month, frozen, **other):
    """Add an approval past the actions, with the run sealed as it should be."""
    number = other.get("document_number", approval.NUMBER)
    told = {
        "period": month.period,
        "frozen": frozen,
        "way": ApprovalWay.SITE,
        "document_number": number,
        "document_on": approval.ON,
        "signer": month.leader.public_id,
        "seal": b"{}",
        "seal_digest": hashlib.sha256(b"{}").hexdigest(),
        "at": approval.SIGNED_AT,
        "by": month.leader.public_id,
        **other,
    }
    scoring.seal(
        run=frozen.run,
        number=approval.NUMBER,
        on=approval.ON,
        by=month.leader,
        at=approval.SIGNED_AT,
    )
    return Approved.objects.create(**told)


def step(month, to):
    period = month.period
    return Step.objects.create(
        period=period,
        from_stage=period.stage,
        to_stage=to,
        at=approval.SIGNED_AT,
        by=month.leader.public_id,
        note="Trả lại",
    )


def test_what_was_sent_back_is_not_approved_i19(month):
    frozen = approval.submitted(month)
    actions.send_back(period=month.period, text="Xem lại", by=month.office, at=approval.AT)

    refused("not sent back is approved", lambda: add(month, frozen))


def test_what_was_not_submitted_last_is_not_approved_i19(month):
    former = approval.submitted(month)
    actions.send_back(period=month.period, text="Xem lại", by=month.office, at=approval.AT)
    approval.through_again(month)
    approval.submitted(month)

    refused("not sent back is approved", lambda: add(month, former))


def test_approval_and_sealing_are_one_act_i19(month):
    frozen = approval.submitted(month)

    refused("are one act", lambda: add(month, frozen, document_number="9/QĐ"))
    refused("are one act", lambda: add(month, frozen, seal_digest="0" * 64))


def test_nobody_approves_their_own_unit_i16(month):
    frozen = approval.submitted(month)
    posts.tenure(month.offices[0].organisation, month.leader, kind="deputy")

    refused("belongs to no unit", lambda: add(month, frozen))


def test_recording_is_not_approving_i16(month):
    frozen = approval.submitted(month)

    signed = {"way": ApprovalWay.DOCUMENT, "document": approval.pdf(month.office)}

    refused("recording_is_not_approving", lambda: add(month, frozen, **signed))


def test_a_run_is_sealed_by_its_approval_alone_i19(month):
    frozen = approval.submitted(month)

    def seal():
        scoring.seal(
            run=frozen.run, number="1", on=approval.ON, by=month.leader, at=approval.SIGNED_AT
        )
        connection.check_constraints()

    refused("sealed by its approval", seal)


@pytest.mark.parametrize("to", [Stage.APPROVED, Stage.APPRAISAL])
def test_a_submitted_month_moves_on_its_document_only_i14(to, month):
    approval.submitted(month)

    refused("stands on its document", lambda: step(month, to))


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.NOTIFIED, Stage.PUBLISHED])
def test_each_step_stands_on_its_document_i14(stage, month):
    if stage != Stage.SUBMITTED:
        (approval.told if stage is Stage.PUBLISHED else approval.approved)(month)

    refused("stands on its document", lambda: step(month, stage))


def test_a_sealed_month_changes_no_more_i19(month):
    run = approval.approved(month).frozen.run

    refused(
        "sealed or published",
        lambda: Run.objects.create(**columns(run), number=9),
        ProgrammingError,
    )
    refused(
        "sealed or published",
        lambda: Figure.objects.create(
            run=run, unit_code="U9", input_code="done", state=1, at=run.scored_at, by=run.scored_by
        ),
        ProgrammingError,
    )
    refused(
        "one sealing",
        lambda: Run.objects.filter(pk=run.pk).update(sealed_number="2"),
        ProgrammingError,
    )


def test_a_revision_follows_the_sealed_one_before_it_i19(month):
    run = approval.submitted(month).run

    refused(
        "a revision follows",
        lambda: Run.objects.create(**columns(run), number=9, revision=1, reason=REASON),
    )


def columns(run):
    names = ("series", "month", "scheme_version", "scored_at", "scored_by")
    return {name: getattr(run, name) for name in names}


def test_a_correction_is_of_an_approved_month_i19(month):
    approval.submitted(month)
    told = {"reason": REASON, "at": approval.AT, "by": month.leader.public_id}

    refused(
        "of an approved month",
        lambda: Correction.objects.create(period=month.period, revision=1, **told),
    )


def test_a_submitted_correction_grows_no_more_i19(month):
    approval.approved(month)
    given = {"by": month.department, "at": approval.PUBLIC_AT}
    correction = actions.open_correction(period=month.period, reason=REASON, **given)
    told = {"correction": correction, "of": month.offices[0].of, "leaf": "ON_TIME", **given}
    actions.correct_points(points=1, reason=REASON, **told)
    actions.submit_correction(correction=correction, **given)

    refused(
        "grows until it is submitted",
        lambda: CorrectedPoints.objects.create(
            **{**told, "by": month.leader.public_id}, points=2, reason=REASON
        ),
    )


def test_a_trial_is_never_published_i34():
    month = approval.month(kind=PeriodKind.TRIAL)
    made = approval.told(month)
    approval.rule(month.department)

    refused("a trial is never published", lambda: publication(made, approval.PUBLIC_AT))


def test_units_are_told_before_the_public(month):
    made = approval.told(month)
    approval.rule(month.department)

    refused("told before the public", lambda: publication(made, approval.TOLD_AT))


def test_a_run_of_a_period_is_published_as_approved_only(month):
    made = approval.told(month)

    refused(
        "published by its approval",
        lambda: Run.objects.filter(pk=made.frozen.run_id).update(
            published_at=approval.PUBLIC_AT, published_by=month.leader.public_id
        ),
    )


def publication(made, at):
    return Publication.objects.create(approved=made, rule=queries.rule(), at=at, by=made.by)


@pytest.mark.parametrize("model", [Frozen, Opinion, Approved, Notice, Correction, Publication])
def test_what_was_said_stands(model, month):
    approval.told(month)

    for change in ("DELETE FROM {}", "UPDATE {} SET id = id"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change.format(model._meta.db_table))
