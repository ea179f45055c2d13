"""Pages that evidence links to: looked at by a job, at public addresses only (I38)."""

import http.server
import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse

from chamdiem.formats.confined import Limits
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common.links import addresses, asking, looking
from chamdiem.portal.common.links.looking import GONE, OPENS, UNKNOWN, Looker, Seen
from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.choices import EvidenceKind, LinkState
from chamdiem.portal.returns.models import LinkCheck
from tests.factories import returns

AT = returns.AT
HERE = "127.0.0.1"
BODY = "<html><script>97/QĐ-TTg</script><p>Quyết định số <b>970</b> /QĐ–TTg Về đánh giá, chấm điểm"
PAGES = {
    "/bai": ("text/html; charset=utf-8", BODY.encode()),
    "/tep.pdf": ("application/pdf", b"%PDF-1.7 970/QD-TTg"),
}


class _Pages(http.server.BaseHTTPRequestHandler):
    """Answer as the path says; keep what was asked."""

    asked: list[dict[str, str]] = []

    def do_GET(self):
        self.asked.append({"path": self.path, **dict(self.headers.items())})
        if self.path == "/cham":
            time.sleep(2)
            return
        if self.path.startswith("/sang?"):
            self.send_response(302)
            self.send_header("Location", self.path.partition("?")[2])
            self.send_header("Set-Cookie", "a=1; Path=/")
        elif self.path in PAGES:
            kind, body = PAGES[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        else:
            self.send_response(int(self.path.rpartition("/")[2] or 200))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def _server():
    _Pages.asked = []
    server = http.server.ThreadingHTTPServer((HERE, 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def port():
    with _server() as found:
        yield found


def _looker(**names):
    known = {"trang.vn": [HERE]} | names
    return Looker(resolve=lambda host, _port: known[host], allowed={HERE})


@pytest.mark.parametrize(
    ("path", "state"),
    [("200", OPENS), ("404", GONE), ("410", GONE), ("403", UNKNOWN), ("500", UNKNOWN)],
)
def test_only_a_page_that_is_not_there_is_said_to_be_gone(port, path, state):
    assert _looker().look(f"http://trang.vn:{port}/{path}").state == state


def test_what_cannot_be_reached_is_not_yet_looked_at():
    with _server() as port:
        pass

    refused = _looker().look(f"http://trang.vn:{port}/")

    assert refused == Seen(UNKNOWN, "không nối được đến trang")


def test_a_slow_page_is_not_waited_for(port, monkeypatch):
    monkeypatch.setattr(looking, "SECONDS", 0.2)

    assert _looker().look(f"http://trang.vn:{port}/cham").why == "trang trả lời quá chậm"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "192.0.0.192",
        "0.0.0.0",  # noqa: S104 - asked about, not listened at
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:c0a8:0101::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "not-an-address",
    ],
)
def test_an_address_inside_is_not_gone_to_i38(address):
    seen = Looker(resolve=lambda _host, _port: [address]).look("http://trang.vn/")

    assert not addresses.is_public(address)
    assert seen == Seen(UNKNOWN, "địa chỉ nội bộ, hệ thống không đến đó kiểm tra")


def test_one_address_inside_among_public_ones_is_enough_to_stay_away_i38():
    seen = Looker(resolve=lambda _host, _port: ["203.0.114.7", "10.0.0.1"]).look("http://a.vn/")

    assert "nội bộ" in seen.why


def test_every_redirect_is_judged_anew_i38(port):
    looker = _looker(**{"trong.vn": ["10.0.0.1"]})

    seen = looker.look(f"http://trang.vn:{port}/sang?http://trong.vn/")

    assert "nội bộ" in seen.why and len(_Pages.asked) == 1


def test_a_name_is_resolved_once_and_that_address_is_gone_to_i38(port):
    answers = iter([[HERE], ["10.0.0.1"]])
    looker = Looker(resolve=lambda _host, _port: next(answers), allowed={HERE})

    assert looker.look(f"http://trang.vn:{port}/200").state == OPENS


def test_a_redirect_is_followed_without_its_cookie(port):
    seen = _looker().look(f"http://trang.vn:{port}/sang?/200")

    assert seen.state == OPENS
    assert [one["path"] for one in _Pages.asked] == ["/sang?/200", "/200"]
    assert not any("Cookie" in one for one in _Pages.asked)


def test_redirects_without_end_are_followed_a_few_times(port):
    onward = "/sang?" * 20

    seen = _looker().look(f"http://trang.vn:{port}{onward}/200")

    assert seen == Seen(UNKNOWN, "trang chuyển tiếp quá nhiều lần")
    assert len(_Pages.asked) == looking.MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "link", ["file:/x", "ftp://a.vn/", "http://u:p@a.vn/", "http://a.vn:22/", "gopher:"]
)
def test_only_pages_of_the_web_are_gone_to(link):
    assert Looker(resolve=lambda *_: ["8.8.8.8"]).look(link).state == UNKNOWN


