"""A return printed, signed outside and handed in: it counts when its fingerprint matches."""

from datetime import date, timedelta

import pypdfium2
import pytest
import typst
from django.http import Http404
from django.test import override_settings
from django.urls import reverse

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.files import actions as files
from chamdiem.portal.posts.choices import Kind
from chamdiem.portal.returns import access, actions, queries
from chamdiem.portal.returns.choices import Capacity, EvidenceKind, ReturnState, Way
from chamdiem.portal.rights.roles import Role
from tests.factories import months, organisations, people, posts, returns

AT = returns.AT
SIGNED_ON = date(2026, 9, 2)


@pytest.fixture(autouse=True)
def _place(tmp_path, monkeypatch):
    monkeypatch.setattr("chamdiem.portal.returns.views_signing.timezone.now", lambda: AT)
    monkeypatch.setattr("chamdiem.portal.returns.views.timezone.now", lambda: AT)
    with override_settings(FILES=tmp_path, FILES_SCANNER=""):
        yield


def _at(made, route="signed"):
    which = {"month": made.of.period.month, "organisation": made.organisation.public_id}
    return reverse(f"returns:{route}", kwargs=which)


def _printed(client, made):
    client.force_login(made.officer)
    return client.get(_at(made, "printed")).content


def _kept(content, by, name="phieu-da-ky.pdf"):
    return files.store(content=content, name=name, by=by, at=AT)


def _document(made, **other):
    given = {"number": "45/BC-THU", "on": SIGNED_ON, "signer": made.head}
    return actions.Document(**given | other)


def _words(source):
    pages = pypdfium2.PdfDocument(source)
    return [page.get_textpage().get_text_range() for page in pages]


def test_the_printed_return_says_all_that_is_sent_on_marked_pages(client, db):
    made = returns.filled()
    typed = "Có 2 hồ sơ *không* #set text(red) tính, ghi ở Phụ lục Ầ ẫ ở"
    actions.save_remark(of=made.of, leaf="ON_TIME", words=typed, by=made.officer, at=AT)
    given = actions.Given(kind=EvidenceKind.DOCUMENT, number="12/BC-THU", subject="Kết quả")
    actions.add_evidence(of=made.of, leaf="ON_TIME", given=given, by=made.officer, at=AT)

    first = " ".join(_words(_printed(client, made))[0].split())

    for said in ("Đúng hạn", "8,00", "12/BC-THU", "Kết quả", "#set text(red)", "chịu trách nhiệm"):
        assert said in first
    assert "CHẤM THỬ – KHÔNG DÙNG ĐỂ ĐÁNH GIÁ" in first


def test_every_page_bears_the_whole_fingerprint(client, db):
    made = returns.filled()
    long = "Một dòng giải thích dài để phiếu sang trang. " * 80
    actions.save_remark(of=made.of, leaf="ON_TIME", words=long, by=made.officer, at=AT)

    pages = _words(_printed(client, made))

    shown = queries.sheet(of=made.of).fingerprint
    assert len(pages) > 1
    assert all(shown in "".join(page.split()) for page in pages)


def test_a_return_that_is_not_complete_is_printed_as_a_draft(client, db):
    made = returns.office()

    assert "BẢN NHÁP – còn" in _words(_printed(client, made))[0]


def test_what_is_nobody_elses_business_is_not_printed(client, db):
    made, other = returns.filled(), people.person(role=Role.CLERK)
    client.force_login(other)

    assert client.get(_at(made, "printed")).status_code == 404


def test_a_signed_copy_of_the_return_as_it_stands_is_sent(client, db):
    made = returns.filled()
    file = _kept(_printed(client, made), made.officer)
    before = Entry.objects.count()

    sending = actions.send_signed_copy(
        of=made.of, file=file, document=_document(made), by=made.officer, at=AT
    )

    made.of.refresh_from_db()
    assert made.of.state == ReturnState.SENT
    assert (sending.way, sending.signer) == (Way.SIGNED_COPY, made.head.public_id)
    assert (sending.capacity, sending.by) == (Capacity.HEAD, made.officer.public_id)
    assert (sending.document_number, sending.document_on) == ("45/BC-THU", SIGNED_ON)
    assert (sending.signed_copy, Entry.objects.count()) == (file, before + 1)


