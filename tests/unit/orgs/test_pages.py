"""Pages of organisations: as of a day, found without diacritics, light for a whole country."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from chamdiem.formats import organisations as files
from chamdiem.portal.orgs import actions, queries, sheets
from chamdiem.portal.orgs.choices import Block, Confidence, Kind
from chamdiem.portal.orgs.models import Version
from tests.factories import organisations

pytestmark = pytest.mark.django_db
LIST = reverse("orgs:list")
AT, BASIS = organisations.AT, organisations.BASIS
REFORM = date(2025, 7, 1)


def shown(client, address=LIST, **asked):
    """Return the words of a page."""
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def page_of(organisation):
    """Return the address of an organisation."""
    return reverse("orgs:organisation", args=[organisation.public_id])


def rename(organisation, name, *, on=REFORM, at=AT):
    """Let another name hold from a day on."""
    return actions.change(
        organisation=organisation, facts=organisations.facts(name), basis=BASIS, on=on, by=None,
        at=at,
    )  # fmt: skip


def test_an_empty_registry_says_how_it_begins(client, administrator):
    assert "Chưa khai báo địa bàn" in shown(client)
    assert reverse("orgs:establish") not in shown(client)

    client.force_login(administrator)

    assert reverse("orgs:establish") in shown(client)


def test_the_list_shows_a_day(client):
    organisations.province()
    department = organisations.organisation("Sở Thông tin")
    rename(department, "Sở Khoa học")

    assert "Sở Thông tin" in shown(client, ngay="30/06/2025")
    after = shown(client, ngay="2025-07-01")
    assert "Sở Khoa học" in after
    assert "Sở Thông tin" not in after


def test_the_list_shows_a_day_as_it_was_known_on_another(client):
    department = organisations.organisation("Sở Thông tin")
    rename(department, "Sở Khoa học", at=AT + timedelta(days=3))
    known = f"{AT + timedelta(days=1):%d/%m/%Y}"

    assert "Sở Thông tin" in shown(client, ngay="01/07/2025", biet=known)
    assert "Sở Khoa học" in shown(client, ngay="01/07/2025")


def test_what_is_no_day_is_told_beside_its_field(client):
    organisations.province()

    assert "Hãy ghi ngày/tháng/năm có thật" in shown(client, ngay="31/02/2025")


def test_a_search_needs_no_diacritics_and_looks_through_all_levels(client):
    district = organisations.organisation("Huyện Phong Thổ", block=Block.DISTRICT)
    organisations.commune("Xã Sin Suối Hồ", "03394", parent=district)

    assert "Xã Sin Suối Hồ" not in shown(client)
    found = shown(client, q="sin suoi ho")
    assert "Xã Sin Suối Hồ" in found
    assert "Huyện Phong Thổ" in found
    assert "Xã Sin Suối Hồ" in shown(client, q="03394")


def test_block_and_kind_are_filters_of_the_address(client):
    organisations.organisation("Sở Nội vụ")
    organisations.commune("Xã Một")

    found = shown(client, khoi=str(Block.AGENCY.label), loai=str(Kind.DEPARTMENT.label))

    assert "Sở Nội vụ" in found
    assert "Xã Một" not in found


def test_one_goes_down_level_by_level_and_the_day_stays(client):
    district = organisations.organisation("Huyện Một", block=Block.DISTRICT)
    organisations.commune("Xã Một", parent=district)

    below = shown(client, duoi=str(district.public_id), ngay="30/06/2025")

    assert "Trực thuộc Huyện Một" in below
    assert "Xã Một" in below
    assert "ngay=30%2F06%2F2025" in below


def test_each_block_says_whether_it_is_scored(client):
    organisations.organisation("Sở Nội vụ")
    organisations.organisation("Thuế tỉnh", block=Block.CENTRAL)
    actions.settle_block(block=Block.AGENCY, is_scored=True, basis=BASIS, on=REFORM, by=None, at=AT)

    page = shown(client)

    assert "Chấm điểm" in page
    assert "Chỉ theo dõi" in page


def test_what_is_not_confirmed_says_so(client):
    sure = organisations.organisation("Sở Nội vụ", confidence=Confidence.NAME_ONLY)

    assert "cần UBND tỉnh xác nhận" in shown(client)
    assert str(Confidence.NAME_ONLY.label) in shown(client, page_of(sure))


def test_a_whole_country_is_never_drawn_at_once(client, assert_queries_stay_flat):
    district = organisations.organisation("Huyện Một", block=Block.DISTRICT)

    def grow():
        for number in range(120):
            organisations.commune(f"Xã {number}", parent=district)

    assert_queries_stay_flat(show=lambda: shown(client, q="xã"), grow=grow)
    page = shown(client, q="xã")
    assert page.count('<th scope="row">') == 100
    assert "1–100 trong 120" in page


def test_the_page_of_an_organisation_tells_its_history_by_acts(client):
    department = organisations.organisation("Sở Thông tin")
    rename(department, "Sở Khoa học")

    page = shown(client, page_of(department), ngay="01/08/2025")

    assert "Sở Thông tin → Sở Khoa học" in page
    assert "đến hết ngày 30/06/2025" in page
    assert BASIS.number in page


def test_the_page_says_when_the_organisation_was_not_there(client):
    office = organisations.organisation("Sở Một")
    actions.abolish(organisation=office, basis=BASIS, on=REFORM, by=None, at=AT)

    assert "Kết thúc: Giải thể" in shown(client, page_of(office))
    assert "đã kết thúc từ ngày 01/07/2025" in shown(client, page_of(office), ngay="01/08/2025")
    assert "chưa có cơ quan này" in shown(client, page_of(office), ngay="01/01/2020")
    assert "Sở và tương đương" in shown(client, page_of(office), ngay="30/06/2025")


def test_predecessors_and_successors_are_linked(client):
    one, other = organisations.commune("Xã Một"), organisations.commune("Xã Hai")
    into = organisations.facts("Xã Ba", block=Block.COMMUNE)
    new = actions.merge(
        predecessors=[one, other], into=into, basis=BASIS, on=REFORM, by=None, at=AT
    )

    assert page_of(new) in shown(client, page_of(one))
    assert page_of(other) in shown(client, page_of(new))


def test_what_was_corrected_can_still_be_read(client):
    department = organisations.organisation("Sở Sai")
    (drawn,) = queries.history(organisation=department)
    from_, until = drawn.holds_from, drawn.holds_until
    actions.correct(
        version=Version.objects.get(pk=drawn.version_id), facts=organisations.facts("Sở Đúng"),
        holds_from=from_, holds_until=until, basis=BASIS, reason="Ghi nhầm", by=None,
        at=AT + timedelta(days=1),
    )  # fmt: skip

    page = shown(client, page_of(department))
    assert "Lý do: Ghi nhầm" in page
    assert "Điều từng ghi, đã được thay (1)" in page


def test_history_asks_no_more_for_a_longer_one(client, assert_queries_stay_flat):
    department = organisations.organisation("Sở 0")
    rename(department, "Sở 1", on=date(2025, 2, 1))

    def grow():
        for number in range(3, 7):
            rename(department, f"Sở {number}", on=date(2025, number, 1))

    assert_queries_stay_flat(show=lambda: shown(client, page_of(department)), grow=grow)


def test_an_unknown_identity_is_not_found(client):
    address = reverse("orgs:organisation", args=["00000000-0000-4000-8000-000000000000"])

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("route", ["orgs:workbook", "orgs:table"])
def test_a_file_of_any_day_can_be_taken_away(client, route):
    department = organisations.organisation("Sở Thông tin")
    rename(department, "Sở Khoa học")

    answer = client.get(reverse(route), {"ngay": "30/06/2025"})

    loaded = files.load(answer.content, "a", words=sheets.WORDS)
    assert [line.name for line in loaded.lines] == ["Tỉnh Thử", "Sở Thông tin"]
    assert loaded.as_of == date(2025, 6, 30)
    assert "co-quan-2025-06-30" in answer["Content-Disposition"]


@pytest.mark.parametrize("route", ["orgs:workbook", "orgs:table"])
def test_no_file_is_given_of_what_is_no_day(client, route):
    organisations.organisation("Sở Thử")

    answer = client.get(reverse(route), {"ngay": "99/99/9999"}, follow=True)

    assert answer.redirect_chain == [(f"{reverse('orgs:list')}?ngay=99%2F99%2F9999", 302)]
    assert "Hãy ghi ngày/tháng/năm có thật" in answer.content.decode()


def test_the_template_can_be_taken_away(client):
    assert client.get(reverse("orgs:blank")).content.startswith(b"PK")
