"""Who sees which month, and what the pages say."""

import pytest
from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.formats.figures.roll import RESERVED as RESERVED_UNITS
from chamdiem.formats.schemes.tree_checks import RESERVED as RESERVED_NODES
from chamdiem.portal.audit import queries as trail
from chamdiem.portal.audit.queries import AnchorShown
from chamdiem.portal.scoring import actions, urls
from tests.factories import months, people

pytestmark = pytest.mark.django_db
MONTH = ["thu", months.AUGUST]
UNIT = [*MONTH, "U1"]

ADDRESSES = [
    reverse("scoring:month", args=MONTH),
    reverse("scoring:unit", args=UNIT),
    reverse("scoring:explain", args=UNIT),
    reverse("scoring:why", args=[*UNIT, "ON_TIME"]),
    reverse("scoring:compare", args=MONTH),
    reverse("scoring:download", args=[*MONTH, "xlsx"]),
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("who", "answer"),
    [("officer", 200), ("leader", 200), ("administrator", 404), ("outsider", 404)],
)
def test_an_unpublished_month_is_there_for_staff_only_i30(who, answer, address, request, client):
    months.run((8, 10))
    client.force_login(request.getfixturevalue(who))

    assert client.get(address).status_code == answer


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_month_is_public_once_published_and_not_before(address, client):
    run = months.run((8, 10))
    hidden = client.get(address).status_code
    actions.publish(run=run, by=people.person(), at=months.AT)

    assert (hidden, client.get(address).status_code) == (404, 200)


def test_the_latest_month_opens_by_the_name_of_its_series(client):
    months.run((8, 10), month=Month(2026, 7), is_published=True)
    months.run((8, 10), is_published=True)

    assert client.get("/thu/").url == reverse("scoring:month", args=MONTH)


def test_a_series_without_a_month_says_what_will_stand_there(client):
    months.series()

    assert "Chưa có tháng nào được công bố" in client.get("/thu/").content.decode()


@pytest.mark.parametrize(("who", "is_led"), [("officer", True), ("administrator", False)])
def test_only_who_may_begin_a_month_is_led_there(who, is_led, request, client):
    months.series()
    client.force_login(request.getfixturevalue(who))

    assert ("Nạp phương án của tỉnh</a>" in client.get("/thu/").content.decode()) is is_led


@pytest.mark.parametrize(
    "address", ["/khong-co/", "/thu/2026-13/", "/thu/2026-09/", "/thu/2026-08/U9/"]
)
def test_what_is_not_there_is_404(address, client):
    months.run((8, 10), is_published=True)

    assert client.get(address).status_code == 404


def test_the_ranking_shows_rank_total_grade_and_movement(client):
    months.run((5, 10), (1, 2), month=Month(2026, 7), is_published=True)
    months.run((8, 10), (1, 2), is_published=True)

    page = client.get(ADDRESSES[0]).content.decode()

    assert "8,00" in page
    assert "+3,00" in page
    assert "không đổi" in page
    assert "Tốt" in page


def test_a_search_without_diacritics_finds_a_unit_and_htmx_gets_only_the_list(client):
    months.run((8, 10), (1, 2), is_published=True)

    part = client.get(ADDRESSES[0] + "?q=don+vi+2", headers={"HX-Request": "true"}).content.decode()

    assert "Đơn vị 2" in part
    assert "Đơn vị 1" not in part
    assert "<html" not in part


def test_the_reason_of_a_leaf_goes_from_figures_to_clause(client):
    months.run((8, 10), is_published=True)

    page = client.get(ADDRESSES[3]).content.decode()

    assert "8 ÷ 10 = 80 %" in page
    assert "mục 1.1" in page
    assert "Hệ thống một cửa" in page


def test_a_unit_without_a_total_says_so(client):
    months.run(("Không phát sinh", "Không phát sinh"), is_published=True)

    page = client.get(ADDRESSES[1]).content.decode()

    assert "Chưa có tổng điểm" in page
    assert "thiếu số liệu" in page


@pytest.mark.parametrize(
    ("who", "answer", "published"),
    [("leader", 302, True), ("officer", 403, False), ("administrator", 403, False)],
)
def test_publishing_answers_by_right(who, answer, published, request, client):
    run = months.run((8, 10))
    client.force_login(request.getfixturevalue(who))

    response = client.post(reverse("scoring:publish", args=MONTH), {"number": run.number})

    run.refresh_from_db()
    assert response.status_code == answer
    assert (run.published_at is not None) == published


