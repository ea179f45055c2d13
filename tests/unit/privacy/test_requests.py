"""Requests about personal data: a clock of working days, one answer, erasure that leaves traces."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from chamdiem import cli
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.calendar import deadlines
from chamdiem.portal.defaults import actions as defaults
from chamdiem.portal.privacy import actions, queries
from chamdiem.portal.privacy.choices import Kind, State
from chamdiem.portal.privacy.models import DataRequest
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.scoring.models import Figure, NodePoints, Run
from tests.database import throwaway
from tests.factories import months, organisations, people, posts

pytestmark = pytest.mark.django_db
AT = datetime(2026, 8, 28, 9, 2, tzinfo=UTC)  # a Friday before four days off
LATER = AT + timedelta(hours=1)


@pytest.fixture
def mai(db):
    """Return somebody without role or post, who asks."""
    return people.person(username="mai")


def ask(user, kind=Kind.ACCESS, text="Xin bản sao dữ liệu về tôi", at=AT):
    return actions.ask(user=user, kind=kind, text=text, at=at)


def enter(by, **changes):
    given = {"kind": Kind.ACCESS, "text": "Xin bản sao", "paper": "Đơn ngày 27/08/2026"}
    given |= {"person": None, "received_on": AT.date(), "at": AT}
    return actions.enter(by=by, **given | changes)


def test_the_clock_of_a_request_is_two_working_days(mai):
    assert ask(mai).due_at == deadlines.end_of(date(2026, 9, 4))


def test_another_number_of_days_holds_once_the_province_says_so(mai, leader):
    basis = defaults.Basis("1/QĐ", AT.date(), "UBND tỉnh", "Thời hạn trả lời")
    defaults.decide(
        code="privacy.request-days",
        value="3",
        holds_from=AT.date(),
        basis=basis,
        seen=0,
        by=leader,
        at=AT,
    )

    assert ask(mai).due_at == deadlines.end_of(date(2026, 9, 7))


def test_a_request_leaves_one_entry_without_words_or_name(mai):
    row = ask(mai)

    entry = Entry.objects.get(verb="privacy.request.received")
    assert (entry.actor, entry.subject_id) == (mai.opaque_id, str(row.public_id))
    assert row.text not in str(entry.details) and mai.display_name not in str(entry.details)


def test_a_second_request_of_a_kind_waits_for_the_first(mai):
    ask(mai)

    with pytest.raises(actions.AlreadyAsked, match="hết ngày 04/09/2026"):
        ask(mai)

    assert ask(mai, Kind.OBJECTION).kind == Kind.OBJECTION


def test_an_empty_request_is_refused(mai):
    with pytest.raises(actions.SaysNothing):
        ask(mai, text="  ")


def test_a_paper_is_entered_for_somebody_and_its_clock_runs_from_its_day(mai, officer):
    row = enter(officer, person=mai, received_on=date(2026, 8, 26))

    entry = Entry.objects.get(verb="privacy.request.received")
    assert row.due_at == deadlines.end_of(date(2026, 8, 28))
    assert (entry.actor, entry.on_behalf_of) == (officer.opaque_id, mai.opaque_id)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"paper": " "}, actions.NoPaper),
        ({"received_on": date(2026, 8, 29)}, actions.NotYetReceived),
    ],
)
def test_a_request_entered_for_another_has_a_paper_and_a_day_gone_by(officer, changes, refusal):
    with pytest.raises(refusal):
        enter(officer, **changes)


def test_a_request_is_answered_once(mai, officer):
    row = ask(mai)
    actions.answer(request=row, text="Đã giao bản sao.", by=officer, at=LATER)

    with pytest.raises(actions.AlreadyAnswered):
        actions.refuse(request=row, text="Không", by=officer, at=LATER)

    row.refresh_from_db()
    assert (row.state, row.answer) == (State.ANSWERED, "Đã giao bản sao.")


def test_a_refusal_has_a_reason(mai, officer):
    row = ask(mai)

    with pytest.raises(actions.SaysNothing):
        actions.refuse(request=row, text="", by=officer, at=LATER)


def test_nobody_answers_their_own_request(officer):
    row = ask(officer)

    with pytest.raises(actions.OwnRequest, match="một người khác"):
        actions.answer(request=row, text="Tự trả lời", by=officer, at=LATER)


def test_a_correction_corrects_the_person_and_answers(mai, officer):
    row = ask(mai, Kind.CORRECTION, "Sai họ tên")
    new = {"display_name": "Lò Thị Mây", "post": "Phó Chánh Văn phòng", "work_contact": ""}

    actions.correct(request=row, text="Đã sửa.", by=officer, at=LATER, **new)

    mai.refresh_from_db()
    assert (mai.display_name, mai.post) == ("Lò Thị Mây", "Phó Chánh Văn phòng")


@pytest.mark.parametrize("kind", [Kind.ACCESS, Kind.CORRECTION])
def test_nobody_is_erased_who_did_not_ask_for_it(mai, officer, kind):
    row = ask(mai, kind)

    with pytest.raises(actions.OtherKind):
        actions.erase(request=row, text="Đã xoá.", by=officer, at=LATER)

    mai.refresh_from_db()
    assert mai.display_name


def test_a_head_in_office_is_not_erased(officer):
    head = people.person()
    posts.tenure(organisations.organisation("Sở Thử"), head, at=AT)

    with pytest.raises(actions.StillInOffice, match="Giám đốc .Sở Thử.*ghi thôi giữ chức vụ"):
        actions.erase(request=ask(head, Kind.ERASURE), text="Xoá", by=officer, at=LATER)


def test_who_is_to_head_or_to_hold_a_role_later_is_not_erased_before(officer):
    head, later = people.person(), LATER.date() + timedelta(days=60)
    posts.tenure(organisations.organisation("Sở Thử"), head, on=later, at=AT)
    member = people.person(role=Role.COUNCIL, holds_from=later)

    for one, rule in ((head, "ghi thôi giữ chức vụ"), (member, "thu lại vai trò")):
        with pytest.raises(actions.StillInOffice, match=rule):
            actions.erase(request=ask(one, Kind.ERASURE), text="Xoá", by=officer, at=LATER)


def test_who_holds_a_role_is_not_erased(officer):
    holder = people.person(role=Role.COUNCIL)

    with pytest.raises(actions.StillInOffice, match="thu lại vai trò"):
        actions.erase(request=ask(holder, Kind.ERASURE), text="Xoá", by=officer, at=LATER)


def test_of_an_erased_person_nothing_is_left_but_the_opaque_id(mai, officer):
    other = ask(mai, Kind.OBJECTION, "Tôi là Lò Thị Mai, phản đối")
    row = ask(mai, Kind.ERASURE, "Xoá thông tin Lò Thị Mai")

    actions.erase(request=row, text="Đã xoá của bà Mai.", by=officer, at=LATER)

    mai.refresh_from_db()
    assert (mai.display_name, mai.username, mai.is_active) == ("", None, False)
    assert accounts.display_names({mai.public_id}) == {}
    left = DataRequest.objects.filter(pk__in=(row.pk, other.pk))
    assert {(one.text, one.answer, one.state) for one in left} == {("", "", State.ANSWERED)}


def test_what_is_kept_of_a_person_can_be_taken_along(officer):
    head = people.person()
    posts.tenure(organisations.organisation("Sở Thử"), head, at=AT)
    ask(head)

    kept = actions.note_copy(user=head, by=head, at=LATER)

    assert kept["nguoi"]["ho_ten"] == "Lò Thị Mai"
    assert kept["chuc_vu_da_ghi"][0]["co_quan"] == "Sở Thử"
    assert len(kept["yeu_cau_da_gui"]) == 1 and kept["nhat_ky"]["so_viec_da_lam"] >= 1
    assert Entry.objects.get(verb="privacy.copy.taken").subject_id == head.opaque_id


def test_people_are_found_by_sign_in_name_id_or_full_name(mai):
    people.person(username="mai2")

    assert queries.people_called("MAI") == [mai]
    assert queries.people_called(mai.opaque_id) == [mai]
    assert len(queries.people_called("lò thị mai")) == 2
    assert queries.people_called("Không Ai") == []


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM privacy_datarequest",
        "UPDATE privacy_datarequest SET due_at = due_at + interval '1 day'",
        "UPDATE privacy_datarequest SET state = 'answered', answered_at = now()",
        "UPDATE privacy_datarequest SET text = '', emptied_at = now()",
        "UPDATE privacy_datarequest SET received_on = '2026-01-01', state = 'refused', "
        "answer = 'x', answered_at = now(), answered_by = gen_random_uuid()",
    ],
)
def test_the_database_refuses_by_itself(mai, change):
    ask(mai)

    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(change)


@pytest.mark.django_db(transaction=True)
def test_published_months_and_the_trail_stand_and_verify_after_an_erasure(monkeypatch, tmp_path):
    run = months.run((8, 10), (9, 10), is_published=True)
    scorer = next(one for one in Figure.objects.all()).by
    figures, points = Figure.objects.count(), NodePoints.objects.count()
    person = people.User.objects.get(public_id=scorer)
    row = ask(person, Kind.ERASURE)

    actions.erase(request=row, text="Đã xoá.", by=people.person(role=Role.OFFICER), at=LATER)

    assert Run.objects.get(pk=run.pk).published_at == run.published_at
    assert (Figure.objects.count(), NodePoints.objects.count()) == (figures, points)
    assert Figure.objects.filter(by=scorer).exists()
    assert accounts.display_names({scorer}) == {}
    monkeypatch.setenv("DATABASE_URL", throwaway.addresses.application)
    monkeypatch.setenv("CHAMDIEM_DATA", str(tmp_path))
    assert cli.main(["audit", "verify"]) == 0
