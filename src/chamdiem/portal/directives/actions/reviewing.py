"""A file is read, a person looks at what was read, and only then anything enters the register."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from chamdiem.formats import documents, edxml
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.directives import queries, reader
from chamdiem.portal.directives.actions import ground, registering
from chamdiem.portal.directives.choices import ProposalKind, TextOrigin, Verdict
from chamdiem.portal.directives.facts import Cited, Refused
from chamdiem.portal.directives.models import (
    Decision,
    Directive,
    Draft,
    Package,
    Proposal,
    Reading,
    Text,
)
from chamdiem.portal.files import actions as files
from chamdiem.portal.orgs import queries as orgs


class IsDecided(Refused):
    """Raise when a proposal was decided already."""


class HasNoPages(Refused):
    """Raise when a file has no pages that could be read as pictures, or is gone."""


def open_draft(*, content: bytes, name: str, by: User, at: datetime) -> Draft:
    """Read a file for the register (đọc văn bản); nothing of a secret one is kept."""
    names = [node.name for node in orgs.tree(on=moments.day_of(at))]
    package = content if edxml.is_envelope(content) else None
    if package is not None:
        read, attached = reader.read_package(content, name, names, queries.as_read())
        content, name = attached.content, attached.name
        files.judge(content=content, name=name)
    else:
        files.judge(content=content, name=name)
        read = reader.read_file(content, name, names, queries.as_read())
    ground.require_open(read.text[:4000])
    with transaction.atomic():
        row = Draft.objects.create(
            file_name=name[:200],
            source=content,
            package=package,
            origin=TextOrigin(read.origin),
            text=read.text,
            pages=list(read.pages),
            found=dict(read.found),
            at=at,
            by=by.public_id,
        )
        audit.record(
            verb="directives.draft.opened",
            actor=by.opaque_id,
            subject=row,
            at=at,
            file=hashlib.sha256(content).hexdigest(),
        )
    return row


def read_again(*, draft: Draft, by: User, at: datetime) -> Draft:
    """Read the pages of a file as pictures with the Vietnamese model (đọc lại bản quét)."""
    source, name = bytes(draft.source), draft.file_name
    if not documents.is_paged(source):
        raise HasNoPages("Tệp này không phải PDF hoặc ảnh chụp nên không có trang để đọc lại.")
    names = [node.name for node in orgs.tree(on=moments.day_of(at))]
    read = reader.read_file(source, name, names, queries.as_read(), is_again=True)
    ground.require_open(read.text[:4000])
    with transaction.atomic():
        rows = Draft.objects.filter(pk=draft.pk)
        if not rows.update(
            origin=TextOrigin(read.origin),
            text=read.text,
            pages=list(read.pages),
            found=dict(read.found),
        ):
            raise HasNoPages("Văn bản này vừa được vào sổ hoặc bỏ ở cửa sổ khác.")
        audit.record(
            verb="directives.draft.reread",
            actor=by.opaque_id,
            subject=draft,
            at=at,
            file=hashlib.sha256(source).hexdigest(),
        )
    return rows.get()


@transaction.atomic
def drop_draft(*, draft: Draft, by: User, at: datetime) -> None:
    """Drop a file that was read (bỏ)."""
    audit.record(verb="directives.draft.dropped", actor=by.opaque_id, subject=draft, at=at)
    draft.delete()


@transaction.atomic
def register_draft(
    *, draft: Draft, typed: Mapping[str, Any], by: User, at: datetime, **given: Any
) -> Directive:
    """Enter a document that was read (vào sổ), as a person confirmed or mended it.

    `typed` are the fields as they stood in the form: each proposal is accepted, edited or dropped.
    """
    source = bytes(draft.source)
    made = registering.register_with_file(content=(draft.file_name, source), by=by, at=at, **given)
    if draft.package is not None:
        _keep_package(made, bytes(draft.package), by, at)
    text = Text.objects.create(
        directive=made,
        origin=draft.origin,
        content=draft.text,
        sha256=hashlib.sha256(draft.text.encode()).hexdigest(),
        pages=draft.pages,
        at=at,
        by=by.public_id,
    )
    reading = Reading.objects.create(text=text, reader=reader.READER, found=draft.found, at=at)
    rows = [
        Proposal(
            reading=reading,
            position=place,
            kind=one.kind,
            name=one.name[:40],
            value=one.value,
            start=one.start,
            end=max(one.start + 1, one.end),
            confidence=one.confidence,
            warnings=list(one.warnings),
        )
        for place, one in enumerate(reader.proposals(draft.found), start=1)
    ]
    Proposal.objects.bulk_create(rows)
    _decide_fields(rows, typed, by, at)
    draft.delete()
    return made


def _keep_package(made: Directive, content: bytes, by: User, at: datetime) -> None:
    """Keep the package as it came, with its hash."""
    digest = hashlib.sha256(content).hexdigest()
    Package.objects.create(directive=made, sha256=digest, content=content, at=at, by=by.public_id)


@transaction.atomic
def decide(
    *, proposal: Proposal, verdict: Verdict, value: Any = None, by: User, at: datetime
) -> Decision:
    """Accept, edit or drop a proposal (nhận, sửa, bỏ), once."""
    try:
        with transaction.atomic():
            row = Decision.objects.create(
                proposal=proposal, verdict=verdict, value=value, at=at, by=by.public_id
            )
    except IntegrityError as error:
        raise IsDecided("Đề xuất này vừa được quyết định; mở lại trang để xem.") from error
    audit.record(
        verb="directives.proposal.decided",
        actor=by.opaque_id,
        subject=proposal.reading.text.directive,
        at=at,
        position=proposal.position,
        verdict=verdict.value,
    )
    return row


@transaction.atomic
def accept_reference(
    *, proposal: Proposal, directive: Directive, cited: Cited, by: User, at: datetime
) -> None:
    """Note a document that the reader saw cited (nhận văn bản được dẫn)."""
    registering.cite(directive=directive, cited=cited, by=by, at=at)
    decide(proposal=proposal, verdict=Verdict.ACCEPTED, by=by, at=at)


def _decide_fields(
    rows: Sequence[Proposal], typed: Mapping[str, Any], by: User, at: datetime
) -> None:
    """Keep what became of each field: as read, as mended, or dropped."""
    decisions = []
    for row in rows:
        if row.kind == ProposalKind.FIELD:
            said = typed.get("issued_on" if row.name == "date" else row.name)
            now = said.isoformat() if isinstance(said, date) else str(said or "")
            verdict, value = _verdict(now, str(row.value))
            decisions.append(_decision(row, verdict, value, by, at))
        elif row.kind == ProposalKind.ADDRESSEE:
            kept = str(row.value) in str(typed.get("groups", ""))
            verdict = Verdict.ACCEPTED if kept else Verdict.DROPPED
            decisions.append(_decision(row, verdict, None, by, at))
    Decision.objects.bulk_create(decisions)


def _verdict(now: str, read: str) -> tuple[Verdict, str | None]:
    if now.strip() == read.strip():
        return Verdict.ACCEPTED, None
    return (Verdict.EDITED, now) if now.strip() else (Verdict.DROPPED, None)


def _decision(
    row: Proposal, verdict: Verdict, value: str | None, by: User, at: datetime
) -> Decision:
    return Decision(proposal=row, verdict=verdict, value=value, at=at, by=by.public_id)
