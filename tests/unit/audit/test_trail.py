"""The trail: one entry an act, and nobody can change one afterwards."""

from datetime import UTC, datetime

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction

from chamdiem.portal.audit import append_only, verbs
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common import requests
from tests.factories import people
from tests.factories.people import AT


def record(**details):
    subject = ("scoring.run", "17")
    return audit.record(
        verb="rights.grant.given", actor=audit.SYSTEM, subject=subject, at=AT, **details
    )


@pytest.mark.django_db
def test_an_entry_says_who_did_what_to_what_and_when():
    record(month="2026-08")

    entry = Entry.objects.get()
    assert (entry.subject_kind, entry.subject_id, entry.at) == ("scoring.run", "17", AT)
    assert entry.details == {"month": "2026-08"}


@pytest.mark.django_db
def test_a_person_is_named_by_an_opaque_id():
    mai = people.person()

    assert audit.named(mai) == ("accounts.user", str(mai.public_id))


@pytest.mark.django_db
def test_an_entry_and_a_log_line_share_a_number():
    number = requests.begin()

    assert record().request_id == number
    requests.end()


@pytest.mark.django_db
def test_a_verb_without_words_is_refused():
    with pytest.raises(verbs.UnknownVerb):
        audit.record(verb="scoring.run.forgotten", actor="x", subject=("a", "1"), at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["UPDATE {} SET actor = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_cannot_change_the_trail(change):
    record()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format("audit_entry"))

    assert Entry.objects.count() == 1


@pytest.mark.parametrize("change", ["DELETE FROM audit_entry", "TRUNCATE audit_entry"])
def test_its_owner_cannot_change_the_trail_either(owner_connection, change):
    insert = """INSERT INTO audit_entry (verb, actor, on_behalf_of, subject_kind, subject_id, at,
        details, before, after, request_id, origin)
        VALUES ('a.b.c', 'x', '', 'y', 'z', now(), '{}', '{}', '{}', '', '')"""

    refused = pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only")
    with refused, owner_connection.transaction():
        owner_connection.execute(insert)
        owner_connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        owner_connection.execute(change)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "unreadable",
    [{"at": datetime(1, 1, 1, tzinfo=UTC)}, {"details": [1]}, {"before": "x"}, {"after": [{}]}],
)
def test_nobody_adds_an_entry_that_no_page_can_show(unreadable):
    entry = {"verb": "a.b.c", "actor": "x", "subject_kind": "y", "subject_id": "z", "at": AT}

    with pytest.raises(IntegrityError, match="an_act_"), transaction.atomic():
        Entry.objects.create(**entry | unreadable)


@pytest.mark.django_db
def test_every_append_only_table_is_guarded_by_the_database():
    query = "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'append_only_rows'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        guarded = {name for (name,) in cursor.fetchall()}

    assert guarded == set(append_only.tables())
    assert "audit_entry" in guarded


@pytest.mark.django_db
def test_the_application_may_only_read_and_add_there_and_never_add_a_link():
    role = settings.DATABASE_APP_ROLE
    query = "SELECT privilege_type FROM information_schema.role_table_grants WHERE grantee = %s"
    with connection.cursor() as cursor:
        for table, allowed in append_only.privileges().items():
            cursor.execute(f"{query} AND table_name = %s", [role, table])
            assert {right for (right,) in cursor.fetchall()} == set(allowed.split(", "))

    assert append_only.privileges()["audit_link"] == "SELECT"
    assert append_only.privileges()["audit_entry"] == "SELECT, INSERT"


@pytest.mark.django_db
def test_an_entry_says_what_changed_on_whose_behalf_and_from_where():
    requests.begin("10.1.2.77")
    record(on_behalf_of="id-1", before={"role": "officer"}, after={"role": "leader"}, month="8")
    requests.end()

    entry = Entry.objects.get()
    assert (entry.on_behalf_of, entry.origin) == ("id-1", "site 10.1.2.0/24")
    assert (entry.before, entry.after) == ({"role": "officer"}, {"role": "leader"})
    assert entry.details == {"month": "8"}


@pytest.mark.django_db
def test_what_a_command_does_comes_from_a_command():
    assert record().origin == "command"


@pytest.mark.django_db
def test_a_bulk_write_leaves_one_entry_an_act_in_one_statement(django_assert_num_queries):
    acts = [audit.Act(("orgs.unit", str(number)), after={"code": number}) for number in range(30)]

    with django_assert_num_queries(1):
        written = audit.record_many(
            verb="rights.grant.given", actor=audit.SYSTEM, acts=acts, at=AT, on_behalf_of="id-1"
        )

    assert written == Entry.objects.filter(on_behalf_of="id-1").count() == 30
    assert Entry.objects.get(subject_id="7").after == {"code": 7}
