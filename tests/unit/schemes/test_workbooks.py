"""A version is handed out as a workbook, a workbook comes in as a version (bảng tính)."""

import pytest
from django.urls import reverse

from chamdiem.formats import workbooks
from chamdiem.portal.schemes import actions
from chamdiem.portal.schemes.queries import scheme_of
from tests.factories import months, people

pytestmark = pytest.mark.django_db


def test_a_version_is_handed_out_as_a_workbook_of_the_same_scheme(client):
    version = months.version()

    answer = client.get(reverse("schemes:workbook", args=["nho", "1"]))

    assert workbooks.load(answer.content, "a.xlsx").scheme == scheme_of(version)
    assert answer["Content-Disposition"] == 'attachment; filename="nho-1.xlsx"'


def test_the_template_is_handed_out_to_everybody(client):
    answer = client.get(reverse("schemes:blank"))

    assert answer.content == workbooks.template()


def test_an_uploaded_workbook_is_kept_as_the_file_made_from_it():
    author = people.person()
    draft = actions.open_draft(
        file_name="mau.xlsx", source=workbooks.template(), by=author, at=months.AT
    )

    version = actions.keep(draft=draft, by=author, at=months.AT)

    assert bytes(version.source) == workbooks.to_yaml(workbooks.template(), "mau.xlsx")
