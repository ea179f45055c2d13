"""A posted document is looked for where the unit says; what cannot be reached is no fault."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from chamdiem.portal.common.links.looking import GONE, OPENS, UNKNOWN, Seen
from chamdiem.portal.directives.facts import Directed, Marks
from chamdiem.portal.duties import actions, queries
from chamdiem.portal.duties.choices import Answer, PostingState
from chamdiem.portal.duties.facts import Said
from chamdiem.portal.duties.models import PostingCheck
from chamdiem.portal.rights.roles import Role
from tests.factories import directives, duties, people

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 20, 3, tzinfo=UTC)
LINK = "https://sothu.laichau.gov.vn/bai-dang"


@pytest.fixture
def posted():
    unit = duties.unit()
    directives.directive(addressees=[Directed(unit)], marks=Marks(is_to_be_known=True))
    occasion = duties.fallen(unit, 3, at=NOW)
    actions.confirm(
        occasion=occasion, said=Said(Answer.DONE, link=LINK), by=people.person(), at=NOW
    )
    return occasion


def looked(seen):
    return lambda link, *, names: seen


@pytest.mark.parametrize(
    ("seen", "state"),
    [
        (Seen(OPENS, names_it=True), PostingState.NAMED),
        (Seen(OPENS, names_it=False), PostingState.UNNAMED),
        (Seen(GONE, "máy chủ trả lời 404"), PostingState.ABSENT),
        (Seen(UNKNOWN, "không nối được đến trang"), PostingState.UNREACHED),
        (Seen(OPENS, "đường dẫn mở ra một tệp"), PostingState.UNREACHED),
    ],
)
def test_what_was_seen_is_kept(posted, seen, state):
    assert actions.check_postings(at=NOW, look=looked(seen)) == {state: 1}
    assert PostingCheck.objects.get().state == state


def test_the_page_is_asked_for_number_and_symbol_or_subject(posted):
    (due,) = queries.postings_due(at=NOW, limit=9)

    assert due.link == LINK
    assert due.names[0].count("/") == 1
    assert len(due.names) == 2


def test_a_page_found_well_rests_and_another_is_looked_at_tomorrow(posted):
    tomorrow = NOW + timedelta(days=1)
    actions.check_postings(at=NOW, look=looked(Seen(OPENS, names_it=False)))
    assert not queries.postings_due(at=NOW, limit=9)
    assert queries.postings_due(at=tomorrow, limit=9)

    actions.check_postings(at=tomorrow, look=looked(Seen(OPENS, names_it=True)))

    assert not queries.postings_due(at=tomorrow + timedelta(days=2), limit=9)


def test_a_later_answer_is_what_is_looked_at(posted):
    actions.confirm(
        occasion=posted, said=Said(Answer.PARTLY, link=LINK), by=people.person(), at=NOW
    )

    assert not queries.postings_due(at=NOW, limit=9)


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (None, "chưa kiểm tra được: máy chủ chưa xem trang"),
        (Seen(UNKNOWN, "không nối được đến trang"), "chưa kiểm tra được, xem ngày 20/09/2026"),
    ],
)
def test_the_page_says_what_was_seen(client, posted, seen, words):
    if seen:
        actions.check_postings(at=NOW, look=looked(seen))
    client.force_login(people.person(role=Role.OFFICER))

    page = client.get(reverse("duties:occasion", args=[posted.public_id])).content.decode()

    assert words in page
