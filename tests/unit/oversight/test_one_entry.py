"""One entry with its place in the chain, and the export that a stranger can verify."""

import json

import pytest
from django.urls import reverse

from chamdiem import cli
from chamdiem.portal.audit import queries as trail
from chamdiem.portal.audit.models import Entry
from tests.factories import people
from tests.unit.oversight.conftest import record

pytestmark = pytest.mark.django_db(transaction=True)


def address(number: int) -> str:
    return reverse("oversight:entry", args=[number])


@pytest.fixture
def exported(client, tmp_path):
    """Return the export as the reader gets it: its file and its lines."""

    def export(reader, **asked: str):
        client.force_login(reader)
        answer = client.get(reverse("oversight:export"), asked)
        assert answer.status_code == 200
        file = tmp_path / "nhat-ky.jsonl"
        file.write_bytes(b"".join(answer.streaming_content))
        return file, [json.loads(line) for line in file.read_text().splitlines()]

    return export


def test_an_entry_shows_its_number_its_hash_and_what_stands_before_it(client, inspector):
    record()
    record(subject=("scoring.run", "sau"))
    client.force_login(inspector)

    page = client.get(address(2)).content.decode()

    place = trail.place(2)
    assert place is not None
    assert place.previous == trail.place(1).hash
    assert all(text in page for text in (place.hash, place.digest, place.previous, "sau"))


def test_an_entry_that_is_not_there_is_not_there(client, inspector):
    client.force_login(inspector)

    assert client.get(address(99)).status_code == 404


def test_the_export_opens_what_was_asked_for_and_keeps_the_chain(exported, inspector, capsys):
    record(subject=("scoring.run", "mở"))
    record(subject=("scoring.run", "đóng"))

    file, lines = exported(inspector, kind="scoring.run", key="mở")

    opened = [json.loads(line["text"])[5] for line in lines[1:] if line["text"]]
    assert opened == ["mở"]
    assert lines[0]["number"] == len(lines) - 1
    assert cli.main(["audit", "verify", "--trail", str(file)]) == 0
    assert "1 mục đóng chỉ có mã băm" in capsys.readouterr().out


def test_an_export_that_was_altered_is_found(exported, inspector, capsys):
    for at in range(5):
        record(subject=("scoring.run", f"số-{at}"))
    file, _ = exported(inspector)
    file.write_text(file.read_text().replace("số-2", "số-7"))

    assert cli.main(["audit", "verify", "--trail", str(file)]) == 2

    assert "mục số 3: Nội dung" in capsys.readouterr().err


def test_taking_the_trail_out_is_recorded_without_a_name(exported, inspector):
    mai = people.person(username="mai.lt")
    record(actor=mai.opaque_id)

    exported(inspector, person="mai.lt")

    entry = Entry.objects.get(verb="oversight.trail.exported")
    assert entry.actor == inspector.opaque_id
    assert entry.details == {"people": mai.opaque_id}
    assert not Entry.objects.filter(verb="oversight.page.read").exists()


def test_what_oversight_read_is_closed_in_the_export_for_others(
    client, exported, inspector, inspector_in_chief
):
    record()
    client.force_login(inspector)
    client.get("/")

    _, theirs = exported(inspector)
    _, its_leaders = exported(inspector_in_chief)

    assert "oversight.page.read" not in "".join(line["text"] or "" for line in theirs[1:])
    assert "oversight.page.read" in "".join(line["text"] or "" for line in its_leaders[1:])
