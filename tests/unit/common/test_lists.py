"""Lists: search, filters, order and page in the address."""

from dataclasses import dataclass

import pytest

from chamdiem.portal.common import lists, text


@dataclass(frozen=True)
class Unit:
    name: str
    block: str
    total: int


UNITS = [
    Unit("Sở Nội vụ", "Sở", 70),
    Unit("Sở Đất đai", "Sở", 90),
    Unit("Xã Sìn Hồ", "Xã", 80),
    Unit("Xã Ấm Hạ", "Xã", 60),
]
DECLARED = lists.Declared(
    searched=lambda unit: unit.name,
    sorts={"name": lambda unit: text.collation_key(unit.name), "total": lambda unit: unit.total},
    sort="-total",
    filters=(lists.Filter("block", "Khối", lambda unit: unit.block),),
    per_page=3,
)


def names(**asked: str) -> list[str]:
    return [unit.name for unit in lists.arrange(UNITS, DECLARED, asked).rows]


def test_a_list_begins_in_its_own_order():
    assert names() == ["Sở Đất đai", "Xã Sìn Hồ", "Sở Nội vụ"]


def test_words_are_found_without_diacritics_in_any_order():
    assert names(q="dai so") == ["Sở Đất đai"]


def test_a_filter_keeps_what_has_its_value():
    assert names(block="Xã", sort="name") == ["Xã Ấm Hạ", "Xã Sìn Hồ"]


@pytest.mark.parametrize(("page", "shown"), [("2", 1), ("99", 2), ("0", 1), ("x", 1), ("-3", 1)])
def test_a_page_that_is_not_there_is_the_nearest(page, shown):
    arranged = lists.arrange(UNITS, DECLARED, {"page": page})

    assert arranged.page == (2 if page in {"2", "99"} else 1)
    assert len(arranged.rows) == (1 if arranged.page == 2 else 3)


def test_what_a_list_does_not_know_is_left_out():
    arranged = lists.arrange(UNITS, DECLARED, {"sort": "__class__", "owner": "x"})

    assert arranged.sort == "-total"
    assert arranged.address() == "?"


def test_the_address_keeps_the_search_and_begins_at_the_first_page():
    arranged = lists.arrange(UNITS, DECLARED, {"q": "sở", "page": "2"})

    assert arranged.sort_link("total") == {
        "address": "?q=s%E1%BB%9F&sort=total",
        "direction": "down",
    }
    assert arranged.is_narrowed


def test_the_pager_shows_the_ends_and_the_neighbours():
    long = lists.arrange(UNITS * 20, DECLARED, {"page": "9"})

    assert [link.number if not link.gap else "…" for link in long.page_links] == [
        1, "…", 8, 9, 10, "…", 27,
    ]  # fmt: skip


def test_an_empty_list_has_one_empty_page():
    nothing = lists.arrange([], DECLARED, {})

    assert (nothing.total, nothing.pages, nothing.rows) == (0, 1, ())
