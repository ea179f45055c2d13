"""The review of a reading: the text beside each proposal that waits for a person."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from chamdiem import reading
from chamdiem.portal.common import moments, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.directives import naming
from chamdiem.portal.directives import queries as directives
from chamdiem.portal.directives.choices import ProposalKind
from chamdiem.portal.directives.models import Directive, Proposal, Text
from chamdiem.portal.directives.pages import Sheet, sheets
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.tasks.forms import ReviewForm

AROUND = 60
DOUBT = 85


@dataclass(frozen=True, slots=True)
class Card:
    """One proposal: its place in the text, how sure it is, and the form that decides it."""

    key: int
    title: str
    quote: str
    anchor: str
    is_doubtful: bool
    warnings: tuple[str, ...]
    form: ReviewForm | None
    words: str
    sheet: int = 0
    repaired: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text: plain, or what a proposal was read from."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The text of a document beside what was read in it."""

    crumbs: tuple[Crumb, ...]
    title: str
    public_id: UUID
    tasks: tuple[Card, ...]
    references: tuple[Card, ...]
    remarks: tuple[str, ...]
    text: tuple[Stretch, ...]
    origin: str
    decided: int
    refusal: str
    sheets: tuple[Sheet, ...] = ()


def review_page(
    *,
    directive: Directive,
    at: datetime,
    refusal: str = "",
    bound: Mapping[int, ReviewForm] | None = None,
) -> ReviewPage:
    """Show what waits to be decided of a document's latest reading."""
    facts = directives.facts_of(directive=directive)
    name = naming.name(facts.doc_type, facts.number, facts.symbol, facts.issued_on)
    source, found, waiting, decided = directives.to_review(directive=directive)
    day = facts.issued_on or directive.received_on
    options, keys = lead_options(on=moments.day_of(at), day=day)
    kept, is_noisy = bound or {}, bool(found.get("is_noisy"))
    return ReviewPage(
        crumbs=_way(directive, name),
        title=name,
        public_id=directive.public_id,
        tasks=tuple(
            _task(one, source, kept.get(one.pk), options, keys, is_noisy=is_noisy)
            for one in waiting
            if one.kind == ProposalKind.TASK
        ),
        references=tuple(
            _reference(one, source) for one in waiting if one.kind == ProposalKind.REFERENCE
        ),
        remarks=tuple(one["message"] for one in found.get("inconsistencies", ())),
        text=_stretches(source, waiting),
        origin=str(source.get_origin_display()) if source else "",
        decided=decided,
        refusal=refusal,
        sheets=sheets(
            count=directives.sheets_of(directive=directive, text=source),
            route="directives:sheet",
            key=directive.public_id,
        ),
    )


def _way(directive: Directive, name: str) -> tuple[Crumb, ...]:
    """Return the way from the first page to the review."""
    return (
        Crumb("Trang đầu", "/"),
        Crumb("Văn bản chỉ đạo", reverse("directives:list")),
        Crumb(name, reverse("directives:one", args=[directive.public_id])),
        Crumb("Xem bản đọc"),
    )


def lead_options(
    *, on: date, day: date
) -> tuple[Sequence[tuple[str, str]], Mapping[str, tuple[str, ...]]]:
    """Return the organisations of today as options, and which ones a name means on a day."""
    nodes = [node for node in orgs.tree(on=on) if node.parent_id is not None]
    options = [(str(node.public_id), node.name) for node in nodes]
    keys: dict[str, tuple[str, ...]] = {}
    for node in nodes:
        for name in (node.name, node.short_name):
            if name:
                keys.setdefault(text.folded(name), (str(node.public_id),))
    return options, keys


def leads_of(written: str, keys: Mapping[str, tuple[str, ...]], day: date) -> tuple[str, ...]:
    """Return the organisations that the words of a lead mean: by name, or as a group of the day."""
    found: dict[str, None] = {}
    for part in [written, *written.split(";")]:
        bare = text.folded(part)
        known = keys.get(bare) or _within(bare, keys)
        if known:
            found.update(dict.fromkeys(known))
            continue
        nodes = orgs.addressees(group=part, on=day).nodes
        found.update(dict.fromkeys(str(node.public_id) for node in nodes))
        if found and part == written:
            break
    return tuple(found)


