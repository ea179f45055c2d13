"""The trail in words: filtered by the address, page after page, people by today's names."""

import pytest
from django.urls import reverse

from chamdiem.portal.audit.models import Entry
from tests.factories import people
from tests.unit.oversight.conftest import record

TRAIL = reverse("oversight:trail")
pytestmark = pytest.mark.django_db


@pytest.fixture
def reads(client, inspector_in_chief):
    """Return what the trail shows, as text."""
    client.force_login(inspector_in_chief)

    def read(status: int = 200, **address: object) -> str:
        answer = client.get(TRAIL, address)
        assert answer.status_code == status
        return answer.content.decode()

    return read


def test_an_act_is_told_in_words(reads):
    mai, lan = people.person(), people.person()
    record(
        actor=mai.opaque_id,
        on_behalf_of=lan.opaque_id,
        before={"role": "cũ"},
        after={"role": "mới"},
    )

    page = reads()

    assert "giao vai trò" in page
    assert page.count("Lò Thị Mai") >= 2
    assert "thay cho" in page
    assert "vai trò: cũ → mới" in page
    assert "lần chấm một tháng" in page
    assert "lệnh trên máy chủ" in page


def test_a_person_is_named_as_today_and_never_in_the_trail(reads):
    mai = people.person()
    entry = record(actor=mai.opaque_id, subject=mai, person=mai.opaque_id)
    mai.display_name = "Lò Thị Mới"
    mai.save()

    assert reads().count("Lò Thị Mới") == 3
    assert "Lò" not in str(Entry.objects.filter(pk=entry.pk).values().get())


def test_whoever_has_no_name_any_more_stays_one_and_the_same(reads):
    record(actor="0b5d8b7e-3f3a-4b52-9d3e-2f6f7e0d5b11")

    assert "người mã 0b5d8b7e (không còn tên)" in reads()


def test_days_are_whole_days_of_this_country(reads):
    record(subject=("scoring.run", "hôm-trước"))
    record(subject=("scoring.run", "hôm-sau"), days=1)

    page = reads(since="08/09/2026", until="08/09/2026")

    assert "hôm-sau" in page
    assert "hôm-trước" not in page


def test_a_person_is_found_by_name_without_diacritics_by_sign_in_and_by_id(reads):
    mai = people.person(username="mai.lt")
    record(actor=mai.opaque_id, subject=("scoring.run", "của-mai"))
    record(on_behalf_of=mai.opaque_id, subject=("scoring.run", "thay-mai"))
    record(subject=("scoring.run", "người-khác"))

    for written in ("mai.lt", "lo thi mai", mai.opaque_id):
        page = reads(person=written)
        assert "của-mai" in page
        assert "thay-mai" in page
        assert "người-khác" not in page


def test_a_name_that_nobody_has_finds_nothing(reads):
    record()

    assert "Không có mục nào khớp" in reads(person="nobody at all")


def test_a_name_that_too_many_have_asks_for_more(reads):
    for _ in range(12):
        people.person()

    assert "Hơn 10 người khớp" in reads(status=422, person="lò")


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ({"act": "scoring.run.scored"}, {"chấm"}),
        ({"act": "scoring"}, {"chấm", "công-bố"}),
        ({"kind": "scoring.series"}, {"khác"}),
        ({"kind": "scoring.run", "key": "chấm"}, {"chấm"}),
    ],
)
def test_acts_and_subjects_are_filtered(reads, address, seen):
    record(verb="scoring.run.scored", subject=("scoring.run", "chấm"))
    record(verb="scoring.run.published", subject=("scoring.run", "công-bố"))
    record(subject=("scoring.series", "khác"))

    page = reads(**address)

    assert {code for code in ("chấm", "công-bố", "khác") if f">{code}</a>" in page} == seen


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"since": "31/02/2026"}, "ngày/tháng/năm có thật"),
        ({"since": "08/09/2026", "until": "07/09/2026"}, "Ngày cuối đứng trước ngày đầu"),
        ({"key": "17"}, "Hãy chọn loại đối tượng"),
    ],
)
def test_a_filter_that_means_nothing_is_refused_beside_its_field(reads, address, said):
    assert said in reads(status=422, **address)


def test_the_trail_is_leafed_through_without_a_gap_or_a_repetition(client, inspector_in_chief):
    written = [record(subject=("scoring.run", f"n{at}"), days=at % 3).pk for at in range(120)]
    client.force_login(inspector_in_chief)
    seen, address = [], f"{TRAIL}?kind=scoring.run"
    while address:
        page = client.get(address).context["page"]
        seen += [line.entry.id for line in page.lines]
        back, address = page.newer, f"{TRAIL}{page.older}" if page.older else ""

    assert sorted(seen) == sorted(written)
    before = client.get(f"{TRAIL}{back}").context["page"]
    assert [line.entry.id for line in before.lines] == seen[50:100]


@pytest.mark.parametrize("strange", ["x", "-1", "9" * 30, "0", "99999999"])
def test_a_strange_neighbour_shows_the_newest(reads, strange):
    record(subject=("scoring.run", "mới-nhất"))

    assert "mới-nhất" in reads(older=strange)


def test_a_page_asks_no_more_for_more_entries(assert_queries_stay_flat, client, inspector_in_chief):
    client.force_login(inspector_in_chief)

    def grow() -> None:
        for _ in range(9):
            mai = people.person()
            record(actor=mai.opaque_id, subject=mai, on_behalf_of=people.person().opaque_id)

    grow()

    assert_queries_stay_flat(show=lambda: client.get(TRAIL), grow=grow)


@pytest.mark.parametrize("route", ["oversight:trail", "oversight:export"])
def test_for_whoever_may_not_see_the_trail_there_is_none(client, administrator, route):
    client.force_login(administrator)

    assert client.get(reverse(route)).status_code == 404
    client.logout()
    assert client.get(reverse(route)).status_code == 302
