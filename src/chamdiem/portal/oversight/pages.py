"""What the pages of the trail show: acts in words, people by the names they have today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from chamdiem.portal.audit import queries as trail
from chamdiem.portal.audit import verbs
from chamdiem.portal.audit.queries import AnchorShown, Asked, Place, Shown, Slice
from chamdiem.portal.audit.trail import SYSTEM
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.oversight import access, codes, queries, words
from chamdiem.portal.oversight.forms import TrailForm

TITLE = "Nhật ký"
MOST_SHOWN = 5
FILTERS = ("since", "until", "person", "act", "kind", "key")
TOO_MANY = "Hơn {} người khớp; hãy ghi đủ họ tên hoặc tên đăng nhập."


@dataclass(frozen=True, slots=True)
class Who:
    """A person of an entry, and the address that shows what else they did."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One value before and after; the detail of an act has only one of them."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in words; the list shows no more than `MOST_SHOWN` of its values."""

    entry: Shown
    who: Who
    on_behalf_of: Who | None
    act: str
    subject: str
    subject_id: str
    subject_address: str
    changes: tuple[Change, ...]
    details: tuple[Change, ...]
    origin: str

    @property
    def unsaid(self) -> int:
        """How many values only the entry's own page shows."""
        return max(0, len(self.changes) + len(self.details) - MOST_SHOWN)

    @property
    def first_changes(self) -> tuple[Change, ...]:
        """The changes that the list shows."""
        return self.changes[:MOST_SHOWN]

    @property
    def first_details(self) -> tuple[Change, ...]:
        """The details that the list shows, as far as the changes leave room."""
        return self.details[: max(0, MOST_SHOWN - len(self.changes))]


@dataclass(frozen=True, slots=True)
class TrailPage:
    """A page of the trail with its filters and the ways on."""

    form: TrailForm
    asked: Asked
    crumbs: tuple[Crumb, ...]
    lines: tuple[Line, ...] = ()
    newer: str = ""
    older: str = ""
    export: str = ""
    is_narrowed: bool = False
    anchor: AnchorShown | None = None


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry, its place in the chain, and the anchor that covers it."""

    line: Line
    place: Place | None
    anchor: AnchorShown | None
    crumbs: tuple[Crumb, ...] = field(default=())


def trail_page(*, user: Any, address: Mapping[str, str]) -> TrailPage:
    """Return the page of the trail that an address asks for."""
    hidden = access.hidden_from(user)
    given = {name: address[name] for name in FILTERS if address.get(name, "").strip()}
    form = TrailForm(given, kinds=trail.kinds(), hidden=hidden)
    asked = _asked(form, hidden)
    found = Slice() if form.errors else trail.entries(asked, **_neighbour(address))
    query = urlencode(given)
    return TrailPage(
        form=form,
        asked=asked,
        crumbs=(Crumb("Trang đầu", "/"), Crumb(TITLE)),
        lines=_lines(found.entries),
        newer=_onward(given, "newer", found.newer),
        older=_onward(given, "older", found.older),
        export=f"{reverse('oversight:export')}?{query}".rstrip("?"),
        is_narrowed=bool(given),
        anchor=trail.latest_anchor(),
    )


def entry_page(found: Shown) -> EntryPage:
    """Return the page of one entry."""
    number = found.number or 0
    crumbs = (
        Crumb("Trang đầu", "/"),
        Crumb(TITLE, reverse("oversight:trail")),
        Crumb(f"Mục số {number}"),
    )
    return EntryPage(_lines((found,))[0], trail.place(number), trail.anchor_over(number), crumbs)


def _asked(form: TrailForm, hidden: tuple[str, ...]) -> Asked:
    """Return what the form asks for; who is meant is looked up by name."""
    if not form.is_valid():
        return Asked(hidden=hidden)
    data = form.cleaned_data
    people = queries.people_meant(data["person"]) if data["person"] else None
    if people and len(people) > queries.MOST_PEOPLE:
        form.add_error("person", TOO_MANY.format(queries.MOST_PEOPLE))
    return Asked(
        since=_midnight(data["since"]),
        until=_midnight(data["until"], days=1),
        people=people,
        verbs=_verbs(data["act"]),
        subject_kind=data["kind"],
        subject_id=data["key"].strip(),
        hidden=hidden,
    )


def _midnight(day: Any, days: int = 0) -> datetime | None:
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days), time()))


def _verbs(act: str) -> tuple[str, ...]:
    if act in verbs.VERBS or not act:
        return (act,) if act else ()
    return tuple(verb for verb in verbs.VERBS if verb.partition(".")[0] == act)


def _neighbour(address: Mapping[str, str]) -> dict[str, int]:
    """Return the entry before or after which the page stands; a strange one is left out."""
    given = {name: address.get(name, "") for name in ("older", "newer")}
    return {
        name: int(text)
        for name, text in given.items()
        if text.isascii() and text.isdigit() and len(text) < 19
    }


def _onward(given: Mapping[str, str], way: str, entry: int | None) -> str:
    return "" if entry is None else f"?{urlencode({**given, way: entry})}"


def _lines(entries: tuple[Shown, ...]) -> tuple[Line, ...]:
    people = queries.names_of(code for entry in entries for code in _codes(entry))
    return tuple(_line(entry, people) for entry in entries)


def _codes(entry: Shown) -> Iterator[str]:
    """Return every text of an entry that may be a person's opaque id."""
    yield from (entry.actor, entry.on_behalf_of, entry.subject_id)
    waiting: list[Any] = [entry.details, entry.before, entry.after]
    while waiting:
        match waiting.pop():
            case str() as text:
                yield text
            case dict() as inner:
                waiting.extend(inner.values())
            case list() as inner:
                waiting.extend(inner)


def _line(entry: Shown, people: Mapping[str, str]) -> Line:
    same = {"kind": entry.subject_kind, "key": entry.subject_id}
    return Line(
        entry=entry,
        who=_who(entry.actor, people),
        on_behalf_of=_who(entry.on_behalf_of, people) if entry.on_behalf_of else None,
        act=verbs.VERBS.get(entry.verb, entry.verb),
        subject=words.subject(entry.subject_kind),
        subject_id=people.get(entry.subject_id)
        or codes.identity(entry.subject_kind, entry.subject_id, entry.details.get("of", {})),
        subject_address=f"{reverse('oversight:trail')}?{urlencode(same)}",
        changes=_changes(entry, entry.before, entry.after, people),
        details=_changes(entry, {}, entry.details, people),
        origin=words.origin(entry.origin),
    )


def _who(code: str, people: Mapping[str, str]) -> Who:
    if code == SYSTEM:
        return Who("hệ thống")
    known = people.get(code) or f"người mã {code[:8]} (không còn tên)"
    return Who(known, f"{reverse('oversight:trail')}?{urlencode({'person': code})}")


def _changes(
    entry: Shown, before: Mapping[str, Any], after: Mapping[str, Any], people: Mapping[str, str]
) -> tuple[Change, ...]:
    """Return what differs, in its order; blanks and the id of the subject itself say nothing."""
    kind = entry.subject_kind
    names = dict.fromkeys((*before, *after))
    pairs = ((name, before.get(name), after.get(name)) for name in names)
    return tuple(
        Change(words.name(name), *(words.value(each, people, name, kind) for each in (old, new)))
        for name, old, new in pairs
        if old != new
        and not (old in words.BLANK and new in words.BLANK)
        and not (name == "id" and entry.subject_id in (old, new))
    )
