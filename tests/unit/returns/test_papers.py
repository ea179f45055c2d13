"""A return on paper: received, entered by one, checked by another, confirmed by its unit."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import override_settings
from django.urls import reverse

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.files import actions as files
from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.choices import Capacity, ReturnState, Way
from chamdiem.portal.returns.models import PaperEntry, Sending
from chamdiem.portal.rights.roles import Role
from tests.factories import organisations, people, posts, returns

AT = returns.AT
LATER = returns.DUE + timedelta(days=2)
ARRIVED = datetime(2026, 9, 3, 1, 30, tzinfo=UTC)
DUE_OVER = returns.DUE + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _place(tmp_path, monkeypatch):
    for views in ("views", "views_signing"):
        monkeypatch.setattr(f"chamdiem.portal.returns.{views}.timezone.now", lambda: AT)
    with override_settings(FILES=tmp_path, FILES_SCANNER=""):
        yield


@pytest.fixture
def made(db):
    return returns.office()


@pytest.fixture
def first(db):
    return people.person(role=Role.OFFICER)


@pytest.fixture
def second(db):
    return people.person(role=Role.OFFICER)


def _at(made, route="paper"):
    which = {"month": made.of.period.month, "organisation": made.organisation.public_id}
    return reverse(f"returns:{route}", kwargs=which)


def _scan(by):
    return files.store(content=b"\x89PNG\r\n\x1a\n" + b"0" * 20, name="quet.png", by=by, at=AT)


def _received(made, by, *, arrived_at=ARRIVED, at=AT, on=date(2026, 9, 2)):
    document = actions.Document(number="45/BC-THU", on=on, signer=made.head)
    received = actions.Received(document, arrived_at, _scan(by))
    return actions.receive_paper(of=made.of, received=received, by=by, at=at)


def _entered(made, by, *, at=AT, **other):
    paper = _received(made, by, at=at, **other)
    for code, typed in (("done", "8"), ("all", "10")):
        actions.save_cell(of=made.of, input_code=code, typed=typed, by=by, at=at)
    actions.finish_paper(paper=paper, by=by, at=at)
    paper.refresh_from_db()
    return paper


def _checked(made, paper, by, *, at=AT):
    shown = queries.sheet(of=made.of).fingerprint
    return actions.check_paper(paper=paper, fingerprint=shown, by=by, at=at)


def test_what_one_entered_and_another_checked_is_sent(made, first, second):
    paper = _entered(made, first)
    before = Entry.objects.count()

    sending = _checked(made, paper, second)

    made.of.refresh_from_db()
    assert (made.of.state, sending.way, sending.capacity) == (
        ReturnState.SENT,
        Way.PAPER,
        Capacity.HEAD,
    )
    assert (sending.entered_by, sending.checked_by) == (first.public_id, second.public_id)
    assert (sending.signer, sending.arrived_at) == (made.head.public_id, ARRIVED)
    assert Entry.objects.count() == before + 1


def test_the_time_of_arrival_counts_and_not_that_of_entering(made, first, second):
    paper = _entered(made, first, at=LATER)

    assert _checked(made, paper, second, at=LATER).arrived_at == ARRIVED


def test_a_paper_that_arrived_late_is_not_taken_in(made, first):
    with pytest.raises(actions.TooLate, match="gia hạn"):
        _received(made, first, arrived_at=DUE_OVER, at=LATER)


@pytest.mark.parametrize("arrived", [AT + timedelta(minutes=1), AT - timedelta(days=3)])
def test_a_paper_arrives_between_its_signature_and_now(made, first, arrived):
    with pytest.raises(actions.Refused, match="Thời điểm văn bản đến"):
        _received(made, first, arrived_at=arrived)


def test_who_entered_does_not_check(made, first):
    paper = _entered(made, first)

    with pytest.raises(actions.NotByThem, match="không tự kiểm tra"):
        _checked(made, paper, first)


def test_who_typed_a_cell_does_not_check_either(made, first, second):
    paper = _received(made, first)
    for by, code, typed in ((first, "done", "8"), (second, "all", "10")):
        actions.save_cell(of=made.of, input_code=code, typed=typed, by=by, at=AT)
    actions.finish_paper(paper=paper, by=first, at=AT)

    with pytest.raises(actions.NotByThem, match="chưa nhập gì"):
        _checked(made, paper, second)


def test_nobody_of_the_unit_takes_in_or_checks_its_paper_i16(made, first, second):
    posts.tenure(made.organisation, kind="deputy", person=second)
    paper = _entered(made, first)

    for act in (
        lambda: _received(made, second),
        lambda: _checked(made, paper, second),
    ):
        with pytest.raises(actions.NotByThem, match="không nhập thay"):
            act()


def test_the_database_lets_nobody_of_the_unit_enter_its_paper_i16(made, first, second):
    posts.tenure(made.organisation, kind="deputy", person=second)
    paper = _entered(made, first)

    columns = {"by": second.public_id, "at": AT, "document_number": "46/BC", "of": made.of}
    with pytest.raises(DatabaseError, match="nobody of the unit"), transaction.atomic():
        PaperEntry.objects.create(
            **columns,
            document_on=paper.document_on,
            signer=paper.signer,
            capacity="head",
            arrived_at=ARRIVED,
            scan=paper.scan,
        )


def test_what_changed_after_entering_is_not_confirmed(made, first, second):
    paper = _entered(made, first)
    actions.save_cell(of=made.of, input_code="done", typed="9", seen=1, by=first, at=AT)

    with pytest.raises(actions.Changed, match="Đã nhập xong"):
        _checked(made, paper, second)

    assert not Sending.objects.exists()


def test_a_checker_gives_it_back_with_what_is_wrong(made, first, second):
    paper = _entered(made, first)

    with pytest.raises(actions.Refused, match="chỗ nhập chưa đúng"):
        actions.return_paper(paper=paper, note=" ", by=second, at=AT)
    actions.return_paper(paper=paper, note="Tiêu chí 1: văn bản ghi 7", by=second, at=AT)

    paper.refresh_from_db()
    assert (paper.note, paper.entered_by) == ("Tiêu chí 1: văn bản ghi 7", None)
    with pytest.raises(actions.Refused, match="chưa nhập xong"):
        _checked(made, paper, second)


def test_one_paper_at_a_time_and_a_dropped_one_makes_room(made, first):
    paper = _received(made, first)

    with pytest.raises(actions.Refused, match="đã có một văn bản"):
        _received(made, first)
    actions.drop_paper(paper=paper, by=first, at=AT)

    assert _received(made, first).pk != paper.pk


def test_a_paper_being_entered_is_dropped_when_the_unit_sends_by_itself(made, first):
    paper = _entered(made, first)
    shown = queries.sheet(of=made.of).fingerprint

    actions.send(of=made.of, fingerprint=shown, is_responsible=True, by=made.head, at=AT)

    paper.refresh_from_db()
    last = Entry.objects.order_by("pk").last()
    assert (paper.dropped_by, paper.sending) == (made.head.public_id, None)
    assert last.verb == "returns.return.sent" and last.details["dropped_paper"] == "45/BC-THU"


def test_a_paper_that_was_sent_changes_no_more(made, first, second):
    paper = _entered(made, first)
    _checked(made, paper, second)

    with pytest.raises(DatabaseError, match="until it is sent"), transaction.atomic():
        PaperEntry.objects.filter(pk=paper.pk).update(note="x")


def test_the_unit_confirms_afterwards_once(made, first, second):
    _checked(made, _entered(made, first), second)

    said = actions.confirm_for_unit(of=made.of, agrees=True, by=made.head, at=AT)

    assert queries.confirmation_of(sending=queries.sent_last(of=made.of)) == said
    with pytest.raises(actions.Refused, match="không có lần nhập thay nào chờ"):
        actions.confirm_for_unit(of=made.of, agrees=True, by=made.head, at=AT)


def test_who_does_not_agree_says_what_is_wrong(made, first, second):
    _checked(made, _entered(made, first), second)

    with pytest.raises(actions.Refused, match="ghi chỗ nhập chưa đúng"):
        actions.confirm_for_unit(of=made.of, agrees=False, by=made.head, at=AT)
    with pytest.raises(actions.MayNotSign):
        actions.confirm_for_unit(of=made.of, agrees=True, by=made.officer, at=AT)


def test_what_the_unit_sent_itself_is_not_confirmed(db):
    sent = returns.filled()
    returns.sent(sent)

    with pytest.raises(actions.Refused, match="không có lần nhập thay nào chờ"):
        actions.confirm_for_unit(of=sent.of, agrees=True, by=sent.head, at=AT)


def test_the_whole_way_of_a_paper_on_its_pages(client, made, first, second):
    scan, here = _scan(first), _at(made)
    given = {
        "act": "receive",
        "file": scan.public_id,
        "number": "45/BC-THU",
        "on": "02/09/2026",
        "signer": made.head.public_id,
        "arrived_on": "03/09/2026",
        "arrived_time": "08:30",
    }
    client.force_login(first)
    assert client.post(here, given).status_code == 302
    cells = {"c:0:done": "8", "a:done": "0", "c:0:all": "10", "a:all": "0"}
    assert client.post(_at(made, "form"), cells).status_code == 302
    assert client.post(here, {"act": "finish"}).status_code == 302
    client.force_login(second)
    page = client.get(here)
    sent = {"act": "check", "fingerprint": queries.sheet(of=made.of).fingerprint}
    assert "Xác nhận nhập đúng văn bản" in page.content.decode()
    assert client.post(here, sent).status_code == 302
    client.force_login(made.head)
    shown = client.get(_at(made, "form")).content.decode()
    assert "Đơn vị chưa xác nhận việc nhập thay." in shown and "45/BC-THU" in shown
    assert client.post(_at(made, "confirm"), {"agrees": "1"}).status_code == 302
    listed = client.get(reverse("returns:list")).content.decode()
    assert "nhập thay, đơn vị đã xác nhận" in listed


def test_without_an_open_paper_the_department_writes_nothing(client, made, first):
    client.force_login(first)

    cells = {"c:0:done": "8", "a:done": "0"}
    assert client.post(_at(made, "form"), cells).status_code == 422


def test_the_scan_is_shown_to_the_unit_and_to_no_other(client, made, first):
    paper = _received(made, first)
    there = reverse("files:content", args=[paper.scan.public_id])
    stranger = people.person(role=Role.UNIT_OFFICER, organisation=organisations.organisation())

    client.force_login(made.officer)
    assert b"".join(client.get(there).streaming_content).startswith(b"\x89PNG")
    client.force_login(stranger)
    assert client.get(there).status_code == 404


def test_who_enters_no_papers_finds_no_such_page(client, made):
    client.force_login(made.officer)

    assert client.get(_at(made)).status_code == 404
