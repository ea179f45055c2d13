"""Questions of units, answers of the Department: drafted by one, released by another to all."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.guidance.actions import ground
from chamdiem.portal.guidance.models import Answer, AnswerRelease, Question
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.schemes.models import SchemeVersion


@transaction.atomic
def ask(
    *,
    version: SchemeVersion,
    leaf: str,
    organisation: Organisation,
    text: str,
    by: User,
    at: datetime,
) -> Question:
    """Ask about a criterion for a unit (gửi câu hỏi)."""
    ground.require_leaf(version, leaf)
    row = Question.objects.create(
        version=version,
        leaf=leaf,
        organisation=organisation,
        text=ground.said(text, what="câu hỏi"),
        at=at,
        by=by.public_id,
    )
    audit.record(verb="guidance.question.asked", actor=by.opaque_id, subject=row, at=at, leaf=leaf)
    return row


@transaction.atomic
def answer(*, question: Question, asked: str, text: str, by: User, at: datetime) -> Answer:
    """Write an answer (soạn câu trả lời), and the question as all units will read it."""
    row = Answer.objects.create(
        question=question,
        asked=ground.said(asked, what="câu hỏi như mọi đơn vị đọc, không nêu đơn vị nào hỏi"),
        text=ground.said(text, what="câu trả lời"),
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="guidance.answer.drafted", actor=by.opaque_id, subject=question, at=at, answer=row.pk
    )
    return row


@transaction.atomic
def release_answer(*, answer: Answer, by: User, at: datetime) -> AnswerRelease:
    """Let all units read an answer at once (phát hành câu trả lời)."""
    ground.take_turns("question", answer.question_id)
    later = Answer.objects.filter(question_id=answer.question_id, pk__gt=answer.pk)
    if later.exists() or AnswerRelease.objects.filter(answer=answer).exists():
        raise ground.Moved(
            "Câu trả lời này không còn là bản soạn mới nhất, hoặc đã phát hành. Hãy mở lại trang, "
            "xem bản mới nhất rồi phát hành."
        )
    ground.require_other_hand(answer.by, by.public_id)
    row = AnswerRelease.objects.create(answer=answer, at=at, by=by.public_id)
    audit.record(
        verb="guidance.answer.released",
        actor=by.opaque_id,
        subject=answer.question,
        at=at,
        answer=answer.pk,
    )
    return row
