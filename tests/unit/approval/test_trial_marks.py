"""A trial month says on every page that it is a trial (chấm thử), whatever room the page is of."""

from collections.abc import Iterator
from itertools import product

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from chamdiem.portal.accounts.models import User
from chamdiem.portal.approval import queries
from chamdiem.portal.periods.choices import PeriodKind
from chamdiem.portal.periods.facts import TRIAL_WORDS
from chamdiem.portal.rights.roles import Role
from tests.factories import approval, people

pytestmark = pytest.mark.django_db


def routes(within: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, set[str]]]:
    """Return every route of the site that names a month, with its parameters."""
    for one in (within or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            names = set(one.pattern.converters)
            if one.name and "month" in names:
                yield f"{space}{one.name}", names
        else:
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from routes(one, inner)


def readers(month: approval.Month) -> tuple[User, ...]:
    """Return people who between them see every page of a month."""
    officer = people.person(role=Role.OFFICER)
    return officer, month.department, month.office, month.leader, month.offices[0].head


def given(month: approval.Month) -> dict[str, list[object]]:
    """Return what the parameters of routes may be in a month."""
    series = queries.series_of(period=month.period).slug
    return {
        "month": [month.period.month],
        "organisation": [month.offices[0].organisation.public_id],
        "leaf": ["ON_TIME"],
        "node": ["ON_TIME"],
        "code": ["to-trinh"],
        "series": [series],
        "unit": ["U1"],
    }


def addresses(month: approval.Month) -> Iterator[tuple[str, str]]:
    """Return every address of the month, with its route."""
    known = given(month)
    for name, names in routes():
        if names <= known.keys():
            for chosen in product(*(known[each] for each in names)):
                yield name, reverse(name, kwargs=dict(zip(names, chosen, strict=True)))


def unmarked(month: approval.Month) -> tuple[set[str], set[str]]:
    """Return the routes of the pages that were read, and of those that do not say what it is."""
    client, seen, silent = Client(), set(), set()
    for user in readers(month):
        client.force_login(user)
        for name, address in addresses(month):
            answer = client.get(address)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                seen.add(name)
                silent |= {name} if TRIAL_WORDS not in answer.content.decode() else set()
    return seen, silent


def test_every_page_of_a_trial_month_says_so():
    month = approval.month(kind=PeriodKind.TRIAL)
    approval.submitted(month)

    seen, silent = unmarked(month)

    assert silent == set()
    rooms = {name.partition(":")[0] for name in seen}
    assert rooms == {"periods", "returns", "appraisal", "review", "approval", "scoring"}
    assert len(seen) > 25
