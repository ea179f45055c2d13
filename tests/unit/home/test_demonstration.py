"""The demonstration is whole, published, and enters an empty database only (I37)."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.models import Series
from chamdiem.portal.scoring.pages import compare_page
from tests.factories import months

pytestmark = pytest.mark.django_db
ACCOUNTS = ["can-bo", "lanh-dao", "quan-tri", "kiem-tra", "don-vi", "thu-truong"]


@pytest.fixture
def loaded():
    """Load the demonstration; return what it printed."""
    return _load()


def _load():
    told = StringIO()
    call_command("load_demonstration", stdout=told)
    return [json.loads(line) for line in told.getvalue().splitlines()]


def test_it_brings_a_year_of_the_sample_province_and_a_real_month(loaded, client):
    series = {
        one.slug: queries.months(series=one, unpublished=False) for one in Series.objects.all()
    }

    assert len(series["tinh-mau"]) == 12
    assert [str(one.month) for one in series["kiem-chung"]] == ["2026-08"]
    assert len(queries.standings(run=_run("tinh-mau"), before=None)) == 57
    assert "Tỉnh Mẫu" in client.get("/").content.decode()


def _run(slug):
    runs = queries.standing_runs(series=Series.objects.get(slug=slug), unpublished=False)
    return runs.get(month=str(Month(2026, 8)))


def test_every_published_number_of_the_real_month_comes_out_exactly(loaded):
    page = compare_page(run=_run("kiem-chung"))

    assert page.differences == ()
    assert page.compared == page.equal == 281
    assert page.given == 13  # the group whose inputs the source does not publish proves nothing


def test_its_accounts_sign_in_with_the_passwords_it_prints_once(loaded):
    for line in loaded:
        assert User.objects.get(username=line["account"]).check_password(line["password"])

    assert [line["account"] for line in loaded] == ACCOUNTS


def test_it_never_enters_a_database_with_months():
    months.run((8, 10))

    with pytest.raises(CommandError):
        call_command("load_demonstration")

    assert not User.objects.filter(username="can-bo").exists()


def test_a_demonstration_whose_passwords_nobody_saw_gets_new_ones(loaded, client):
    again = _load()

    for line in again:
        assert User.objects.get(username=line["account"]).check_password(line["password"])
    assert {line["password"] for line in again}.isdisjoint(line["password"] for line in loaded)
    assert Entry.objects.filter(verb="accounts.password.changed").count() == len(ACCOUNTS)


def test_a_demonstration_in_use_keeps_its_passwords(loaded):
    account = User.objects.get(username="can-bo")
    accounts.note_sign_in(user=account, at=months.AT)

    with pytest.raises(CommandError):
        _load()

    assert User.objects.get(pk=account.pk).password == account.password


def test_every_default_of_a_criterion_says_so_where_it_is_shown_i6(loaded, client):
    unit = queries.standings(run=_run("tinh-mau"), before=None)[0].code

    page = client.get(f"/tinh-mau/2026-08/{unit}/ND01/").content.decode()

    # maximum, rule, verifier, evidence and the four policies
    assert page.count("mặc định hệ thống") == 8
