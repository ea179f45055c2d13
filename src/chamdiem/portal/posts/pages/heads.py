"""Who holds which post of an organisation, over time, with the days on which nobody headed it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs.facts import Basis
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts import access, queries
from chamdiem.portal.posts.actions.refusals import days
from chamdiem.portal.posts.choices import HEADING, Alarm, Kind
from chamdiem.portal.posts.facts import Delegated, Focal, HandoverListed, Held
from chamdiem.portal.posts.pages.acts import crumbs, name_of

WIDTH = 1000  # of the drawn line, in its own units
TONES = {Kind.HEAD: "full", Kind.ACTING: "acting"}


@dataclass(frozen=True, slots=True)
class Row:
    """One post as printed: whose, what, when, by what; `state` says whether it is held now."""

    key: UUID
    name: str
    title: str
    kind: str
    when: str
    documents: tuple[str, ...]
    is_now: bool
    state: str
    signs_for_head: bool = False
    division: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which nobody headed the organisation (khuyết người đứng đầu)."""

    when: str
    days: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """One stretch of the line: where it begins, how long it is, how it looks, what it says."""

    x: int
    width: int
    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class HeadsPage:
    """An organisation's heads, deputies, delegations and focal points as printed."""

    organisation: Organisation
    name: str
    crumbs: tuple[Crumb, ...]
    today: date
    may_record: bool
    head: Row | None
    is_vacant: bool
    has_ended: bool
    history: tuple[Row | Gap, ...]
    line: tuple[Drawn, ...]
    line_from: date | None
    deputies: tuple[Row, ...]
    delegations: tuple[Row, ...]
    focal_points: tuple[Row, ...]
    alarm: Alarm | None
    alarm_last: date | None
    handovers: tuple[HandoverListed, ...]
    corrected: tuple[Row, ...]


def heads_page(*, organisation: Organisation, user: Any, on: date) -> HeadsPage:
    """Return who holds which post of an organisation, as this reader may see it."""
    held = queries.tenures(organisation=organisation)
    heads = [one for one in held if one.kind in HEADING]
    existed = queries.days_of(organisation=organisation)
    gaps = tuple(_gaps(heads, existed, on))
    name, may_record = name_of(organisation, on), access.may_record(user, organisation)
    points = queries.focal_points(organisation=organisation)
    alarm, last = queries.warnings(points=points, on=on)
    return HeadsPage(
        organisation=organisation,
        name=name,
        crumbs=crumbs(organisation, name, is_here=True),
        today=on,
        may_record=may_record,
        head=next((_row(one, on) for one in heads if one.covers(on)), None),
        is_vacant=not any(one.covers(on) for one in heads),
        has_ended=not any(first <= on and (end is None or on < end) for first, end in existed),
        history=_history(heads, gaps, on),
        line=tuple(_line(heads, gaps, on)),
        line_from=min((one.holds_from for one in heads), default=None),
        deputies=_deputies(held, on),
        delegations=_delegations(organisation, on),
        focal_points=tuple(_focal(one, on) for one in reversed(points)),
        alarm=alarm,
        alarm_last=last,
        handovers=_handovers(organisation, user),
        corrected=_corrected(organisation, on) if may_record else (),
    )


def _deputies(held: Sequence[Held], on: date) -> tuple[Row, ...]:
    deputies = [one for one in held if one.kind is Kind.DEPUTY]
    deputies.sort(key=lambda one: (not one.covers(on), -one.holds_from.toordinal()))
    return tuple(_row(one, on) for one in deputies)


def _corrected(organisation: Organisation, on: date) -> tuple[Row, ...]:
    return tuple(_row(one, on) for one in queries.corrected(organisation=organisation))


def _handovers(organisation: Organisation, user: Any) -> tuple[HandoverListed, ...]:
    """Return the sheets that this reader may open."""
    sheets = queries.handovers(organisation=organisation)
    if access.opens_any(user, organisation):
        return sheets
    return tuple(one for one in sheets if user.public_id in {one.outgoing.id, one.incoming.id})


