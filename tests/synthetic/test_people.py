"""The invented people of Tỉnh Mẫu: the same for everybody, never two heads on a day."""

from datetime import date, timedelta

from chamdiem import synthetic
from chamdiem.engine.periods import Month
from chamdiem.synthetic.people import ACTING, DEPUTY, Term

AUGUST, SEED = Month(2026, 8), 1
UNITS = synthetic.province(SEED)
TERMS = synthetic.terms(UNITS, AUGUST, SEED)
YEAR = [date(2025, 9, 1) + timedelta(days=day) for day in range(365)]


def heads(unit: str) -> list[Term]:
    return [term for term in TERMS if term.unit == unit and term.kind != DEPUTY]


def held(term: Term, day: date) -> bool:
    return term.first <= day and (term.until is None or day < term.until)


def test_the_same_seed_gives_the_same_people_and_days() -> None:
    assert synthetic.terms(UNITS, AUGUST, SEED) == TERMS
    assert synthetic.terms(UNITS, AUGUST, 2) != TERMS


def test_every_unit_has_a_head_and_never_two_on_a_day() -> None:
    for unit in UNITS:
        held_by = heads(unit.code)

        assert held_by, unit
        assert all(sum(held(term, day) for term in held_by) <= 1 for day in YEAR), unit


def test_one_office_stands_vacant_for_some_days() -> None:
    vacant = [
        day
        for terms in (heads(unit.code) for unit in UNITS)
        for day in YEAR
        if not any(held(term, day) for term in terms)
    ]

    assert len(vacant) == 22


def test_some_heads_change_in_the_middle_of_a_month_and_one_was_acting_first() -> None:
    changed = [term for term in TERMS if term.until is not None]
    acting = [term for term in TERMS if term.kind == ACTING]

    assert sum(term.until.day > 1 for term in changed if term.until) == 5
    assert [[t.person for t in heads(a.unit)].count(a.person) for a in acting] == [2]


def test_one_unit_has_no_focal_point_and_another_s_has_run_out() -> None:
    contacts = synthetic.contacts(UNITS, AUGUST, SEED)

    assert len({contact.unit for contact in contacts}) == len(contacts) == 56
    assert [contact.until for contact in contacts if contact.until] == [date(2026, 8, 1)]


def test_nobody_is_taken_for_a_real_person() -> None:
    people = [*TERMS, *synthetic.contacts(UNITS, AUGUST, SEED)]

    assert all(each.person.split()[1] == "Mẫu" for each in people)
