"""The page of data review: what it reads, shows, filters, and gives as a file."""

import pytest
from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.common import moments
from chamdiem.portal.files import actions as files
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.facts import TRIAL_WORDS
from chamdiem.portal.returns.choices import EvidenceKind
from chamdiem.portal.review import patterns, queries
from chamdiem.portal.review.choices import Kind
from chamdiem.portal.rights.roles import Role
from tests.factories import appraisal, approval, organisations, people, returns

pytestmark = pytest.mark.django_db
MONTHS = [Month(2026, 6), Month(2026, 7)]
NOW = Month(2026, 8)
LONG = "Đã đối chiếu sổ theo dõi với hệ thống một cửa, không có hồ sơ nào chậm trong tháng"


@pytest.fixture
def now(monkeypatch):
    """Let the views read the time of the tests."""
    monkeypatch.setattr("chamdiem.portal.review.views.timezone.now", lambda: appraisal.AT)


def found(period):
    seen = queries.month_seen(period=period, on=moments.day_of(appraisal.AT))
    return [(item.kind, item.leaf, item.units) for item in patterns.found(seen)]


def opened(*, month=NOW, units=2):
    """Return the offices of a month that opened for so many new units."""
    new = [organisations.organisation(f"Cơ quan {n}") for n in range(1, units + 1)]
    period = appraisal.month(*new, month=month)
    return period, [returns.staffed(period, unit) for unit in new]


def again(first, period):
    """Open a later month for an office that has its people."""
    made = returns.actions.open_return(
        period=period, organisation=first.organisation, by=first.officer, at=returns.AT
    )
    return returns.Office(made, first.organisation, first.officer, first.head)


def lowered(one, period):
    """Let an office claim all and be upheld a tenth of it, the month concluded."""
    appraisal.send(one, done="10", all="10")
    appraisal.appraise(period)
    one.of.refresh_from_db()
    said = {"settled": Settled.POINTS, "points": 100, "reason": appraisal.REASON}
    appraisal.settled(one.of, appraisal.officer(), **said)
    returns.move(period, Stage.PROVISIONAL, by=people.person().public_id)


def filing(one, content):
    """Let an office file a document as evidence, and send."""
    file = files.store(content=content, name="bao-cao.pdf", by=one.officer, at=returns.AT)
    returns.actions.add_evidence(
        of=one.of,
        leaf="ON_TIME",
        given=returns.actions.Given(kind=EvidenceKind.FILE, file=file),
        by=one.officer,
        at=returns.AT,
    )


def ask(client, name="month", **asked):
    return client.get(reverse(f"review:{name}", args=[NOW]), asked)


def test_identical_words_of_two_units_are_named_together():
    period, offices = opened()
    for one in offices:
        appraisal.send(one, words=LONG, done="8", all="10")

    assert found(period) == [(Kind.TEXTS, "ON_TIME", ("Đơn vị 1", "Đơn vị 2"))]


def test_an_identical_file_of_two_units_is_named_by_its_hash():
    period, offices = opened()
    for one in offices:
        filing(one, approval.PDF)
        appraisal.send(one, words=f"Lời riêng của {one.of.pk}", done="8", all="10")

    assert found(period) == [(Kind.FILES, "ON_TIME", ("Đơn vị 1", "Đơn vị 2"))]


def test_drafts_are_not_looked_at():
    period, offices = opened()
    for one in offices:
        filing(one, approval.PDF)
        appraisal.explain(one, LONG)

    assert found(period) == []


def test_a_claim_that_was_not_upheld_in_earlier_months_is_named():
    earlier, (office,) = opened(month=MONTHS[0], units=1)
    lowered(office, earlier)
    second = appraisal.month(office.organisation, month=MONTHS[1])
    lowered(again(office, second), second)
    period = appraisal.month(office.organisation, month=NOW)
    appraisal.send(again(office, period), done="10", all="10")

    assert found(period) == [(Kind.CLAIMS, "ON_TIME", ("Đơn vị 1",))]


def test_a_criterion_on_which_all_stand_alike_is_named_without_a_unit():
    period, offices = opened(units=5)
    for one in offices:
        appraisal.send(one, words=f"Lời riêng của {one.of.pk}", done="8", all="10")

    assert found(period) == [(Kind.SAME, "ON_TIME", ())]


def test_questions_do_not_grow_with_units(assert_queries_stay_flat):
    periods = []

    def grow(month=MONTHS[1], units=5):
        period, offices = opened(month=month, units=units)
        for one in offices:
            filing(one, approval.PDF)
            appraisal.send(one, words=LONG, done="8", all="10")
        periods.append(period)

    grow(MONTHS[0], 2)
    assert_queries_stay_flat(show=lambda: found(periods[-1]), grow=grow)


@pytest.fixture
def shared():
    """Return a month with one thing to look at of each of two kinds."""
    period, offices = opened()
    for one in offices:
        filing(one, approval.PDF)
        appraisal.send(one, words=LONG, done="8", all="10")
    return period


@pytest.mark.usefixtures("now", "shared")
def test_each_item_has_its_reason_and_leads_to_the_bench(client, officer):
    client.force_login(officer)

    page = ask(client).content.decode()
    assert "2 việc cần kiểm tra, trong phiếu của 2 đơn vị đã gửi" in page
    assert "giống nhau từng byte ở 2 đơn vị" in page
    assert f"/tham-dinh/{NOW}/tieu-chi/ON_TIME/" in page
    assert TRIAL_WORDS in page


@pytest.mark.usefixtures("now", "shared")
def test_the_list_is_narrowed_by_kind_and_by_unit(client, officer):
    client.force_login(officer)

    by_kind = ask(client, viec=Kind.TEXTS.label).content.decode()
    nobody = ask(client, q="Xã Thượng Kia").content.decode()
    assert "1 việc cần kiểm tra" in by_kind and "từng byte" not in by_kind
    assert "Không có việc nào khớp" in nobody


@pytest.mark.usefixtures("now", "shared")
def test_the_file_holds_what_the_page_shows_and_says_that_it_is_a_trial(client, officer):
    client.force_login(officer)

    answer = ask(client, "file", viec=Kind.FILES.label)
    first, head, *rows = answer.content.decode("utf-8-sig").splitlines()
    assert (first, head.split(",")[0]) == (TRIAL_WORDS, "Loại")
    assert len(rows) == 1 and "Đơn vị 1; Đơn vị 2" in rows[0]
    assert "CHAM-THU-ra-soat-2026-08.csv" in answer["Content-Disposition"]


@pytest.mark.usefixtures("now")
def test_an_empty_month_says_what_will_stand_here(client, officer):
    opened()
    client.force_login(officer)

    assert "Chưa có phiếu nào để rà soát" in ask(client).content.decode()


@pytest.mark.usefixtures("now")
def test_only_who_reviews_data_comes_in(client, outsider):
    opened()
    client.force_login(outsider)

    assert ask(client).status_code == 403


def test_an_older_month_that_is_shown_is_marked_among_the_months(client, now):
    wanted, latest = Month(2026, 1), 14
    for ahead in range(latest):
        opened(month=wanted.shift(ahead), units=1)
    client.force_login(people.person(role=Role.LEADER))

    page = client.get(reverse("review:month", args=[wanted]))

    assert len(page.context["page"].months) == 13
    shown = page.content.decode()
    assert f'href="{reverse("review:month", args=[wanted])}" aria-current="page"' in shown
