"""A portal's database for the benchmark alone: our launcher's cluster, migrated, thrown away.

It keeps the settings of a real machine; nothing is made faster by being less durable.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from bench.measured import NotHere
from chamdiem.launch import account, cluster, folder, roles
from chamdiem.launch.errors import LaunchError
from chamdiem.launch.portal import Addresses, Portal


@contextmanager
def opened(workplace: Path) -> Iterator[None]:
    """Start the cluster, bring the tables up to date, and make this process a portal."""
    try:
        place = folder.prepare(workplace / "portal", account.current())
        ours = cluster.at(place)
        server = cluster.start(ours)
    except LaunchError as refusal:
        raise NotHere(str(refusal)) from refusal
    try:
        roles.establish(ours)
        _become_portal(place)
        yield
    finally:
        server.stop()


def _become_portal(place: folder.Folder) -> None:
    addresses = Addresses(roles.application_url(place), roles.owner_url(place))
    portal = Portal(place, addresses, account.Account())
    portal.command("migrate", "--no-input", as_owner=True)
    portal.command("grant_rights", as_owner=True)
    os.environ |= portal.environment()
    os.environ["DJANGO_SETTINGS_MODULE"] = "chamdiem.portal.config.settings"
    django.setup()
