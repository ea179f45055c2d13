"""Who belongs to a unit sees its own kept score before it is published, and nothing else."""

from datetime import date

import pytest

from chamdiem.engine.periods import Month
from chamdiem.portal.posts.choices import Kind
from chamdiem.portal.posts.models import Tenure
from chamdiem.portal.rights.roles import Role
from tests.factories import months, organisations, people

pytestmark = pytest.mark.django_db
MONTH = "/thu/2026-08/"
OWN, OTHER = f"{MONTH}U1/", f"{MONTH}U2/"


@pytest.fixture
def unit():
    """Return the organisation that files of figures call U1; both have a kept month."""
    organisations.organisation("Đơn vị 2", unit_code="U2")
    own = organisations.organisation("Đơn vị 1", unit_code="U1")
    months.run((7, 10), (9, 10))
    return own


@pytest.fixture
def theirs(client, unit):
    """Return a browser in which an officer of the unit has signed in."""
    client.force_login(people.person(role=Role.UNIT_OFFICER, organisation=unit))
    return client


@pytest.mark.parametrize("page", [OWN, f"{OWN}dien-giai/", f"{OWN}ON_TIME/"])
def test_the_own_unit_is_seen_and_says_that_it_is_not_published(theirs, page):
    answer = theirs.get(page)

    assert answer.status_code == 200
    assert "Chưa công bố" in answer.content.decode()


@pytest.mark.parametrize(
    "page", [OTHER, f"{OTHER}ON_TIME/", MONTH, f"{MONTH}tai-ve.xlsx", f"{MONTH}doi-chieu/"]
)
def test_neither_another_unit_nor_the_ranking_nor_the_file_is(theirs, page):
    assert theirs.get(page).status_code == 404


def test_the_page_tells_no_rank_and_leads_to_no_page_that_is_not_there(theirs):
    shown = theirs.get(OWN).content.decode()

    assert "Thứ hạng" not in shown
    assert "xếp thứ" not in shown.lower()
    assert f'href="{MONTH}"' not in shown


def test_published_months_stand_beside_it(theirs):
    months.run((5, 10), (6, 10), month=Month(2026, 7), is_published=True)

    shown = theirs.get(OWN).content.decode()

    assert "07/2026" in shown
    assert "08/2026" in shown


def test_a_head_sees_it_on_the_days_in_office(client, unit):
    head = people.person()
    Tenure.objects.create(
        organisation=unit,
        person=head,
        kind=Kind.HEAD,
        title="Giám đốc",
        holds_from=date(2026, 1, 1),
        act=unit.versions.get().act,
        recorded_at=people.AT,
    )
    client.force_login(head)
    during = client.get(OWN).status_code

    Tenure.objects.filter(person=head).update(superseded_at=people.AT)
    client.force_login(head)

    assert during == 200
    assert client.get(OWN).status_code == 404


@pytest.mark.parametrize("role", [None, Role.DATA_HOLDER])
def test_nobody_else_sees_it(client, unit, role):
    scope = {"organisation": unit} if role else {}
    client.force_login(people.person(role=role, **scope))

    assert client.get(OWN).status_code == 404


def test_a_run_that_was_not_kept_is_nowhere(theirs):
    assert theirs.get("/thu/2026-09/U1/").status_code == 404
