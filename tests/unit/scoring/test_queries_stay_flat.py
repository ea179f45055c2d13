"""More units and more months must not cost more queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chamdiem.engine.periods import Month
from tests.factories import months

pytestmark = pytest.mark.django_db
AUGUST = months.AUGUST


def queries_of(client, address):
    """Count the queries of one page."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("route", ["month", "unit", "explain", "compare"])
def test_twice_the_units_and_months_cost_no_more_queries(route, client):
    months.run(*[(8, 10)] * 10, slug="it", month=Month(2026, 7), is_published=True)
    months.run(*[(8, 10)] * 10, slug="it", is_published=True)
    for back in range(6):
        month = AUGUST.shift(-back)
        months.run(*[(8, 10)] * 40, slug="nhieu", month=month, is_published=True)
    unit = ["U1"] if route in {"unit", "explain"} else []

    few = queries_of(client, reverse(f"scoring:{route}", args=["it", AUGUST, *unit]))
    many = queries_of(client, reverse(f"scoring:{route}", args=["nhieu", AUGUST, *unit]))

    assert many <= few
