"""What every request passes: size, maintenance, headers, log."""

import json
import logging
import sys

import pytest
from django.conf import settings

from chamdiem.portal.common import logs

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.common.addresses")]


def test_a_request_that_is_too_large_is_refused(client, settings):
    settings.MAX_UPLOAD = 1000

    response = client.post("/tai/", {"note": "x" * 2000})

    assert response.status_code == 413
    assert "Tệp quá lớn" in response.content.decode()


def test_a_request_of_the_largest_size_is_taken(client, settings):
    settings.MAX_UPLOAD = 100_000

    assert client.post("/tai/", {"note": "x" * 2000}).status_code == 200


def test_during_maintenance_everybody_is_told_when_to_come_back(client, settings, tmp_path):
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    settings.MAINTENANCE_FILE.write_text("Đến 18:00.")

    response = client.get("/cong-khai/")

    assert (response.status_code, response.headers["Retry-After"]) == (503, "300")
    assert "Đến 18:00." in response.content.decode()
    assert client.get("/healthz").status_code == 200


def test_the_policy_lets_no_foreign_or_inline_script_run(client):
    policy = client.get("/cong-khai/").headers["Content-Security-Policy"]

    assert "script-src 'self'" in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("Cache-Control", "private, no-cache"),
    ],
)
def test_answers_carry_the_safe_headers(client, header, value):
    assert client.get("/cong-khai/").headers[header] == value


def test_pages_of_who_has_signed_in_are_kept_by_no_browser_and_no_proxy(client, officer):
    client.force_login(officer)

    assert client.get("/cong-khai/").headers["Cache-Control"] == "private, no-store"


def test_a_request_leaves_one_line_without_address_or_name(client, officer, caplog):
    client.force_login(officer)

    with caplog.at_level(logging.INFO, "chamdiem.request"):
        response = client.get("/cong-bo/?q=Nguyen")

    line = json.loads(logs.Lines().format(caplog.records[-1]))
    assert (line["route"], line["status"], line["method"]) == ("publish", 403, "GET")
    assert response.headers["X-Request-Id"]
    assert not {"Nguyen", officer.username, "127.0.0.1"} & set(json.dumps(line).split('"'))


def test_an_error_is_logged_by_its_place_and_never_by_its_words():
    try:
        raise ValueError("Nguyễn Văn A")
    except ValueError:
        error = sys.exc_info()
    record = logging.LogRecord("django.request", 40, "x.py", 1, "Lỗi ở /%s", ("A",), error)

    line = logs.Lines().format(record)

    assert json.loads(line)["error"] == "ValueError"
    assert "Nguyễn" not in line
    assert "test_middleware.py" in line


def test_the_limit_has_its_default():
    assert settings.MAX_UPLOAD == 20 * 1024 * 1024
