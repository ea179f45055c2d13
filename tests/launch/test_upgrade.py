"""The database of every release comes up to date with what was in it."""

import gzip
from pathlib import Path

import psycopg
import pytest

from chamdiem.launch import account, children, cluster, portal, roles
from chamdiem.launch.children import Order
from chamdiem.launch.cluster import Cluster
from chamdiem.launch.errors import LaunchError
from chamdiem.launch.portal import Portal

DUMPS = sorted((Path(__file__).parents[1] / "upgrade").glob("*.sql.gz"))


@pytest.mark.parametrize("dump", DUMPS, ids=lambda path: path.name)
def test_a_released_database_comes_up_to_date(dump: Path, new_cluster: Cluster) -> None:
    server = cluster.start(new_cluster)
    place = new_cluster.folder
    try:
        roles.establish(new_cluster)
        addresses = portal.addresses(roles.application_url(place), roles.owner_url(place))
        _restore(new_cluster, dump, addresses.owner)
        site = Portal(place, addresses, account.Account())
        before = _count(addresses.owner)

        site.command("migrate", "--no-input", as_owner=True)
        site.command("grant_rights", as_owner=True)

        assert _count(addresses.application) == before > 0
    finally:
        server.stop()


def _restore(new: Cluster, dump: Path, address: str) -> None:
    """Read the dump back as the owner, stopping at the first error."""
    script = new.folder.files / "dump.sql"
    script.write_bytes(gzip.decompress(dump.read_bytes()))
    new.folder.account.own(script)
    words = [new.programs.path("psql"), "--set=ON_ERROR_STOP=1", "--quiet", "--no-psqlrc"]
    order = Order([*words, f"--file={script}", address], new.folder.account)
    children.finish(order, "psql")


def _count(address: str) -> int:
    """Count the published scores."""
    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT count(*) FROM scoring_unitscore").fetchone()
    assert row
    return int(row[0])


REFUSE = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN IF NEW.app = 'scoring' THEN RAISE 'cut short'; END IF; RETURN NEW; END $$;
CREATE TRIGGER cut_short BEFORE INSERT ON django_migrations
  FOR EACH ROW EXECUTE FUNCTION refuse();
"""


def test_a_migration_that_is_cut_short_leaves_nothing_and_is_made_again(
    new_cluster: Cluster,
) -> None:
    """Django writes down some migrations only after their tables are there."""
    server = cluster.start(new_cluster)
    place = new_cluster.folder
    try:
        roles.establish(new_cluster)
        addresses = portal.addresses(roles.application_url(place), roles.owner_url(place))
        site = Portal(place, addresses, account.Account())
        site.command("migrate", "audit", "--no-input", as_owner=True)
        with psycopg.connect(addresses.owner) as connection:
            connection.execute(REFUSE)
        with pytest.raises(LaunchError, match="cut short"):
            site.command("migrate", "--no-input", as_owner=True)
        with psycopg.connect(addresses.owner) as connection:
            connection.execute("DROP TRIGGER cut_short ON django_migrations")

        site.command("migrate", "--no-input", as_owner=True)
    finally:
        server.stop()
