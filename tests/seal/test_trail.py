"""The chain of the trail: the first entry altered, missing or out of order is named."""

import json
from datetime import UTC, date, datetime

import pytest

from chamdiem.formats.problems import Refused
from chamdiem.seal.signing import FileKey
from chamdiem.seal.trail import anchors, chain, exported
from chamdiem.seal.trail.chain import GENESIS, Row, Walk
from chamdiem.seal.trail.exported import Head
from tests.seal.trails import chained, texts

KEY, OTHER = (FileKey.of_seed(letter * 32) for letter in (b"1", b"2"))
TEN = chained(texts(10))


def walk(rows: list[Row], *marks: int) -> Walk:
    return chain.walk(rows, "nhật ký", marks)


def rule_at(rows: list[Row]) -> tuple[str, int]:
    """Return what was found and how far the chain held."""
    found = walk(rows)
    assert found.finding is not None
    return found.finding.rule, found.count


def anchor(number: int, rows: list[Row] = TEN, *, day: int = 1) -> anchors.Anchor:
    at = datetime(2026, 9, day, 0, 0, 5, tzinfo=UTC)
    return anchors.make(number=number, head=rows[number - 1].hash, day=at.date(), at=at, signer=KEY)


def test_a_chain_is_followed_to_its_end() -> None:
    found = walk(TEN, 3, 10)

    assert (found.count, found.head, found.finding) == (10, TEN[-1].hash, None)
    assert found.passed == {3: TEN[2].hash, 10: TEN[9].hash}


def test_an_empty_trail_ends_where_it_begins() -> None:
    assert walk([]) == Walk(0, GENESIS, 0, {})


def test_an_entry_closed_to_the_reader_keeps_the_chain() -> None:
    found = walk([row._replace(text=None) for row in TEN])

    assert (found.count, found.closed, found.finding) == (10, 10, None)


@pytest.mark.parametrize("number", [1, 5, 10])
def test_an_altered_entry_is_named(number: int) -> None:
    rows = list(TEN)
    rows[number - 1] = TEN[number - 1]._replace(text='[104, "a.b.c", "việc khác"]')

    assert rule_at(rows) == ("altered", number - 1)


def test_an_entry_under_another_id_is_altered() -> None:
    rows = [*TEN[:4], TEN[4]._replace(entry=999), *TEN[5:]]

    assert rule_at(rows) == ("altered", 4)


def test_a_deleted_entry_is_missing() -> None:
    rows = [*TEN[:4], TEN[4]._replace(text=None, is_gone=True), *TEN[5:]]

    assert rule_at(rows) == ("missing", 4)


def test_an_entry_deleted_with_its_link_is_missing() -> None:
    assert rule_at([*TEN[:4], *TEN[6:]]) == ("missing", 4)
    assert "số 5 đến 6" in str(walk([*TEN[:4], *TEN[6:]]).finding)


def test_two_entries_that_changed_places_are_out_of_order() -> None:
    rows = list(TEN)
    for one, other in ((3, 6), (6, 3)):
        rows[one] = TEN[one]._replace(text=TEN[other].text, entry=TEN[other].entry)

    assert rule_at(rows) == ("reordered", 3)
    assert "là nội dung của số 7" in str(walk(rows).finding)


def test_two_links_that_changed_numbers_are_out_of_order() -> None:
    rows = list(TEN)
    rows[3], rows[6] = TEN[6]._replace(number=4), TEN[3]._replace(number=7)

    assert rule_at(rows) == ("reordered", 3)


def test_a_number_that_comes_twice_is_out_of_order() -> None:
    assert rule_at([*TEN[:4], TEN[3], *TEN[4:]]) == ("reordered", 4)


def test_an_altered_link_is_named() -> None:
    rows = [*TEN[:4], TEN[4]._replace(hash="0" * 64), *TEN[5:]]

    assert rule_at(rows) == ("altered", 4)