def _row(one: Held, on: date) -> Row:
    return Row(
        key=one.public_id,
        name=one.person.name,
        title=one.title,
        kind=one.kind.label,
        when=days(one.holds_from, one.holds_until),
        documents=_documents(one.basis, one.end_basis),
        is_now=one.covers(on),
        state=_state(one.holds_from, one.holds_until, on),
        signs_for_head=one.signs_for_head,
        division=one.division,
        note=one.superseded_because,
    )


def _focal(one: Focal, on: date) -> Row:
    return Row(
        key=one.public_id,
        name=one.person.name,
        title=one.task,
        kind=one.person.post,
        when=days(one.holds_from, one.holds_until),
        documents=_documents(one.basis, one.end_basis),
        is_now=one.covers(on),
        state=_state(one.holds_from, one.holds_until, on),
    )


def _delegations(organisation: Organisation, on: date) -> tuple[Row, ...]:
    found = queries.delegations(organisation=organisation)
    return tuple(_delegated(one, on) for one in reversed(found))


def _delegated(one: Delegated, on: date) -> Row:
    return Row(
        key=one.public_id,
        name=one.taker.name,
        title=one.matters,
        kind=one.giver.name,
        when=days(one.holds_from, one.holds_until),
        documents=_documents(one.basis, one.end_basis),
        is_now=one.holds_from <= on < one.holds_until,
        state=_state(one.holds_from, one.holds_until, on),
    )


def _documents(basis: Basis, end: Basis | None) -> tuple[str, ...]:
    shown = [_document(basis)]
    if end is not None:
        shown.append(f"Thôi theo {_document(end)}")
    return tuple(shown)


def _document(basis: Basis) -> str:
    day = f" ngày {basis.issued_on:%d/%m/%Y}" if basis.issued_on else ""
    return f"{basis.number}{day}, {basis.issuer}"


def _state(first: date, until: date | None, on: date) -> str:
    if on < first:
        return "chưa bắt đầu"
    return "" if until is None or on < until else "đã thôi"


def _gaps(
    heads: Sequence[Held], existed: Sequence[tuple[date, date | None]], on: date
) -> Iterator[tuple[date, date]]:
    """Return the days without a head between the first that is recorded and today."""
    if not heads:
        return
    begin, end = heads[0].holds_from, on + timedelta(days=1)
    for one in [*heads, None]:
        until = end if one is None else min(one.holds_from, end)
        for first, last in existed:
            gap = max(begin, first), min(until, last or until)
            if gap[0] < gap[1]:
                yield gap
        if one is None or one.holds_until is None:
            return
        begin = max(begin, one.holds_until)


def _history(
    heads: Sequence[Held], gaps: Sequence[tuple[date, date]], on: date
) -> tuple[Row | Gap, ...]:
    """Return heads and gaps, latest first."""
    dated: list[tuple[date, Row | Gap]] = [(one.holds_from, _row(one, on)) for one in heads]
    dated += [
        (first, Gap(_gap_words(first, until, on), (until - first).days)) for first, until in gaps
    ]
    return tuple(what for _, what in sorted(dated, key=lambda each: each[0], reverse=True))


def _gap_words(first: date, until: date, on: date) -> str:
    return days(first, until if until <= on else None)


def _line(heads: Sequence[Held], gaps: Sequence[tuple[date, date]], on: date) -> Iterator[Drawn]:
    """Draw who headed the organisation from the first head recorded until today."""
    if not heads:
        return
    begin = heads[0].holds_from
    end = max(on + timedelta(days=1), begin + timedelta(days=1))
    whole = (end - begin).days
    parts = [
        (one.holds_from, min(one.holds_until or end, end), TONES[one.kind], one.person.name)
        for one in heads
    ]
    parts += [(first, until, "vacant", "khuyết") for first, until in gaps]
    for first, until, tone, words in sorted(parts):
        if first < until:
            x = WIDTH * (first - begin).days // whole
            width = max(1, WIDTH * (until - begin).days // whole - x)
            yield Drawn(x, width, tone, f"{words}, {days(first, until)}")
