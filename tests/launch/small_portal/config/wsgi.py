"""The first page: how many guests there are, and what the web process knows."""

import os
from collections.abc import Callable, Iterable

import psycopg


def application(_request: dict[str, object], start: Callable[..., object]) -> Iterable[bytes]:
    """Answer every request alike."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        guests = connection.execute("SELECT count(*) FROM guest").fetchone()
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"{guests} {'DATABASE_OWNER_URL' in os.environ}".encode()]
