"""A published month stands whatever becomes of organisations: Lai Châu, June and July 2025."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from chamdiem.engine.periods import Month
from chamdiem.portal.orgs import actions as orgs
from chamdiem.portal.orgs import queries
from chamdiem.portal.orgs.facts import Facts
from chamdiem.portal.orgs.models import Organisation, Version
from chamdiem.portal.posts.models import Tenure
from chamdiem.portal.scoring import actions
from chamdiem.portal.scoring.models import Run
from tests.factories import months, organisations, people, posts

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).parents[3] / "organisations" / "lai-chau"
JUNE, JULY = Month(2025, 6), Month(2025, 7)
IN_JUNE, IN_JULY = date(2025, 6, 30), date(2025, 7, 2)
RECORDED = datetime(2025, 2, 20, 2, tzinfo=UTC)
LATER = datetime(2025, 8, 20, 2, tzinfo=UTC)
DAY = timedelta(days=1)
SCHEME = months.SCHEME.replace("first: 2026-01", "first: 2025-01").replace(
    "name: Xã", "name: Huyện"
)
PAGES = ["", "U1/", "U1/dien-giai/", "U1/ON_TIME/", "tai-ve.json", "tai-ve.csv"]


def coded(name: str, code: str, on: date, at: datetime) -> Organisation:
    """Give an organisation the code by which files of figures call it, from a day on."""
    node = next(node for node in queries.tree(on=on) if node.name == name)
    found = Organisation.objects.get(pk=node.id)
    facts = Facts(
        node.name, node.kind, node.block, Organisation.objects.get(pk=node.parent_id),
        unit_code=code, area_code=node.area_code,
    )  # fmt: skip
    orgs.change(organisation=found, facts=facts, basis=organisations.BASIS, on=on, by=None, at=at)
    return found


def published(month: Month, row: str) -> Run:
    """Publish a month of one unit."""
    version = months.activated(months.version(text=SCHEME), first=Month(2025, 1))
    source = f"# format: 1\n# source: Báo cáo\nunit,name,block,done,all\n{row}".encode()
    run = actions.score(
        series=months.series(),
        version=version,
        loaded=months.loaded(source, of=version, month=month),
        file_name="so-lieu.csv",
        by=people.person(),
        at=months.AT,
    )
    return actions.publish(run=run, by=people.person(), at=months.AT)


@pytest.fixture
def district():
    """Return a district of June 2025 with its head and its published month."""
    orgs.begin_province(folder=FOLDER, by=None, at=RECORDED)
    found = coded("Huyện Mường Tè", "U1", date(2025, 6, 1), RECORDED + DAY)
    posts.tenure(found, on=date(2025, 1, 1), title="Chủ tịch UBND huyện")
    published(JUNE, "U1,Huyện Mường Tè,xa,3,4")
    return found


def shown(client):
    """Return every page and file of June as anybody gets it, without the frame around pages."""
    return [client.get(f"/thu/{JUNE}/{page}").content.split(b"<main")[-1] for page in PAGES]


def test_june_stands_byte_by_byte_through_reform_and_correction(client, district):
    before = shown(client)

    orgs.reform_province(folder=FOLDER, by=None, at=LATER)
    version = Version.objects.filter(organisation=district, superseded_at=None).latest("holds_from")
    orgs.correct(
        version=version,
        facts=Facts("Huyện Khác", version.kind, version.block, version.parent, unit_code="U1"),
        holds_from=version.holds_from,
        holds_until=version.holds_until,
        basis=organisations.BASIS,
        reason="Ghi sai tên",
        by=None,
        at=LATER,
    )

    assert queries.names(ids=[district.pk], on=IN_JUNE) == {district.pk: "Huyện Khác"}
    assert shown(client) == before
    assert "Huyện Mường Tè".encode() in before[0]


def test_the_month_after_is_that_of_the_new_units(client, district):
    orgs.reform_province(folder=FOLDER, by=None, at=LATER)
    commune = coded("Xã Mường Tè", "U2", IN_JULY, LATER + DAY)
    published(JULY, "U2,Xã Mường Tè,xa,1,2")

    june, july = (client.get(f"/thu/{month}/").content.decode() for month in (JUNE, JULY))

    assert ("Huyện Mường Tè" in june, "Xã Mường Tè" in june) == (True, False)
    assert ("Huyện Mường Tè" in july, "Xã Mường Tè" in july) == (False, True)
    assert queries.by_unit_code(code="U1", on=IN_JULY) is None
    assert queries.by_unit_code(code="U2", on=IN_JULY).id == commune.pk


def test_the_head_of_a_district_that_is_gone_keeps_its_months(client, district):
    person = Tenure.objects.get(organisation=district).person
    orgs.reform_province(folder=FOLDER, by=None, at=LATER)
    client.force_login(person)

    page = client.get(f"/thu/nguoi-dung-dau/{person.public_id}/").content.decode()

    assert f"/thu/{JUNE}/U1/" in page
