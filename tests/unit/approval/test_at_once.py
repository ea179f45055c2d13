"""Two who act on one month at the same time: one act happens, the other is told why not."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from chamdiem.portal.approval import actions
from chamdiem.portal.approval.models import Approved, Frozen, Opinion
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period
from tests.factories import approval

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def month(transactional_db: None) -> approval.Month:
    """Return a month that others see too, for each acts over a connection of its own."""
    return approval.month()


def _at_once(*acts):
    """Do acts at the same time, each over a connection of its own; return the refusals."""

    def one(act):
        try:
            act()
        except actions.Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(future.result() for future in [pool.submit(one, act) for act in acts])


def approve(month, frozen):
    return actions.approve(
        period=Period.objects.get(),
        fingerprint=frozen.fingerprint,
        document_number=approval.NUMBER,
        document_on=approval.ON,
        by=month.leader,
        at=approval.SIGNED_AT,
    )


def send_back(month):
    return actions.send_back(
        period=Period.objects.get(), text="Xem lại", by=month.office, at=approval.SIGNED_AT
    )


def test_of_two_submissions_at_once_one_is_submitted(month):
    def submit():
        actions.submit(period=Period.objects.get(), by=month.department, at=approval.AT)

    done, refused = _at_once(submit, submit)

    assert (done, "Đã trình" in refused) == ("", True)
    assert Frozen.objects.count() == 1


def test_of_two_approvals_at_once_one_approves(month):
    frozen = approval.submitted(month)

    done, refused = _at_once(*[lambda: approve(month, frozen)] * 2)

    assert (done, "đã được phê duyệt hoặc đã trả lại" in refused) == ("", True)
    assert Approved.objects.count() == 1


def test_approved_and_sent_back_at_once_is_one_of_the_two(month):
    frozen = approval.submitted(month)

    done, refused = _at_once(lambda: approve(month, frozen), lambda: send_back(month))

    assert (done, "không có hồ sơ nào đang chờ" in refused) == ("", True)
    assert Approved.objects.count() + Opinion.objects.count() == 1
    stage = Period.objects.get().stage
    assert stage == (Stage.APPROVED if Approved.objects.exists() else Stage.APPRAISAL)


def test_an_approval_that_is_cut_off_leaves_nothing_behind(month, monkeypatch):
    frozen = approval.submitted(month)

    def cut(**_):
        raise ConnectionError

    monkeypatch.setattr("chamdiem.portal.approval.actions.approving.periods.move", cut)
    with pytest.raises(ConnectionError):
        approve(month, frozen)

    assert not Approved.objects.exists()
    assert Frozen.objects.get().run.sealed_at is None
    assert Period.objects.get().stage == Stage.SUBMITTED