def _within(bare: str, keys: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the organisation whose whole name begins the words, or which the words begin."""
    for name, known in keys.items():
        if len(name) > 6 and (bare.startswith(f"{name} ") or name.startswith(f"{bare} tinh")):
            return known
    return ()


def _task(
    one: Proposal,
    source: Text | None,
    bound: ReviewForm | None,
    options: Sequence[tuple[str, str]],
    keys: Mapping[str, tuple[str, ...]],
    *,
    is_noisy: bool,
) -> Card:
    value: Mapping[str, Any] = one.value
    day = source.directive.received_on if source else date.min
    leads = leads_of(value.get("lead") or "", keys, day)
    form = bound or ReviewForm(units=options, initial=_initial(value, leads), prefix=f"d{one.pk}")
    return Card(
        key=one.pk,
        title=value.get("text") or "",
        quote=_quote(source, one),
        anchor=f"cho-{one.pk}",
        is_doubtful=one.confidence < DOUBT or not leads,
        warnings=_warnings(value, leads),
        form=form,
        words=value.get("lead") or "",
        sheet=_sheet_of(source, one),
        repaired=_repaired(value.get("text") or "") if is_noisy else (),
    )


def _sheet_of(source: Text | None, one: Proposal) -> int:
    """Return the page on which a proposal begins, counted from one."""
    return bisect_right(source.pages, one.start) if source else 0


def _repaired(words: str) -> tuple[tuple[str, bool], ...]:
    """Return words as they may have been written, in stretches; nothing where none would change."""
    found = reading.repaired(words)
    return found.parts if found.doubtful else ()


def _initial(value: Mapping[str, Any], leads: Sequence[str]) -> dict[str, Any]:
    due = value.get("deadline")
    raw = value.get("deadline_raw") or ""
    return {
        "title": value.get("text") or "",
        "leads": list(leads),
        "due_on": date.fromisoformat(due) if due else None,
        "as_written": raw,
        "bound": value.get("deadline_bound") or "",
        "absence": "" if due else (raw or "văn bản không quy định thời hạn"),
        "product": value.get("product") or "",
        "target": "; ".join(value.get("targets") or ()),
        "clause": value.get("n") or "",
        "partners_words": "; ".join(value.get("partners") or ()),
    }


def _warnings(value: Mapping[str, Any], leads: Sequence[str]) -> tuple[str, ...]:
    found = []
    if not leads:
        found.append(f"Chưa nhận ra cơ quan chủ trì “{value.get('lead') or '…'}”: hãy chọn.")
    if not value.get("deadline"):
        found.append("Văn bản không ghi ngày cụ thể.")
    return tuple(found)


def _reference(one: Proposal, source: Text | None) -> Card:
    value: Mapping[str, Any] = one.value
    day = f" ngày {date.fromisoformat(value['date']):%d/%m/%Y}" if value.get("date") else ""
    who = f" của {value['issuer']}" if value.get("issuer") else ""
    return Card(
        key=one.pk,
        title=f"{value['number']}{day}{who}",
        quote=_quote(source, one),
        anchor=f"cho-{one.pk}",
        is_doubtful=one.confidence < DOUBT,
        warnings=tuple(one.warnings),
        form=None,
        words="",
    )


def _quote(source: Text | None, one: Proposal) -> str:
    if source is None:
        return ""
    content = source.content
    start, end = max(0, one.start - AROUND), min(len(content), one.end + AROUND)
    return " ".join(content[start : min(end, start + 400)].split())


def _stretches(source: Text | None, waiting: Sequence[Proposal]) -> tuple[Stretch, ...]:
    """Cut the text at the places that proposals were read from; they do not overlap."""
    if source is None:
        return ()
    found, at = [], 0
    for one in sorted(waiting, key=lambda row: (row.start, -row.end)):
        if one.start < at:
            continue
        found.append(Stretch(source.content[at : one.start]))
        found.append(Stretch(source.content[one.start : one.end], f"cho-{one.pk}"))
        at = one.end
    return (*found, Stretch(source.content[at:]))


def partner_organisations(
    words: str, keys: Mapping[str, tuple[str, ...]], day: date, leads: Sequence[str]
) -> tuple[Organisation, ...]:
    """Return the organisations that the words of partners name, without those who lead."""
    found = [key for part in words.split(";") for key in leads_of(part, keys, day) if part.strip()]
    wanted = [key for key in dict.fromkeys(found) if key not in set(leads)]
    rows = {str(row.public_id): row for row in Organisation.objects.filter(public_id__in=wanted)}
    return tuple(rows[key] for key in wanted if key in rows)
