"""Documents enter the register; what is known of them is said anew, never overwritten."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments, text
from chamdiem.portal.directives import naming, queries
from chamdiem.portal.directives.actions import ground, trusting
from chamdiem.portal.directives.choices import Level, Relation
from chamdiem.portal.directives.facts import Cited, Directed, Marks, Refused, Said
from chamdiem.portal.directives.models import Addressee, Citation, Directive, Facts, Marking
from chamdiem.portal.files import actions as files
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.choices import ONLY_ASKED


class KnownAlready(Refused):
    """Raise when the register has a document of that number, day and issuer."""


class Unknown(Refused):
    """Raise when an addressee means nobody on the document's day."""


class OddDates(Refused):
    """Raise when a document arrived before it was issued, or lies ahead."""


@transaction.atomic
def register(
    *,
    said: Said,
    received_on: date,
    by: User,
    at: datetime,
    file: Stored | None = None,
    addressees: Sequence[Directed] = (),
    citations: Sequence[Cited] = (),
    marks: Marks | None = None,
) -> Directive:
    """Enter a document in the register (vào sổ), typed by hand or from a reading."""
    ground.require_open(said.subject, said.issuer)
    _require_new(said)
    _require_dates(said, received_on, at)
    row = Directive.objects.create(received_on=received_on, file=file, at=at, by=by.public_id)
    _say(row, said, "", by, at)
    chosen = marks or Marks(is_not_posted=said.level is Level.PARTY)
    Marking.objects.create(
        directive=row,
        is_to_be_known=chosen.is_to_be_known,
        is_not_posted=chosen.is_not_posted,
        at=at,
        by=by.public_id,
    )
    _direct(row, said.issued_on or received_on, addressees, received_on, by, at)
    for one in citations:
        _cite(row, one, by, at)
    audit.record(
        verb="directives.document.registered",
        actor=by.opaque_id,
        subject=row,
        at=at,
        number=naming.whole(said.number, said.symbol),
    )
    return row


def register_with_file(
    *, content: tuple[str, bytes] | None, by: User, at: datetime, **given: Any
) -> Directive:
    """Enter a document with its file: both are kept, or neither."""
    with transaction.atomic():
        file = None
        if content is not None:
            name, body = content
            file = files.store(content=body, name=name, by=by, at=at)
        made = register(file=file, by=by, at=at, **given)
        if file is not None:
            trusting.check_signatures(file=file, by=by, at=at)
        return made


@transaction.atomic
def restate(
    *, directive: Directive, said: Said, reason: str, seen: int, by: User, at: datetime
) -> Facts:
    """Say anew what is known of a document (sửa thông tin), with a reason."""
    ground.require_open(said.subject, said.issuer)
    why = ground.said(reason, what="lý do sửa")
    ground.take_turns(directive)
    latest = Facts.objects.filter(directive=directive).latest("id")
    if latest.pk != seen:
        raise ground.StaleForm(
            "Thông tin văn bản vừa được người khác sửa; mở lại trang, xem bản mới rồi sửa tiếp."
        )
    _require_new(said, but=directive)
    row = _say(directive, said, why, by, at)
    audit.record(verb="directives.document.restated", actor=by.opaque_id, subject=directive, at=at)
    return row


@transaction.atomic
def mark(*, directive: Directive, marks: Marks, by: User, at: datetime) -> Marking:
    """Mark a document as to be made known, or as kept off websites (đánh dấu)."""
    row = Marking.objects.create(
        directive=directive,
        is_to_be_known=marks.is_to_be_known,
        is_not_posted=marks.is_not_posted,
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="directives.document.marked",
        actor=by.opaque_id,
        subject=directive,
        at=at,
        is_to_be_known=marks.is_to_be_known,
        is_not_posted=marks.is_not_posted,
    )
    return row


@transaction.atomic
def address(
    *,
    directive: Directive,
    addressees: Sequence[Directed],
    received_on: date,
    by: User,
    at: datetime,
) -> int:
    """Direct a document to organisations (nơi nhận thực hiện), groups expanded by its day."""
    stands = queries.facts_of(directive=directive)
    made = _direct(
        directive, stands.issued_on or directive.received_on, addressees, received_on, by, at
    )
    audit.record(
        verb="directives.document.addressed",
        actor=by.opaque_id,
        subject=directive,
        at=at,
        count=made,
    )
    return made


