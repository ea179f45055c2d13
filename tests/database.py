"""A pytest plugin: one throw-away PostgreSQL for the whole run, started by our own launcher.

The tests work as the application's role over a database that its owner has migrated, as the
real system does. It is started when the first test asks for it, so that tests of the engine
do not wait. With DATABASE_URL_TEST and DATABASE_URL_TEST_OWNER an empty database elsewhere
is used instead.
"""

import atexit
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

from chamdiem.launch import account, cluster, folder, keys, roles
from chamdiem.launch.children import Child
from chamdiem.launch.folder import Folder
from chamdiem.launch.portal import Addresses, Portal

# It is thrown away, so it need not survive a power cut.
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass
class Throwaway:
    """The database of this test run."""

    place: Folder
    addresses: Addresses
    is_ours: bool
    is_ready: bool = False
    servers: list[Child] = field(default_factory=list)
    filled: dict[str, bytes] = field(default_factory=dict)  # each table as migrated, by name

    def make_ready(self) -> None:
        """Start, migrate and grant, once."""
        if self.is_ready:
            return
        if self.is_ours:
            ours = cluster.at(self.place, HASTY)
            self.servers.append(cluster.start(ours))
            roles.establish(ours)
        portal = Portal(self.place, self.addresses, account.Account())
        portal.command("migrate", "--no-input", as_owner=True)
        portal.command("grant_rights", as_owner=True)
        self._remember()
        self.is_ready = True

    def owner(self) -> psycopg.Connection:
        """Connect as the owner, who may what the application may not."""
        self.make_ready()
        return psycopg.connect(self.addresses.owner, autocommit=True)

    def begin_anew(self) -> None:
        """Empty every table, also what is append-only, and put back what migrations filled."""
        with self.owner() as connection, connection.transaction():
            names = [sql.Identifier(name) for name in self.filled]
            for name in names:
                connection.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(name))
            every = sql.SQL(", ").join(names)
            connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(every))
            for name, rows in zip(names, self.filled.values(), strict=True):
                with connection.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(name)) as copy:
                    copy.write(rows)
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for name in names:
                connection.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(name))

    def _remember(self) -> None:
        """Read every table as the migrations left it."""
        query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        with psycopg.connect(self.addresses.owner, autocommit=True) as connection:
            for (name,) in connection.execute(query).fetchall():
                command = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(name))
                with connection.cursor().copy(command) as copy:
                    self.filled[name] = b"".join(map(bytes, copy))

    def clear_away(self) -> None:
        """Stop the server and remove its folder."""
        while self.servers:
            self.servers.pop().stop()
        shutil.rmtree(self.place.root, ignore_errors=True)


def _prepared() -> Throwaway:
    """Choose the folder and passwords; nothing is started yet."""
    place = folder.prepare(Path(tempfile.mkdtemp(prefix="chamdiem-")), account.current())
    application = os.environ.get("DATABASE_URL_TEST")
    owner = os.environ.get("DATABASE_URL_TEST_OWNER")
    if application and owner:
        return Throwaway(place, Addresses(application, owner), is_ours=False)
    ours = Addresses(roles.application_url(place), roles.owner_url(place))
    return Throwaway(place, ours, is_ours=True)


throwaway = _prepared()
atexit.register(throwaway.clear_away)
os.environ |= {
    "DATABASE_URL": throwaway.addresses.application,
    "CHAMDIEM_SECRET_KEY_FILE": str(keys.share(throwaway.place, "secret_key")),
    "CHAMDIEM_HOSTS": "localhost,127.0.0.1,testserver",
    "CHAMDIEM_STATIC_ROOT": str(throwaway.place.static),
    "CHAMDIEM_DATA": str(throwaway.place.files),
    "CHAMDIEM_MAINTENANCE_FILE": str(throwaway.place.maintenance),
    "DATABASE_APP_ROLE": throwaway.addresses.application_role,
    "CHAMDIEM_DATABASE_POOL": "0",  # one connection, so that a test can roll it back
}
os.environ.pop("DATABASE_OWNER_URL", None)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    throwaway.clear_away()
