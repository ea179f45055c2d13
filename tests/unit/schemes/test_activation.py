"""A version is drafted by one person and activated by another, under an act, for months to come."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.engine.proofs import Finding
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.schemes import actions, queries
from chamdiem.portal.schemes.models import Activation
from chamdiem.portal.schemes.proofs import Proofs
from tests.factories import months, people

pytestmark = pytest.mark.django_db
ADDRESS = reverse("schemes:activate", args=["nho", "1"])
SEPTEMBER = months.AUGUST.shift(1)
PAGE = reverse("schemes:scheme", args=["nho", "1"])
FORM = {
    "number": "12/QĐ-UBND",
    "issued_on": "05/01/2026",
    "issuer": "UBND tỉnh Thử",
    "title": "Ban hành phương án chấm điểm",
    "first_month": "09/2026",
}


def another(*, source=months.SCHEME):
    """Add another version of the small scheme."""
    return months.version(text=source.replace('version: "1"', 'version: "2"'))


def activate(version, *, first=SEPTEMBER, by=None, act=months.ACT):
    return actions.activate(
        version=version, act=act, first_month=first, by=by or people.person(), at=months.AT
    )


def test_another_person_activates_and_the_trail_says_so(officer, leader):
    version = months.version(by=officer)

    row = activate(version, by=leader)

    entry = Entry.objects.get(verb="schemes.version.activated")
    assert (row.drafted_by, row.activated_by) == (officer.public_id, leader.public_id)
    assert (entry.actor, entry.subject_id) == (leader.opaque_id, str(version.pk))
    assert entry.after == {"scheme": "nho@1", "first_month": "2026-09"}
    assert entry.details == {"act": "12/QĐ-THU"}


def test_who_drafted_does_not_activate(officer):
    with pytest.raises(actions.DraftedByTheSame, match="một lãnh đạo khác"):
        activate(months.version(by=officer), by=officer)

    assert not Activation.objects.exists()


def test_a_version_is_activated_once():
    version = months.activated(months.version())

    with pytest.raises(actions.AlreadyActivated, match="từ tháng 1/2026, lúc 16:02"):
        activate(version)


def test_an_illustrative_version_is_never_activated():
    marked = months.SCHEME.replace("title: Bộ", "illustrative: minh hoạ\ntitle: Bộ", 1)

    with pytest.raises(actions.OnlyIllustrative, match="minh hoạ"):
        activate(another(source=marked))


def test_a_version_with_a_finding_is_not_activated(monkeypatch):
    finding = Finding("ON_TIME", "range", "Điểm có thể âm.", "x = 1")
    monkeypatch.setattr(queries, "proofs_of", lambda version: Proofs((finding,)))

    with pytest.raises(actions.NotProved, match="1 điều .* ON_TIME: Điểm có thể âm"):
        activate(months.version())


def test_a_version_starts_within_its_own_months():
    with pytest.raises(actions.OutsideItsMonths, match="từ tháng 1/2026"):
        activate(months.version(), first=Month(2025, 12))


def test_an_act_that_is_yet_to_come_activates_nothing():
    later = replace(months.ACT, issued_on=date(2026, 9, 8))

    with pytest.raises(actions.ActNotIssued, match="08/09/2026"):
        activate(months.version(), act=later)


def test_of_a_scheme_one_version_starts_in_a_month_i2():
    activate(months.version())

    with pytest.raises(actions.MonthTaken, match="mỗi tháng chỉ một phiên bản"):
        activate(another())


@pytest.mark.parametrize("first", [Month(2026, 7), months.AUGUST])
def test_a_version_starts_in_a_month_not_yet_opened(first):
    months.run((8, 10), is_published=True)

    with pytest.raises(actions.MonthAlreadyOpened, match="sau tháng 8/2026"):
        activate(another(), first=first)


def test_a_version_starts_after_the_month_that_was_opened_last():
    months.run((8, 10), is_published=True)

    activate(another())

    assert Activation.objects.count() == 2


def test_the_latest_version_that_has_begun_applies_i2():
    first, second = months.version(), another()
    activate(first, first=Month(2026, 3))
    activate(second, first=Month(2026, 9))

    applying = [
        [queries.applies(version=one, month=Month(2026, month)) for one in (first, second)]
        for month in (2, 3, 8, 9, 10)
    ]

    assert applying == [[False, False], *[[True, False]] * 2, *[[False, True]] * 2]


def test_a_later_version_whose_months_are_over_applies_no_more():
    ended = months.SCHEME.replace("last: null", "last: 2026-09")
    version = another(source=ended)
    activate(version)

    assert queries.applies(version=version, month=Month(2026, 9))
    assert not queries.applies(version=version, month=Month(2026, 10))


@pytest.mark.parametrize(
    ("who", "answer"),
    [("leader", 200), ("officer", 403), ("administrator", 403), ("outsider", 403)],
)
def test_only_leaders_see_the_form(who, answer, request, client):
    months.version()
    client.force_login(request.getfixturevalue(who))

    assert client.get(ADDRESS).status_code == answer
    assert (client.post(ADDRESS, FORM).status_code == 302) is (answer == 200)


def test_a_stranger_is_led_to_sign_in(client):
    months.version()

    assert "/dang-nhap/" in client.post(ADDRESS, FORM).url


def test_a_version_that_is_not_there_is_404(client, leader):
    client.force_login(leader)

    assert client.get(ADDRESS).status_code == 404


def test_the_form_activates_and_leads_to_the_version(client, leader):
    months.version()
    client.force_login(leader)

    page = client.post(ADDRESS, FORM, follow=True).content.decode()

    assert "Đã kích hoạt nho@1 từ tháng 9/2026" in page
    assert "12/QĐ-UBND ngày 05/01/2026, UBND tỉnh Thử" in page
    assert Activation.objects.get().act_title == FORM["title"]


def test_a_refusal_keeps_what_was_typed(client, leader):
    months.version()
    client.force_login(leader)

    answer = client.post(ADDRESS, FORM | {"first_month": "12/2025"})

    assert answer.status_code == 422
    assert "nằm ngoài hiệu lực" in answer.content.decode()
    assert FORM["title"] in answer.content.decode()


@pytest.mark.parametrize("field", list(FORM))
def test_an_empty_field_is_named(field, client, leader):
    months.version()
    client.force_login(leader)

    answer = client.post(ADDRESS, FORM | {field: " "})

    assert answer.status_code == 422
    assert "Hãy điền “" in answer.content.decode()


@pytest.mark.parametrize("day", ["31/02/2026", "hôm qua", "2026"])
def test_a_day_that_is_none_is_told_beside_its_field(day, client, leader):
    months.version()
    client.force_login(leader)

    assert "có thật" in client.post(ADDRESS, FORM | {"issued_on": day}).content.decode()


def test_a_form_sent_twice_activates_once_and_says_so(client, leader):
    months.version()
    client.force_login(leader)
    client.post(ADDRESS, FORM)

    again = client.post(ADDRESS, FORM | {"first_month": "10/2026"}, follow=True)

    assert again.redirect_chain[-1][0] == PAGE
    assert "đã được kích hoạt từ tháng 9/2026" in again.content.decode()
    assert Activation.objects.count() == 1


def test_two_forms_at_once_activate_once(monkeypatch):
    version = months.activated(months.version())
    monkeypatch.setattr(actions.activation, "require_activable", lambda **named: None)

    with pytest.raises(actions.AlreadyActivated):
        activate(version, first=Month(2026, 10))


def test_who_drafted_reads_why_the_form_is_not_for_them(client, leader):
    months.version(by=leader)
    client.force_login(leader)

    page = client.get(ADDRESS).content.decode()

    assert "Người nạp không tự kích hoạt" in page
    assert 'name="number"' not in page


@pytest.mark.parametrize(("who", "times"), [("officer", 2), ("leader", 2), ("outsider", 0)])
@pytest.mark.parametrize("address", [PAGE, reverse("schemes:list")])
def test_who_added_and_who_activated_is_told_to_staff_only_i24(
    address, who, times, request, client
):
    drafter, activator = people.person(), people.person()
    activate(months.version(by=drafter), by=activator)
    reader = request.getfixturevalue(who)
    reader.display_name = "Người đọc"
    reader.save()
    client.force_login(reader)

    assert client.get(address).content.decode().count("Lò Thị Mai") == times


def test_the_list_says_in_which_state_each_version_is(client):
    activate(months.version())
    another()

    page = client.get(reverse("schemes:list")).content.decode()

    assert "Kích hoạt từ tháng 9/2026" in page
    assert "Dự thảo" in page.partition("<tbody>")[2].partition("</tbody>")[0]
