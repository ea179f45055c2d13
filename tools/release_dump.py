"""Keep this version's database, with the demonstration in it, for the upgrade test.

It is made from nothing in a throw-away cluster, so no password or figure of anyone is in it:
the accounts' passwords are random and shown to nobody.
"""

import gzip
import shutil
import sys
import tempfile
from pathlib import Path

import chamdiem
from chamdiem.launch import account, children, cluster, folder, portal, roles
from chamdiem.launch.children import Order
from chamdiem.launch.cluster import Cluster
from chamdiem.launch.portal import Portal

UPGRADE = Path(__file__).resolve().parents[1] / "tests" / "upgrade"


def main() -> int:
    """Make the cluster, fill it, dump it, throw it away."""
    root = Path(tempfile.mkdtemp(prefix="cd-"))
    try:
        ours = cluster.at(folder.prepare(root, account.current()))
        server = cluster.start(ours)
        try:
            dump = _dump(ours)
        finally:
            server.stop()
    finally:
        shutil.rmtree(root)
    UPGRADE.mkdir(exist_ok=True)
    target = UPGRADE / f"{chamdiem.__version__}.sql.gz"
    target.write_bytes(gzip.compress(dump.encode(), mtime=0))
    print(f"{target.name}: {target.stat().st_size // 1024} kB")
    return 0


def _dump(ours: Cluster) -> str:
    """Fill the database as `make run` does and return it as SQL, owners and rights left out."""
    roles.establish(ours)
    addresses = portal.addresses(roles.application_url(ours.folder), roles.owner_url(ours.folder))
    site = Portal(ours.folder, addresses, portal.account_for(ours.folder))
    site.command("migrate", "--no-input", as_owner=True)
    site.command("grant_rights", as_owner=True)
    site.command("load_demonstration")
    program = ours.programs.path("pg_dump")
    words = [program, "--no-owner", "--no-privileges", "--no-comments", addresses.owner]
    return children.finish(Order(words, ours.folder.account), "pg_dump")


if __name__ == "__main__":
    sys.exit(main())
