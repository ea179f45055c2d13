"""The cluster: who may enter, what listens, and what a crash leaves."""

import os
import signal
import stat
import subprocess
from pathlib import Path

import psycopg
import pytest

from chamdiem.launch import account, cluster, folder, processes, roles
from chamdiem.launch.cluster import Cluster
from chamdiem.launch.errors import LaunchError


def test_a_cluster_starts_and_stops(new_cluster: Cluster) -> None:
    server = cluster.start(new_cluster)
    assert processes.find(server.process.pid)

    server.stop()

    assert processes.find(server.process.pid) is None
    assert not list(new_cluster.folder.socket.iterdir())


def test_no_tcp_port_is_opened_and_the_socket_is_closed_to_others(new_cluster: Cluster) -> None:
    server = cluster.start(new_cluster)

    try:
        with _as_superuser(new_cluster) as connection:
            listens = connection.execute("SHOW listen_addresses").fetchone()
        mode = stat.S_IMODE(new_cluster.folder.socket.stat().st_mode)
    finally:
        server.stop()

    assert listens == ("",)
    assert mode == 0o700


def test_passwords_checksums_and_unicode_are_on(new_cluster: Cluster) -> None:
    server = cluster.start(new_cluster)

    try:
        with _as_superuser(new_cluster) as connection:
            found = [
                connection.execute(query).fetchone()
                for query in (
                    "SHOW data_checksums",
                    "SHOW password_encryption",
                    "SELECT lower('ĐẶNG THỊ ƯỚC')",
                    "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'",
                )
            ]
    finally:
        server.stop()

    assert found == [("on",), ("scram-sha-256",), ("đặng thị ước",), (0,)]


def test_a_killed_server_is_recovered_with_what_was_committed(new_cluster: Cluster) -> None:
    server = cluster.start(new_cluster)
    with _as_superuser(new_cluster) as connection:
        connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number")
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()

    again = cluster.start(new_cluster)
    with _as_superuser(new_cluster) as connection:
        rows = connection.execute("SELECT count(*) FROM kept").fetchone()
    again.stop()

    assert rows == (1000,)


def test_an_orphaned_server_is_stopped_before_the_next_start(new_cluster: Cluster) -> None:
    orphan = cluster.start(new_cluster)

    again = cluster.start(new_cluster)
    again.stop()

    assert orphan.process.wait(5) == 0
    assert again.process.pid != orphan.process.pid


def test_a_pid_file_that_names_a_stranger_is_cleared(new_cluster: Cluster) -> None:
    stranger = subprocess.Popen(["sleep", "60"])
    place = new_cluster.folder
    pid_file = place.cluster / "postmaster.pid"
    pid_file.write_text(f"{stranger.pid}\n{place.cluster}\n1\n5432\n{place.socket}\n\n\nready\n")
    place.account.own(pid_file)

    server = cluster.start(new_cluster)
    server.stop()
    still_there = stranger.poll() is None
    stranger.kill()
    stranger.wait()

    assert still_there


def test_folders_above_keep_owner_and_mode(short_folder: Path) -> None:
    above = short_folder / "above"
    above.mkdir(mode=0o711)
    before = [os.stat(path) for path in (short_folder, above)]

    cluster.at(folder.prepare(above / "data", account.current()))

    after = [os.stat(path) for path in (short_folder, above)]
    assert [(s.st_mode, s.st_uid, s.st_gid) for s in before] == [
        (s.st_mode, s.st_uid, s.st_gid) for s in after
    ]


def test_secrets_are_readable_by_one_account_only(new_cluster: Cluster) -> None:
    secrets = new_cluster.folder.root / "secrets"

    modes = {stat.S_IMODE(path.stat().st_mode) for path in secrets.iterdir()}

    assert modes == {0o600}
    assert stat.S_IMODE(secrets.stat().st_mode) in {0o700, 0o750}


def test_a_path_too_long_for_a_socket_is_refused(short_folder: Path) -> None:
    with pytest.raises(LaunchError, match="107 byte"):
        folder.prepare(short_folder / ("x" * 100), account.current())


def test_a_folder_with_other_content_is_refused(short_folder: Path) -> None:
    (short_folder / "letter.txt").write_text("mine")

    with pytest.raises(LaunchError, match="đang chứa dữ liệu khác"):
        folder.prepare(short_folder, account.current())


@pytest.mark.skipif(os.geteuid() != 0, reason="Only root has another account to keep out.")
def test_a_place_closed_to_the_system_account_is_refused_not_opened(short_folder: Path) -> None:
    closed = short_folder / "closed"
    closed.mkdir(mode=0o700)

    with pytest.raises(LaunchError, match="không vào được"):
        folder.prepare(closed / "data", account.current())

    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert not list(closed.iterdir())


def test_the_application_may_not_create_tables_nor_enter_other_databases(
    new_cluster: Cluster,
) -> None:
    server = cluster.start(new_cluster)
    roles.establish(new_cluster)
    roles.establish(new_cluster)  # a second time changes nothing

    try:
        with (
            psycopg.connect(roles.application_url(new_cluster.folder)) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute("CREATE TABLE mine (number int)")
        elsewhere = cluster.address(new_cluster.folder, roles.APPLICATION, cluster.SUPERUSER)
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            psycopg.connect(elsewhere)
    finally:
        server.stop()


def test_the_owner_finds_the_extensions_it_could_not_create(new_cluster: Cluster) -> None:
    server = cluster.start(new_cluster)
    roles.establish(new_cluster)

    try:
        with psycopg.connect(roles.owner_url(new_cluster.folder)) as connection:
            word = connection.execute("SELECT unaccent('Phú Thọ'), similarity('a', 'a')").fetchone()
            connection.execute("CREATE TABLE mine (number int)")
    finally:
        server.stop()

    assert word == ("Phu Tho", 1.0)


def _as_superuser(new: Cluster) -> psycopg.Connection:
    """Connect as the superuser."""
    address = cluster.address(new.folder, cluster.SUPERUSER, cluster.SUPERUSER)
    return psycopg.connect(address, autocommit=True)


def test_the_servers_log_holds_no_value_of_a_refused_statement(new_cluster: Cluster) -> None:
    """A statement may carry a password or a name; the log says only what was wrong."""
    server = cluster.start(new_cluster)
    try:
        address = cluster.address(new_cluster.folder, cluster.SUPERUSER, cluster.SUPERUSER)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE TABLE one (name text UNIQUE)")
            connection.execute("INSERT INTO one VALUES ('Lò Thị Mai')")
            with pytest.raises(psycopg.errors.UniqueViolation):
                connection.execute("INSERT INTO one VALUES ('Lò Thị Mai')")
    finally:
        server.stop()

    log = new_cluster.folder.log("postgres").read_text()
    assert "duplicate key" in log
    assert "Lò Thị Mai" not in log
