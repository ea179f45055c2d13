"""Does a person belong to an organisation (I16): nobody judges their own.

Belonging does not go up or down the hierarchy. A verifier bound to one unit judges it and does
not belong to it by that role. The database answers the same question by
`chamdiem_holds_post`, and a test compares the two.
"""

from datetime import date
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts.models import FocalPoint, Tenure
from chamdiem.portal.posts.queries import holding as posts
from chamdiem.portal.rights.facts import WithdrawnListed
from chamdiem.portal.rights.models import Grant, RightsDelegation, Withdrawal
from chamdiem.portal.rights.roles import ROLES, Role

_WORDS = {
    "post": "Ông/bà đang giữ chức vụ “{}” ở cơ quan này.",
    "delegation": "Ông/bà đang có uỷ quyền ở cơ quan này: {}.",
    "focal": "Ông/bà đang là đầu mối của cơ quan này.",
    "withdrawn": "Ông/bà đã rút khỏi mục này. Lý do: {}",
}
_ROLE = "Ông/bà đang giữ vai trò “{}” của cơ quan này."


def conflict(
    *, user: User, organisation: Organisation, on: date, criterion: str = "", month: str = ""
) -> str:
    """Say why the person may not judge the organisation that day; empty where they may."""
    rows = _held(user, organisation, on).union(
        _posts(user, organisation, on),
        _delegated(user, organisation, on),
        _focal(user, organisation, on),
        _lent(user, organisation, on),
        _withdrawn(user, organisation, criterion, month),
        all=True,
    )
    return " ".join(_said(kind, what) for kind, what in sorted(rows))


def belongs_to(*, user: User, on: date) -> frozenset[int]:
    """Return all organisations that the person may not judge that day, whatever the criterion."""
    rows = (
        Tenure.objects.filter(_that_day(on), person=user, superseded_at=None),
        posts.in_force(on).filter(taker=user),
        FocalPoint.objects.filter(_that_day(on), person=user, superseded_at=None),
        Grant.objects.filter(_that_day(on), user=user, withdrawn_at=None).exclude(
            role=Role.VERIFIER
        ),
    )
    found = {one for each in rows for one in each.values_list("organisation_id", flat=True)}
    lent = RightsDelegation.objects.filter(
        _that_day(on), taker=user, ended_at=None, grant__withdrawn_at=None
    ).exclude(grant__role=Role.VERIFIER)
    found.update(lent.values_list("grant__organisation_id", flat=True))
    return frozenset(one for one in found if one is not None)


def withdrawals_of(*, user: User) -> tuple[WithdrawnListed, ...]:
    """Return the items from which a person withdrew, newest first."""
    rows = Withdrawal.objects.filter(user=user).order_by("-at", "-id")
    columns = ("organisation_id", "criterion", "month", "reason", "at")
    return tuple(WithdrawnListed(*row) for row in rows.values_list(*columns))


def _said(kind: str, what: str) -> str:
    if kind == "role":
        return _ROLE.format(ROLES[Role(what)].name if what in set(Role) else what)
    return _WORDS[kind].format(what)


def _posts(user: User, organisation: Organisation, on: date) -> QuerySet[Any, Any]:
    rows = Tenure.objects.filter(_that_day(on), person=user, superseded_at=None)
    return _named(rows.filter(organisation=organisation), "post", F("title"))


def _delegated(user: User, organisation: Organisation, on: date) -> QuerySet[Any, Any]:
    rows = posts.in_force(on).filter(taker=user, organisation=organisation)
    return _named(rows, "delegation", F("matters"))


def _focal(user: User, organisation: Organisation, on: date) -> QuerySet[Any, Any]:
    rows = FocalPoint.objects.filter(_that_day(on), person=user, superseded_at=None)
    return _named(rows.filter(organisation=organisation), "focal", Value(""))


def _held(user: User, organisation: Organisation, on: date) -> QuerySet[Any, Any]:
    rows = Grant.objects.filter(_that_day(on), user=user, withdrawn_at=None)
    own = rows.filter(organisation=organisation).exclude(role=Role.VERIFIER)
    return _named(own, "role", F("role"))


def _lent(user: User, organisation: Organisation, on: date) -> QuerySet[Any, Any]:
    rows = RightsDelegation.objects.filter(
        _that_day(on), taker=user, ended_at=None, grant__withdrawn_at=None
    )
    own = rows.filter(grant__organisation=organisation).exclude(grant__role=Role.VERIFIER)
    return _named(own, "role", F("grant__role"))


def _withdrawn(
    user: User, organisation: Organisation, criterion: str, month: str
) -> QuerySet[Any, Any]:
    rows = Withdrawal.objects.filter(user=user, organisation=organisation)
    items = rows.filter(criterion__in=("", criterion), month__in=("", month))
    return _named(items, "withdrawn", F("reason"))


def _that_day(on: date) -> Q:
    begun = Q(holds_from=None) | Q(holds_from__lte=on)
    return begun & (Q(holds_until=None) | Q(holds_until__gt=on))


def _named(rows: QuerySet[Any, Any], kind: str, what: Any) -> QuerySet[Any, Any]:
    found = rows.order_by().annotate(
        conflict_kind=Value(kind, output_field=CharField()), conflict_what=what
    )
    same: QuerySet[Any, Any] = found.values_list("conflict_kind", "conflict_what")
    return same
