"""The one door to a return: its unit's people, who sees every month; to others there is none."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Leaf
from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.rights import Right
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Expected
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.returns import queries
from chamdiem.portal.returns.models import (
    ColumnMapping,
    Evidence,
    PaperEntry,
    Return,
    Sending,
)
from chamdiem.portal.returns.sheet import Sheet
from chamdiem.portal.rights import queries as rights


class OnlyReads(Exception):
    """Raise when somebody who may see a return writes where it is not theirs to write."""


@dataclass(frozen=True)
class Desk:
    """A return as somebody stands before it: what they may do with it.

    `of` has no key while it was not opened yet: the first word opens it.
    """

    of: Return
    sheet: Sheet
    user: User
    fills_all: bool
    leaves: frozenset[str]
    signs: bool
    enters: bool = False  # from a paper, for a unit that is not theirs
    sees_others: bool = False

    @property
    def writes_all(self) -> bool:
        """Tell whether the person writes all of it: for their own unit, or from a paper."""
        return self.fills_all or self.enters

    @property
    def fills(self) -> bool:
        """Tell whether the person writes anything here."""
        return self.writes_all or bool(self.leaves)

    @property
    def within_leaves(self) -> frozenset[str] | None:
        """The criteria one writes, None for all."""
        return None if self.writes_all else self.leaves

    @property
    def within(self) -> frozenset[str] | None:
        """The inputs one writes, None for all."""
        if self.writes_all:
            return None
        return frozenset(code for leaf in self.leaves for code in self.sheet.fields[leaf])


def desk(*, user: Any, month: Month, public_id: UUID, on: date) -> Desk:
    """Return the return of a unit in a month to who may see it."""
    of = _of(month, public_id)
    fills_all = bool(user.has_perm(Right.RETURNS_FILL, of.organisation))
    fills_part = bool(user.has_perm(Right.RETURNS_FILL_PART, of.organisation))
    sees = user.has_perm(Right.UNITS_SEE_OWN, of.organisation)
    sees_others = bool(user.has_perm(Right.MONTHS_SEE_UNPUBLISHED))
    if not (fills_all or fills_part or sees or sees_others):
        raise Http404
    sheet = queries.sheet(of=of)
    signers = posts.signers(organisation=of.organisation, on=on) if fills_all else ()
    return Desk(
        of=of,
        sheet=sheet,
        user=user,
        fills_all=fills_all,
        leaves=_own(sheet, user) if fills_part else frozenset(),
        signs=any(held.person.id == user.public_id for held in signers),
        enters=not fills_all and _enters(of, user, on),
        sees_others=sees_others,
    )


def desk_to_fill(*, user: Any, month: Month, public_id: UUID, on: date) -> Desk:
    """Return the return to who writes in it, all of it or a part."""
    found = desk(user=user, month=month, public_id=public_id, on=on)
    if not found.fills:
        raise Http404
    return found


def desk_of_paper(*, user: Any, month: Month, public_id: UUID, on: date) -> Desk:
    """Return the return to who enters papers for units, and is not of this one (I16)."""
    found = desk(user=user, month=month, public_id=public_id, on=on)
    if not user.has_perm(Right.RETURNS_ENTER) or _belongs(found.of, user, on):
        raise Http404
    return found


def paper_of(*, desk: Desk) -> PaperEntry:
    """Return the paper that is being entered for the unit."""
    found = queries.open_paper(of=desk.of)
    if found is None:
        raise Http404
    return found


def signer_named(*, written: str) -> User:
    """Return the person whom a form names as signer."""
    found = User.objects.filter(public_id=UUID(written)).first()
    if found is None:
        raise Http404
    return found


def desk_to_lead(*, user: Any, month: Month, public_id: UUID, on: date) -> Desk:
    """Return the return to who answers for all of it."""
    found = desk(user=user, month=month, public_id=public_id, on=on)
    if not found.fills_all:
        raise Http404
    return found


def organisations(*, user: Any, on: date) -> frozenset[int] | None:
    """Return the organisations whose returns a person sees, None for all."""
    if user.has_perm(Right.MONTHS_SEE_UNPUBLISHED):
        return None
    return rights.organisations_where(user=user, right=Right.UNITS_SEE_OWN, on=on)


def evidence_of(*, desk: Desk, public_id: UUID) -> Evidence:
    """Return an evidence of this return that its person may change."""
    found = Evidence.objects.select_related("of__organisation", "of__period", "file").filter(
        public_id=public_id, of_id=desk.of.pk
    )
    one = found.first()
    if one is None or not (desk.writes_all or one.leaf in desk.leaves):
        raise Http404
    return one


def evidence_of_unit(*, desk: Desk, written: str) -> Evidence:
    """Return an evidence of the unit that a form names, to be used again."""
    try:
        public_id = UUID(written)
    except ValueError:
        raise Http404 from None
    rows = Evidence.objects.select_related("of", "file").filter(withdrawn_at=None)
    one = rows.filter(public_id=public_id, of__organisation_id=desk.of.organisation_id).first()
    if one is None:
        raise Http404
    return one


def leaf_of(*, desk: Desk, code: str) -> Leaf:
    """Return the criterion of that code."""
    for leaf in desk.sheet.scheme.leaves():
        if leaf.code == code:
            return leaf
    raise Http404


def mapping_of(*, desk: Desk, public_id: UUID) -> ColumnMapping:
    """Return a column mapping of this unit that is in use, to who fills its return."""
    rows = ColumnMapping.objects.filter(organisation_id=desk.of.organisation_id, withdrawn_at=None)
    found = rows.select_related("organisation").filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def require_filling(*, desk: Desk) -> None:
    """Let who only reads change nothing."""
    if not desk.fills:
        raise OnlyReads("Ông/bà chỉ xem phiếu này; cán bộ của đơn vị mới nhập được.")


def require_leaf(*, desk: Desk, code: str) -> None:
    """Let nobody change a criterion outside the part they were given."""
    require_filling(desk=desk)
    if not (desk.writes_all or code in desk.leaves):
        raise OnlyReads("Tiêu chí này không thuộc phần ông/bà được giao.")


def require_part(*, desk: Desk, node: str) -> None:
    """Let who was given a section, or who leads, say that it is done."""
    part = desk.sheet.drafted.parts.get(node)
    if part is None or not (desk.fills_all or part.person_id == desk.user.pk):
        raise Http404


def file_to_attach(*, desk: Desk, public_id: UUID) -> Stored:
    """Return a file that the person themselves gave, or that the unit has filed before."""
    one = Stored.objects.filter(public_id=public_id).first()
    if one is None:
        raise Http404
    filed = Evidence.objects.filter(file=one, of__organisation_id=desk.of.organisation_id)
    if one.by != desk.user.public_id and not filed.exists():
        raise Http404
    return one


def shows_file(user: Any, key: UUID) -> bool:
    """Tell whether a file is evidence, a signed copy or a scan of a return that they see."""
    if not isinstance(user, User) or not user.is_active:
        return False
    units = _units_with(key)
    if not units:
        return False
    sees_all = bool(user.has_perm(Right.MONTHS_SEE_UNPUBLISHED))
    return sees_all or any(user.has_perm(Right.UNITS_SEE_OWN, unit) for unit in units.values())


def _units_with(key: UUID) -> dict[int, Organisation]:
    """Return the units in whose returns a file stands."""
    found: dict[int, Organisation] = {}
    for model, column in ((Evidence, "file"), (Sending, "signed_copy"), (PaperEntry, "scan")):
        rows = model.objects.filter(**{f"{column}__public_id": key})
        for row in rows.select_related("of__organisation"):
            found[row.of.organisation_id] = row.of.organisation
    return found


def _of(month: Month, public_id: UUID) -> Return:
    rows = Expected.objects.select_related("period__scheme_version", "organisation")
    expected = rows.filter(period__month=str(month), organisation__public_id=public_id).first()
    if expected is None:
        raise Http404
    opened = queries.of_month(period=expected.period, organisation=expected.organisation)
    found = opened or Return(period=expected.period, organisation=expected.organisation)
    found.period, found.organisation = expected.period, expected.organisation
    return found


def _enters(of: Return, user: Any, on: date) -> bool:
    """Tell whether a paper of the unit is open and the person is one who enters such."""
    may = bool(user.has_perm(Right.RETURNS_ENTER)) and queries.open_paper(of=of) is not None
    return may and not _belongs(of, user, on)


def _belongs(of: Return, user: Any, on: date) -> bool:
    return bool(rights.conflict(user=user, organisation=of.organisation, on=on))


def _own(sheet: Sheet, user: User) -> frozenset[str]:
    nodes = [one.node for one in sheet.drafted.parts.values() if one.person_id == user.pk]
    return frozenset().union(*(sheet.leaves_under.get(node, frozenset()) for node in nodes))
