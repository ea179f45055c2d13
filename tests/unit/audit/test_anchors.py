"""Anchors: one a day, by a key outside the database, and what they are worth to a verifier."""

import json
import stat

import pytest

from chamdiem import cli
from chamdiem.portal.audit import queries
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.audit.models import Anchor
from chamdiem.seal import signing
from chamdiem.seal.signing import FileKey
from tests.database import throwaway
from tests.factories.people import AT

pytestmark = pytest.mark.django_db(transaction=True)


def run(*words: str) -> int:
    return cli.main(["audit", *words])


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """Give a data folder of its own, and one act to anchor."""
    monkeypatch.setenv("DATABASE_URL", throwaway.addresses.owner)
    monkeypatch.setenv("CHAMDIEM_DATA", str(tmp_path))
    record()
    return tmp_path


def record() -> None:
    audit.record(verb="rights.grant.given", actor=audit.SYSTEM, subject=("a", "1"), at=AT)


def lines(folder) -> list[dict[str, object]]:
    files = sorted((folder / "anchors").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text().splitlines()]


def test_the_head_is_signed_by_a_key_that_nobody_else_reads(folder):
    assert run("anchor") == 0

    (line,) = lines(folder)
    assert (line["number"], line["hash"]) == queries.head()
    assert stat.S_IMODE((folder / "secrets" / "anchor_key").stat().st_mode) == 0o600


def test_a_day_is_anchored_once(folder):
    assert run("anchor") == 0
    record()

    assert run("anchor") == 0

    assert [line["number"] for line in lines(folder)] == [1]
    assert Anchor.objects.count() == 1


def test_the_site_can_print_the_latest_anchor(folder):
    assert queries.latest_anchor() is None
    assert run("anchor") == 0

    shown = queries.latest_anchor()

    assert shown is not None
    assert (shown.number, shown.hash) == queries.head()
    public = signing.public_of_pem((folder / "anchors" / "key.pub").read_bytes(), "key.pub")
    assert shown.key == signing.fingerprint(public)
    assert queries.anchor_over(1) == shown
    assert queries.anchor_over(2) is None


def test_an_anchor_lost_from_the_database_is_put_back_from_its_file(folder, superuser):
    assert run("anchor") == 0
    superuser.execute("DELETE FROM audit_anchor")

    assert run("anchor") == 0

    assert Anchor.objects.count() == 1
    assert len(lines(folder)) == 1


def test_the_application_s_role_cannot_put_an_anchor_before_the_site(folder, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", throwaway.addresses.application)

    assert run("anchor") == 2

    assert "DATABASE_OWNER_URL" in capsys.readouterr().err
    assert Anchor.objects.count() == 0


def test_an_empty_trail_is_not_anchored(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("DATABASE_URL", throwaway.addresses.owner)
    monkeypatch.setenv("CHAMDIEM_DATA", str(tmp_path))

    assert run("anchor") == 0

    assert "chưa có mục nào" in capsys.readouterr().out
    assert lines(tmp_path) == []


def test_a_chain_that_left_its_anchor_is_not_signed_again(folder, superuser, capsys):
    assert run("anchor") == 0
    superuser.execute("UPDATE audit_link SET hash = repeat('a', 64)")

    assert run("anchor") == 2

    assert "không còn khớp bản neo" in capsys.readouterr().err


def test_who_signed_decides_how_the_verifier_answers(folder, tmp_path, capsys):
    own = tmp_path / "own"
    own.touch(0o600)
    own.write_bytes(FileKey.of_seed(b"1" * 32).pem)
    assert run("anchor", "--key", str(own)) == 0
    anchors = ["--anchors", str(folder / "anchors")]

    assert run("verify", *anchors) == 3
    assert "khoá chưa biết" in capsys.readouterr().out
    assert run("verify", *anchors, "--key", str(own)) == 0
    assert "do khoá đã biết ký" in capsys.readouterr().out


def test_without_anchors_the_verifier_says_what_that_leaves_open(folder, capsys):
    assert run("verify") == 0

    assert "vẫn tính lại được cả chuỗi" in capsys.readouterr().out


@pytest.mark.parametrize("missing", ["--anchors", "--trail"])
def test_a_file_that_is_not_there_is_refused(folder, missing, capsys):
    assert run("verify", missing, str(folder / "none.jsonl")) == 2

    assert "không có tệp" in capsys.readouterr().err


def test_without_a_database_the_verifier_says_where_it_looked(monkeypatch, tmp_path, capsys):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("CHAMDIEM_DATA", str(tmp_path))

    assert run("verify") == 2

    assert str(tmp_path) in capsys.readouterr().err
