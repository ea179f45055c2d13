"""Whatever the trail may name has words of its own."""

import pytest
from django.apps import apps

from chamdiem.portal.oversight import words

OURS = [
    model._meta.label_lower
    for model in apps.get_models()
    if model.__module__.startswith("chamdiem.portal.")
]


@pytest.mark.parametrize("kind", OURS)
def test_every_table_has_words_as_a_subject(kind):
    assert kind in words.SUBJECTS


def test_words_of_subjects_are_vietnamese():
    assert [said for said in words.SUBJECTS.values() if said.isascii() and said != "trang"] == []


def test_a_kind_that_is_no_table_stands_as_it_is():
    assert words.subject("orgs.unheard-of") == "orgs.unheard-of"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, "–"),
        ("", "–"),
        (True, "có"),
        (False, "không"),
        (0, "0"),
        (["a", "b"], "a, b"),
        ([], "–"),
        ({"role": "x", "note": ""}, "vai trò: x"),
        ("id-1", "Lò Thị Mai"),
        (["id-1"], "Lò Thị Mai"),
    ],
)
def test_a_value_is_written_for_people(found, said):
    assert words.value(found, {"id-1": "Lò Thị Mai"}) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("command", "lệnh trên máy chủ"),
        ("site 10.1.2.0/24", "trang web, mạng 10.1.2.0/24"),
        ("site", "trang web"),
        ("", "không ghi"),
    ],
)
def test_where_from_is_said_in_words(code, said):
    assert words.origin(code) == said


def test_a_role_is_said_in_words_and_one_that_is_no_more_as_it_was():
    assert words.value("administrator", {}, "role") == "Quản trị hệ thống"
    assert words.value({"role": "administrator"}, {}) == "vai trò: Quản trị hệ thống"
    assert words.value("forgotten", {}, "role") == "forgotten"