def test_a_chain_that_was_computed_anew_is_found_by_an_anchor_alone() -> None:
    contents = texts(10)
    contents[4] = contents[4].replace("việc", "chuyện")
    forged = walk(chained(contents), 3, 8)

    found = anchors.findings([anchor(3), anchor(8)], forged, "nhật ký")

    assert forged.finding is None
    assert [(each.rule, str(each.place)) for each in found] == [
        ("recomputed", "nhật ký, mục số 4 đến 8")
    ]


def test_a_chain_cut_at_its_end_is_found_by_an_anchor() -> None:
    found = anchors.findings([anchor(8)], walk(TEN[:6], 8), "nhật ký")

    assert [(each.rule, str(each.place)) for each in found] == [("missing", "nhật ký, mục số 7")]


def test_a_chain_that_fits_its_anchors_is_signed_as_far_as_the_last() -> None:
    signed = [anchor(3), anchor(8, day=2)]
    walked = walk(TEN, 3, 8)

    assert anchors.findings(signed, walked, "nhật ký") == []
    assert anchors.agreeing(signed, walked) == signed[1]


def test_an_anchor_is_read_back_as_it_was_written() -> None:
    signed = [anchor(3), anchor(8)]

    assert anchors.read(b"".join(each.line for each in signed), "a.jsonl") == signed


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", 7),
        ("hash", TEN[1].hash),
        ("day", "2026-09-03"),
        ("made_at", "2026-09-03T00:00:00+00:00"),
        ("public_key", OTHER.public_key.hex()),
    ],
)
def test_an_anchor_with_one_altered_field_is_forged(field: str, value: object) -> None:
    line = json.dumps(
        json.loads(anchor(3).line) | {field: value}, separators=(",", ":"), sort_keys=True
    )

    found = anchors.findings(anchors.read(line.encode(), "a"), walk(TEN, 3, 7), "nhật ký")

    assert found[0].rule == "signature"


@pytest.mark.parametrize("field", ["kind", "format", "hash", "signature", "day"])
def test_a_line_of_another_shape_is_no_anchor(field: str) -> None:
    whole = json.loads(anchor(3).line) | {field: 2 if field == "format" else "x"}

    with pytest.raises(Refused):
        anchors.read(json.dumps(whole, separators=(",", ":"), sort_keys=True).encode(), "a")


def written(rows: list[Row]) -> list[bytes]:
    return [exported.line(row) for row in rows]


def test_an_export_is_read_back_open_closed_and_gone() -> None:
    rows = [TEN[0], TEN[1]._replace(text=None), TEN[2]._replace(text=None, is_gone=True)]

    assert list(exported.rows_of(written(rows), "x")) == rows


def test_an_export_that_was_cut_says_so() -> None:
    head = Head("2026-09-07T09:02:00+00:00", 10, TEN[-1].hash)

    finding = head.finding(walk(TEN[:7]), "x")

    assert finding is not None
    assert (finding.rule, str(finding.place)) == ("missing", "x, mục số 8")
    assert head.finding(walk(TEN), "x") is None


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[1]\n",
        b'{"number":1}\n',
        written(TEN)[0].replace(b'"closed":false', b'"closed":0'),
        written(TEN)[0].replace(b'"number":1', b'"number": 1'),
        written(TEN)[0].replace(b'"text":', b'"text":"khac","text":'),
    ],
)
def test_a_line_written_otherwise_is_refused(line: bytes) -> None:
    with pytest.raises(Refused, match="dòng 2"):
        list(exported.rows_of([line], "x"))


def test_the_first_line_says_what_was_asked_for() -> None:
    head = Head("2026-09-07T09:02:00+00:00", 10, TEN[-1].hash, {"verbs": "a.b.c"})

    assert exported.head_of(head.line, "x") == head
    with pytest.raises(Refused, match="Không phải bản xuất"):
        exported.head_of(head.line.replace(b"chamdiem-trail", b"chamdiem-other"), "x")


def test_the_day_of_an_anchor_is_part_of_what_is_signed() -> None:
    assert anchor(3).day == date(2026, 9, 1)
    assert anchor(3, day=2).signature != anchor(3).signature
