"""What somebody of ill will, or of clumsy hands, sends to the pages of returns."""

import json
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.choices import EvidenceKind
from chamdiem.portal.returns.models import Evidence
from chamdiem.portal.rights.roles import Role
from tests.factories import organisations, people, returns

AT = returns.AT
LINK = actions.Given(kind=EvidenceKind.LINK, link="https://laichau.example.vn/a")


@pytest.fixture(autouse=True)
def _that_day(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.returns.views.timezone.now", lambda: AT)


def _at(made, route="form", **more):
    which = {"month": made.of.period.month, "organisation": made.organisation.public_id}
    return reverse(f"returns:{route}", kwargs=which | more)


def _raw(client, made, body):
    return client.post(_at(made, "save"), body, content_type="application/json")


def _save(client, made, text="1", code="done", seen=1, answer=0):
    cell = {"code": code, "text": text, "answer": answer, "seen": seen}
    return _raw(client, made, json.dumps({"cells": [cell], "remarks": []}))


@pytest.mark.parametrize("seen", ["1e400", "Infinity", "NaN", "9" * 5000, "[]", "null"])
def test_a_version_that_is_no_number_is_refused(client, db, seen):
    made = returns.filled()
    client.force_login(made.officer)
    body = '{"cells": [{"code": "done", "text": "9", "answer": 0, "seen": %s}], "remarks": []}'

    assert _raw(client, made, body % seen).status_code == 400
    assert queries.drafted(of=made.of).cells["done"].value == 8


def test_half_a_letter_is_refused(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    assert _save(client, made, "\ud800").status_code == 400
    body = {"cells": [], "remarks": [{"leaf": "ON_TIME", "text": "\udfff", "seen": 0}]}
    assert _raw(client, made, json.dumps(body)).status_code == 400


@pytest.mark.parametrize("seen", ["9" * 5000, "٣", "-1", "x"])
def test_a_form_with_an_absurd_version_breaks_nothing(client, db, seen):
    made = returns.filled()
    client.force_login(made.officer)

    body = urlencode({f"c:{seen}:done": "9", "a:done": "0"})
    answer = client.post(_at(made), body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 302
    assert queries.drafted(of=made.of).cells["done"].value == 8


@pytest.mark.parametrize(
    "typed", ["1e400", "NaN", "Infinity", "١٢٣", "8" * 60, "-5", "150%", "8" * 300, "８", "²", "=8"]
)
def test_an_absurd_number_is_kept_as_typed_and_never_becomes_another(client, db, typed):
    made = returns.filled()
    client.force_login(made.officer)

    (said,) = _save(client, made, typed).json()["cells"]

    cell = queries.drafted(of=made.of).cells["done"]
    assert (said["wrong"], cell.value, cell.typed) == (True, None, typed[:200])
    assert client.get(_at(made)).status_code == 200


def test_a_note_is_kept_without_what_is_not_seen_and_no_longer_than_a_page(client, db):
    made = returns.filled()
    actions.present(of=made.of, by=made.officer, at=AT)
    client.force_login(made.head)

    hand_back = {"act": "hand-back", "note": "\0"}
    assert client.post(_at(made, "act"), hand_back).status_code == 422
    client.post(_at(made, "act"), hand_back | {"note": "a\0b" + "x" * 100_000})

    note = queries.steps(of=made.of)[-1].note
    assert (note[:3], len(note)) == ("abx", 1000)


def test_a_section_of_no_name_is_not_taken_back(client, db):
    made = returns.filled()
    client.force_login(made.officer)

    assert client.post(_at(made, "parts"), {"take": "a\0"}).status_code == 422
    assert client.post(_at(made, "act"), {"act": "done:a\0"}).status_code == 404


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        " java\tscript:alert(1)",
        "\x01javascript:x",
        "data:text/html,x",
        "https://[::1",
        "https://",
        "http:///x",
        "https:evil",
        "//x.vn",
        "ftp://x",
        "https://a b",
    ],
)
def test_a_link_leads_to_a_page_of_the_web(client, db, link):
    made = returns.filled()
    client.force_login(made.officer)

    answer = client.post(_at(made, "evidence", leaf="ON_TIME"), {"what": "link", "l-link": link})

    assert answer.status_code == 422
    assert not Evidence.objects.exists()


def test_evidence_of_another_unit_is_neither_used_nor_withdrawn(client, db):
    units = [organisations.organisation() for _ in range(2)]
    month = returns.period(*units)
    made, other = (returns.staffed(month, unit) for unit in units)
    theirs = actions.add_evidence(of=other.of, leaf="ON_TIME", given=LINK, by=other.officer, at=AT)
    client.force_login(made.officer)
    again = {"what": "again", "again": str(theirs.public_id)}

    assert client.post(_at(made, "evidence", leaf="ON_TIME"), again).status_code == 404
    for where in (made, other):
        address = _at(where, "withdraw", evidence=theirs.public_id)
        assert client.post(address).status_code == 404
    assert Evidence.objects.get().withdrawn_at is None


def test_evidence_is_withdrawn_once(client, db):
    made = returns.filled()
    mine = actions.add_evidence(of=made.of, leaf="ON_TIME", given=LINK, by=made.officer, at=AT)
    client.force_login(made.officer)
    for _ in range(2):
        assert client.post(_at(made, "withdraw", evidence=mine.public_id)).status_code == 302
    with pytest.raises(actions.Refused, match="đã được rút"):
        actions.withdraw_evidence(evidence=mine, by=made.officer, at=AT)


def test_withdrawn_evidence_is_not_used_again(client, db):
    made = returns.filled()
    mine = actions.add_evidence(of=made.of, leaf="ON_TIME", given=LINK, by=made.officer, at=AT)
    stale = Evidence.objects.get(pk=mine.pk)
    actions.withdraw_evidence(evidence=mine, by=made.officer, at=AT)

    with pytest.raises(actions.Refused, match="đã được rút"):
        actions.reuse_evidence(of=made.of, leaf="ON_TIME", evidence=stale, by=made.officer, at=AT)


def test_evidence_used_again_counts_towards_the_most(client, db):
    made = returns.filled()
    mine = actions.add_evidence(of=made.of, leaf="ON_TIME", given=LINK, by=made.officer, at=AT)
    again = {"of": made.of, "leaf": "ON_TIME", "evidence": mine, "by": made.officer, "at": AT}

    with pytest.raises(actions.Refused, match="nhiều nhất 50"):
        for _ in range(50):
            actions.reuse_evidence(**again)


def test_a_post_without_the_mark_is_refused(db):
    made, client = returns.filled(), Client(enforce_csrf_checks=True)
    client.force_login(made.officer)
    for kind in ("application/json", "text/plain"):
        answer = client.post(_at(made, "save"), '{"cells":[],"remarks":[]}', content_type=kind)
        assert answer.status_code == 403


def test_a_remark_of_two_lines_that_a_form_sends_unchanged_is_no_change(client, db):
    made = returns.filled()
    actions.save_remark(of=made.of, leaf="ON_TIME", words="a\nb", by=made.officer, at=AT)
    client.force_login(made.officer)

    assert client.post(_at(made), {"r:0:ON_TIME": "a\r\nb"}).status_code == 302
    assert queries.drafted(of=made.of).remarks["ON_TIME"].version == 1


def test_who_has_a_part_writes_and_attests_nothing_outside_it(client, db):
    made = returns.filled()
    mine = actions.add_evidence(of=made.of, leaf="ON_TIME", given=LINK, by=made.officer, at=AT)
    other = people.person(role=Role.PART_EDITOR, organisation=made.organisation, part="X")
    client.force_login(other)

    assert _save(client, made, "9").status_code == 404
    link = {"what": "link", "l-link": LINK.link}
    assert client.post(_at(made, "evidence", leaf="ON_TIME"), link).status_code == 422
    assert client.post(_at(made, "withdraw", evidence=mine.public_id)).status_code == 404
    for route in ("send", "parts"):
        assert client.post(_at(made, route)).status_code == 404
    for act in ("present", "take-back", "hand-back", "done:X"):
        assert client.post(_at(made, "act"), {"act": act}).status_code == 404


@pytest.mark.parametrize("fingerprint", ["", "\0", "0" * 64])
def test_a_stale_or_forged_fingerprint_sends_nothing(client, db, fingerprint):
    made = returns.filled()
    client.force_login(made.head)
    given = {"fingerprint": fingerprint, "is_responsible": "1"}

    assert client.post(_at(made, "send"), given).status_code == 422
    assert not made.of.sendings.exists()
