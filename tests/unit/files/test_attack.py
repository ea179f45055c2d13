"""Names and numbers that nobody types, sent to the pages of files."""

import pytest
from django.urls import reverse

from chamdiem.portal.files import naming
from chamdiem.portal.files.models import Upload

HOSTILE = [
    "a" * 1000 + "." + "b" * 200,
    "." + "b" * 1000,
    "../" * 500 + "x",
    "..\\..\\x.pdf\0.exe",
    "\u202egpj.exe",
    "CON",
    "\u0301" * 500,
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_is_longer_than_its_column_nor_leads_elsewhere(client, sender, name):
    client.force_login(sender)
    given = {"name": name, "size": "10"}

    answer = client.post(reverse("files:give", args=["minh-chung"]), given)

    kept = Upload.objects.get().name
    assert answer.status_code == 201
    assert len(naming.with_ending(kept, "docx")) <= 200
    assert not set(kept) & set("/\\\0\u202e")


@pytest.mark.parametrize("offset", ["9" * 5000, "-1", "1e9", "٣", ""])
def test_a_piece_at_no_place_is_told_where_to_go_on(client, sender, offset):
    client.force_login(sender)
    given = {"name": "a.txt", "size": "10"}
    begun = client.post(reverse("files:give", args=["minh-chung"]), given).json()

    address = f"{begun['address']}?offset={offset}"
    answer = client.post(address, b"x", content_type="application/octet-stream")

    assert (answer.status_code, answer.json()["received"]) == (409, 0)


def test_a_hash_with_a_sign_that_is_not_seen_refuses_the_file(client, sender):
    client.force_login(sender)
    given = {"name": "a.txt", "size": "1"}
    begun = client.post(reverse("files:give", args=["minh-chung"]), given).json()
    client.post(f"{begun['address']}?offset=0", b"x", content_type="application/octet-stream")

    assert client.post(begun["finish"], {"sha256": "\0"}).status_code == 422
