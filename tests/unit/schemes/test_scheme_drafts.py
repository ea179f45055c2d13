"""A scheme's file alone: check it, look at it, add it as a draft or drop it."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction
from django.urls import reverse

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.schemes import actions
from chamdiem.portal.schemes.models import SchemeDraft, SchemeVersion
from tests.factories import months, people

pytestmark = pytest.mark.django_db
UPLOAD = reverse("schemes:upload")
# More of what is declared the better earns less.
WORSE = months.SCHEME.replace(
    "rule: {kind: ratio, numerator: done, denominator: all, part_of: true}",
    "rule: {kind: steps, value: done, table: [{from: 0, points: 10}, {from: 5, points: 0}]}",
).replace("  all: {name: Hồ sơ tiếp nhận, definition: Đếm trong tháng., direction: none}\n", "")


@pytest.fixture
def at_the_door(client, officer):
    """Return a client that has signed in."""
    client.force_login(officer)
    return client


def bring(client, source=months.SCHEME, name="nho.yaml"):
    """Send a scheme's file."""
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, source.encode())})


def drafted(client):
    """Bring a file that is right; return the draft."""
    answer = bring(client)
    assert answer.status_code == 302, answer.content.decode()
    return SchemeDraft.objects.get()


def test_a_right_file_is_shown_before_anything_is_added(at_the_door):
    page = bring(at_the_door).url

    shown = at_the_door.get(page).content.decode()

    assert "(Hồ sơ đúng hạn ÷ Hồ sơ tiếp nhận) × 10 điểm" in shown
    assert "1 tiêu chí, 2 số liệu, tổng 10 điểm" in shown
    assert not SchemeVersion.objects.exists()


def test_a_wrong_file_is_told_line_by_line_and_nothing_is_stored(at_the_door):
    wrong = months.SCHEME.replace("kind: ratio", "kind: ratoi").replace("max: 10}", "max: 11}")

    answer = bring(at_the_door, wrong)

    assert answer.status_code == 422
    assert answer.content.decode().count("nho.yaml, dòng") > 1
    assert not SchemeDraft.objects.exists()


def test_what_the_proofs_find_is_shown_and_does_not_hinder_a_draft(at_the_door):
    bring(at_the_door, WORSE)
    draft = SchemeDraft.objects.get()

    page = at_the_door.get(reverse("schemes:draft", args=[draft.pk])).content.decode()

    assert "Còn điều chưa đạt khi chứng minh" in page
    assert "ON_TIME" in page.partition("Phản ví dụ</th>")[2].partition("</table>")[0]
    assert "Nạp thành bản dự thảo" in page


def test_keeping_adds_the_version_of_its_author_and_leads_to_it(at_the_door, officer):
    draft = drafted(at_the_door)

    answer = at_the_door.post(reverse("schemes:keep", args=[draft.pk]))

    assert answer.url == reverse("schemes:scheme", args=["nho", "1"])
    assert SchemeVersion.objects.get().added_by == officer.public_id
    assert not SchemeDraft.objects.exists()
    assert Entry.objects.filter(verb="schemes.draft.kept").count() == 1


def test_dropping_leaves_nothing_but_the_trail(at_the_door):
    draft = drafted(at_the_door)

    at_the_door.post(reverse("schemes:discard", args=[draft.pk]))

    assert not SchemeDraft.objects.exists()
    assert not SchemeVersion.objects.exists()
    assert Entry.objects.filter(verb="schemes.draft.discarded").exists()


@pytest.mark.parametrize("act", [actions.keep, actions.discard])
def test_a_draft_is_decided_once(act, at_the_door, officer):
    draft = drafted(at_the_door)
    actions.keep(draft=draft, by=officer, at=months.AT)

    with pytest.raises(actions.AlreadyDecided):
        act(draft=draft, by=officer, at=months.AT)


@pytest.mark.parametrize("route", ["draft", "keep", "discard"])
def test_a_draft_is_there_for_its_author_only(route, at_the_door):
    draft = drafted(at_the_door)
    at_the_door.force_login(people.person(role=Role.OFFICER))
    address = reverse(f"schemes:{route}", args=[draft.pk])

    answer = at_the_door.get(address) if route == "draft" else at_the_door.post(address)

    assert answer.status_code == 404
    assert SchemeDraft.objects.exists()


@pytest.mark.parametrize("who", ["leader", "administrator", "outsider"])
def test_only_officers_bring_schemes_i33(who, request, client):
    client.force_login(request.getfixturevalue(who))

    assert client.get(UPLOAD).status_code == 403


@pytest.mark.parametrize("route", ["keep", "discard"])
def test_deciding_is_not_a_link(route, at_the_door):
    draft = drafted(at_the_door)

    assert at_the_door.get(reverse(f"schemes:{route}", args=[draft.pk])).status_code == 405


def test_a_waiting_file_is_found_again_on_the_form(at_the_door):
    drafted(at_the_door)

    assert "đang chờ quyết định" in at_the_door.get(UPLOAD).content.decode()


def test_other_content_under_a_known_version_is_refused_i1(at_the_door):
    months.version()

    answer = bring(at_the_door, months.SCHEME.replace("Bộ tiêu chí nhỏ", "Bộ khác"))

    assert answer.status_code == 422
    assert "nội dung khác" in answer.content.decode()


def test_the_same_content_says_that_it_is_known_and_changes_nothing(at_the_door):
    version = months.version()
    draft = drafted(at_the_door)
    page = at_the_door.get(reverse("schemes:draft", args=[draft.pk])).content.decode()

    at_the_door.post(reverse("schemes:keep", args=[draft.pk]))

    assert "Phiên bản này đã có" in page
    assert SchemeVersion.objects.get().added_by == version.added_by


def test_no_file_is_told_beside_its_field(at_the_door):
    answer = at_the_door.post(UPLOAD, {})

    assert answer.status_code == 422
    assert "Hãy chọn tệp bộ tiêu chí." in answer.content.decode()


@pytest.mark.parametrize(("who", "offered"), [("officer", True), ("leader", False)])
def test_the_way_in_is_shown_to_those_who_may(who, offered, request, client):
    months.version()
    client.force_login(request.getfixturevalue(who))

    assert (UPLOAD in client.get(reverse("schemes:list")).content.decode()) is offered


def test_a_draft_is_never_changed_so_its_drafter_stays(at_the_door):
    drafted(at_the_door)

    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        SchemeDraft.objects.update(by=uuid4())
