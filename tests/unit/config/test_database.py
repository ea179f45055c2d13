"""DATABASE_URL: over TCP, over a socket, with odd letters in the password."""

import pytest

from chamdiem.portal.config import database


def test_a_server_by_name_and_port():
    entry = database.settings("postgresql://app:pw@db.tinh.vn:6432/chamdiem?sslmode=require")

    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("db.tinh.vn", "6432", "chamdiem")
    assert entry["OPTIONS"]["sslmode"] == "require"


def test_a_socket_folder_and_a_password_with_odd_letters():
    entry = database.settings("postgresql://app:p%40%2F%3A%25@/chamdiem?host=/run/cham%20diem")

    assert entry["PASSWORD"] == "p@/:%"
    assert (entry["HOST"], entry["PORT"]) == ("/run/cham diem", "")
    assert "host" not in entry["OPTIONS"]


def test_connections_are_pooled_unless_the_pool_is_nought():
    assert "pool" in database.settings("postgresql:///x")["OPTIONS"]
    assert "pool" not in database.settings("postgresql:///x", pool=0)["OPTIONS"]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("sqlite:///db", "chỉ nhận postgresql"),
        ("postgresql://a:secret@h", "thiếu tên"),
        ("postgresql://a:secret@h:port/x", "số cổng"),
    ],
)
def test_what_is_wrong_is_named_and_the_password_is_not(url, why):
    with pytest.raises(SystemExit, match=why) as stopped:
        database.settings(url)

    assert "secret" not in str(stopped.value)
