"""One document: what is known, to whom it is directed, what it cites, what was given from it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.forms import Form
from django.urls import reverse

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.directives import access, naming, panels, queries
from chamdiem.portal.directives.facts import Marks
from chamdiem.portal.directives.models import Directive, Facts
from chamdiem.portal.directives.pages.listing import HOME, TITLE
from chamdiem.portal.directives.pages.trusting import SignaturesShown, signatures_shown
from chamdiem.portal.directives.panels import Panel
from chamdiem.portal.orgs import queries as orgs

TYPED = {"number": "số", "issued_on": "ngày ban hành"}


@dataclass(frozen=True, slots=True)
class AddresseeShown:
    """One addressee."""

    name: str
    as_written: str
    is_request: bool
    received_on: date


@dataclass(frozen=True, slots=True)
class CitedShown:
    """One document cited, with its page where the register has it."""

    relation: str
    number: str
    issued_on: date | None
    issuer: str
    address: str


@dataclass(frozen=True, slots=True)
class FormerFacts:
    """What was said of the document before."""

    name: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DirectivePage:
    """One document."""

    crumbs: tuple[Crumb, ...]
    title: str
    public_id: UUID
    facts: Facts
    signs: str
    typed: str
    received_on: date
    marks: Marks
    file: UUID | None
    file_name: str
    addressees: tuple[AddresseeShown, ...]
    cited: tuple[CitedShown, ...]
    replaced_by: CitedShown | None
    former: tuple[FormerFacts, ...]
    registers: bool
    mark_form: Form | None
    address_form: Form | None
    cite_form: Form | None
    refusal: str
    signatures: SignaturesShown | None = None
    panels: tuple[Panel, ...] = ()


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form about a document."""

    crumbs: tuple[Crumb, ...]
    title: str
    lead: str
    button: str
    form: Form
    refusal: str
    back: str


def directive_page(
    *,
    directive: Directive,
    user: Any,
    at: datetime,
    mark_form: Form,
    address_form: Form,
    cite_form: Form,
    refusal: str = "",
) -> DirectivePage:
    """Show one document."""
    facts = queries.facts_of(directive=directive)
    may = access.registers(user)
    title = naming.name(facts.doc_type, facts.number, facts.symbol, facts.issued_on)
    replaced = queries.replaced_by(directive=directive)
    return DirectivePage(
        crumbs=(HOME, Crumb(TITLE, reverse("directives:list")), Crumb(title)),
        title=title,
        public_id=directive.public_id,
        facts=facts,
        signs=naming.whole(facts.number, facts.symbol),
        typed=" và ".join(TYPED[one] for one in facts.typed if one in TYPED),
        received_on=directive.received_on,
        marks=queries.marks_of(directive=directive),
        file=directive.file.public_id if directive.file else None,
        file_name=directive.file.name if directive.file else "",
        addressees=_addressees(directive, facts),
        cited=_cited(directive),
        replaced_by=_linked(replaced) if replaced else None,
        former=_former(directive),
        registers=may,
        mark_form=mark_form if may else None,
        address_form=address_form if may else None,
        cite_form=cite_form if may else None,
        refusal=refusal,
        signatures=signatures_shown(file=directive.file),
        panels=panels.all_of(directive=directive, user=user, at=at),
    )


def form_page(
    *,
    title: str,
    lead: str,
    button: str,
    form: Form,
    refusal: str = "",
    directive: Directive | None = None,
) -> FormPage:
    """Show a form about a document, or about a new one."""
    back = reverse("directives:list")
    trail = [HOME, Crumb(TITLE, back)]
    if directive is not None:
        facts = queries.facts_of(directive=directive)
        back = reverse("directives:one", args=[directive.public_id])
        name = naming.name(facts.doc_type, facts.number, facts.symbol, facts.issued_on)
        trail.append(Crumb(name, back))
    return FormPage((*trail, Crumb(title)), title, lead, button, form, refusal, back)


def stands(*, directive: Directive) -> dict[str, Any]:
    """Return what is known of a document as the form takes it."""
    row = queries.facts_of(directive=directive)
    fields = ("doc_type", "number", "symbol", "issued_on", "issuer", "level", "subject")
    more = ("signer", "signer_title", "typed")
    return {name: getattr(row, name) for name in (*fields, *more)} | {"seen": row.pk}


def marked(*, directive: Directive) -> dict[str, bool]:
    """Return how a document is marked as the form takes it."""
    row = queries.marks_of(directive=directive)
    return {"is_to_be_known": row.is_to_be_known, "is_not_posted": row.is_not_posted}


def _addressees(directive: Directive, facts: Facts) -> tuple[AddresseeShown, ...]:
    rows = queries.addressees_of(directive=directive)
    day = facts.issued_on or directive.received_on
    names = orgs.names(ids={row.organisation_id for row in rows}, on=day)
    return tuple(
        AddresseeShown(
            names.get(row.organisation_id, ""), row.as_written, row.is_request, row.received_on
        )
        for row in rows
    )


def _cited(directive: Directive) -> tuple[CitedShown, ...]:
    return tuple(
        CitedShown(
            relation=str(row.get_relation_display()),
            number=row.number,
            issued_on=row.issued_on,
            issuer=row.issuer,
            address=reverse("directives:one", args=[known.public_id]) if known else "",
        )
        for row, known in queries.citations_of(directive=directive)
    )


def _linked(directive: Directive) -> CitedShown:
    facts = queries.facts_of(directive=directive)
    name = naming.name(facts.doc_type, facts.number, facts.symbol, facts.issued_on)
    address = reverse("directives:one", args=[directive.public_id])
    return CitedShown("thay thế", name, facts.issued_on, facts.issuer, address)


def _former(directive: Directive) -> tuple[FormerFacts, ...]:
    rows = list(queries.history_of(directive=directive))
    return tuple(
        FormerFacts(
            naming.name(was.doc_type, was.number, was.symbol, was.issued_on), now.reason, now.at
        )
        for now, was in zip(rows, rows[1:], strict=False)
    )
