"""The chain: linked at commit by the database alone; whatever is done to it is found.

A superuser stands for whoever owns the machine: no trigger and no right holds them.
"""

import hashlib
from threading import Thread

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from chamdiem import cli
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.audit.models import Entry, Link
from chamdiem.seal.trail import stored
from chamdiem.seal.trail.chain import GENESIS
from tests.database import throwaway
from tests.factories.people import AT

pytestmark = pytest.mark.django_db(transaction=True)

RECOMPUTE = f"""
DO $$
DECLARE
  previous text := repeat('0', 64);
  link audit_link;
  digest_now text;
BEGIN
  FOR link IN SELECT * FROM audit_link ORDER BY number LOOP
    SELECT encode(sha256(convert_to({stored.TEXT}, 'UTF8')), 'hex') INTO digest_now
      FROM audit_entry e WHERE e.id = link.entry_id;
    previous := encode(sha256(convert_to(previous || digest_now, 'UTF8')), 'hex');
    UPDATE audit_link SET digest = digest_now, hash = previous WHERE number = link.number;
  END LOOP;
END $$;
"""

# It shows every entry as it was before, whatever stands there now.
FORGED = """
CREATE SCHEMA forged;
GRANT USAGE ON SCHEMA forged TO PUBLIC;
CREATE FUNCTION forged.jsonb_build_array(
  bigint, varchar, varchar, varchar, varchar, varchar, bigint, jsonb, jsonb, jsonb, varchar, varchar
) RETURNS jsonb LANGUAGE sql AS $$
  SELECT pg_catalog.jsonb_build_array($1, $2, 'system', $4, $5, $6, $7, $8, $9, $10, $11, $12)
$$;
"""


def record(count: int = 1) -> None:
    for number in range(count):
        audit.record(
            verb="rights.grant.given",
            actor=audit.SYSTEM,
            subject=("scoring.run", str(number)),
            at=AT,
            after={"role": "officer", "lý do": "thử"},
        )


@pytest.fixture
def ten(monkeypatch, tmp_path):
    """Record ten acts, and let the anchors of this test stand in a folder of its own."""
    monkeypatch.setenv("DATABASE_URL", throwaway.addresses.owner)
    monkeypatch.setenv("CHAMDIEM_DATA", str(tmp_path))
    record(10)
    return tmp_path


def run(*words: str) -> int:
    return cli.main(["audit", *words])


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_every_entry_is_linked_at_commit_without_a_gap(ten):
    previous = GENESIS
    for number, link in enumerate(Link.objects.order_by("number"), 1):
        assert link.number == number
        assert link.hash == sha256(previous + link.digest)
        previous = link.hash

    assert set(Link.objects.values_list("entry_id", flat=True)) == set(
        Entry.objects.values_list("id", flat=True)
    )


def test_what_is_rolled_back_leaves_neither_an_entry_nor_a_gap():
    with pytest.raises(InterruptedError), transaction.atomic():
        record()
        raise InterruptedError
    record(2)

    assert list(Link.objects.values_list("number", flat=True)) == [1, 2]


def test_many_at_once_make_one_chain(capsys, ten):
    def act() -> None:
        record(20)
        connection.close()

    threads = [Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Link.objects.count() == 90
    assert run("verify") == 0
    assert "90 mục nối liền nhau" in capsys.readouterr().out


def test_only_the_commit_waits_for_another_commit():
    with psycopg.connect(throwaway.addresses.application) as slow, slow.transaction():
        slow.execute(
            "INSERT INTO audit_entry (verb, actor, on_behalf_of, subject_kind, subject_id, at, "
            "details, before, after, request_id, origin) "
            "VALUES ('a.b.c', 'x', '', 'y', 'z', now(), '{}', '{}', '{}', '', '')"
        )
        record()

        assert Link.objects.count() == 1
    assert Link.objects.count() == 2


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO audit_link VALUES (99, 99, repeat('0', 64), repeat('0', 64))",
        "UPDATE audit_link SET hash = repeat('0', 64)",
        "DELETE FROM audit_link",
        "TRUNCATE audit_link",
        "SELECT audit_add_link(e) FROM audit_entry e",
        "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_is_linked_at_commit",
        "DROP TRIGGER audit_entry_is_linked_at_commit ON audit_entry",
        "SET session_replication_role = replica",
        "UPDATE audit_anchor SET number = 1",
        "DELETE FROM audit_anchor",
    ],
)
def test_the_application_cannot_touch_the_chain(ten, statement):
    refused = pytest.raises(DatabaseError, match="permission denied|must be owner")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert run("verify") == 0