def test_a_copy_signed_before_the_return_was_changed_is_not_sent(client, db):
    made = returns.filled()
    file = _kept(_printed(client, made), made.officer)
    actions.save_cell(of=made.of, input_code="done", typed="9", seen=1, by=made.officer, at=AT)

    with pytest.raises(actions.NotThisReturn, match="đã sửa sau khi in"):
        actions.send_signed_copy(
            of=made.of, file=file, document=_document(made), by=made.officer, at=AT
        )

    assert not made.of.sendings.exists()


def test_a_scan_without_words_is_told_the_way_of_paper(db):
    made = returns.filled()
    file = _kept(typst.compile(b"#rect(width: 5cm)", format="pdf"), made.officer)

    with pytest.raises(actions.NotThisReturn, match="bản quét.*Sở nhập thay"):
        actions.send_signed_copy(
            of=made.of, file=file, document=_document(made), by=made.officer, at=AT
        )


def test_a_file_that_is_no_pdf_is_no_signed_copy(db):
    made = returns.filled()
    file = _kept(b"a;b\n1;2\n", made.officer, "phieu.csv")

    with pytest.raises(actions.Refused, match="khác PDF"):
        actions.send_signed_copy(
            of=made.of, file=file, document=_document(made), by=made.officer, at=AT
        )


@pytest.mark.parametrize("day", [date(2026, 7, 31), date(2026, 9, 4)])
def test_a_document_is_of_the_month_and_not_of_tomorrow(client, db, day):
    made = returns.filled()
    file = _kept(_printed(client, made), made.officer)

    with pytest.raises(actions.Refused, match="Ngày văn bản phải từ"):
        actions.send_signed_copy(
            of=made.of, file=file, document=_document(made, on=day), by=made.officer, at=AT
        )


def test_who_may_sign_is_asked_for_the_day_of_the_document(client, db):
    made = returns.filled()
    later = posts.tenure(
        made.organisation,
        kind=Kind.DEPUTY,
        on=date(2026, 9, 3),
        signs_for_head=True,
        division="Chuyển đổi số",
    ).person
    file = _kept(_printed(client, made), made.officer)
    given = {"of": made.of, "file": file, "by": made.officer, "at": AT}

    with pytest.raises(actions.MayNotSign, match="02/09/2026"):
        actions.send_signed_copy(**given, document=_document(made, signer=later))
    sending = actions.send_signed_copy(
        **given, document=_document(made, signer=later, on=date(2026, 9, 3))
    )

    assert sending.capacity == Capacity.DEPUTY


def test_a_signed_copy_that_comes_late_is_refused(client, db):
    made = returns.filled()
    file = _kept(_printed(client, made), made.officer)

    with pytest.raises(actions.TooLate, match="gia hạn"):
        actions.send_signed_copy(
            of=made.of,
            file=file,
            document=_document(made),
            by=made.officer,
            at=returns.DUE + timedelta(hours=1),
        )


def test_the_page_takes_the_signed_copy_and_says_what_it_did_not_verify(client, db):
    made = returns.filled()
    file = _kept(_printed(client, made), made.officer)
    page = client.get(_at(made)).content.decode()
    given = {
        "file": file.public_id,
        "number": "45/BC-THU",
        "on": "02/09/2026",
        "signer": made.head.public_id,
    }

    answer = client.post(_at(made), given)

    assert "Hệ thống đối chiếu dấu vân, chưa kiểm tra chữ ký số trong tệp." in page
    assert answer.status_code == 302
    shown = client.get(_at(made, "form")).content.decode()
    assert "Bản PDF ký số nộp lại" in shown and "phieu-da-ky.pdf" in shown


def test_what_is_wrong_is_said_beside_the_field(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    answer = client.post(_at(made), {"number": "", "on": "31/02/2026"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy chọn “Tệp đã ký”." in page and "Hãy điền số, ký hiệu của văn bản." in page


def test_who_does_not_lead_hands_in_nothing(client, officer):
    made = returns.filled()
    client.force_login(officer)

    assert client.get(_at(made)).status_code == 404


def test_a_file_of_somebody_else_is_not_handed_in(client, db):
    made = returns.filled()
    stranger = people.person(role=Role.UNIT_OFFICER, organisation=organisations.organisation())
    desk = access.desk(
        user=made.officer,
        month=months.AUGUST,
        public_id=made.organisation.public_id,
        on=AT.date(),
    )

    with pytest.raises(Http404):
        access.file_to_attach(desk=desk, public_id=_kept(b"a;1", stranger, "a.csv").public_id)
