"""Acts as forms: each asks for its document, is shown before, is done once, is told when stale."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chamdiem.portal.orgs import actions, queries
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.orgs.models import Act, Draft, Jurisdiction, Organisation, Version
from tests.factories import organisations, people

pytestmark = pytest.mark.django_db
DOCUMENT = {
    "number": "12/QĐ-UBND",
    "issued_on": "16/06/2025",
    "issuer": "UBND tỉnh Thử",
    "title": "Về tổ chức",
    "on": "01/07/2025",
}
FACTS = {
    "name": "Sở Mới",
    "kind": "department",
    "block": "agency",
    "confidence": "confirmed",
    "how": "found",
}
CSV = "Tên,Loại,Khối\nXã Một,Xã,commune\n"


@pytest.fixture
def door(client, administrator):
    """Return a client that may record acts, with the province there."""
    organisations.province()
    client.force_login(administrator)
    return client


@pytest.fixture
def office(door):
    """Return an agency to act on."""
    return organisations.organisation("Sở Một")


def filled(**other):
    """Return an act as it is sent, with a key of its own."""
    return {"key": str(uuid4()), **DOCUMENT, **other}


def to(route, organisation=None, *more):
    """Return the address of an act."""
    return reverse(route, args=[organisation.public_id, *more] if organisation else [])


def version(organisation):
    """Return the key of what is known now."""
    return Version.objects.get(organisation=organisation, superseded_at=None).pk


def words(answer):
    """Return the page of an answer."""
    return answer.content.decode()


def on_reform(organisation):
    """Return what an organisation is on the day of the acts."""
    return queries.as_of(organisation=organisation, on=organisations.date(2025, 7, 1))


def test_a_jurisdiction_is_established_once(client, administrator):
    client.force_login(administrator)
    sent = filled(name="Tỉnh Thử", kind="province", block="province", is_ministry="no",
                  confidence="confirmed")  # fmt: skip

    assert client.post(to("orgs:establish"), sent).status_code == 302
    again = client.post(to("orgs:establish"), sent | {"key": str(uuid4())})

    assert again.status_code == 422
    assert "đã phục vụ địa bàn" in words(again)
    assert Jurisdiction.objects.count() == 1


def test_an_organisation_is_founded_under_whom_is_named(door):
    above = organisations.organisation("Sở Nội vụ")

    answer = door.post(to("orgs:found"), filled(**FACTS, parent="so noi vu"))

    made = Version.objects.get(name="Sở Mới")
    assert answer.url == to("orgs:organisation", made.organisation)
    assert made.parent == above


def test_a_form_sent_twice_acts_once(door):
    sent = filled(**FACTS)
    door.post(to("orgs:found"), sent)

    again = door.post(to("orgs:found"), sent)

    assert again.status_code == 422
    assert "không ghi lần nữa" in words(again)
    assert Version.objects.filter(name="Sở Mới").count() == 1


def test_what_was_refused_can_be_sent_again(door):
    organisations.commune("Xã Một", "03388")
    sent = filled(**FACTS, area_code="03388")
    assert "đang là của" in words(door.post(to("orgs:found"), sent))

    assert door.post(to("orgs:found"), sent | {"area_code": ""}).status_code == 302


def test_an_unknown_parent_is_told_beside_its_field(door):
    organisations.organisation("Sở Nội vụ")

    answer = door.post(to("orgs:found"), filled(**FACTS, parent="Sở Nội dụ"))

    assert answer.status_code == 422
    assert "Có phải là “Sở Nội vụ” không?" in words(answer)


def test_each_act_names_its_document(door):
    answer = door.post(to("orgs:found"), filled(**FACTS, number="", issued_on=""))

    assert "Hãy điền “Số, ký hiệu văn bản”" in words(answer)
    assert not Version.objects.filter(name="Sở Mới").exists()


def test_a_change_begins_from_what_is_known(door, office):
    page = words(door.get(to("orgs:change", office)))

    assert 'value="Sở Một"' in page
    assert "Các tháng đã công bố không đổi" in page


def test_a_change_holds_from_its_day(door, office):
    door.post(to("orgs:change", office), filled(**FACTS, seen=version(office)))

    assert on_reform(office).name == "Sở Mới"
    assert Act.objects.filter(number="12/QĐ-UBND").count() == 1


def test_a_stale_form_shows_the_difference_and_keeps_what_was_typed(door, office):
    seen = version(office)
    actions.change(
        organisation=office, facts=organisations.facts("Sở Hai"), basis=organisations.BASIS,
        on=organisations.date(2025, 3, 1), by=None, at=organisations.AT,
    )  # fmt: skip

    answer = door.post(to("orgs:change", office), filled(**FACTS, seen=seen))

    page = words(answer)
    assert answer.status_code == 422
    assert re.search(r"<td>Sở Một</td><td>Sở Hai</td><td>Sở Mới</td>", page)
    assert 'value="Sở Mới"' in page
    assert on_reform(office).name == "Sở Hai"


def test_after_the_difference_was_shown_the_form_goes_on(door, office):
    seen = version(office)
    actions.change(
        organisation=office, facts=organisations.facts("Sở Hai"), basis=organisations.BASIS,
        on=organisations.date(2025, 3, 1), by=None, at=organisations.AT,
    )  # fmt: skip
    stale = words(door.post(to("orgs:change", office), filled(**FACTS, seen=seen)))
    now = re.search(r'name="seen" value="(\d+)"', stale)

    door.post(to("orgs:change", office), filled(**FACTS, seen=now[1]))

    assert on_reform(office).name == "Sở Mới"


def test_an_end_is_recorded(door, office):
    door.post(to("orgs:abolish", office), filled(seen=version(office)))

    assert on_reform(office) is None


def test_a_correction_asks_why(door, office):
    address = to("orgs:correct", office, version(office))
    assert "Hãy điền “Lý do đính chính”" in words(door.post(address, filled(**FACTS)))

    door.post(address, filled(**FACTS, reason="Ghi nhầm", on="01/01/2025"))

    assert on_reform(office).name == "Sở Mới"


def test_a_correction_is_drawn_from_its_own_days(door, office):
    page = words(door.get(to("orgs:correct", office, version(office))))

    assert 'value="01/01/2025"' in page


def test_a_version_is_corrected_under_its_own_organisation_only(door, office):
    other = organisations.organisation("Sở Hai")

    assert door.get(to("orgs:correct", other, version(office))).status_code == 404


def test_a_merger_is_seen_before_it_is_done(door):
    one, other = organisations.commune("Xã Một", "03388"), organisations.commune("Xã Hai")
    sent = filled(whole="03388\nxa hai", into="new", name="Xã Ba", kind="commune",
                  block="commune", confidence="confirmed")  # fmt: skip

    seen = door.post(to("orgs:merge"), sent | {"do": "preview"})

    assert seen.status_code == 200
    assert "“Xã Một” kết thúc, hết ngày trước 01/07/2025" in words(seen)
    assert on_reform(one).name == "Xã Một"
    assert door.post(to("orgs:merge"), sent | {"do": "keep"}).status_code == 302
    assert [on_reform(one), on_reform(other)] == [None, None]


def test_a_merger_into_one_that_stays_asks_for_no_new_name(door):
    organisations.commune("Xã Một")
    stays = organisations.commune("Xã Hai")

    door.post(to("orgs:merge"), filled(whole="Xã Một", into="existing", stays="Xã Hai", do="keep"))

    assert [link.name for link in queries.predecessors(organisation=stays)] == ["Xã Một"]


def test_what_a_merger_breaks_is_refused_in_the_preview(door):
    district = organisations.organisation("Huyện Một", block=Block.DISTRICT)
    organisations.commune("Xã Một", parent=district)
    organisations.organisation("Huyện Hai", block=Block.DISTRICT)
    sent = filled(whole="Huyện Một", into="existing", stays="Huyện Hai", do="preview")

    answer = door.post(to("orgs:merge"), sent)

    assert answer.status_code == 422
    assert "vẫn còn 1 cơ quan, đơn vị trực thuộc" in words(answer)


def test_whom_a_merger_does_not_know_is_told(door):
    answer = door.post(to("orgs:merge"), filled(whole="Xã Lạ", into="new", do="preview"))

    assert "không có cơ quan nào tên hoặc mã “Xã Lạ”" in words(answer)
    assert "Hãy điền “Tên chính thức”" in words(answer)


def parts(*names):
    """Return the parts of a division as they are sent."""
    sent = {"phan-TOTAL_FORMS": "3", "phan-INITIAL_FORMS": "0"}
    for place in range(3):
        sent[f"phan-{place}-confidence"] = "confirmed"
    for place, name in enumerate(names):
        sent |= {f"phan-{place}-name": name, f"phan-{place}-kind": "department",
                 f"phan-{place}-block": "agency"}  # fmt: skip
    return sent


def test_a_division_is_seen_before_it_is_done(door, office):
    sent = filled(how="ends", **parts("Sở Hai", "Sở Ba"))

    seen = door.post(to("orgs:split", office), sent | {"do": "preview"})

    assert "“Sở Hai” được thành lập từ ngày 01/07/2025" in words(seen)
    assert on_reform(office).name == "Sở Một"
    assert door.post(to("orgs:split", office), sent | {"do": "keep"}).status_code == 302
    assert [link.name for link in queries.successors(organisation=office)] == ["Sở Hai", "Sở Ba"]


def test_too_few_parts_are_refused(door, office):
    answer = door.post(
        to("orgs:split", office), filled(how="ends", do="preview", **parts("Sở Hai"))
    )

    assert answer.status_code == 422
    assert "ít nhất 2 cơ quan mới" in words(answer)


def test_an_incomplete_part_is_told_beside_its_field(door, office):
    sent = filled(how="stays", do="keep", **(parts("Sở Hai") | {"phan-0-kind": ""}))

    answer = door.post(to("orgs:split", office), sent)

    assert "Hãy điền “Loại”" in words(answer)


def test_a_block_is_settled(door):
    door.post(to("orgs:blocks"), filled(block="agency", standing="scored"))

    assert queries.blocks(on=organisations.date(2025, 7, 1))[Block.AGENCY]
    assert "Chấm điểm" in words(door.get(to("orgs:blocks")))


@pytest.mark.parametrize(
    "route", ["orgs:establish", "orgs:found", "orgs:merge", "orgs:blocks", "orgs:upload"]
)
def test_who_may_not_record_acts_gets_no_form(client, outsider, route):
    client.force_login(outsider)

    assert client.get(to(route)).status_code == 403


def test_whoever_reads_is_shown_no_act(client):
    office = organisations.organisation("Sở Một")

    page = words(client.get(to("orgs:organisation", office)))

    assert to("orgs:change", office) not in page
    assert to("orgs:correct", office, version(office)) not in page


@pytest.mark.parametrize("route", ["orgs:found", "orgs:merge", "orgs:blocks", "orgs:upload"])
def test_a_form_is_drawn_with_a_key_of_its_own(door, route):
    keys = [
        re.search(r'name="key" value="([0-9a-f-]{36})"', words(door.get(to(route))))[1]
        for _ in range(2)
    ]

    assert keys[0] != keys[1]


def test_a_form_without_its_key_says_so(door):
    answer = door.post(to("orgs:found"), filled(**FACTS) | {"key": ""})

    assert "thiếu phần ẩn" in words(answer)


def bring(client, content=CSV):
    """Send a spreadsheet."""
    file = SimpleUploadedFile("xa.csv", content.encode())
    return client.post(to("orgs:upload"), filled(file=file))


def test_a_spreadsheet_is_shown_then_kept(door):
    page = bring(door).url
    seen = words(door.get(page))
    assert "Xã Một" in seen
    assert Organisation.objects.count() == 1
    shown = re.search(r'name="shown" value="([0-9a-f]+)"', seen)[1]

    kept = door.post(f"{page}ghi/", {"shown": shown}, follow=True)

    assert "1 cơ quan ghi mới, 0 thay đổi" in words(kept)
    assert Version.objects.filter(name="Xã Một").exists()


def test_a_wrong_spreadsheet_is_told_line_by_line(door):
    answer = bring(door, CSV.replace("Xã,commune", "Thôn,x"))

    assert answer.status_code == 422
    assert words(answer).count("xa.csv, dòng 2") == 2
    assert not Draft.objects.exists()


def test_what_was_overtaken_is_shown_anew(door):
    page = bring(door).url

    answer = door.post(f"{page}ghi/", {"shown": "another"}, follow=True)

    assert "hãy xem lại ở dưới rồi ghi" in words(answer)
    assert not Version.objects.filter(name="Xã Một").exists()


def test_a_spreadsheet_can_be_dropped(door):
    page = bring(door).url

    assert "Không có gì được lưu" in words(door.post(f"{page}bo/", follow=True))
    assert not Draft.objects.exists()


def test_a_draft_is_there_for_its_author_only(door, client):
    page = bring(door).url
    client.force_login(people.person(role="administrator"))

    answers = [client.get(page), client.post(f"{page}ghi/"), client.post(f"{page}bo/")]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_a_file_that_can_no_longer_be_kept_says_why(door):
    page = bring(door, "Tên,Loại,Khối,Mã ĐVHC\nXã Một,Xã,commune,03388\n").url
    organisations.commune("Xã Hai", "03388", on=organisations.date(2025, 8, 1))

    assert "không còn ghi được" in words(door.get(page, follow=True))
