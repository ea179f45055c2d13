"""Whether the bands (mức xếp loại) cover the scale: no gap, no overlap, none upside down."""

from collections.abc import Iterator
from itertools import pairwise

from chamdiem.engine.proofs import words
from chamdiem.engine.proofs.findings import Finding, said
from chamdiem.engine.scheme import Band, Scheme


def check(scheme: Scheme) -> Iterator[Finding]:
    """Find totals that fall in no band or in two, and bands that no total reaches."""
    if not scheme.bands:
        yield Finding("bands", "bands", said("Không có mức xếp loại nào", "ít nhất một mức từ 0"))
        return
    yield from _lowest(scheme.bands[0], scheme)
    for lower, upper in pairwise(scheme.bands):
        yield from _in_order(lower, upper, scheme)
    for band in scheme.bands:
        if band.lower > scheme.maximum:
            yield _beyond(band, scheme)


def _lowest(band: Band, scheme: Scheme) -> Iterator[Finding]:
    if band.lower == 0:
        return
    start = words.points(band.lower, scheme)
    found = f"Mức thấp nhất “{band.name}” bắt đầu từ {start}, dưới đó là khoảng hở"
    shown = f"tổng điểm {words.points(max(band.lower - 1, 0), scheme)} không thuộc mức nào"
    example = shown if band.lower > 0 else ""
    yield Finding(band.name, "bands", said(found, "mức thấp nhất bắt đầu từ 0"), example)


def _in_order(lower: Band, upper: Band, scheme: Scheme) -> Iterator[Finding]:
    if lower.lower < upper.lower:
        return
    here, there = words.points(upper.lower, scheme), words.points(lower.lower, scheme)
    if lower.lower == upper.lower:
        found = f"Hai mức “{lower.name}”, “{upper.name}” chồng nhau, cùng bắt đầu từ {here}"
        example = f"tổng điểm {here} thuộc cả hai mức"
    else:
        found = f"Mức “{upper.name}” (từ {here}) đứng trên mức “{lower.name}” (từ {there})"
        example = f"tổng điểm {here} xếp “{upper.name}”, tổng điểm {there} xếp “{lower.name}”"
    yield Finding(upper.name, "bands", said(found, "các mức từ thấp lên cao"), example)


def _beyond(band: Band, scheme: Scheme) -> Finding:
    start, top = words.points(band.lower, scheme), words.points(scheme.maximum, scheme)
    found = f"Mức “{band.name}” bắt đầu từ {start}, quá tổng điểm tối đa {top}"
    example = f"đơn vị được đủ {top} điểm vẫn không đạt mức này"
    return Finding(band.name, "bands", said(found, f"không quá {top}"), example)
