"""The list of work, the sample, the result of the month, and what the unit sees of its own."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.appraisal import actions, queries
from chamdiem.portal.appraisal.choices import Settled, Words
from chamdiem.portal.appraisal.models import Message, Sample, Verdict
from chamdiem.portal.appraisal.queries import counter
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.rights.models import Grant
from chamdiem.portal.rights.roles import Role
from tests.factories import (
    appraisal,
    large_months,
    large_schemes,
    months,
    organisations,
    people,
    returns,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _that_day(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.appraisal.views.timezone.now", lambda: appraisal.AT)


def address(made, name):
    return reverse(f"appraisal:{name}", args=[made.of.period.month])


def own(made):
    return reverse("appraisal:own", args=[made.of.period.month, made.organisation.public_id])


def provisional(made):
    appraisal.settled(made.of, appraisal.officer())
    appraisal.appraise(made.of.period)
    returns.move(made.of.period, Stage.PROVISIONAL, by=people.person().public_id)


def test_the_counter_agrees_with_what_is_left():
    one = appraisal.sent()
    appraisal.settled(one.of, appraisal.verifier())
    appraisal.held(one.of, at=appraisal.AT + timedelta(hours=1), done=5)

    found = counter.tally(period=one.of.period)

    assert found.left == {(one.organisation.pk, appraisal.LEAF)}
    assert queries.unsettled(period=one.of.period) == {one.of.pk: (appraisal.LEAF,)}


def test_the_work_of_a_verifier_says_what_is_left_and_what_a_day_takes(client):
    made, verifier = appraisal.sent(), appraisal.verifier()
    client.force_login(verifier)

    page = client.get(reverse("appraisal:work")).context["page"]

    assert (page.left, page.every) == (1, 1)
    assert [(one.is_me, one.left, one.needed) for one in page.paces] == [(True, 1, "1 mỗi ngày")]
    assert page.columns[0].is_own and page.units[0].left == 1
    assert made.of.period.month == str(page.month)


def test_the_pace_so_far_says_whether_the_deadline_holds(client):
    made, verifier = appraisal.sent(), appraisal.verifier()
    appraisal.settled(made.of, verifier)
    client.force_login(verifier)

    page = client.get(reverse("appraisal:work")).context["page"]

    assert [(one.today, one.words) for one in page.paces] == [(1, "đã xong phần hiện có")]


def two_units(of=None):
    units = [organisations.organisation() for _ in range(2)]
    in_period = of or appraisal.month(*units)
    made = [returns.staffed(in_period, one) for one in units]
    for one in made:
        appraisal.send(one, done="8", all="10")
    appraisal.appraise(in_period)
    for one in made:
        one.of.refresh_from_db()
        one.of.period.refresh_from_db()
    return made


def test_what_officers_did_of_the_pool_is_summed_and_nobody_elses(client):
    units = [organisations.organisation() for _ in range(4)]
    in_period = appraisal.month(*units)
    made = [returns.staffed(in_period, one) for one in units]
    for one in made:
        appraisal.send(one, done="8", all="10")
    appraisal.appraise(in_period)
    other = appraisal.verifier(organisation=units[2])
    for one, by in zip(made, (appraisal.officer(), appraisal.officer(), other), strict=False):
        appraisal.settled(appraisal.fresh(one.of), by)
    client.force_login(people.person(role=Role.LEADER))

    paces = client.get(reverse("appraisal:work")).context["page"].paces

    (pool,) = [one for one in paces if one.who.startswith("Chuyên viên Sở KH&CN")]
    assert (pool.left, pool.today) == (1, 2)


def test_a_criterion_given_of_one_unit_says_how_much_of_it_is_mine(client):
    made, _ = two_units()
    mine = appraisal.verifier(organisation=made.organisation)
    Grant.objects.create(user=mine, role=Role.LEADER, given_at=people.AT)
    client.force_login(mine)

    page = client.get(reverse("appraisal:work"))

    (column,) = page.context["page"].columns
    assert (column.left, column.mine) == (2, 1)
    assert "giao cho tôi: còn 1" in page.content.decode()


def test_the_counter_and_the_column_count_a_return_given_back_alike(client):
    made, _ = two_units()
    officer = appraisal.officer()
    actions.return_for_supplement(
        of=appraisal.fresh(made.of), note="Đề nghị gửi sổ theo dõi", by=officer, at=appraisal.AT
    )
    client.force_login(officer)

    (counted,) = client.get(reverse("appraisal:work")).context["page"].columns
    shown = client.get(counted.address).context["page"]

    assert (counted.left, shown.left, shown.with_units) == (2, 2, 1)


def test_somebody_without_any_part_in_it_is_told_how_it_begins(client):
    appraisal.sent()
    client.force_login(people.person())

    page = client.get(reverse("appraisal:work"))

    assert "Không có việc thẩm định nào của ông/bà" in page.content.decode()
    assert not page.context["page"].is_bench


def test_rules_settle_then_a_sample_is_drawn_from_the_page(client):
    made = appraisal.sent("8", "10")
    appraisal.held(made.of, done=8, all=10)
    client.force_login(appraisal.officer())

    before = client.get(address(made, "sample")).context["page"]
    client.post(address(made, "sample"), {"what": "rules"})
    client.post(address(made, "sample"), {"what": "draw"})

    assert before.ready == 1
    assert Verdict.objects.get().settled == Settled.UNSEEN
    page = client.get(address(made, "sample")).context["page"]
    assert (page.seed, page.left, len(page.rows)) == (Sample.objects.get().seed, 1, 1)


def test_only_an_officer_applies_rules(client):
    made = appraisal.sent()
    client.force_login(people.person(role=Role.LEADER))

    assert client.get(address(made, "sample")).status_code == 200
    assert client.post(address(made, "sample"), {"what": "draw"}).status_code == 422
    client.force_login(appraisal.verifier())
    assert client.get(address(made, "sample")).status_code == 404


def test_the_result_shows_self_appraised_and_difference(client):
    made = appraisal.sent("8", "10")
    appraisal.settled(
        made.of,
        appraisal.officer(),
        settled=Settled.POINTS,
        points=700,
        reason=appraisal.REASON,
    )
    client.force_login(people.person(role=Role.LEADER))

    row = client.get(address(made, "result")).context["page"].list.rows[0]

    assert (row.claimed, row.appraised, row.difference, row.lowered) == (800, 700, -100, 1)


def test_what_a_unit_did_not_score_itself_is_no_difference(client):
    unit = organisations.organisation()
    made = appraisal.sent(
        "8", "10", in_period=appraisal.month(unit, text=appraisal.TWO_LEAVES),
        plans="Không áp dụng", wanted="Không áp dụng",
    )  # fmt: skip
    by = appraisal.officer()
    appraisal.settled(made.of, by)
    appraisal.settled(made.of, by, leaf="PLANS", consents=True)
    client.force_login(people.person(role=Role.LEADER))

    row = client.get(address(made, "result")).context["page"].list.rows[0]

    assert (row.claimed, row.appraised, row.difference) == (800, 1300, 0)
    assert (row.apart.count, row.apart.points) == (1, 500)


def test_a_unit_sees_a_question_at_once_and_its_points_when_they_are_provisional(client):
    made = appraisal.sent()
    verifier = appraisal.verifier()
    actions.ask(of=made.of, leaf=appraisal.LEAF, text="Sổ nào?", by=verifier, at=appraisal.AT)
    client.force_login(made.officer)

    page = client.get(own(made))

    assert "Sổ nào?" in page.content.decode()
    assert not page.context["page"].shows_points
    client.post(own(made), {"leaf": appraisal.LEAF, "text": "Sổ theo dõi quý III"})
    assert Message.objects.get(kind=Words.ANSWER).text == "Sổ theo dõi quý III"


def test_an_empty_answer_is_refused_at_its_criterion(client):
    made = appraisal.sent()
    actions.ask(
        of=made.of, leaf=appraisal.LEAF, text="Sổ nào?", by=appraisal.verifier(), at=appraisal.AT
    )
    client.force_login(made.officer)

    page = client.post(own(made), {"leaf": appraisal.LEAF, "text": " "})

    assert page.status_code == 422 and "Chưa ghi câu trả lời" in page.content.decode()


def test_each_provisional_score_says_claim_figures_rule_and_reason(client):
    made = appraisal.sent("8", "10")
    appraisal.held(made.of, done=7)
    provisional(made)
    client.force_login(made.officer)

    page = client.get(own(made))

    score = page.context["page"].scores[0]
    assert (score.claimed, score.appraised, score.change) == ("8,00", "7,00", "giảm 1,00")
    assert "7" in score.why.sentence and score.reason
    assert score.figures[0].held == "7"


def test_a_unit_sees_nothing_of_another(client):
    units = [organisations.organisation() for _ in range(2)]
    in_period = appraisal.month(*units)
    one, other = [returns.staffed(in_period, unit) for unit in units]
    for made in (one, other):
        appraisal.send(made, done="8", all="10")
    appraisal.appraise(in_period)
    client.force_login(one.officer)

    assert client.get(own(other)).status_code == 404
    assert "Đơn vị 2" not in client.get(own(one)).content.decode()


def test_who_only_reads_answers_for_no_unit(client):
    made = appraisal.sent()
    client.force_login(people.person(role=Role.LEADER))

    assert client.get(own(made)).status_code == 200
    assert client.post(own(made), {"leaf": appraisal.LEAF, "text": "x"}).status_code == 422


def test_a_column_of_150_units_costs_no_more_questions(client):
    assert _column(client, 2) == _column(client, 150)


def _column(client, count):
    """Return how many questions the column of so many units asks."""
    text = large_schemes.large(60).replace("id: lon-60", f"id: lon-60-{count}")
    units = [organisations.organisation(f"Xã {count}-{at}") for at in range(count)]
    month = Month(2026, 8 if count == 2 else 9)
    made = returns.period(*units, of=months.version(text=text), month=month, stage=Stage.APPRAISAL)
    large_months.send_all(made)
    client.force_login(appraisal.officer())
    where = reverse("appraisal:column", args=[made.month, "T7"])
    client.get(where)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(where).status_code == 200
    return len(asked)


def test_the_return_leads_to_what_was_said_of_it(client):
    made = appraisal.sent()
    client.force_login(made.officer)

    where = [made.of.period.month, made.organisation.public_id]
    page = client.get(reverse("returns:form", args=where)).content.decode()

    assert f'href="{own(made)}"' in page