def test_a_leader_publishes_the_scoring_that_was_shown_and_no_later_one(client, leader):
    months.run((8, 10))
    client.force_login(leader)
    shown = client.get(ADDRESSES[0]).content.decode()
    later = months.run((1, 10))

    answer = client.post(reverse("scoring:publish", args=MONTH), {"number": 1}, follow=True)

    later.refresh_from_db()
    assert 'name="number" value="1"' in shown
    assert later.published_at is None
    assert "lần chấm sau" in answer.content.decode()


def test_publishing_is_not_a_link(client, leader):
    months.run((8, 10))
    client.force_login(leader)

    assert client.get(reverse("scoring:publish", args=MONTH)).status_code == 405


def test_a_stranger_is_led_to_sign_in_before_publishing(client):
    months.run((8, 10))

    assert "/dang-nhap/" in client.post(reverse("scoring:publish", args=MONTH)).url


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_unpublished_month_is_kept_by_no_browser_and_no_proxy(address, client, officer):
    months.run((8, 10))
    client.force_login(officer)

    assert client.get(address).headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_public_page_answers_a_probe(address, client):
    months.run((8, 10), is_published=True)

    assert client.head(address).status_code == 200


@pytest.mark.parametrize("address", ["/thu/2026-08/%00/", "/thu/2026-08/U1/a%00b/"])
def test_an_address_that_no_database_can_hold_is_404(address, client):
    months.run((8, 10), is_published=True)

    assert client.get(address).status_code == 404


def test_no_unit_and_no_criterion_hides_behind_another_page():
    """The words that stand where a code stands are the codes that files may not use."""
    shapes = [str(one.pattern) for one in urls.urlpatterns]
    month, unit = "<slug:series>/<month:month>/", "<slug:series>/<month:month>/<str:unit>/"
    beside = {
        before: {word for word in _words_after(before, shapes) if not word.startswith("<")}
        for before in (month, unit)
    }

    assert beside == {month: RESERVED_UNITS, unit: RESERVED_NODES}


def _words_after(before, shapes):
    after = [one.removeprefix(before) for one in shapes if one.startswith(before)]
    return [rest.strip("/") for rest in after if rest.count("/") == 1]


DEFAULT = "mặc định hệ thống – cần UBND tỉnh xác nhận"


@pytest.mark.parametrize(
    ("part", "address", "marks"),
    [
        ("rounded}", ADDRESSES[0], 1),
        ("sum}", ADDRESSES[0], 1),
        ("name: Tốt, from: 5, certainty: high}", ADDRESSES[1], 1),
        ("name: Yếu, from: 0, certainty: high}", ADDRESSES[1], 0),
    ],
)
def test_a_default_of_the_system_says_so_where_it_is_shown_i6(
    part, address, marks, client, monkeypatch
):
    stated = part.replace(", certainty: high", "").replace("}", ", certainty: system-default}")
    monkeypatch.setattr(months, "SCHEME", months.SCHEME.replace(part, stated))
    months.run((8, 10), is_published=True)

    assert client.get(address).content.decode().count(DEFAULT) == marks


@pytest.mark.parametrize(("unconfirmed", "said"), [("[]", 0), ("[policy.missing]", 1)])
def test_the_sheet_says_once_that_it_rests_on_defaults_of_the_system(
    unconfirmed, said, client, monkeypatch
):
    leaf = f"clause: mục 1.1\n        unconfirmed: {unconfirmed}"
    monkeypatch.setattr(months, "SCHEME", months.SCHEME.replace("clause: mục 1.1", leaf))
    months.run((8, 10), is_published=True)

    sheet = client.get(ADDRESSES[2]).content.decode()

    assert sheet.count("Có " + DEFAULT) == said


def test_a_published_month_carries_the_latest_anchor_and_an_unpublished_one_none(
    client, officer, monkeypatch
):
    anchor = AnchorShown(months.AT.date(), 7, "ab" * 32, months.AT, "cd" * 32)
    monkeypatch.setattr(trail, "latest_anchor", lambda: anchor)
    run = months.run((8, 10))
    client.force_login(officer)

    before = [client.get(address).content.decode() for address in ADDRESSES[:3:2]]
    actions.publish(run=run, by=people.person(), at=months.AT)
    after = [client.get(address).content.decode() for address in ADDRESSES[:3:2]]

    assert not any("Bản neo nhật ký" in page for page in before)
    assert all(f"đến mục số 7, mã băm {'ab' * 32}" in page for page in after)
