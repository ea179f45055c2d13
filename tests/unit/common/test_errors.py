"""Error pages: what happened, what to do, and never a second error."""

import pytest
from django.template import TemplateDoesNotExist
from django.test import Client

from chamdiem.portal.common import errors

ADDRESSES = pytest.mark.urls("tests.unit.common.addresses")


@pytest.mark.parametrize("trouble", errors.ALL, ids=lambda trouble: trouble.title)
def test_each_page_says_what_happened_and_what_to_do(trouble):
    page = errors.show(trouble)

    assert page.status_code == trouble.status
    assert trouble.title in page.content.decode()
    assert trouble.advice.split(".")[0] in page.content.decode()


def test_without_static_files_there_is_still_a_page(monkeypatch):
    def fail(*args: object) -> str:
        raise TemplateDoesNotExist("errors/page.html")

    monkeypatch.setattr(errors, "render_to_string", fail)

    assert "Hệ thống gặp lỗi" in errors.show(errors.BROKEN).content.decode()


@ADDRESSES
def test_an_error_of_ours_is_500_and_shows_nothing_of_it():
    response = Client(raise_request_exception=False).get("/hong/")

    assert response.status_code == 500
    assert "Nguyễn" not in response.content.decode()
    assert response.headers["X-Request-Id"] in response.content.decode()


@ADDRESSES
def test_a_refusal_shows_its_words(client):
    assert "Tháng này đã công bố." in client.get("/tu-choi/").content.decode()


@ADDRESSES
@pytest.mark.parametrize("address", ["/khong-co/", "/%3Cscript%3E/", "/a%00b/"])
def test_an_unknown_address_is_404_and_is_not_repeated(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert "Không có trang này" in response.content.decode()
    assert address.strip("/") not in response.content.decode()


@ADDRESSES
@pytest.mark.django_db
def test_a_form_left_open_too_long_is_explained():
    response = Client(enforce_csrf_checks=True).post("/dang-nhap/", {"username": "a"})

    assert response.status_code == 403
    assert "Biểu mẫu đã hết hạn" in response.content.decode()
