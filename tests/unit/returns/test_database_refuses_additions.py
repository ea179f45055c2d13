"""What was sent grows no more, and a draft is never deleted, whoever asks."""

import pytest
from django.db import DatabaseError, transaction

from chamdiem.portal.returns import actions
from chamdiem.portal.returns.choices import Answer, EvidenceKind
from chamdiem.portal.returns.models import Cell, Remark, SentFigure, SentLeaf
from tests.factories import returns

AT = returns.AT
LINK = actions.Given(kind=EvidenceKind.LINK, link="https://laichau.example.vn/a")


def _refused(words):
    return pytest.raises(DatabaseError, match=words)


def test_nothing_is_added_to_what_was_sent_i7(db):
    made = returns.filled()
    proof = actions.add_evidence(of=made.of, leaf="ON_TIME", given=LINK, by=made.officer, at=AT)
    sending = returns.sent(made)
    leaf = sending.leaves.get()
    link = SentLeaf.evidence.through

    with _refused("grows no more"), transaction.atomic():
        SentFigure.objects.create(sending=sending, input_code="other", answer=Answer.VALUE, value=5)
    with _refused("grows no more"), transaction.atomic():
        SentLeaf.objects.create(sending=sending, leaf="OTHER", points=5)
    with _refused("grows no more"), transaction.atomic():
        link.objects.create(sentleaf=leaf, evidence=proof)


def test_a_draft_is_not_deleted(db):
    made = returns.filled()
    actions.save_remark(of=made.of, leaf="ON_TIME", words="Vì mưa", by=made.officer, at=AT)

    for rows in (Cell.objects.all(), Remark.objects.all()):
        with _refused("never deleted"), transaction.atomic():
            rows._raw_delete(rows.db)
