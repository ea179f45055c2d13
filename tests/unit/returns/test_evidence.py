"""Evidence: added, reused by an act, withdrawn by a mark; what deserves a look."""

from datetime import date

import pytest
from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.files.models import Stored
from chamdiem.portal.returns import access, actions, checks, queries
from chamdiem.portal.returns.choices import EvidenceKind
from chamdiem.portal.rights.roles import Role
from tests.factories import months, organisations, people, returns

AT = returns.AT
FROM, TO = date(2026, 8, 1), date(2026, 8, 31)
FREE = "evidence: văn bản không quy định"


@pytest.fixture(autouse=True)
def _that_day(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.returns.views.timezone.now", lambda: AT)


def _document(made, number="12/BC-THU", **other):
    given = actions.Given(kind=EvidenceKind.DOCUMENT, number=number, **other)
    return actions.add_evidence(of=made.of, leaf="ON_TIME", given=given, by=made.officer, at=AT)


def _filled(words):
    unit = organisations.organisation()
    of = returns.period(
        unit, of=months.version(text=months.SCHEME.replace(FREE, f"evidence: {words}"))
    )
    made = returns.staffed(of, unit)
    for code in ("done", "all"):
        actions.save_cell(of=made.of, input_code=code, typed="8", by=made.officer, at=AT)
    return made


def test_where_the_criterion_demands_evidence_nothing_is_presented_without(db):
    made = _filled("Phải có minh chứng")
    actions.save_remark(of=made.of, leaf="ON_TIME", words="Có", by=made.officer, at=AT)

    with pytest.raises(actions.NotComplete, match="phải có minh chứng"):
        actions.present(of=made.of, by=made.officer, at=AT)
    _document(made)
    actions.present(of=made.of, by=made.officer, at=AT)


def test_elsewhere_a_written_explanation_is_enough(db):
    made = _filled("Báo cáo tháng")

    with pytest.raises(actions.NotComplete, match="giải thích vì sao"):
        actions.present(of=made.of, by=made.officer, at=AT)
    actions.save_remark(of=made.of, leaf="ON_TIME", words="Một cửa", by=made.officer, at=AT)
    actions.present(of=made.of, by=made.officer, at=AT)


def test_a_withdrawn_evidence_counts_no_more_and_stays_in_what_was_sent(db):
    made = returns.filled()
    one = _document(made)
    sending = returns.sent(made)

    assert sending.leaves.get().evidence.get().pk == one.pk
    with pytest.raises(actions.Refused, match="Đã gửi|đã gửi"):
        actions.withdraw_evidence(evidence=one, by=made.officer, at=AT)


def test_evidence_is_withdrawn_once(db):
    made = returns.filled()
    one = _document(made)

    actions.withdraw_evidence(evidence=one, by=made.officer, at=AT)

    assert queries.drafted(of=made.of).evidence == {}
    with pytest.raises(actions.Refused, match="đã được rút"):
        actions.withdraw_evidence(evidence=one, by=made.officer, at=AT)


def test_evidence_is_reused_by_an_act_with_its_author(db):
    made = returns.filled()
    one = _document(made)
    returns.sent(made)
    of = made.of.period.scheme_version
    after = returns.period(made.organisation, month=Month(2026, 9), of=of)
    now = actions.open_return(period=after, organisation=made.organisation, by=made.head, at=AT)

    again = actions.reuse_evidence(of=now, leaf="ON_TIME", evidence=one, by=made.head, at=AT)

    assert (again.reuse_of_id, again.by, again.number) == (one.pk, made.head.public_id, one.number)
    assert Entry.objects.last().verb == "returns.evidence.reused"


def test_another_units_evidence_is_not_reused(db):
    made, other = returns.filled(), returns.filled(month=Month(2026, 9), of=None)

    with pytest.raises(actions.Refused, match="chính đơn vị mình"):
        actions.reuse_evidence(
            of=other.of, leaf="ON_TIME", evidence=_document(made), by=other.officer, at=AT
        )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"subject": ""}, "trích yếu"),
        ({"subject": "A", "number": "15/08/2026"}, "trông như một ngày"),
        ({"subject": "A", "issued_on": date(2026, 7, 1)}, "trước thời gian"),
        ({"subject": "A", "issued_on": date(2026, 9, 1)}, "sau thời gian"),
        ({"subject": "A", "valid_until": date(2026, 7, 1)}, "Hết hiệu lực"),
    ],
)
def test_what_deserves_a_look_is_said(db, given, words):
    made = returns.filled()
    _document(made, **given)
    (one,) = queries.drafted(of=made.of).evidence["ON_TIME"]

    said = checks.warnings(one, window_from=FROM, window_to=TO)

    assert any(words in each for each in said)