@transaction.atomic
def cite(*, directive: Directive, cited: Cited, by: User, at: datetime) -> Citation:
    """Note a document that another cites, amends or replaces (văn bản được dẫn)."""
    row = _cite(directive, cited, by, at)
    audit.record(
        verb="directives.document.cited",
        actor=by.opaque_id,
        subject=directive,
        at=at,
        number=row.number,
        relation=row.relation,
    )
    return row


def _require_new(said: Said, but: Directive | None = None) -> None:
    key = naming.key_of(naming.whole(said.number, said.symbol)) if said.number else ""
    found = queries.same(key=key, issued_on=said.issued_on, issuer=said.issuer) if key else None
    if found is not None and (but is None or found.pk != but.pk):
        raise KnownAlready(
            f"Sổ đã có {said.doc_type.lower()} số {naming.whole(said.number, said.symbol)} của "
            f"{said.issuer}. Mở văn bản đã có thay vì vào sổ lần nữa."
        )


def _require_dates(said: Said, received_on: date, at: datetime) -> None:
    today = moments.day_of(at)
    if received_on > today:
        raise OddDates("Ngày đến không thể sau hôm nay.")
    if said.issued_on is not None and said.issued_on > received_on:
        raise OddDates(
            f"Ngày ban hành ({said.issued_on:%d/%m/%Y}) sau ngày đến ({received_on:%d/%m/%Y}); "
            "hãy xem lại hai ngày."
        )


def _say(directive: Directive, said: Said, reason: str, by: User, at: datetime) -> Facts:
    signs = naming.whole(said.number, said.symbol)
    issuer = ground.said(said.issuer, what="cơ quan ban hành")[:200]
    subject = ground.said(said.subject, what="trích yếu")
    return Facts.objects.create(
        directive=directive,
        number=ground.optional(said.number, 20),
        symbol=ground.optional(said.symbol, 80),
        key=naming.key_of(signs) if said.number else "",
        doc_type=ground.said(said.doc_type, what="tên loại văn bản")[:60],
        issued_on=said.issued_on,
        issued_in="" if said.issued_on else said.issued_in,
        issuer=issuer,
        issuer_organisation=said.issuer_organisation,
        subject=subject,
        level=said.level,
        signer=ground.optional(said.signer, 120),
        signer_title=ground.optional(said.signer_title, 200),
        typed=sorted(said.typed),
        search_key=text.folded(f"{signs} {issuer} {subject}"),
        reason=reason,
        at=at,
        by=by.public_id,
    )


def _direct(
    row: Directive,
    day: date,
    addressees: Sequence[Directed],
    received_on: date,
    by: User,
    at: datetime,
) -> int:
    known = set(Addressee.objects.filter(directive=row).values_list("organisation_id", flat=True))
    made: dict[int, Addressee] = {}
    for one in addressees:
        for organisation, is_asked in _meant(one, day):
            if organisation not in known:
                made[organisation] = Addressee(
                    directive=row,
                    organisation_id=organisation,
                    as_written=ground.optional(one.words, 300),
                    is_request=is_asked,
                    received_on=received_on,
                    at=at,
                    by=by.public_id,
                )
    Addressee.objects.bulk_create(made.values())
    return len(made)


def _meant(one: Directed, day: date) -> list[tuple[int, bool]]:
    if one.organisation is not None:
        node = orgs.as_of(organisation=one.organisation, on=day)
        if node is None:
            raise Unknown(
                f"Ngày {day:%d/%m/%Y} chưa có, hoặc không còn, một cơ quan đã chọn ở nơi nhận; "
                "chọn cơ quan kế tục, hoặc xem lại ngày ban hành."
            )
        return [(node.id, node.kind in ONLY_ASKED)]
    found = orgs.addressees(group=one.words, on=day)
    if not found.nodes:
        raise Unknown(found.reason)
    return [(node.id, node.kind in ONLY_ASKED) for node in found.nodes]


def _cite(row: Directive, cited: Cited, by: User, at: datetime) -> Citation:
    number = ground.said(cited.number, what="số, ký hiệu của văn bản được dẫn")[:110]
    key = naming.key_of(number)
    kept = Citation.objects.filter(directive=row, relation=cited.relation, key=key).first()
    return kept or Citation.objects.create(
        directive=row,
        relation=Relation(cited.relation),
        number=number,
        key=key,
        issued_on=cited.issued_on,
        issuer=ground.optional(cited.issuer, 200),
        title=ground.optional(cited.title),
        at=at,
        by=by.public_id,
    )
