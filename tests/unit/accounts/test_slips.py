"""Printed slips: a code that works once, for seven days; reset at the Department."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone

from chamdiem.portal.accounts import actions, queries
from chamdiem.portal.accounts.actions import slips
from chamdiem.portal.accounts.choices import CallBack, SlipReason
from chamdiem.portal.accounts.models import OneTimeCode
from chamdiem.portal.audit.models import Entry
from tests.factories import factors, people
from tests.factories.people import AT

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.common.addresses")]
NEW = "thung mây gùi nước"


@pytest.fixture
def mai():
    return people.person(username="mai")


def slip_of(mai, at=None):
    return actions.issue_slip(user=mai, reason=SlipReason.NEW, by=None, at=at or timezone.now())


def redeem(client, code, username="mai", new=NEW, again=None):
    fields = {"username": username, "code": code, "new": new, "again": again or new}
    return client.post("/dang-nhap/ma-tren-phieu/", fields)


def test_by_the_code_one_sets_ones_own_password_and_is_in(client, mai):
    slip = slip_of(mai)

    response = redeem(client, slip.code.upper().replace("-", " "))

    assert response.status_code == 302
    assert client.get("/can-bo/").status_code == 200
    mai.refresh_from_db()
    assert mai.check_password(NEW)
    verbs = list(Entry.objects.values_list("verb", flat=True).order_by("id"))
    assert verbs == ["accounts.slip.issued", "accounts.slip.used", "accounts.user.signed-in"]
    assert Entry.objects.last().details["by"] == "slip"


def test_the_code_is_kept_nowhere(mai):
    code = slip_of(mai).code

    assert code.replace("-", "") not in str(OneTimeCode.objects.values().get())
    assert code not in str(Entry.objects.values().get())


def test_a_code_works_once(client, mai):
    slip = slip_of(mai)
    redeem(client, slip.code)

    assert redeem(client, slip.code).status_code == 422


@pytest.mark.parametrize("case", ["wrong", "unknown", "closed", "expired", "void", "another's"])
def test_every_refusal_of_a_code_reads_the_same(client, mai, case):
    slip = slip_of(mai, timezone.now() - timedelta(days=8 if case == "expired" else 0))
    username = "khong-ai" if case == "unknown" else "mai"
    if case == "closed":
        type(mai).objects.filter(pk=mai.pk).update(is_active=False)
    if case == "void":
        slip_of(mai)
    if case == "another's":
        username = people.person(username="hung").username

    response = redeem(client, "abcd-efgh" if case == "wrong" else slip.code, username)

    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [slips.REFUSED]


def test_a_weak_password_does_not_use_up_the_code(client, mai):
    slip = slip_of(mai)

    assert redeem(client, slip.code, new="UBND tỉnh Lai Châu 2026").status_code == 422
    assert redeem(client, slip.code, new="Lò Thị Mai 2026").status_code == 422
    assert redeem(client, slip.code, again="gõ nhầm lần hai").status_code == 422
    assert redeem(client, slip.code).status_code == 302


def test_codes_are_not_tried_without_end(client, mai):
    slip = slip_of(mai)
    for _ in range(5):
        redeem(client, "abcd-efgh-abcd-efgh")

    assert redeem(client, slip.code).status_code == 429


def test_a_newer_slip_voids_the_one_before(mai):
    slip_of(mai)
    slip_of(mai)

    assert [one.voided_at is None for one in OneTimeCode.objects.all()] == [False, True]


def test_a_code_that_ended_never_opens_again(mai):
    slip_of(mai)
    OneTimeCode.objects.update(used_at=AT)

    with pytest.raises(DatabaseError), transaction.atomic():
        OneTimeCode.objects.update(used_at=None)


def test_the_database_bears_one_open_code_a_person(mai):
    slip_of(mai)
    again = OneTimeCode(user=mai, digest="0" * 64, issued_at=AT, expires_at=AT + timedelta(days=1))

    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_for_a_closed_account_there_is_no_slip(mai):
    actions.close_account(user=mai, by=None, at=AT)

    with pytest.raises(actions.AccountClosed, match="Hãy mở lại rồi phát phiếu"):
        slip_of(mai)


def test_a_reset_needs_that_somebody_made_sure_of_the_caller(mai, administrator):
    with pytest.raises(actions.NotCalledBack, match="Hãy gọi lại số máy của cơ quan"):
        actions.reset_at_department(user=mai, called_back=None, by=administrator, at=AT)

    assert not OneTimeCode.objects.exists()


def test_nobody_resets_themselves_past_the_password(administrator):
    with pytest.raises(actions.OwnAccount):
        actions.reset_at_department(
            user=administrator, called_back=CallBack.IN_PERSON, by=administrator, at=AT
        )


def test_a_reset_ends_password_and_sessions_and_is_in_the_trail(client, administrator):
    mai = people.person(username="mai", password=NEW)
    client.force_login(mai)

    slip = actions.reset_at_department(
        user=mai, called_back=CallBack.WORK_PHONE, by=administrator, at=timezone.now()
    )

    entry = Entry.objects.get()
    assert (entry.verb, entry.actor) == ("accounts.password.reset", administrator.opaque_id)
    assert entry.details == {"called_back": "work-phone", "second_factor_removed": False}
    assert client.get("/can-bo/").status_code == 302
    assert redeem(client, slip.code, new="gùi nước thung mây").status_code == 302


def test_a_lost_telephone_is_dropped_with_the_reset(administrator, mai):
    factors.second_factor(mai)

    actions.reset_at_department(
        user=mai,
        called_back=CallBack.IN_PERSON,
        without_second_factor=True,
        by=administrator,
        at=AT,
    )

    assert not queries.has_second_factor(mai)
    assert Entry.objects.last().details["second_factor_removed"] is True


def test_the_slip_shows_name_code_and_until_when(rf, mai):
    slip = slip_of(mai, AT)

    request = rf.get("/")
    request.user = mai
    printed = render_to_string("accounts/_slip.html", {"slip": slip}, request)

    assert slip.code in printed
    assert "hết ngày 14/09/2026" in printed
    assert "http://testserver/dang-nhap/ma-tren-phieu/" in printed


def test_old_codes_are_purged(mai):
    slip_of(mai, AT - timedelta(days=40))

    assert actions.purge(at=AT) == 1
