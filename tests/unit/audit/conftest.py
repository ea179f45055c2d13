"""A superuser of the throw-away cluster, who may what nobody else may."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest

from chamdiem.launch import cluster
from tests.database import throwaway


@pytest.fixture
def superuser(django_db_setup: None) -> Iterator[psycopg.Connection]:
    """Connect as the superuser (each statement is committed at once)."""
    if not throwaway.is_ours:
        pytest.skip("Máy chủ PostgreSQL của người khác: không có siêu người dùng để thử.")
    database = urlsplit(throwaway.addresses.application).path.lstrip("/")
    address = cluster.address(throwaway.place, cluster.SUPERUSER, database)
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection
