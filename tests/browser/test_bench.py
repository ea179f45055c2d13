"""The bench in a browser: numbers stay whole, sentences are read from the left, cards are short."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from chamdiem.portal.rights.roles import Role
from tests.factories import appraisal, objections, people

pytestmark = pytest.mark.django_db(transaction=True)


def _enter(page, live_server, user):
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])


def _lines(cell):
    """Return on how many lines the words of a cell stand."""
    return cell.evaluate(
        """node => { const range = document.createRange();
        range.selectNodeContents(node.firstChild);
        return new Set([...range.getClientRects()].map(each => each.top)).size; }"""
    )


def test_a_figure_is_never_broken_in_two(page, live_server):
    made = appraisal.sent("999998", "1000000")
    _enter(page, live_server, appraisal.officer())
    where = [made.of.period.month, appraisal.LEAF, made.organisation.public_id]
    page.set_viewport_size({"width": 1024, "height": 900})

    page.goto(live_server.url + reverse("appraisal:cell", args=where))
    page.locator(".figures").evaluate("node => { node.style.width = '12rem'; }")

    cells = page.locator(".figures tbody td[data-label='Đơn vị']").all()
    assert [cell.inner_text() for cell in cells] == ["999.998", "1.000.000"]
    assert [_lines(cell) for cell in cells] == [1, 1]


def test_a_card_of_the_column_is_short_on_a_phone(page, live_server):
    made = appraisal.sent()
    _enter(page, live_server, appraisal.officer())
    page.set_viewport_size({"width": 360, "height": 800})

    page.goto(
        live_server.url + reverse("appraisal:column", args=[made.of.period.month, appraisal.LEAF])
    )

    card = page.locator(".bench tbody tr").first.bounding_box()
    assert card["height"] < 320


def test_sentences_are_read_from_the_left_on_a_phone(page, live_server):
    one = objections.objected(objections.provisional())
    _enter(page, live_server, people.person(role=Role.LEADER))
    page.set_viewport_size({"width": 360, "height": 800})

    page.goto(f"{live_server.url}/kien-nghi/")

    reason = page.locator("td", has_text=one.reason[:40])
    assert reason.evaluate("node => getComputedStyle(node).textAlign") == "left"
