"""The chain in a database: the one named in the environment, else the data folder's own.

This alone of the commands needs PostgreSQL's driver; it is loaded when it is asked for, so
that scoring and verifying a file never wait for it.
"""

import os
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg

from chamdiem.formats.problems import Place, Problem, Refused, refuse
from chamdiem.launch import account, alone, cluster, folder, roles
from chamdiem.launch.errors import AlreadyRunning, LaunchError
from chamdiem.launch.folder import Folder
from chamdiem.seal.trail import chain, stored
from chamdiem.seal.trail.chain import Row, Walk

Connection = psycopg.Connection[tuple[object, ...]]
NAME = "nhật ký"
PATIENCE = 10  # seconds to wait for a connection
_ADVICE = "Hãy đặt DATABASE_URL, hoặc CHAMDIEM_DATA là thư mục dữ liệu của hệ thống."


@contextmanager
def connected() -> Iterator[Connection]:
    """Open the database: the one named in the environment, else the data folder's own."""
    with _address() as address:
        try:
            connection = psycopg.connect(address, connect_timeout=PATIENCE)
        except (psycopg.OperationalError, psycopg.ProgrammingError):
            expected = "một máy chủ PostgreSQL trả lời và nhận mật khẩu"
            raise refuse(
                Place("cơ sở dữ liệu"), "Không mở được", expected, _ADVICE, "connection"
            ) from None
        with connection:
            # Whoever owns the database may have put names of their own before those of the system.
            connection.execute("SET search_path TO pg_catalog")
            try:
                yield connection
            except psycopg.errors.InsufficientPrivilege:
                found = "Vai trò này không được ghi bản neo vào cơ sở dữ liệu (tệp thì đã ghi)"
                advice = "Đặt DATABASE_OWNER_URL là vai trò chủ rồi chạy lại."
                place = Place("cơ sở dữ liệu")
                raise refuse(place, found, "vai trò chủ", advice, "owner") from None


def of_database(connection: Connection, marks: Collection[int]) -> tuple[Walk, list[Problem]]:
    """Walk the chain of a database, and look for entries that stand in no link."""
    try:
        walked = chain.walk(_rows(connection), NAME, marks)
        first = connection.execute(stored.UNLINKED).fetchone()
    except psycopg.errors.UndefinedTable:
        found = "Cơ sở dữ liệu chưa có chuỗi nhật ký"
        expected = "cơ sở dữ liệu mà “chamdiem run” đã cập nhật"
        raise refuse(Place("cơ sở dữ liệu"), found, expected, _ADVICE, "no-chain") from None
    alone = [chain.unlinked(int(str(first[0])), NAME)] if first and first[0] else []
    return walked, [*([walked.finding] if walked.finding else []), *alone]


def _rows(connection: Connection) -> Iterator[Row]:
    command = f"COPY ({stored.links()}) TO STDOUT"
    with connection.cursor().copy(command.encode()) as copy:
        for number, entry, digest, own, text, gone in copy.rows():
            yield Row(int(number), int(entry), digest, own, text, gone == "t")


@contextmanager
def _address() -> Iterator[str]:
    if theirs := os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL"):
        yield theirs
        return
    root = folder.chosen()
    if not Folder(root, account.Account()).birth_mark.exists():
        found = "Không có cơ sở dữ liệu ở đây"
        raise refuse(Place(str(root)), found, "thư mục dữ liệu đã dùng", _ADVICE, "no-database")
    try:
        with _served(Folder(root, account.current())) as address:
            yield address
    except LaunchError as refusal:
        raise _spoken(root, refusal) from None


@contextmanager
def _served(place: Folder) -> Iterator[str]:
    """Use the server that runs, or start it for as long as it is needed."""
    with ExitStack() as stack:
        try:
            stack.enter_context(alone.hold(place))
        except AlreadyRunning:
            pass
        else:
            server = cluster.start(cluster.at(place))
            stack.callback(server.stop)
        yield roles.owner_url(place)


def _spoken(root: Path, refusal: LaunchError) -> Refused:
    return refuse(Place(str(root)), str(refusal), "cơ sở dữ liệu mở được", rule="launch")
