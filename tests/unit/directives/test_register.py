"""Documents enter the register by hand: what is blank stays blank, groups mean their day."""

from datetime import date

import pytest

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.directives import actions, naming, queries
from chamdiem.portal.directives.actions import ground, registering
from chamdiem.portal.directives.choices import Level, Relation
from chamdiem.portal.directives.facts import Cited, Directed, Marks
from chamdiem.portal.orgs.choices import Block
from tests.factories import directives, organisations, people

pytestmark = pytest.mark.django_db


def shown():
    """Return the register as everybody of the Department sees it."""
    return queries.page_of(list(queries.listed(filters=queries.Filters())))


def test_a_document_is_named_by_type_number_symbol_and_day():
    directives.directive(number="4585", symbol="QĐ-BKHCN", doc_type="Quyết định")

    assert shown()[0].name == "Quyết định số 4585/QĐ-BKHCN ngày 03/08/2026"
    assert Entry.objects.filter(verb="directives.document.registered").count() == 1


@pytest.mark.parametrize(
    ("number", "symbol", "whole"),
    [
        ("57", "NQ/TW", "57-NQ/TW"),
        ("", "UBND-VX", "…/UBND-VX"),
        ("1314", "STTTT-BCVTCNTT", "1314/STTTT-BCVTCNTT"),
        ("12", "", "12"),
    ],
)
def test_a_number_is_written_in_the_style_of_state_or_party(number, symbol, whole):
    assert naming.whole(number, symbol) == whole


def test_a_blank_number_stays_blank_and_a_typed_one_says_so():
    directives.directive(number="", issued_on=None, issued_in="2026-08")
    directives.directive(number="7", typed=("number",))

    typed, blank = sorted(shown(), key=lambda row: row.number, reverse=True)
    assert (blank.number, blank.issued_on, blank.issued_in) == ("", None, "2026-08")
    assert typed.typed == ("number",)


def test_the_same_document_is_entered_once():
    directives.directive(number="88")

    with pytest.raises(registering.KnownAlready, match="Mở văn bản đã có"):
        directives.directive(number="088")


def test_a_secret_document_is_refused_and_nothing_is_kept():
    with pytest.raises(ground.IsSecret, match="không nhận văn bản mật"):
        directives.directive(subject="TUYỆT MẬT\nV/v …")

    assert shown() == ()


def test_a_document_does_not_arrive_before_it_is_issued():
    with pytest.raises(registering.OddDates, match="sau ngày đến"):
        directives.directive(received_on=date(2026, 8, 1))
    with pytest.raises(registering.OddDates, match="sau hôm nay"):
        directives.directive(received_on=date(2026, 12, 1))


def test_a_group_of_addressees_means_its_day():
    organisations.province()
    commune = organisations.commune("Xã Thử", on=date(2025, 7, 1))
    organisations.organisation("Huyện Thử", block=Block.DISTRICT)

    made = directives.directive(addressees=[Directed(words="UBND các xã, phường")])

    rows = queries.addressees_of(directive=made)
    assert [row.organisation_id for row in rows] == [commune.pk]
    assert rows[0].received_on == directives.RECEIVED


def test_an_unknown_group_is_refused_with_the_groups_there_are():
    with pytest.raises(registering.Unknown, match="Chưa biết nhóm"):
        directives.directive(addressees=[Directed(words="các vì sao")])


def test_a_party_document_stays_off_websites_until_marked_otherwise():
    made = directives.directive(level=Level.PARTY, symbol="CV/TU")

    assert queries.marks_of(directive=made) == Marks(is_not_posted=True)
    actions.mark(directive=made, marks=Marks(), by=people.person(), at=directives.AT)
    assert queries.marks_of(directive=made) == Marks()


def test_a_document_that_is_replaced_says_by_which():
    old = directives.directive(number="31", symbol="KH-UBND", doc_type="Kế hoạch")
    new = directives.directive(
        number="45", symbol="KH-UBND", citations=[Cited("31/KH-UBND", Relation.REPLACES)]
    )

    assert queries.replaced_by(directive=old) == new
    assert [row.replaced_by != "" for row in shown()] == [False, True]


def test_a_number_written_anyhow_is_found_in_the_register():
    made = directives.directive(number="4585", symbol="QĐ-BKHCN")

    assert queries.in_register(number="4585/QD- BKHCN") == made
    assert queries.in_register(number="4586/QĐ-BKHCN") is None


def test_facts_said_anew_keep_what_was_said_and_refuse_a_stale_form():
    made = directives.directive(number="", issued_on=None)
    seen = queries.facts_of(directive=made).pk
    words = {"directive": made, "by": people.person(), "at": directives.AT, "seen": seen}

    actions.restate(said=directives.said(number="12"), reason="Văn thư đóng số", **words)

    assert [row.number for row in queries.history_of(directive=made)] == ["12", ""]
    with pytest.raises(ground.StaleForm, match="vừa được người khác sửa"):
        actions.restate(said=directives.said(number="13"), reason="Sửa", **words)


def test_the_number_of_questions_does_not_grow_with_documents(django_assert_num_queries):
    directives.directive()
    with django_assert_num_queries(2):
        shown()
    for _ in range(5):
        directives.directive()

    with django_assert_num_queries(2):
        shown()
