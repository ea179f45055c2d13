"""The one door to documents: the Department and oversight see all, a unit what is sent to it."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.formats import documents
from chamdiem.formats.problems import Refused as Unreadable
from chamdiem.portal.common import text
from chamdiem.portal.common.rights import Right
from chamdiem.portal.directives import queries
from chamdiem.portal.directives.facts import Directed
from chamdiem.portal.directives.models import Directive, Draft, Proposal, TrustFile
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights import queries as rights

OWN = (Right.UNITS_SEE_OWN, Right.TASKS_REPORT, Right.DUTIES_CONFIRM)


def registers(user: Any) -> bool:
    """Tell whether the person enters documents in the register."""
    return bool(user.is_authenticated and user.has_perm(Right.DIRECTIVES_REGISTER))


def sees_all(user: Any) -> bool:
    """Tell whether the person sees every document: the Department, leaders, oversight."""
    return registers(user) or bool(user.has_perm(Right.MONTHS_SEE_UNPUBLISHED))


def units_of(*, user: Any, on: date) -> frozenset[int]:
    """Return the organisations whose documents the person sees."""
    found: frozenset[int] = frozenset()
    for right in OWN:
        found |= rights.organisations_where(user=user, right=right, on=on)
    return found


def only(*, user: Any, on: date) -> frozenset[int] | None:
    """Return the organisations to which a list is narrowed, None where the person sees all."""
    return None if sees_all(user) else units_of(user=user, on=on)


def directive_to_see(*, user: Any, public_id: UUID, on: date) -> Directive:
    """Return a document to who sees it; to others there is none."""
    found = queries.one(public_id=public_id)
    if found is None:
        raise Http404
    own = only(user=user, on=on)
    if own is not None and found.pk not in queries.received_by(organisations=list(own)):
        raise Http404
    return found


def directive_to_register(*, user: Any, public_id: UUID) -> Directive:
    """Return a document to who may say what is known of it."""
    found = queries.one(public_id=public_id)
    if found is None or not registers(user):
        raise Http404
    return found


def directed(*, lines: Sequence[str], on: date) -> tuple[Directed, ...]:
    """Return whom lines of addressees mean: an organisation by its name that day, or a group."""
    names = {}
    for node in orgs.tree(on=on):
        names[text.folded(node.name)] = node.id
        names.setdefault(text.folded(node.short_name), node.id)
    keys = {line: names.get(text.folded(line)) for line in lines}
    rows = Organisation.objects.in_bulk([key for key in keys.values() if key])
    return tuple(Directed(rows.get(keys[line] or 0), line) for line in lines)


def directed_of(*, directive: Directive, lines: Sequence[str]) -> tuple[Directed, ...]:
    """Return whom lines of addressees mean on the day of a document."""
    day = queries.facts_of(directive=directive).issued_on or directive.received_on
    return directed(lines=lines, on=day)


def trusted_named(*, key: str) -> TrustFile:
    """Return a root or list in use that an address names by its hash."""
    found = queries.one_trusted(key=key)
    if found is None:
        raise Http404
    return found


def file_to_check(*, user: Any, public_id: UUID) -> Stored:
    """Return the file of a document to who may check its signatures."""
    file = directive_to_register(user=user, public_id=public_id).file
    if file is None:
        raise Http404
    return file


def draft_to_see(*, user: Any, key: UUID) -> Draft:
    """Return a file that was read to who read it; to others there is none."""
    found = Draft.objects.filter(pk=key, by=user.public_id).first()
    if found is None:
        raise Http404
    return found


def draft_sheet(*, user: Any, key: UUID, number: int) -> bytes:
    """Return the picture of a page of a file that was read, to who read it."""
    found = draft_to_see(user=user, key=key)
    return _sheet(bytes(found.source), found.file_name, number, len(found.pages))


def sheet(*, user: Any, public_id: UUID, number: int, on: date) -> bytes:
    """Return the picture of a page of a document's file, to who sees the document."""
    found = directive_to_see(user=user, public_id=public_id, on=on)
    source = queries.content_of(directive=found)
    if source is None:
        raise Http404
    return _sheet(source, found.file.name if found.file else "", number, documents.MOST_PAGES)


def _sheet(source: bytes, name: str, number: int, most: int) -> bytes:
    if not 1 <= number <= most or not documents.is_paged(source):
        raise Http404
    try:
        return documents.page_of(source, name, number - 1)
    except Unreadable as failure:
        raise Http404 from failure


def proposal_to_decide(*, directive: Directive, key: str) -> Proposal:
    """Return a proposal of a document that waits for a person."""
    rows = Proposal.objects.filter(reading__text__directive=directive, decision=None)
    wanted = rows.select_related("reading__text__directive")
    found = wanted.filter(pk=key).first() if key.isdecimal() else None
    if found is None:
        raise Http404
    return found


def shows_file(user: Any, key: UUID) -> bool:
    """Tell whether a file is of a document that the person sees."""
    found = queries.shows_file(key=key)
    if found is None or not user.is_authenticated:
        return False
    if sees_all(user):
        return True
    rows = queries.addressees_of(directive=found)
    return any(user.has_perm(right, row.organisation) for row in rows for right in OWN)


def gives_files(user: Any) -> bool:
    """Tell whether the person gives the file of a document."""
    return registers(user)
