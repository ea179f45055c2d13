"""Objections of heads and the council's rulings, in the days that the month has for them."""

from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal.choices import Outcome
from chamdiem.portal.appraisal.models import Objection, Ruling
from chamdiem.portal.common import moments
from chamdiem.portal.home.demonstration.desks import Book, Desk, at_work
from chamdiem.portal.home.demonstration.signing import Offices
from chamdiem.portal.periods.choices import Due
from chamdiem.synthetic.courses import Objected


def load(book: Book, offices: Offices, secretary: User) -> None:
    """Write the objections of the month, and the rulings that were made."""
    told = [(desk, one) for desk in book.desks for one in desk.told.objections]
    rows = Objection.objects.bulk_create([_objection(book, offices, *each) for each in told])
    Ruling.objects.bulk_create(
        [
            _ruling(book, row, one, desk, secretary)
            for row, (desk, one) in zip(rows, told, strict=True)
            if one.ruling
        ]
    )


def _objection(book: Book, offices: Offices, desk: Desk, one: Objected) -> Objection:
    when = at_work(book.due[Due.OBJECTION], book.seed, "objects", desk.told.unit.code, book.month)
    return Objection(
        of=desk.of,
        leaf=one.leaf,
        asked=one.asked,
        reason=one.reason,
        at=when,
        by=offices.signer(desk.of.organisation_id, moments.day_of(when))[0],
    )


def _ruling(book: Book, row: Objection, one: Objected, desk: Desk, secretary: User) -> Ruling:
    outcome = Outcome.CHANGED if one.changes else Outcome.UPHELD
    return Ruling(
        objection=row,
        outcome=outcome,
        points=one.asked if one.changes else None,
        reason=one.ruling,
        at=at_work(book.due[Due.RULING], book.seed, "rules", desk.told.unit.code, book.month),
        by=secretary.public_id,
    )
