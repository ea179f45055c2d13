"""One document: its facts, marks, addressees, citations, and whether the register has it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Min

from chamdiem.portal.common import text
from chamdiem.portal.directives import naming
from chamdiem.portal.directives.choices import ProposalKind, Relation
from chamdiem.portal.directives.facts import Marks
from chamdiem.portal.directives.models import (
    Addressee,
    Citation,
    Directive,
    Draft,
    Facts,
    Marking,
    Proposal,
    Reading,
    Text,
)
from chamdiem.portal.directives.queries.listing import titles


@dataclass(frozen=True, slots=True)
class ToBeKnown:
    """A document that a unit must make known (phải quán triệt), and since when it has it."""

    directive_id: int
    organisation_id: int
    received_on: date
    issued_on: date | None
    is_not_posted: bool


def one(*, public_id: UUID) -> Directive | None:
    """Return the document of that identity."""
    return Directive.objects.select_related("file").filter(public_id=public_id).first()


def facts_of(*, directive: Directive) -> Facts:
    """Return what is known of a document now."""
    rows = Facts.objects.select_related("issuer_organisation").filter(directive=directive)
    return rows.latest("id")


def history_of(*, directive: Directive) -> Sequence[Facts]:
    """Return all that was said of a document, the latest first."""
    return list(Facts.objects.filter(directive=directive).order_by("-id"))


def marks_of(*, directive: Directive) -> Marks:
    """Return how a document is marked now."""
    row = Marking.objects.filter(directive=directive).latest("id")
    return Marks(row.is_to_be_known, row.is_not_posted)


def addressees_of(*, directive: Directive) -> Sequence[Addressee]:
    """Return to whom a document is directed, in the order they were named."""
    rows = Addressee.objects.filter(directive=directive).select_related("organisation")
    return list(rows.order_by("id"))


def citations_of(*, directive: Directive) -> Sequence[tuple[Citation, Directive | None]]:
    """Return the documents that one cites, each with its row of the register, if it has one."""
    rows = list(Citation.objects.filter(directive=directive).order_by("relation", "id"))
    known = _by_key({row.key for row in rows})
    return [(row, known.get(row.key)) for row in rows]


def replaced_by(*, directive: Directive) -> Directive | None:
    """Return the document of the register that replaces this one."""
    key = facts_of(directive=directive).key
    if not key:
        return None
    rows = Citation.objects.filter(key=key, relation=Relation.REPLACES)
    found = rows.exclude(directive=directive).select_related("directive").order_by("-id").first()
    return found.directive if found else None


def in_register(*, number: str) -> Directive | None:
    """Return the document of the register with that number and symbol, as written anyhow."""
    return _by_key({naming.key_of(number)}).get(naming.key_of(number))


def same(*, key: str, issued_on: date | None, issuer: str) -> Directive | None:
    """Return the document that has this number, day and issuer already."""
    rows = Facts.objects.filter(key=key, issued_on=issued_on).select_related("directive")
    wanted = text.folded(issuer)
    for row in rows.order_by("directive_id", "-id").distinct("directive_id"):
        if text.folded(row.issuer) == wanted:
            return row.directive
    return None


def received_by(*, organisations: Sequence[int]) -> frozenset[int]:
    """Return the documents directed to any of these organisations."""
    rows = Addressee.objects.filter(organisation__in=organisations)
    return frozenset(rows.values_list("directive_id", flat=True))


def to_be_known() -> tuple[ToBeKnown, ...]:
    """Return every document that must be made known, by each of its addressees."""
    last = Marking.objects.order_by("directive_id", "-id").distinct("directive_id")
    marked = {row.directive_id: row for row in last if row.is_to_be_known}
    issued = dict(
        Facts.objects.filter(directive__in=list(marked))
        .order_by("directive_id", "id")
        .values_list("directive_id", "issued_on")
    )
    rows = Addressee.objects.filter(directive__in=list(marked), is_request=False)
    return tuple(
        ToBeKnown(
            row.directive_id,
            row.organisation_id,
            row.received_on,
            issued.get(row.directive_id),
            marked[row.directive_id].is_not_posted,
        )
        for row in rows.order_by("directive_id", "id")
    )


def to_be_posted(*, organisations: Collection[int]) -> tuple[ToBeKnown, ...]:
    """Return the documents that these organisations issued themselves and may post."""
    last = Facts.objects.order_by("directive_id", "-id").distinct("directive_id")
    rows = Facts.objects.filter(pk__in=last.values("pk"), issuer_organisation__in=organisations)
    marks = Marking.objects.order_by("directive_id", "-id").distinct("directive_id")
    off = {row.directive_id for row in marks if row.is_not_posted}
    return tuple(
        ToBeKnown(
            row.directive_id,
            row.issuer_organisation.pk,
            row.issued_on or row.directive.received_on,
            row.issued_on,
            is_not_posted=False,
        )
        for row in rows.select_related("directive", "issuer_organisation").order_by("directive_id")
        if row.issuer_organisation is not None and row.directive_id not in off
    )


def to_review(
    *, directive: Directive
) -> tuple[Text | None, Mapping[str, Any], Sequence[Proposal], int]:
    """Return a document's latest text, what was read in it, what waits, and how much is decided."""
    reading = (
        Reading.objects.filter(text__directive=directive)
        .select_related("text__directive")
        .order_by("-id")
        .first()
    )
    if reading is None:
        return None, {}, (), 0
    rows = list(reading.proposals.select_related("decision").order_by("position"))
    waiting = [row for row in rows if not hasattr(row, "decision")]
    return reading.text, reading.found, waiting, len(rows) - len(waiting)


def unreviewed() -> Sequence[tuple[UUID, str, int]]:
    """Return the documents that were read and whose tasks wait for a person, oldest first."""
    waiting = (
        Proposal.objects.filter(kind=ProposalKind.TASK, decision=None)
        .order_by()
        .values("reading__text__directive_id", "reading__text__directive__public_id")
        .annotate(count=Count("pk"), first=Min("pk"))
        .order_by("first")
    )
    rows = list(waiting)
    names = titles(ids={row["reading__text__directive_id"] for row in rows})
    return [
        (
            row["reading__text__directive__public_id"],
            names.get(row["reading__text__directive_id"], ""),
            row["count"],
        )
        for row in rows
    ]


def drafts_of(*, author: UUID) -> Sequence[Draft]:
    """Return the files that somebody has read and not entered yet."""
    return list(Draft.objects.filter(by=author).defer("source", "text").order_by("-at"))


def shows_file(*, key: UUID) -> Directive | None:
    """Return the document whose file this is."""
    return Directive.objects.filter(file__public_id=key).first()


def _by_key(keys: set[str]) -> Mapping[str, Directive]:
    rows = Facts.objects.filter(key__in=keys - {""}).select_related("directive")
    last = rows.order_by("directive_id", "-id").distinct("directive_id")
    return {row.key: row.directive for row in sorted(last, key=lambda row: row.pk)}