@pytest.mark.parametrize("host", ["localhost", "may-chu", "a.local", "127.0.0.1", "[::1]"])
def test_by_a_proxy_too_nothing_inside_is_asked_for_i38(port, host):
    looker = Looker(proxy=f"http://{HERE}:{port}")

    assert "nội bộ" in looker.look(f"http://{host}/").why
    assert not _Pages.asked


def test_by_a_proxy_the_page_is_asked_for_whole(port):
    seen = Looker(proxy=f"http://{HERE}:{port}").look("http://trang.vn/200")

    assert [one["path"] for one in _Pages.asked] == ["http://trang.vn/200"]
    assert seen.state == OPENS


def test_a_process_of_its_own_looks_and_goes_nowhere_inside(port):
    there = f"http://{HERE}:{port}/200"

    assert asking.look_outside(there, allowed={HERE}) == Seen(OPENS)
    assert "nội bộ" in asking.look_outside(there).why
    assert len(_Pages.asked) == 1


def test_the_process_is_waited_for_no_longer_than_allowed(port):
    seen = asking.look_outside(
        f"http://{HERE}:{port}/cham", allowed={HERE}, limits=Limits(waiting=1)
    )

    assert seen == Seen(UNKNOWN, "việc kiểm tra dừng ở mức cho phép về thời gian")


def _linked(made, link="https://laichau.gov.vn/a"):
    given = actions.Given(kind=EvidenceKind.LINK, link=link)
    return actions.add_evidence(of=made.of, leaf="ON_TIME", given=given, by=made.officer, at=AT)


def test_a_run_looks_once_at_each_page_and_leaves_one_entry(db):
    made, looked = returns.filled(), []
    for link in ("https://a.vn/", "https://a.vn/", "https://b.vn/"):
        _linked(made, link)
    before = Entry.objects.count()

    found = actions.check_links(at=AT, look=lambda link: looked.append(link) or Seen(GONE, "404"))

    assert (looked, found) == (["https://a.vn/", "https://b.vn/"], {LinkState.GONE: 3})
    assert (LinkCheck.objects.count(), Entry.objects.count()) == (3, before + 1)


def test_what_was_looked_at_today_waits_for_tomorrow(db):
    _linked(returns.filled())
    for at in (AT, AT + timedelta(hours=1), AT + timedelta(days=1)):
        actions.check_links(at=at, look=lambda _link: Seen(OPENS))

    assert LinkCheck.objects.count() == 2


def test_what_was_withdrawn_is_not_looked_at(db):
    made = returns.filled()
    actions.withdraw_evidence(evidence=_linked(made), by=made.officer, at=AT)

    assert queries.links_due(at=AT, limit=9) == ()


def test_the_page_says_what_was_seen_and_calls_nothing_a_fault(client, db, monkeypatch):
    monkeypatch.setattr("chamdiem.portal.returns.views.timezone.now", lambda: AT)
    made = returns.filled()
    _linked(made)
    actions.check_links(at=AT, look=lambda _link: Seen(UNKNOWN, "không nối được đến trang"))
    client.force_login(made.officer)
    which = {"month": made.of.period.month, "organisation": made.organisation.public_id}

    page = client.get(reverse("returns:evidence", kwargs=which | {"leaf": "ON_TIME"}))

    said = "chưa kiểm tra được (kiểm tra ngày 03/09/2026): không nối được đến trang"
    assert said in page.content.decode()


def test_without_a_line_the_command_looks_at_nothing(db, capsys):
    _linked(returns.filled())

    with override_settings(LINK_CHECKS=False):
        call_command("check_links")

    assert "chưa bật" in capsys.readouterr().out
    assert not LinkCheck.objects.exists()


@pytest.mark.parametrize(
    ("path", "names", "found"),
    [
        ("/bai", ["970/QĐ-TTg"], True),
        ("/bai", ["97/QĐ-TTg"], False),
        ("/bai", ["về đánh giá, chấm điểm"], True),
        ("/tep.pdf", ["970/QĐ-TTg"], None),
        ("/bai", [], None),
    ],
)
def test_a_page_is_read_for_the_words_that_were_given(port, path, names, found):
    seen = _looker().look(f"http://trang.vn:{port}{path}", names=names)

    assert (seen.state, seen.names_it) == (OPENS, found)


def test_the_confined_process_reads_a_page_for_words(port):
    seen = asking.look_outside(
        f"http://{HERE}:{port}/bai", names=["970/QĐ-TTg"], allowed={HERE}, limits=Limits(waiting=20)
    )

    assert seen == Seen(OPENS, names_it=True)
