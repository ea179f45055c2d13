"""The synthesis for Tỉnh uỷ and UBND tỉnh (tổng hợp): counts by level and category, open causes."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from chamdiem.portal.obstacles.choices import Level, State
from chamdiem.portal.obstacles.facts import GroupTold, Line, Synthesis, Told
from chamdiem.portal.obstacles.queries.groups import told_groups
from chamdiem.portal.obstacles.queries.listing import Filters, listed

ORDER = list(reversed(Level))


def synthesis(*, at: datetime, since: date | None = None, until: date | None = None) -> Synthesis:
    """Gather the obstacles reported from a day to a day, all where none is named."""
    filters = Filters(reported_from=since, reported_until=until)
    found = listed(filters=filters, at=at)
    states = Counter(one.state for one in found)
    lines = sorted(_lines([one for one in found if one.is_open], at), key=_place)
    return Synthesis(
        since=since,
        until=until,
        at=at,
        total=len(found),
        units=len({one.unit_id for one in found}),
        states={state: states[state] for state in State},
        late=sum(one.is_late for one in found),
        table=Counter((one.category, one.level) for one in found),
        lines=tuple(lines),
    )


def _lines(found: list[Told], at: datetime) -> Iterator[Line]:
    """Return one line a group, and one for each obstacle that is in none."""
    inside: dict[int, list[Told]] = {}
    for one in found:
        if one.group_id is None:
            yield _line(one.text, [one], one)
        else:
            inside.setdefault(one.group_id, []).append(one)
    groups = told_groups(ids=list(inside), at=at)
    for key, members in inside.items():
        yield _line(groups[key].title, members, groups[key])


def _line(title: str, members: list[Told], of: Told | GroupTold) -> Line:
    categories = Counter(one.category for one in members)
    return Line(
        title=title,
        units=tuple(dict.fromkeys(one.unit for one in members)),
        categories=tuple(category for category, _ in categories.most_common()),
        level=of.level or members[0].level,
        proposals=tuple(dict.fromkeys(proposal(one) for one in members)),
        state=of.state,
        standing=_standing(of),
        address=of.public_id,
        is_group=isinstance(of, GroupTold),
    )


def proposal(one: Told) -> str:
    """Say who should do what, before which day."""
    return f"{one.asked_of}: {one.asked_for}, trước ngày {one.asked_before:%d/%m/%Y}"


def _standing(of: Told | GroupTold) -> str:
    """Say where a line stands, with whom and until when while it waits."""
    said = str(of.state.label)
    if of.state is State.WAITING and of.due_on is not None:
        over = ", quá hạn" if of.is_late else ""
        return f"{said} của {of.owner} đến hết {of.due_on:%d/%m/%Y}{over}"
    return said


def _place(line: Line) -> tuple[int, int, str]:
    return ORDER.index(line.level), -len(line.units), line.title
