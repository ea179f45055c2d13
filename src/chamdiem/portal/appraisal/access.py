"""The one door to appraising: whose criterion it is, and nobody's own unit (I16)."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from chamdiem.engine.scheme import Group, Node, Scheme
from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.rights.access import RULE
from chamdiem.portal.rights.facts import Held
from chamdiem.portal.rights.models import Grant, RightsDelegation
from chamdiem.portal.rights.roles import ROLES, Role
from chamdiem.portal.schemes.queries import scheme_of

_OF_THE_DEPARTMENT = (Role.OFFICER, Role.LEADER)
_NOT_THEIRS = (
    "Tiêu chí này do người giữ vai trò “{verifier}” thẩm định; chỉ khi chưa giao cho ai thì "
    "“{officer}” làm. Quản trị hệ thống giao vai trò theo tiêu chí."
)
_REVIEWED = (
    "Phiếu của đơn vị này do {reviewer} thẩm định, không do người của Sở KH&CN. Quản trị hệ thống "
    "giao vai trò “{verifier}” cho người của cơ quan ấy."
)


@dataclass(frozen=True, slots=True)
class Reach:
    """What one person may appraise in a month on a day; asked of the database once."""

    leaves: frozenset[str]
    bound: frozenset[tuple[str, int]]
    free: frozenset[str]
    is_officer: bool
    is_of_the_department: bool
    own: frozenset[int]
    withdrawn: frozenset[tuple[int, str]]
    reviewed: frozenset[int]

    @property
    def is_any(self) -> bool:
        """Tell whether the person appraises anything at all."""
        return bool(self.leaves or self.bound or (self.is_officer and self.free))

    def verifies(self, leaf: str, organisation_id: int) -> bool:
        """Tell whether the person appraises that criterion of that unit."""
        return not self.is_own(leaf, organisation_id) and self.is_given(leaf, organisation_id)

    def is_given(self, leaf: str, organisation_id: int) -> bool:
        """Tell whether roles bring it, whatever the person belongs to."""
        if organisation_id in self.reviewed and self.is_of_the_department:
            return False
        if leaf in self.leaves or (leaf, organisation_id) in self.bound:
            return True
        return self.is_officer and leaf in self.free

    def is_own(self, leaf: str, organisation_id: int) -> bool:
        """Tell whether it is the person's own unit, or an item from which they withdrew."""
        items = {(organisation_id, ""), (organisation_id, leaf)}
        return organisation_id in self.own or bool(items & self.withdrawn)

    def may_apply_rules(self, leaf: str, organisation_id: int) -> bool:
        """Tell whether the person may let the rules settle it, which needs no opinion."""
        if self.is_own(leaf, organisation_id):
            return False
        by_rule = self.is_officer and organisation_id not in self.reviewed
        return by_rule or self.is_given(leaf, organisation_id)


def reach(*, user: User, period: Period, on: date) -> Reach:
    """Return all that a person may appraise in a month on a day."""
    scheme = scheme_of(period.scheme_version)
    held = [one for one in rights.held_by(user=user) if one.is_held_on(on)]
    verifying = [one for one in held if one.role is Role.VERIFIER]
    below = leaves_below(scheme)
    taken = {leaf for code in _given_out(on) for leaf in below.get(code, ())}
    reviewed = Expected.objects.filter(period=period, reviewer__isnull=False)
    return Reach(
        leaves=frozenset(leaf for one in verifying if _unbound(one) for leaf in _of(one, below)),
        bound=frozenset(
            (leaf, one.organisation_id)
            for one in verifying
            if one.organisation_id is not None
            for leaf in _of(one, below)
        ),
        free=frozenset(leaf.code for leaf in scheme.leaves()) - taken,
        is_officer=any(one.role is Role.OFFICER for one in held),
        is_of_the_department=any(one.role in _OF_THE_DEPARTMENT for one in held),
        own=rights.belongs_to(user=user, on=on),
        withdrawn=frozenset(
            (one.organisation_id, one.criterion)
            for one in rights.withdrawals_of(user=user)
            if one.month in ("", period.month)
        ),
        reviewed=frozenset(reviewed.values_list("organisation_id", flat=True)),
    )


