"""The register as a list, searched and filtered in the database."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from chamdiem.portal.common import text
from chamdiem.portal.directives import naming
from chamdiem.portal.directives.choices import Level, Relation
from chamdiem.portal.directives.facts import Listed
from chamdiem.portal.directives.models import Addressee, Citation, Directive, Facts, Marking
from chamdiem.reading import Register


@dataclass(frozen=True, slots=True)
class Filters:
    """What the register shows (bộ lọc): all of it stands in the address of the page.

    `only` are the organisations whose documents the person may see, None where all.
    """

    words: str = ""
    level: Level | None = None
    year: int | None = None
    is_to_be_known: bool = False
    only: Collection[int] | None = None


def listed(*, filters: Filters) -> QuerySet[Facts]:
    """Return the latest facts of the documents that match, the latest document first."""
    last = Facts.objects.filter(directive=OuterRef("directive")).order_by("-id").values("pk")[:1]
    found = Facts.objects.filter(pk=Subquery(last)).select_related("directive")
    if filters.only is not None:
        mine = Addressee.objects.filter(
            directive=OuterRef("directive"), organisation__in=filters.only
        )
        found = found.filter(Exists(mine))
    key = text.folded(filters.words)
    if key:
        found = found.filter(search_key__contains=key)
    if filters.level is not None:
        found = found.filter(level=filters.level)
    if filters.year is not None:
        found = found.filter(issued_on__year=filters.year)
    if filters.is_to_be_known:
        found = found.alias(is_known=_last_marking("is_to_be_known")).filter(is_known=True)
    return _marked(found).order_by(
        Coalesce(F("issued_on"), F("directive__received_on")).desc(), "-directive_id"
    )


def page_of(rows: Collection[Facts]) -> tuple[Listed, ...]:
    """Return rows of the register as a page shows them; two queries."""
    replaced = _replaced({row.key for row in rows})
    return tuple(_listed(row, replaced) for row in rows)


def titles(*, ids: Collection[int]) -> Mapping[int, str]:
    """Return how each document is named in a sentence."""
    rows = Facts.objects.filter(directive__in=ids).order_by("directive_id", "-id")
    return {
        row.directive_id: naming.name(row.doc_type, row.number, row.symbol, row.issued_on)
        for row in rows.distinct("directive_id")
    }


def numbers(*, ids: Collection[int]) -> Mapping[int, str]:
    """Return number and symbol of each document, as last entered."""
    rows = Facts.objects.filter(directive__in=ids).order_by("directive_id", "-id")
    return {
        row.directive_id: naming.whole(row.number, row.symbol)
        for row in rows.distinct("directive_id")
    }


def spoken_of(*, ids: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """Return how a page that posts each document would name it: number and symbol, or subject."""
    rows = Facts.objects.filter(directive__in=ids).order_by("directive_id", "-id")
    return {
        row.directive_id: tuple(filter(None, (naming.whole(row.number, row.symbol), row.subject)))
        if row.number
        else (row.subject,)
        for row in rows.distinct("directive_id")
    }


def as_read() -> Register:
    """Return the register as a reading is checked against it: what there is, what was replaced."""
    keys = Facts.objects.exclude(key="").order_by().values_list("key", flat=True).distinct()
    rows = Citation.objects.filter(relation=Relation.REPLACES).order_by("id")
    names = titles(ids={row.directive_id for row in rows})
    replaced = {_bare(row.key): names.get(row.directive_id, "") for row in rows}
    return Register(frozenset(map(_bare, keys)), replaced)


def _bare(key: str) -> str:
    return re.sub(r"[^a-z0-9]", "", key)


def _marked(found: QuerySet[Facts]) -> QuerySet[Facts]:
    return found.annotate(
        known=_last_marking("is_to_be_known"), unposted=_last_marking("is_not_posted")
    )


def _last_marking(name: str) -> Subquery:
    last = Marking.objects.filter(directive=OuterRef("directive")).order_by("-id")
    return Subquery(last.values(name)[:1])


def _replaced(keys: Collection[str]) -> Mapping[str, str]:
    rows = Citation.objects.filter(key__in=[key for key in keys if key])
    found = rows.filter(relation=Relation.REPLACES).order_by("id")
    names = titles(ids={row.directive_id for row in found})
    return {row.key: names.get(row.directive_id, "") for row in found}


def _listed(row: Facts, replaced: Mapping[str, str]) -> Listed:
    directive: Directive = row.directive
    return Listed(
        id=directive.pk,
        public_id=directive.public_id,
        name=naming.name(row.doc_type, row.number, row.symbol, row.issued_on),
        number=row.number,
        symbol=row.symbol,
        doc_type=row.doc_type,
        issued_on=row.issued_on,
        issued_in=row.issued_in,
        issuer=row.issuer,
        subject=row.subject,
        level=Level(row.level),
        received_on=directive.received_on,
        typed=tuple(row.typed),
        is_to_be_known=bool(row.known),  # type: ignore[attr-defined]
        is_not_posted=bool(row.unposted),  # type: ignore[attr-defined]
        replaced_by=replaced.get(row.key, ""),
        has_file=directive.file_id is not None,
    )
