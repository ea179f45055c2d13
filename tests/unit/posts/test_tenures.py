"""Who holds a post from when to when: one head a day, each fact with its document (I21, I22)."""

from dataclasses import fields
from datetime import date, timedelta

import pytest

from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.orgs import actions as orgs
from chamdiem.portal.orgs.facts import Basis
from chamdiem.portal.posts import actions, queries
from chamdiem.portal.posts.choices import Bond, Kind
from chamdiem.portal.posts.facts import Newcomer, Truth
from chamdiem.portal.posts.models import Tenure
from tests.factories import organisations, posts

pytestmark = pytest.mark.django_db

AUGUST = date(2026, 8, 17)
DAY = timedelta(days=1)


@pytest.fixture
def agency():
    return organisations.organisation("Sở Thử")


def last_entry():
    return Entry.objects.order_by("-id").first()


def correct(tenure, *, reason="Ghi nhầm ngày", by=None, **changes):
    """Correct a tenure, keeping what is not named."""
    kept = {field.name: getattr(tenure, field.name) for field in fields(Truth)}
    return actions.correct(
        tenure=tenure,
        truth=Truth(**{**kept, **changes}),
        basis=posts.BASIS,
        reason=reason,
        by=by,
        at=posts.AT,
    )


def test_who_was_appointed_heads_the_organisation_from_that_day_on(agency):
    made = posts.tenure(agency, on=AUGUST)

    assert queries.head(organisation=agency, on=AUGUST).public_id == made.public_id
    assert queries.head(organisation=agency, on=AUGUST - DAY) is None


def test_an_appointment_leaves_one_entry_with_opaque_ids_only(agency, administrator):
    before = Entry.objects.count()

    made = posts.tenure(agency, by=administrator)

    entry = last_entry()
    assert (entry.verb, entry.actor) == ("posts.tenure.appointed", administrator.opaque_id)
    assert (entry.before, entry.after["person"]) == ({}, made.person.opaque_id)
    assert made.person.display_name not in str(entry.after) + str(entry.details)
    assert Entry.objects.count() == before + 1


@pytest.mark.parametrize("kind", [Kind.HEAD, Kind.ACTING])
def test_a_second_head_on_the_same_day_is_refused_with_the_days_of_the_first(agency, kind):
    posts.tenure(agency, on=date(2026, 1, 1), until=AUGUST)

    with pytest.raises(actions.SecondHead, match="01/01/2026 đến hết 16/08/2026"):
        posts.tenure(agency, kind=kind, on=AUGUST - DAY)

    assert Tenure.objects.count() == 1


def test_the_day_after_the_last_is_free(agency):
    posts.tenure(agency, until=AUGUST)

    posts.tenure(agency, on=AUGUST)

    assert Tenure.objects.count() == 2


def test_a_person_holds_one_post_of_an_organisation_a_day(agency):
    deputy = posts.tenure(agency, kind=Kind.DEPUTY)

    with pytest.raises(actions.TwoPosts, match="ghi thôi chức vụ cũ"):
        posts.tenure(agency, deputy.person)


def test_a_person_may_hold_posts_in_two_organisations(agency):
    other = organisations.organisation()
    held = posts.tenure(agency)

    posts.tenure(other, held.person, kind=Kind.DEPUTY)

    bonds = {post.organisation_id: post.bond for post in _posts(held.person)}
    assert bonds == {agency.pk: Bond.HEAD, other.pk: Bond.DEPUTY}


def _posts(user, on=posts.TODAY):
    return queries.posts_of(user=user, on=on)


def test_a_post_before_the_founding_is_refused_with_the_days_of_the_organisation(agency):
    with pytest.raises(actions.OutsideItsOrganisation, match="chỉ có từ 01/01/2025"):
        posts.tenure(agency, on=organisations.FIRST - DAY)


