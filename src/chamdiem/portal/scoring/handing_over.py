"""What scoring tells a handover sheet: months done, what fell, what is far from full, what lacks.

Points come from published months only: what is not published is named, never told.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from chamdiem.engine.decimals import spoken
from chamdiem.engine.figures import State
from chamdiem.engine.periods import Month
from chamdiem.engine.quantities import total_shown
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.posts.handover import Section
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring.choices import OWN_SERIES, SeriesKind
from chamdiem.portal.scoring.models import Figure, NodePoints, Run, Series, UnitScore
from chamdiem.portal.scoring.queries import heads

MONTHS, MOST = 12, 10  # how far back, and how many criteria a list names
NO_MONTH = "Chưa có tháng nào của đơn vị được công bố."
Found = tuple[Month, UnitScore]


def collect(*, organisation: Organisation, on: date, at: datetime) -> Sequence[Section]:
    """Return what is done, at risk and missing of a unit's scores, as of a day."""
    last = Month(on.year, on.month).shift(-1)  # the month of the handover is not over
    own = Series.objects.filter(kind__in=OWN_SERIES).order_by("-kind", "pk")
    found = next(filter(None, (_scores(series, organisation, last) for series in own)), [])
    published = [one for one in found if one[1].run.published_at is not None]
    waiting = [month for month, unit in found if unit.run.published_at is None]
    return (
        *_marks(found),
        Section("Tháng đã công bố", tuple(map(_month_words, reversed(published))), NO_MONTH),
        Section(
            "Tháng đã chấm, chưa công bố",
            tuple(month.spoken.capitalize() for month in reversed(waiting)),
            "Không có tháng nào chờ công bố.",
        ),
        Section("Tiêu chí giảm điểm so với tháng trước", tuple(_fallen(published)), "Không có."),
        Section("Tiêu chí còn mất nhiều điểm", tuple(_lost(published)), "Không có."),
        Section("Số liệu còn thiếu", tuple(_missing(published)), "Không thiếu số liệu nào."),
    )


def _scores(series: Series, organisation: Organisation, last: Month) -> list[Found]:
    """Return a unit's scores of the last months, earliest first, by the code of each month."""
    runs = heads.official_runs(series=series, unpublished=True)
    months = {Month.parse(run.month): run for run in runs}
    near = {month: run for month, run in months.items() if last.shift(-MONTHS) < month <= last}
    there = posts.weights(organisations={organisation.pk}, months=set(near))
    codes = {month: there[organisation.pk, month].unit_code for month in near}
    rows = UnitScore.objects.filter(run__in=near.values(), code__in=set(codes.values()) - {""})
    units = {(row.run_id, row.code): row for row in rows.order_by("pk")}
    found: list[Found] = []
    for month, run in sorted(near.items()):
        unit = units.get((run.pk, codes[month]))
        if unit is not None:
            unit.run = run
            found.append((month, unit))
    return found


def _marks(found: Sequence[Found]) -> Iterator[Section]:
    """Say what must be said of such points wherever they are shown (I6)."""
    runs = [unit.run for _, unit in found]
    said = {
        run.scheme_version.illustrative: None for run in runs if run.scheme_version.illustrative
    }
    if any(run.series.kind == SeriesKind.DEMONSTRATION for run in runs):
        said["Đơn vị và số liệu là giả định để trình diễn."] = None
    if said:
        yield Section("Lưu ý", tuple(said))


def _month_words(found: Found) -> str:
    month, unit = found
    if unit.total is None:
        return f"{month.spoken.capitalize()}: chưa có tổng điểm, còn thiếu số liệu"
    scheme = _scheme(unit.run)
    most = spoken(scheme.maximum, scheme.decimals, shortest=True)
    said = f"{month.spoken.capitalize()}: {total_shown(scheme, unit.total)} / {most} điểm"
    rank = "" if unit.rank is None else f", hạng {unit.rank} trong khối"
    grade = "" if unit.grade is None else f", {scheme.bands[unit.grade].name}"
    return said + rank + grade


def _fallen(published: Sequence[Found]) -> Iterator[str]:
    """Name the criteria that fell between the last two published months, the most first."""
    if len(published) < 2:
        return
    (earlier, before), (later, now) = published[-2:]
    if earlier != later.shift(-1) or before.run.scheme_version_id != now.run.scheme_version_id:
        return
    scheme, was, points = _scheme(now.run), _points(before), _points(now)
    falls = [
        (was[leaf.code] - points[leaf.code], leaf)
        for leaf in scheme.leaves()
        if leaf.code in was and leaf.code in points and points[leaf.code] < was[leaf.code]
    ]
    for _, leaf in sorted(falls, key=lambda each: -each[0])[:MOST]:
        first, last = (spoken(each[leaf.code], scheme.decimals) for each in (was, points))
        yield f"{leaf.name}: {first} còn {last} điểm ({later.spoken})"


def _lost(published: Sequence[Found]) -> Iterator[str]:
    """Name the criteria of the last published month that are furthest from their full points."""
    if not published:
        return
    month, unit = published[-1]
    scheme, points = _scheme(unit.run), _points(unit)
    lost = [
        (leaf.maximum - points[leaf.code], leaf)
        for leaf in scheme.leaves()
        if leaf.code in points and points[leaf.code] < leaf.maximum
    ]
    for missed, leaf in sorted(lost, key=lambda each: -each[0])[:MOST]:
        said = spoken(missed, scheme.decimals)
        most = spoken(leaf.maximum, scheme.decimals, shortest=True)
        yield f"{leaf.name}: mất {said} trong {most} điểm ({month.spoken})"


def _missing(published: Sequence[Found]) -> Iterator[str]:
    """Name the figures that the last published month lacked."""
    if not published:
        return
    month, unit = published[-1]
    names = {item.code: item.name for item in _scheme(unit.run).inputs}
    rows = Figure.objects.filter(run=unit.run, unit_code=unit.code, state=State.MISSING)
    for code in rows.order_by("pk").values_list("input_code", flat=True):
        yield f"{names.get(code, code)} ({month.spoken})"


def _scheme(run: Run) -> Scheme:
    return scheme_of(run.scheme_version)


def _points(unit: UnitScore) -> dict[str, int]:
    """Return a unit's points at the criteria that have any."""
    leaves = [leaf.code for leaf in _scheme(unit.run).leaves()]
    rows = NodePoints.objects.filter(unit=unit, node__in=leaves)
    found = rows.order_by("pk").values_list("node", "points")
    return {node: points for node, points in found if points is not None}
