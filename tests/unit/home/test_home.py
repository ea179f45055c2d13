"""The first page says what the system is, what it does not know, and opens three doors."""

import json

import pytest

pytestmark = pytest.mark.django_db


def test_the_first_page_admits_what_it_does_not_know(client):
    page = client.get("/").content.decode()

    assert "4585/QĐ-BKHCN" in page
    assert "chưa biết" in page
    assert "Nạp phương án của tỉnh" in page


def test_help_answers_without_a_single_month(client):
    assert "Chưa có số liệu" in client.get("/huong-dan/").content.decode()


@pytest.mark.parametrize("name", ["scheme", "result"])
def test_the_schemas_of_the_formats_are_published(name, client):
    schema = json.loads(client.get(f"/huong-dan/{name}.schema.json").content)

    assert schema["$schema"].startswith("https://json-schema.org/")