def test_a_post_after_the_end_of_the_organisation_is_refused(agency):
    orgs.abolish(organisation=agency, basis=posts.BASIS, on=AUGUST, by=None, at=posts.AT)

    with pytest.raises(actions.OutsideItsOrganisation, match="đến hết 16/08/2026"):
        posts.tenure(agency, on=date(2026, 8, 1))

    assert posts.tenure(agency, on=date(2026, 8, 1), until=AUGUST).pk


def test_nobody_records_a_post_for_oneself(agency, administrator):
    with pytest.raises(actions.OwnPost, match="chính mình"):
        posts.tenure(agency, administrator, by=administrator)


def test_nobody_gives_oneself_the_right_to_sign_for_the_head(agency, administrator):
    deputy = posts.tenure(agency, administrator, kind=Kind.DEPUTY)

    with pytest.raises(actions.OwnPost, match="chính mình"):
        actions.redivide(
            tenure=deputy,
            signs_for_head=True,
            division="Chuyển đổi số",
            basis=posts.BASIS,
            on=AUGUST,
            by=administrator,
            at=posts.AT,
        )


def test_a_newcomer_whose_name_is_not_seen_is_refused(agency):
    with pytest.raises(actions.NothingSaid, match="họ và tên người mới"):
        posts.tenure(agency, Newcomer("\u200b\u200b", "Giám đốc"))


def test_an_erased_person_is_given_no_post(agency):
    gone = posts.noted()
    accounts.erase_person(user=gone, by=None, at=posts.AT)
    gone.refresh_from_db()

    with pytest.raises(actions.ErasedPerson):
        posts.tenure(agency, gone)


@pytest.mark.parametrize("until", [AUGUST, AUGUST - DAY])
def test_an_end_before_the_beginning_is_refused(agency, until):
    with pytest.raises(actions.NotADay, match="phải sau ngày bắt đầu"):
        posts.tenure(agency, on=AUGUST, until=until)


@pytest.mark.parametrize(
    ("basis", "refusal"),
    [
        (Basis("", "UBND tỉnh"), orgs.NoBasis),
        (Basis("1/QĐ", "UBND tỉnh", date(2026, 9, 8)), orgs.BasisNotIssued),
    ],
)
def test_a_post_rests_on_a_document_that_was_issued(agency, basis, refusal, monkeypatch):
    monkeypatch.setattr(posts, "BASIS", basis)

    with pytest.raises(refusal):
        posts.tenure(agency)

    assert not Tenure.objects.exists()


@pytest.mark.parametrize(
    ("kind", "signs", "division", "words"),
    [
        (Kind.DEPUTY, True, "  ", "lĩnh vực"),
        (Kind.HEAD, True, "Chuyển đổi số", "Chỉ cấp phó"),
        (Kind.HEAD, False, "Chuyển đổi số", "Chỉ cấp phó"),
    ],
)
def test_only_a_deputy_with_a_division_of_work_signs_for_the_head(
    agency, kind, signs, division, words
):
    with pytest.raises(actions.NoDivision, match=words):
        posts.tenure(agency, kind=kind, signs_for_head=signs, division=division)


def test_who_signs_on_a_day_is_the_head_then_deputies_under_their_division_i15(agency):
    head = posts.tenure(agency)
    posts.tenure(agency, kind=Kind.DEPUTY, division="Tổ chức")
    signing = posts.tenure(
        agency, kind=Kind.DEPUTY, signs_for_head=True, division="Chuyển đổi số", until=AUGUST
    )

    def ids(on):
        return [one.public_id for one in queries.signers(organisation=agency, on=on)]

    assert ids(AUGUST - DAY) == [head.public_id, signing.public_id]
    assert ids(AUGUST) == [head.public_id]


def test_another_division_of_work_holds_from_its_day_on(agency):
    deputy = posts.tenure(agency, kind=Kind.DEPUTY, signs_for_head=True, division="Chuyển đổi số")

    actions.redivide(
        tenure=deputy,
        signs_for_head=False,
        division="Tổ chức",
        basis=posts.BASIS,
        on=AUGUST,
        by=None,
        at=posts.AT,
    )

    before, after = queries.tenures(organisation=agency)
    assert (before.division, before.holds_until) == ("Chuyển đổi số", AUGUST)
    assert (after.division, after.holds_from, after.signs_for_head) == ("Tổ chức", AUGUST, False)


