"""Two roles from the start: the owner, who migrates, and the application, who cannot.

What the application may do with each table is granted after every migration by the portal
(`grant_rights`), which knows the tables.
"""

import psycopg
from psycopg import sql

from chamdiem.launch import keys
from chamdiem.launch.cluster import SUPERUSER, Cluster, address
from chamdiem.launch.folder import Folder

Superuser = psycopg.Connection[tuple[object, ...]]

DATABASE = "chamdiem"
OWNER = "chamdiem_owner"
APPLICATION = "chamdiem_app"
VERSION = "1"  # raise it when `establish` must run again over an existing database
EXTENSIONS = ("unaccent", "pg_trgm", "btree_gist")


def owner_url(folder: Folder) -> str:
    """Return the address under which the database is migrated."""
    return address(folder, OWNER, DATABASE)


def application_url(folder: Folder) -> str:
    """Return the address under which the site works."""
    return address(folder, APPLICATION, DATABASE)


def has_database(cluster: Cluster) -> bool:
    """Tell whether our database stands in this cluster."""
    with _superuser(cluster, SUPERUSER) as connection:
        return _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE)


def establish(cluster: Cluster) -> None:
    """Create roles, database and extensions; what an interrupted run left is completed."""
    with _superuser(cluster, SUPERUSER) as connection:
        for role in (OWNER, APPLICATION):
            _create_role(connection, role, keys.keep(cluster.folder, role))
        _create_database(connection)
    with _superuser(cluster, DATABASE) as connection:
        _furnish(connection)


def _superuser(cluster: Cluster, database: str) -> Superuser:
    """Connect as the superuser, whose password nobody but the launcher has."""
    return psycopg.connect(address(cluster.folder, SUPERUSER, database), autocommit=True)


def _exists(connection: Superuser, query: str, name: str) -> bool:
    """Tell whether the catalogue knows the name."""
    return connection.execute(query.encode(), (name,)).fetchone() is not None


def _create_role(connection: Superuser, role: str, password: str) -> None:
    """Create the role, or give it the password that we keep."""
    known = _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role)
    verb = sql.SQL("ALTER ROLE" if known else "CREATE ROLE")
    rights = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD"
    connection.execute(
        sql.SQL("{} {} {} {}").format(verb, sql.Identifier(role), sql.SQL(rights), password)
    )


def _create_database(connection: Superuser) -> None:
    """Create the owner's database and close the others to both roles."""
    if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(
                sql.Identifier(DATABASE), sql.Identifier(OWNER)
            )
        )
    for name in (DATABASE, SUPERUSER, "template1"):
        connection.execute(
            sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name))
        )
    connection.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
            sql.Identifier(DATABASE), sql.Identifier(APPLICATION)
        )
    )


def _furnish(connection: Superuser) -> None:
    """Add what the owner may not: extensions, and who may create in the schema."""
    for extension in EXTENSIONS:
        connection.execute(
            sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension))
        )
    connection.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(sql.Identifier(OWNER)))
    connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    connection.execute(
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(APPLICATION))
    )
