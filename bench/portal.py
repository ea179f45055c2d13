"""A portal's database for the benchmark alone: our launcher's cluster, migrated, thrown away.

It keeps the settings of a real machine; nothing is made faster by being less durable.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from bench.measured import NotHere, Plan
from chamdiem.launch import account, cluster, folder, roles, web
from chamdiem.launch.errors import LaunchError
from chamdiem.launch.portal import Addresses, Portal
from chamdiem.launch.web import Site

FIRST_PORT = 19_300
PORTS = 100


@contextmanager
def opened(workplace: Path) -> Iterator[Portal]:
    """Start the cluster, bring the tables up to date, and make this process a portal."""
    try:
        place = folder.prepare(workplace / "portal", account.current())
        ours = cluster.at(place)
        server = cluster.start(ours)
    except LaunchError as refusal:
        raise NotHere(str(refusal)) from refusal
    try:
        roles.establish(ours)
        yield _become_portal(place)
    finally:
        server.stop()


def _become_portal(place: folder.Folder) -> Portal:
    addresses = Addresses(roles.application_url(place), roles.owner_url(place))
    portal = Portal(place, addresses, account.Account())
    portal.command("migrate", "--no-input", as_owner=True)
    portal.command("grant_rights", as_owner=True)
    os.environ |= portal.environment()
    os.environ["DJANGO_SETTINGS_MODULE"] = "chamdiem.portal.config.settings"
    django.setup()
    return portal


def apart(plan: Plan, name: str) -> Path:
    """Return a folder for a database that no other yardstick has filled."""
    place = plan.folder / name
    place.mkdir(mode=0o755, exist_ok=True)
    return place


@contextmanager
def served(portal: Portal) -> Iterator[Site]:
    """Serve the portal as a machine of the province does: the same server, files collected."""
    portal.command("collectstatic", "--no-input")
    apart_from_others = FIRST_PORT + os.getpid() % PORTS  # two runs at once look at other ports
    site = web.serve(portal, web.free_port(apart_from_others))
    try:
        yield site
    finally:
        site.server.stop()