def test_an_end_keeps_both_documents_and_what_was_known_before(agency):
    made = posts.tenure(agency)
    later = posts.AT + DAY
    basis = Basis("99/QĐ-THU", "UBND tỉnh Thử", date(2026, 8, 1))

    actions.end(tenure=made, on=AUGUST, basis=basis, by=None, at=later)

    (now,) = queries.tenures(organisation=agency)
    (then,) = queries.tenures(organisation=agency, known_at=posts.AT)
    assert (now.basis.number, now.end_basis.number) == ("34/QĐ-THU", "99/QĐ-THU")
    assert (now.holds_until, then.holds_until) == (AUGUST, None)
    assert last_entry().before["holds_until"] is None
    assert last_entry().after["holds_until"] == "2026-08-17"


def test_what_has_ended_does_not_end_later(agency):
    made = posts.tenure(agency, until=AUGUST)

    with pytest.raises(actions.AlreadyEnded, match="17/08/2026"):
        actions.end(tenure=made, on=AUGUST + DAY, basis=posts.BASIS, by=None, at=posts.AT)


def test_a_stale_form_is_refused_and_nothing_is_stored(agency):
    seen = posts.tenure(agency)
    posts.replaced(Tenure.objects.get(pk=seen.pk), on=AUGUST)
    rows = Tenure.objects.count()

    with pytest.raises(actions.StaleForm, match="Chưa có gì được lưu"):
        posts.replaced(seen, on=AUGUST + DAY)

    assert Tenure.objects.count() == rows


def test_a_head_is_replaced_from_a_day_on_in_one_act(agency):
    old = posts.tenure(agency)
    before = Entry.objects.count()

    new = posts.replaced(old, on=AUGUST)

    assert queries.head(organisation=agency, on=AUGUST - DAY).person.id == old.person.public_id
    assert queries.head(organisation=agency, on=AUGUST).public_id == new.public_id
    assert Entry.objects.count() == before + 1
    assert last_entry().before["person"] == old.person.opaque_id


def test_a_head_is_not_replaced_by_a_deputy(agency):
    head = posts.tenure(agency)

    with pytest.raises(actions.NotAHead):
        posts.replaced(head, on=AUGUST, kind=Kind.DEPUTY)


def test_a_correction_says_why_and_keeps_what_was_known(agency):
    wrong = posts.tenure(agency, on=AUGUST)

    correct(wrong, holds_from=AUGUST - DAY)

    (now,) = queries.tenures(organisation=agency)
    (then,) = queries.corrected(organisation=agency)
    assert (now.holds_from, then.holds_from) == (AUGUST - DAY, AUGUST)
    assert then.superseded_because == "Ghi nhầm ngày"


def test_a_correction_without_a_reason_is_refused(agency):
    with pytest.raises(actions.NothingSaid, match="lý do"):
        correct(posts.tenure(agency), reason=" ")


def test_what_was_never_so_is_withdrawn_and_stays_to_be_seen(agency):
    wrong = posts.tenure(agency)

    actions.withdraw(fact=wrong, reason="Ghi nhầm người", by=None, at=posts.AT)

    assert queries.tenures(organisation=agency) == ()
    assert [one.pk for one in queries.corrected(organisation=agency)] == [wrong.pk]
    assert (last_entry().verb, last_entry().after) == ("posts.tenure.withdrawn", {})


def test_belonging_goes_neither_up_nor_down_the_hierarchy_i16(agency):
    below = organisations.organisation(parent=agency)
    person = posts.tenure(agency).person

    def holds(organisation):
        return queries.holds_post_in(user=person, organisation_id=organisation.pk, on=posts.TODAY)

    assert holds(agency)
    assert not holds(below)
    assert not holds(organisations.province())
