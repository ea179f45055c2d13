"""Read one small file of each kind, so that every module is loaded while that is allowed.

Python and its libraries load some modules and files only on first use; a process that has
become nobody may not be able to open them any more. A test watches that nothing is opened
after the rehearsal.
"""

import codecs
import contextlib
import io
from datetime import UTC, datetime

import openpyxl

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.formats import (
    figures,
    organisations,
    returns,
    scheme_files,
    schemes,
    tables,
    tasks,
    workbooks,
)
from chamdiem.formats.child import wire
from chamdiem.formats.problems import Refused
from chamdiem.formats.returns import Asked, Blank, Entry, Heading

_ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp437", "latin-1", "ascii")
_MONTH = Month(2026, 8)
_SCHEME = """
format: 1
id: thu
version: "1"
title: Thử
act: Thử
certainty: high
basis: [{number: 1/QĐ-THU, date: 2026-01-01, issuer: Thử, title: Thử, certainty: high}]
months: {first: 2026-01, last: null}
objects: [co-quan]
blocks: [{code: so, name: Sở, object: co-quan}]
points: {decimals: 2, max: 10}
rounding: {mode: half-up, order: leaf-then-sum}
bands: [{name: Yếu, from: 0, certainty: high}]
ranking: {ties: competition, compare: rounded}
inputs:
  rate: {name: Tỷ lệ, definition: Thử, unit: "%", measure: percent, timing: in-period,
    direction: up, supplier: Thử, rhythm: Thử, closing: Thử, decimals: 2, largest: 100,
    certainty: high}
tree:
  - {code: A, name: Thử, max: 10, clause: Thử, verifier: Thử, evidence: Thử, certainty: high,
    rule: {kind: rate, rate: rate},
    policy: {zero_denominator: missing, missing: blank, not_applicable: full, nothing_arose: block}}
"""
_WRONG = _SCHEME.replace("kind: rate", "kind: rat").replace("max: 10}", "maxx: ten}")
_WORDS = organisations.Vocabulary({"so": "Sở"}, {"so": "Sở"}, {"ro": "Rõ"}, {"so": 2})
_AGENCIES = "Tên,Loại,Khối,Từ ngày,Mã ĐVHC\nSở Thử,Sở,Sở,01/07/2025,12\n"
_TASKS = "Văn bản,Việc phải làm,Chủ trì,Thời hạn\n1/KH-UBND,Thử,Sở Thử,31/12/2026\n"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FAULTY = f"{_AGENCIES}Sở Thử,Sơ,x,32/1/2025,1\n,,,,12\n"
_ROWS = "# format: 1\nunit,name,block,input,value\nU1,Thử,so,{},{}\n"


def rehearse() -> None:
    """Go once through the readers, on files of our own, right and wrong."""
    for name in _ENCODINGS:
        codecs.lookup(name)
    scheme = schemes.load(_SCHEME.encode(), "rehearsal.yaml").scheme
    wire.decode(wire.encode(scheme))
    for source in (_WRONG.encode(), b"id: &a [*a]\n", b"a: [", "a: \u00e9".encode("latin-1")):
        with contextlib.suppress(Refused):
            schemes.load(source, "rehearsal.yaml")
    for source in _workbooks():
        with contextlib.suppress(Refused):
            scheme_files.load(source, "rehearsal.xlsx")
    for source in _tables():
        _read(source, scheme)
    for source in (_AGENCIES.encode(), _FAULTY.encode(), organisations.template(_WORDS)):
        _read_organisations(source)
    _read_returns(scheme)
    for source in (_TASKS.encode(), _TASKS.replace("31/12", "31/13").encode(), tasks.template()):
        _read_tasks(source)


def _workbooks() -> list[bytes]:
    book = workbooks.to_workbook(_SCHEME.encode(), "rehearsal.yaml")
    return [book, book[:-400], _workbook(), b"\xd0\xcf\x11\xe0"]


def _tables() -> list[bytes]:
    book = _workbook()
    return [
        _ROWS.format("rate", "97,5").encode(),
        _ROWS.format("ratte", "x").encode(),
        _ROWS.format("rate", "-1").encode("utf-16"),
        book,
        book[:-400],
        *(b"PK\x03\x04", b'a,"', b"\xff\xfea\x00", b"\xe9,\x00", b""),
    ]


def _read(source: bytes, scheme: Scheme) -> None:
    with contextlib.suppress(Refused):
        tables.read(source, "rehearsal")
    try:
        wire.encode(figures.load(source, "rehearsal", scheme=scheme, month=_MONTH))
    except Refused as refusal:
        wire.encode(refusal.problems)


def _read_organisations(source: bytes) -> None:
    try:
        wire.encode(organisations.load(source, "rehearsal", words=wire.decode(wire.encode(_WORDS))))
    except Refused as refusal:
        wire.encode(refusal.problems)


def _read_tasks(source: bytes) -> None:
    try:
        wire.encode(tasks.load(source, "rehearsal"))
    except Refused as refusal:
        wire.encode(refusal.problems)


def _read_returns(scheme: Scheme) -> None:
    """Read a return of our own, of WPS's and Excel 97's making, in old letters, and broken."""
    inputs = {item.code: item for item in scheme.inputs}
    asked = Asked(inputs, {leaf.code: leaf.name for leaf in scheme.leaves()})
    rows = (
        Heading("A", "Thử", 0, True, "Có lý do", 1, True),
        Entry(inputs["rate"], "", "9,5", 1, True),
    )
    blank = Blank("Thử", "", _MONTH, "U1", "Thử", "Thử", "0", "", rows)
    for source in (
        returns.workbook(blank),
        _workbook(),
        _OLD_WORKBOOK,
        "Tû lÖ;9".encode("cp1252"),
        b"a;9",
    ):
        with contextlib.suppress(Refused):
            wire.encode(returns.load(source, "rehearsal", asked=wire.decode(wire.encode(asked))))


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["unit", "name", "block", "rate", "note"])
    sheet.append(["U1", "Thử", "so", 0.975, datetime(2026, 8, 1, tzinfo=UTC).replace(tzinfo=None)])
    sheet["D2"].number_format = "0.00%"
    sheet["E3"] = "=1/0"
    sheet["D4"] = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
