"""A month of the province is a trial until its scheme is activated; a trial is not published."""

import pytest
from django.urls import reverse

from chamdiem.portal.scoring import actions
from chamdiem.portal.scoring.choices import SeriesKind
from tests.factories import months, people

pytestmark = pytest.mark.django_db
MONTH = reverse("scoring:month", args=["thu", months.AUGUST])
TRIAL = "Bộ tiêu chí chưa kích hoạt – chỉ chấm thử"


def publish(run):
    return actions.publish(run=run, by=people.person(), at=months.AT)


def test_a_trial_is_not_published():
    run = months.run((8, 10), is_trial=True)

    with pytest.raises(actions.SchemeNotActivated, match="chấm thử thì được, công bố thì không"):
        publish(run)

    run.refresh_from_db()
    assert run.published_at is None


def test_a_trial_is_published_once_its_scheme_is_activated():
    run = months.run((8, 10), is_trial=True)
    months.activated(run.scheme_version)

    assert publish(run).published_at == months.AT


def test_a_scheme_activated_for_later_months_leaves_the_month_a_trial():
    run = months.run((8, 10), is_trial=True)
    months.activated(run.scheme_version, first=months.AUGUST.shift(1))

    with pytest.raises(actions.SchemeNotActivated, match="tháng 8/2026"):
        publish(run)


@pytest.mark.parametrize("kind", [SeriesKind.DEMONSTRATION, SeriesKind.VERIFICATION])
def test_what_is_not_the_provinces_needs_no_activation(kind):
    run = months.run((8, 10), is_trial=True)
    type(run.series).objects.filter(pk=run.series_id).update(kind=kind)
    run.series.refresh_from_db()

    assert publish(run).published_at == months.AT


@pytest.mark.parametrize("is_trial", [True, False])
def test_a_trial_says_so_and_offers_no_publication(is_trial, client, leader):
    months.run((8, 10), is_trial=is_trial)
    client.force_login(leader)

    page = client.get(MONTH).content.decode()

    assert (TRIAL in page) is is_trial
    assert ("Công bố kết quả tháng 8/2026</button>" in page) is not is_trial


def test_the_sheet_and_the_unit_of_a_trial_say_so_too(client, officer):
    months.run((8, 10), is_trial=True)
    client.force_login(officer)
    place = ["thu", months.AUGUST, "U1"]

    for route in ("unit", "explain"):
        assert TRIAL in client.get(reverse(f"scoring:{route}", args=place)).content.decode()


def test_a_refused_publication_is_told_on_the_page(client, leader):
    run = months.run((8, 10), is_trial=True)
    client.force_login(leader)
    address = reverse("scoring:publish", args=["thu", months.AUGUST])

    answer = client.post(address, {"number": run.number}, follow=True)

    assert "chưa được kích hoạt cho tháng 8/2026" in answer.content.decode()
