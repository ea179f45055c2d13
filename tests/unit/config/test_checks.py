"""Checks at start: each stops, says why and what to do."""

import pytest
from django.db import OperationalError, connections

from chamdiem.portal.config import checks

ALL = (*checks.ALWAYS, checks.static_files)


@pytest.mark.parametrize(
    ("check", "changed", "code"),
    [
        (checks.secret_key, {"SECRET_KEY": "ngắn"}, "E001"),
        (checks.secret_key, {"SECRET_KEY": "ab" * 40}, "E001"),
        (checks.hosts, {"ALLOWED_HOSTS": ["*"]}, "E002"),
        (checks.hosts, {"ALLOWED_HOSTS": []}, "E002"),
        (checks.debug, {"DEBUG": True, "LISTEN": "0.0.0.0"}, "E003"),  # noqa: S104
        (checks.time_zone, {"TIME_ZONE": "UTC"}, "E005"),
        (checks.upload, {"MAX_UPLOAD": 2**40}, "E006"),
    ],
)
def test_what_is_wrong_is_found(settings, check, changed, code):
    for name, value in changed.items():
        setattr(settings, name, value)

    (found,) = check(None)

    assert found.id == f"chamdiem.{code}"
    assert found.hint


def test_static_files_must_be_collected_before_serving(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    before = checks.static_files(None, serving=True)
    (tmp_path / "staticfiles.json").write_text("{}")

    assert [one.id for one in before] == ["chamdiem.E004"]
    assert checks.static_files(None, serving=True) == []
    assert checks.static_files(None) == []


def test_what_is_right_passes():
    assert [one for check in checks.ALWAYS for one in check(None)] == []


@pytest.mark.parametrize(
    ("listen", "near"),
    [
        ("127.0.0.1", True), ("127.0.0.1:8000", True), ("[::1]:8000", True), ("::1", True),
        ("localhost", True), ("unix:/run/x", True), ("0.0.0.0:80", False), ("10.0.0.5", False),
        ("tinh.vn", False),
    ],
)  # fmt: skip
def test_loopback_is_this_machine_only(listen, near):
    assert checks.is_loopback(listen) is near


@pytest.mark.django_db
def test_the_server_must_be_new_enough(monkeypatch):
    assert checks.database(None, databases=["default"]) == []
    monkeypatch.setattr(checks, "LEAST_SERVER", 990000)

    (found,) = checks.database(None, databases=["default"])

    assert found.id == "chamdiem.E011"


def test_a_server_that_does_not_answer_is_told_without_its_password(monkeypatch):
    def away() -> None:
        raise OperationalError("password=secret")

    monkeypatch.setattr(connections["default"], "cursor", away)

    (found,) = checks.database(None, databases=["default"])

    assert found.id == "chamdiem.E010"
    assert "secret" not in f"{found.msg} {found.hint}"


def test_starting_with_something_wrong_stops_and_lists_it(settings, monkeypatch):
    settings.SECRET_KEY = "ngắn"
    monkeypatch.setattr(checks, "database", lambda *args, **kwargs: [])
    monkeypatch.setattr(checks, "run_checks", lambda **kwargs: checks.secret_key(None))

    with pytest.raises(SystemExit, match=r"chamdiem\.E001(.|\n)*secrets\.token_urlsafe"):
        checks.stop_if_wrong()