def verifies(
    *, user: User, period: Period, leaf: str, organisation: Organisation, on: date
) -> bool:
    """Tell whether a person appraises that criterion of that unit on a day."""
    return reach(user=user, period=period, on=on).verifies(leaf, organisation.pk)


def may_verify(
    *, user: User, period: Period, leaf: str, organisation: Organisation, on: date
) -> None:
    """Let pass who appraises that criterion of that unit, or say by which rule not, and who."""
    found = reach(user=user, period=period, on=on)
    if found.verifies(leaf, organisation.pk):
        return
    why = rights.conflict(
        user=user, organisation=organisation, on=on, criterion=leaf, month=period.month
    )
    if why:
        raise PermissionDenied(f"{why} {RULE}")
    verifier, officer = ROLES[Role.VERIFIER].name, ROLES[Role.OFFICER].name
    if organisation.pk in found.reviewed:
        raise PermissionDenied(
            _REVIEWED.format(reviewer=_reviewer(period, organisation), verifier=verifier)
        )
    raise PermissionDenied(_NOT_THEIRS.format(verifier=verifier, officer=officer))


def may_handle(*, user: User, period: Period, organisation: Organisation, on: date) -> None:
    """Let pass who appraises any criterion of the unit: such a person moves its return."""
    found = reach(user=user, period=period, on=on)
    scheme = scheme_of(period.scheme_version)
    if any(found.verifies(leaf.code, organisation.pk) for leaf in scheme.leaves()):
        return
    first = scheme.leaves()[0].code
    may_verify(user=user, period=period, leaf=first, organisation=organisation, on=on)


def may_answer(*, user: User, organisation: Organisation, on: date) -> None:
    """Let pass who fills the unit's return, all of it or a part."""
    held = rights.held_by(user=user)
    for right in (Right.RETURNS_FILL, Right.RETURNS_FILL_PART):
        if rights.brings(held, right, organisation.pk, on):
            return
    raise PermissionDenied("Người của đơn vị, có vai trò nhập phiếu, trả lời câu hỏi này.")


def _reviewer(period: Period, organisation: Organisation) -> str:
    rows = Expected.objects.filter(period=period, organisation=organisation)
    reviewer = rows.values_list("reviewer_id", flat=True).get()
    names = Expected.objects.filter(period=period, organisation_id=reviewer)
    return names.values_list("name", flat=True).first() or "cơ quan khác"


def _unbound(one: Held) -> bool:
    return one.organisation_id is None


def _of(one: Held, below: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return below.get(one.criterion, ())


def _given_out(on: date) -> set[str]:
    """Return the criteria that somebody verifies for all units that day; of one unit alone: not."""
    days = (Q(holds_from=None) | Q(holds_from__lte=on)) & (
        Q(holds_until=None) | Q(holds_until__gt=on)
    )
    rows = Grant.objects.filter(
        days, role=Role.VERIFIER, organisation=None, withdrawn_at=None, user__is_active=True
    )
    lent = RightsDelegation.objects.filter(
        days,
        grant__role=Role.VERIFIER,
        grant__organisation=None,
        grant__withdrawn_at=None,
        ended_at=None,
    )
    return {*rows.values_list("criterion", flat=True)} | {
        *lent.filter(taker__is_active=True).values_list("grant__criterion", flat=True)
    }


def leaves_below(scheme: Scheme) -> dict[str, tuple[str, ...]]:
    """Return the criteria below each node: a role may name a whole section."""
    return scheme.once("leaves-below", lambda: _below(scheme.tree))


def _below(tree: tuple[Node, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for node in tree:
        if isinstance(node, Group):
            inner = _below(node.children)
            found |= inner
            found[node.code] = tuple(leaf for child in node.children for leaf in inner[child.code])
        else:
            found[node.code] = (node.code,)
    return found
