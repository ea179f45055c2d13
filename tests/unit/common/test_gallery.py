"""The gallery, the base of all pages, and the answer for probes."""

import pytest
from django.db import OperationalError, connection

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.common.addresses")]


def test_the_gallery_shows_every_component_to_whoever_signed_in(client, outsider):
    client.force_login(outsider)

    page = client.get("/thanh-phan/?q=so&sort=-total").content.decode()

    assert "Biểu đồ: Điểm theo tháng" in page
    assert "Chưa có tháng nào" in page


def test_every_page_lets_the_keyboard_skip_to_the_content(client):
    page = client.get("/").content.decode()

    assert page.index('href="#noi-dung"') < page.index('class="rail"')
    assert '<main id="noi-dung" tabindex="-1">' in page


def test_the_rail_shows_only_what_the_person_may_open(client, officer):
    assert "Nạp phương án" not in client.get("/").content.decode()
    client.force_login(officer)

    assert "Nạp phương án" in client.get("/").content.decode()


def test_requests_of_parts_carry_the_token(client):
    assert 'hx-headers:inherited=\'{"X-CSRFToken"' in client.get("/").content.decode()


def test_a_probe_learns_that_we_are_well(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_a_probe_learns_that_the_database_is_away(client, monkeypatch):
    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", away)

    assert client.get("/healthz").status_code == 503