@pytest.mark.parametrize("change", ["UPDATE {} SET number = 99", "DELETE FROM {}", "TRUNCATE {}"])
def test_its_owner_cannot_change_the_chain_either(ten, owner_connection, change):
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
        owner_connection.execute(change.format("audit_link"))


def found(capsys, *words: str) -> str:
    """Verify, expect that something is wrong, and return what was said."""
    assert run("verify", *words) == 2
    return capsys.readouterr().err


def test_an_entry_that_a_superuser_altered_is_found(ten, superuser, capsys):
    superuser.execute("UPDATE audit_entry SET actor = 'x' WHERE subject_id = '3'")

    said = found(capsys)

    assert "nhật ký, mục số 4:" in said
    assert "Nội dung đã bị sửa" in said


def test_an_entry_that_a_superuser_deleted_is_found(ten, superuser, capsys):
    superuser.execute("DELETE FROM audit_entry WHERE subject_id = '6'")

    said = found(capsys)

    assert "nhật ký, mục số 7:" in said
    assert "Mục đã bị xoá" in said


def test_a_link_deleted_with_its_entry_is_found(ten, superuser, capsys):
    superuser.execute("DELETE FROM audit_entry WHERE subject_id = '6'")
    superuser.execute("DELETE FROM audit_link WHERE number = 7")

    assert "nhật ký, mục số 7: Chuỗi không còn số 7" in found(capsys)


def test_an_entry_whose_link_was_deleted_is_found(ten, superuser, capsys):
    superuser.execute("DELETE FROM audit_link WHERE number = 10")

    assert "Mục này không có trong chuỗi" in found(capsys)


def test_two_entries_that_a_superuser_swapped_are_found(ten, superuser, capsys):
    superuser.execute("CREATE TEMP TABLE kept AS SELECT number, entry_id FROM audit_link")
    superuser.execute("UPDATE audit_link SET entry_id = -entry_id WHERE number IN (3, 6)")
    superuser.execute(
        "UPDATE audit_link l SET entry_id = k.entry_id FROM kept k "
        "WHERE (l.number, k.number) IN ((3, 6), (6, 3))"
    )

    said = found(capsys)

    assert "nhật ký, mục số 3:" in said
    assert "Thứ tự đã bị đổi" in said


def test_an_entry_that_was_slipped_in_is_found(ten, superuser, capsys):
    superuser.execute("SET session_replication_role = replica")
    superuser.execute(
        "INSERT INTO audit_entry SELECT (jsonb_populate_record(e, "
        "jsonb_build_object('id', 999999))).* FROM audit_entry e WHERE subject_id = '3'"
    )

    assert "nhật ký, mã 999999: Mục này không có trong chuỗi" in found(capsys)


def test_a_chain_that_a_superuser_computed_anew_is_found_by_the_anchor_alone(
    ten, superuser, capsys
):
    assert run("anchor") == 0
    superuser.execute("UPDATE audit_entry SET actor = 'x' WHERE subject_id = '3'")
    superuser.execute(RECOMPUTE)

    assert run("verify") == 0
    said = found(capsys, "--anchors", str(ten / "anchors"))
    assert "nhật ký, mục số 1 đến 10: Chuỗi khác bản neo" in said


def test_the_last_entries_cut_off_are_found_by_the_anchor(ten, superuser, capsys):
    assert run("anchor") == 0
    for statement in (
        "DELETE FROM audit_link WHERE number > 8",
        "DELETE FROM audit_entry WHERE NOT EXISTS (SELECT FROM audit_link WHERE entry_id = id)",
    ):
        superuser.execute(statement)

    assert run("verify") == 0
    assert "nhật ký, mục số 9: Chuỗi dừng ở số 8" in found(
        capsys, "--anchors", str(ten / "anchors")
    )


def test_no_function_that_was_put_before_the_system_s_own_deceives(ten, superuser, capsys):
    superuser.execute("UPDATE audit_entry SET actor = 'x' WHERE subject_id = '3'")
    superuser.execute(FORGED)
    superuser.execute("ALTER ROLE chamdiem_app SET search_path = forged, pg_catalog, public")
    try:
        assert "nhật ký, mục số 4:" in found(capsys)
    finally:
        superuser.execute("ALTER ROLE chamdiem_app RESET search_path")
        superuser.execute("DROP SCHEMA forged CASCADE")
