"""The addresses of files: who is let in, what is answered, how a content is sent."""

from uuid import uuid4

import pytest
from django.test import override_settings
from django.urls import reverse

from chamdiem.portal.files import actions, owners, queries
from chamdiem.portal.files.models import Upload
from tests.factories.people import AT

pytestmark = pytest.mark.django_db
GIVE = reverse("files:give", args=["minh-chung"])
REMOVALS = reverse("files:removals")
TEXT = "số;giá trị\nU1;12\n".encode()
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def stored(by, content=TEXT, name="Báo cáo.csv"):
    return actions.store(content=content, name=name, by=by, at=AT)


def address(name, file):
    return reverse(f"files:{name}", args=[file.public_id])


def opened(client, address):
    """Ask for a content and read it to its end."""
    answer = client.get(address)
    if answer.streaming:
        list(answer)
    return answer


def piece(client, told, offset, content):
    return client.post(
        f"{told['address']}?offset={offset}", content, content_type="application/octet-stream"
    )


def test_the_script_announces_sends_goes_on_and_finishes(client, sender):
    client.force_login(sender)
    told = client.post(GIVE, {"name": "Báo cáo.csv", "size": len(TEXT)}).json()
    piece(client, told, 0, TEXT[:9])

    gap = piece(client, told, 12, TEXT[12:])
    resumed = client.get(told["address"]).json()
    piece(client, told, resumed["received"], TEXT[9:])
    done = client.post(told["finish"])

    assert (gap.status_code, gap.json()["received"], resumed["received"]) == (409, 9, 9)
    assert done.status_code == 201 and done.json()["scanned"] == "chưa quét"
    assert b"".join(client.get(done.json()["address"])) == TEXT
    assert client.post(told["finish"]).json()["key"] == done.json()["key"]


def test_a_refusal_says_what_is_wrong_and_what_to_do(client, sender):
    client.force_login(sender)

    large = client.post(GIVE, {"name": "a.pdf", "size": 200_000_000})
    nothing = client.post(GIVE, {"name": "a.pdf", "size": "x"})

    assert (large.status_code, nothing.status_code) == (422, 422)
    assert "không quá 50 MB" in large.json()["error"]
    assert nothing.json()["rule"] == "empty"


def test_only_who_gives_files_is_let_in_and_only_to_ones_own(client, sender, outsider, officer):
    key = actions.begin_upload(name="a.csv", size=9, by=sender, at=AT).public_id
    file = stored(sender)
    upload = reverse("files:upload", args=[key])

    for user, gives in ((outsider, 404), (officer, 200)):
        client.force_login(user)
        assert client.get(GIVE).status_code == gives
        assert client.get(upload).status_code == 404
        assert client.post(f"{upload}?offset=0", b"x", content_type="a/b").status_code == 404
        assert client.post(reverse("files:finish", args=[key])).status_code == 404
        assert client.get(address("content", file)).status_code == 404
    assert Upload.objects.get().received == 0
    assert client.get(reverse("files:give", args=["khong-co"])).status_code == 404


def test_a_room_that_owns_the_file_opens_it(client, sender, outsider, monkeypatch):
    file = stored(sender)
    monkeypatch.setattr(owners, "_OWNERS", {})
    owners.register("thu", lambda user, key: (user, key) == (outsider, file.public_id))
    client.force_login(outsider)

    assert opened(client, address("content", file)).status_code == 200
    assert client.get(reverse("files:content", args=[uuid4()])).status_code == 404


def test_a_content_is_sent_to_be_saved_never_to_be_run(client, sender):
    client.force_login(sender)

    text = opened(client, address("content", stored(sender)) + "?xem=1")
    shown = opened(client, address("content", stored(sender, PNG, "ảnh.png")) + "?xem=1")

    assert text["Content-Disposition"].startswith("attachment")
    assert text["X-Content-Type-Options"] == "nosniff" and text["Content-Type"] == "text/plain"
    assert shown["Content-Disposition"].startswith("inline")
    assert "sandbox" in shown["Content-Security-Policy"]
    assert "default-src 'none'" in shown["Content-Security-Policy"]


def test_two_persons_remove_a_content_by_the_pages(client, sender, officer, leader):
    file = stored(sender)
    client.force_login(officer)
    asked = client.post(address("ask", file), {"reason": "Theo công văn 5/CV-THU"}, follow=True)
    own = client.post(address("remove", file))
    client.force_login(leader)

    removed = client.post(address("remove", file), follow=True).content.decode()

    assert "Chờ người khác xác nhận" in asked.content.decode()
    assert own.status_code == 422 and "hai người" in own.content.decode()
    assert "Đã gỡ nội dung của 1 tệp" in removed and file.sha256 in removed
    client.force_login(sender)
    assert client.get(address("content", file)).status_code == 410


def test_who_does_not_remove_contents_does_not_see_that_there_are_such_pages(client, sender):
    client.force_login(sender)
    file = stored(sender)

    assert client.get(REMOVALS).status_code == 404
    assert client.get(address("ask", file)).status_code == 404
    assert client.post(address("remove", file)).status_code == 404


def test_a_reason_that_says_nothing_is_refused_beside_the_form(client, sender, officer):
    client.force_login(officer)

    page = client.post(address("ask", stored(sender)), {"reason": ""})

    assert page.status_code == 422 and "Hãy ghi lý do gỡ nội dung." in page.content.decode()


def test_the_list_of_ones_own_files_asks_no_more_for_more(client, sender, assert_queries_stay_flat):
    client.force_login(sender)
    stored(sender)

    assert_queries_stay_flat(
        show=lambda: client.get(GIVE), grow=lambda: stored(sender, TEXT + b"x", "b.csv")
    )


@pytest.mark.parametrize(
    ("program", "result"),
    [("true", "clean"), ("sh -c 'exit 2'", "failed"), ("khong-co-chuong-trinh", "failed")],
)
def test_what_the_scanner_says_is_kept(sender, program, result):
    with override_settings(FILES_SCANNER=program):
        assert stored(sender).scanned == result


def test_what_the_scanner_finds_is_not_kept(sender):
    with override_settings(FILES_SCANNER="false"), pytest.raises(actions.NotTaken) as refusal:
        stored(sender)

    assert refusal.value.rule == "harmful"
    assert queries.given_by(person=sender.public_id) == ()
