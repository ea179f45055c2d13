"""Months of the tests: a small scheme, its figures as a file, a series, a run."""

from datetime import UTC, date, datetime

from chamdiem.engine.periods import Month
from chamdiem.formats import figures as figure_files
from chamdiem.formats import schemes as scheme_files
from chamdiem.formats.figures import LoadedFigures
from chamdiem.portal.accounts.models import User
from chamdiem.portal.schemes import actions as schemes
from chamdiem.portal.schemes.models import Activation, SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import actions
from chamdiem.portal.scoring.choices import SeriesKind
from chamdiem.portal.scoring.models import Run, Series
from tests.factories import people

AT = datetime(2026, 9, 7, 9, 2, tzinfo=UTC)
JANUARY, AUGUST = Month(2026, 1), Month(2026, 8)

SCHEME = """
format: 1
id: nho
version: "1"
title: Bộ tiêu chí nhỏ để thử
act: Phương án chấm điểm để thử
certainty: high
basis:
  - {number: 1/QĐ-THU, date: 2026-01-01, issuer: Sở Thử, title: Quyết định để thử, certainty: high}
months: {first: 2026-01, last: null}
objects: [co-quan, xa-phuong]
blocks:
  - {code: so, name: Sở, object: co-quan}
  - {code: xa, name: Xã, object: xa-phuong}
points: {decimals: 2, max: 10}
rounding: {mode: half-up, order: leaf-then-sum}
bands:
  - {name: Yếu, from: 0, certainty: high}
  - {name: Tốt, from: 5, certainty: high}
ranking: {ties: competition, compare: rounded}
defaults:
  input:
    unit: hồ sơ
    measure: count
    timing: in-period
    direction: up
    supplier: Đơn vị
    rhythm: hằng tháng
    closing: hết ngày cuối tháng
    decimals: 0
    largest: 1000000
    certainty: high
  leaf:
    verifier: Sở KH&CN
    evidence: văn bản không quy định
    certainty: high
    policy:
      zero_denominator: missing
      missing: blank
      not_applicable: full
      nothing_arose: block
inputs:
  done: {name: Hồ sơ đúng hạn, definition: Đếm trong tháng.}
  all: {name: Hồ sơ tiếp nhận, definition: Đếm trong tháng., direction: none}
tree:
  - code: progress
    name: Tiến độ
    max: 10
    clause: mục 1
    children:
      - code: ON_TIME
        name: Đúng hạn
        max: 10
        clause: mục 1.1
        rule: {kind: ratio, numerator: done, denominator: all, part_of: true}
"""


def figures_file(*cells: tuple[object, object], first: int = 1) -> bytes:
    """Write figures of units U1, U2, … as people do, one row a unit; odd ones are agencies."""
    lines = ["# format: 1", "# source: Hệ thống một cửa", "unit,name,block,done,all"]
    for at, (done, every) in enumerate(cells, start=first):
        block = "so" if at % 2 else "xa"
        lines.append(f"U{at},Đơn vị {at},{block},{done},{every}")
    return "\n".join(lines).encode()


def version(*, by: User | None = None, text: str = "") -> SchemeVersion:
    """Return the small scheme's version, or that of another text."""
    loaded = scheme_files.load((text or SCHEME).encode(), "nho.yaml")
    return schemes.add(loaded=loaded, file_name="nho.yaml", by=by or people.person(), at=AT)


ACT = schemes.Act("12/QĐ-THU", date(2026, 1, 5), "UBND tỉnh Thử", "Ban hành phương án để thử")


def activated(of: SchemeVersion, *, first: Month = JANUARY) -> SchemeVersion:
    """Put a version in force from a month on, unless it is already, by another person."""
    if not Activation.objects.filter(version=of).exists():
        schemes.activate(version=of, act=ACT, first_month=first, by=people.person(), at=AT)
    return of


def series(*, slug: str = "thu") -> Series:
    """Return a series of that address."""
    return Series.objects.get_or_create(
        slug=slug, defaults={"title": "Chuỗi thử", "kind": SeriesKind.PROVINCE}
    )[0]


def loaded(source: bytes, *, of: SchemeVersion, month: Month = AUGUST) -> LoadedFigures:
    """Read a file of figures."""
    return figure_files.load(source, "so-lieu.csv", scheme=scheme_of(of), month=month)


def run(
    *cells: tuple[object, object],
    month: Month = AUGUST,
    slug: str = "thu",
    is_published: bool = False,
    is_trial: bool = False,
) -> Run:
    """Score a month of units with those figures (done, all); a trial's scheme is a draft."""
    by, of = people.person(), version() if is_trial else activated(version())
    made = actions.score(
        series=series(slug=slug),
        version=of,
        loaded=loaded(figures_file(*cells), of=of, month=month),
        file_name="so-lieu.csv",
        by=by,
        at=AT,
    )
    return actions.publish(run=made, by=by, at=AT) if is_published else made
