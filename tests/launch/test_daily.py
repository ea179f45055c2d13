"""The daily anchor and purge: at the start, at each new day, and never silently left out."""

import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from chamdiem import cli
from chamdiem.launch import account, alone, children, cluster, daily, roles
from chamdiem.launch.cluster import Cluster
from chamdiem.launch.daily import HERE, Daily
from chamdiem.launch.errors import LaunchError
from chamdiem.launch.portal import Addresses, Portal
from tests.launch.conftest import Launcher


@pytest.fixture
def portal(new_cluster: Cluster) -> Portal:
    """Give a portal that is only named; nothing of it is started."""
    addresses = Addresses("postgresql://app@/x", "postgresql://owner@/x")
    return Portal(new_cluster.folder, addresses, account.Account())


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[children.Order]:
    """Note what would be started instead of starting it."""
    found: list[children.Order] = []
    monkeypatch.setattr(children, "finish", lambda order, _what: found.append(order) or "")
    return found


@pytest.mark.parametrize("made", [daily.anchor, daily.purge])
def test_it_is_done_once_a_day_and_the_next_day_again(
    made: Callable[..., Daily], portal: Portal, orders: list[children.Order]
) -> None:
    task = made(portal, print)

    task.keep_up()
    task.keep_up()
    assert len(orders) == 1
    assert task.due_at is not None
    assert (task.due_at.hour, task.due_at.minute) == (0, 0)

    task.due_at = datetime.now(HERE) - timedelta(seconds=1)
    task.keep_up()
    assert len(orders) == 2


def test_the_purge_works_as_the_site_does(portal: Portal, orders: list[children.Order]) -> None:
    daily.purge(portal, print).keep_up()

    assert orders[0].command[-2:] == ["chamdiem.portal", "purge"]
    assert orders[0].environment["DATABASE_URL"] == portal.addresses.application


def test_who_anchors_is_who_started_us_and_works_as_the_owner(
    portal: Portal, orders: list[children.Order], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_OWNER_URL", portal.addresses.owner)

    daily.anchor(portal, print).keep_up()

    assert orders[0].account == account.Account()
    assert orders[0].environment["DATABASE_URL"] == portal.addresses.owner
    assert "DATABASE_OWNER_URL" not in orders[0].environment


def test_the_look_at_links_is_begun_once_a_day_and_not_waited_for(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleep = children.Order([sys.executable, "-c", "import time; time.sleep(60)"], account.Account())
    task = daily.links(portal)
    task.order = sleep

    task.keep_up()
    first = task.child
    task.due_at = datetime.now(HERE) - timedelta(seconds=1)
    task.keep_up()

    assert first is not None and task.child is first
    task.stop()
    assert first.process.poll() is not None
    task.keep_up()
    assert task.child is not first
    task.stop()


@pytest.mark.parametrize(("said", "is_on"), [("", False), ("0", False), ("1", True), ("on", True)])
def test_links_are_looked_at_only_where_it_was_said(
    said: str, is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAMDIEM_LINK_CHECKS", said)

    assert daily.looks_at_links() is is_on


def test_what_failed_is_said_and_tried_again_within_the_hour(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_order: children.Order, _what: str) -> str:
        raise LaunchError("đĩa đầy")

    monkeypatch.setattr(children, "finish", fail)
    said: list[str] = []
    task = daily.anchor(portal, said.append)

    task.keep_up()

    assert said == ["Lưu ý: chưa neo được nhật ký của hôm nay. đĩa đầy"]
    assert task.due_at is not None
    assert task.due_at <= datetime.now(HERE) + daily.PAUSE


def test_the_site_stays_open_where_the_trail_cannot_be_anchored(launcher: Launcher) -> None:
    run = launcher.start()  # the small portal has no such command

    assert run.shows("chưa neo được nhật ký"), run.output.read_text()
    assert run.shows("chưa dọn được dữ liệu"), run.output.read_text()
    assert run.process.poll() is None
    assert run.interrupt() == 0


def test_a_data_folder_at_rest_is_verified_and_left_at_rest(
    new_cluster: Cluster, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = new_cluster.folder
    server = cluster.start(new_cluster)
    try:
        roles.establish(new_cluster)
        addresses = Addresses(roles.application_url(place), roles.owner_url(place))
        whole = Portal(place, addresses, account.Account())
        whole.command("migrate", "--no-input", as_owner=True)
        whole.command("grant_rights", as_owner=True)
    finally:
        server.stop()
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("CHAMDIEM_DATA", str(place.root))

    assert cli.main(["audit", "verify"]) == 0

    assert "mục nối liền nhau" in capsys.readouterr().out
    assert not os.path.exists(place.running("postgres"))
    with alone.hold(place):
        pass