def test_an_old_document_still_in_force_is_no_matter(db):
    made = returns.filled()
    _document(made, subject="Kế hoạch", issued_on=date(2026, 1, 5), valid_until=date(2026, 12, 31))
    (one,) = queries.drafted(of=made.of).evidence["ON_TIME"]

    assert checks.warnings(one, window_from=FROM, window_to=TO) == ()


def test_a_link_has_an_address_that_a_browser_opens(db):
    made = returns.filled()
    given = actions.Given(kind=EvidenceKind.LINK, link="javascript:alert(1)")

    with pytest.raises(actions.Refused, match="https"):
        actions.add_evidence(of=made.of, leaf="ON_TIME", given=given, by=made.officer, at=AT)


def _stored(by, name="bao-cao.pdf"):
    return Stored.objects.create(
        name=name, sha256="a" * 64, size=9, kind="application/pdf", at=AT, by=by.public_id
    )


def test_a_file_is_seen_by_who_sees_the_return_and_by_nobody_else(db, officer, outsider):
    made = returns.filled()
    file = _stored(made.officer)
    given = actions.Given(kind=EvidenceKind.FILE, file=file)
    actions.add_evidence(of=made.of, leaf="ON_TIME", given=given, by=made.officer, at=AT)

    assert access.shows_file(made.head, file.public_id)
    assert access.shows_file(officer, file.public_id)
    assert not access.shows_file(outsider, file.public_id)
    elsewhere = people.person(role=Role.UNIT_OFFICER, organisation=organisations.organisation())
    assert not access.shows_file(elsewhere, file.public_id)


def _at(made, route="evidence", **more):
    which = {"month": made.of.period.month, "organisation": made.organisation.public_id}
    return reverse(f"returns:{route}", kwargs=which | more)


def test_documents_links_and_files_are_added_and_withdrawn_on_the_page(client, db):
    made = returns.filled()
    file, here = _stored(made.officer), _at(made, leaf="ON_TIME")
    client.force_login(made.officer)

    for sent in (
        {"what": "document", "number": "12/BC-THU", "issued_on": "15/08/2026"},
        {"what": "link", "l-link": "https://laichau.gov.vn/a"},
        {"what": "file", "f-file": str(file.public_id), "f-page": "3"},
    ):
        assert client.post(here, sent).status_code == 302
    page = client.get(here).content.decode()
    first = queries.drafted(of=made.of).evidence["ON_TIME"][0]
    client.post(_at(made, "withdraw", evidence=first.public_id))

    assert "mở ở trang 3" in page
    assert len(queries.drafted(of=made.of).evidence["ON_TIME"]) == 2


def test_the_same_file_filed_by_another_unit_is_said_and_nobody_accused(client, db):
    first, second = organisations.organisation("Sở Một"), organisations.organisation("Sở Hai")
    of = returns.period(first, second)
    made, other = (returns.staffed(of, unit) for unit in (first, second))
    for one in (made, other):
        given = actions.Given(kind=EvidenceKind.FILE, file=_stored(one.officer))
        actions.add_evidence(of=one.of, leaf="ON_TIME", given=given, by=one.officer, at=AT)
    client.force_login(made.officer)

    to_the_unit = client.get(_at(made, leaf="ON_TIME")).content.decode()
    client.force_login(people.person(role=Role.OFFICER))
    to_the_department = client.get(_at(made, leaf="ON_TIME")).content.decode()

    assert "Cần kiểm tra: cùng tệp này, một đơn vị khác cũng nộp." in to_the_unit
    assert "Sở Hai" not in to_the_unit
    assert "Cần kiểm tra: cùng tệp này cũng do Sở Hai nộp." in to_the_department


def test_a_form_that_lacks_its_number_says_so(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    answer = client.post(_at(made, leaf="ON_TIME"), {"what": "document", "number": ""})

    assert answer.status_code == 422
    assert "Hãy điền số, ký hiệu" in answer.content.decode()
