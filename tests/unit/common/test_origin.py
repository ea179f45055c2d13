"""Where a request comes from: the network is kept, never a single machine."""

import pytest
from django.test import RequestFactory, override_settings

from chamdiem.portal.common import middleware, requests


def origin_of(**headers: str) -> str:
    """Return what the trail would write during a request."""
    seen: list[str] = []

    def answer(request):
        seen.append(requests.current_origin())
        raise InterruptedError

    with pytest.raises(InterruptedError):
        middleware.log_requests(answer)(RequestFactory().get("/", **headers))
    return seen[0]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("10.1.2.77", "10.1.2.0/24"),
        ("2001:db8:aa:bb::9", "2001:db8:aa::/48"),
        ("::ffff:10.1.2.77", "10.1.2.0/24"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_of_an_address_only_the_network_is_kept(address, kept):
    assert requests.network(address) == kept
    assert origin_of(REMOTE_ADDR=address) == f"site {kept}".strip()


def test_without_a_proxy_nobody_can_say_where_they_come_from():
    assert origin_of(REMOTE_ADDR="10.1.2.77", HTTP_X_FORWARDED_FOR="1.2.3.4") == "site 10.1.2.0/24"


@override_settings(HTTPS=True)
def test_behind_a_proxy_its_own_word_counts_and_not_the_visitor_s():
    forwarded = "1.2.3.4, 203.0.113.9"

    found = origin_of(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)

    assert found == "site 203.0.113.0/24"


def test_after_a_request_nothing_is_left_of_it():
    origin_of(REMOTE_ADDR="10.1.2.77")

    assert (requests.current_id(), requests.current_origin()) == ("", "command")
