"""Giving roles and taking them back; each act leaves one entry in the trail."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights import queries
from chamdiem.portal.rights.choices import Scope
from chamdiem.portal.rights.models import Grant
from chamdiem.portal.rights.roles import ROLES, Role, clash


class Refused(Exception):
    """Raise when an act about roles is against a rule; the message names it and who can."""


class AlreadyHeld(Refused):
    """Raise when the person already has the role on some of those days."""


class NotHeld(Refused):
    """Raise when the person does not have the role any more."""


class ToOneself(Refused):
    """Raise when somebody gives a role to oneself."""


class WrongScope(Refused):
    """Raise when a role is not given within what it is for."""


class Clash(Refused):
    """Raise when two roles must not meet in one person."""


class AccountClosed(Refused):
    """Raise when a role is given to whose account is closed."""


class LastAdministrator(Refused):
    """Raise when nobody would be left to manage people."""


@transaction.atomic
def give(
    *,
    user: User,
    role: Role,
    organisation: Organisation | None = None,
    criterion: str = "",
    part: str = "",
    holds_from: date | None = None,
    holds_until: date | None = None,
    by: User | None,
    at: datetime,
) -> Grant:
    """Give a person a role (giao vai trò) within its scope, for its days."""
    grant = Grant(
        user=user,
        role=role,
        organisation=organisation,
        criterion=criterion.strip(),
        part=part.strip(),
        holds_from=holds_from,
        holds_until=holds_until,
        given_at=at,
        given_by=by.public_id if by else None,
    )
    _require_givable(grant)
    store(grant)
    record("rights.grant.given", grant, by, at)
    return grant


@transaction.atomic
def withdraw(*, grant: Grant, by: User | None, at: datetime) -> None:
    """Take a role back (thu lại vai trò); that it was held stays readable."""
    if grant.role == Role.ADMINISTRATOR:
        queries.lock_administrators()
    found = Grant.objects.select_for_update(of=("self",)).select_related("user").get(pk=grant.pk)
    if found.withdrawn_at is not None:
        raise NotHeld(f"Vai trò “{ROLES[Role(found.role)].name}” này đã được thu lại từ trước.")
    if found.role == Role.ADMINISTRATOR:
        require_another_administrator(user=found.user, at=at)
    found.withdrawn_at, found.withdrawn_by = at, by.public_id if by else None
    found.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("rights.grant.withdrawn", found, by, at)


def require_another_administrator(*, user: User, at: datetime) -> None:
    """Refuse to leave the system without anybody who manages people."""
    if queries.is_last_administrator(user=user, on=moments.day_of(at)):
        raise LastAdministrator(
            "Đây là người quản trị cuối cùng, thu lại thì không còn ai quản lý người dùng. Hãy "
            "giao vai trò “Quản trị hệ thống” không thời hạn cho một người khác trước."
        )


def store(grant: Grant) -> None:
    """Store a grant; what the database refuses of it is said in words."""
    try:
        with transaction.atomic():
            grant.save(force_insert=True)
    except IntegrityError as trouble:
        refuse_clash(trouble, grant.user, Role(grant.role))
        if "a_role_is_held_once_a_day" not in str(trouble):
            raise
        raise AlreadyHeld(
            f"Người này đã có vai trò “{ROLES[Role(grant.role)].name}” trong những ngày ấy, cùng "
            "phạm vi. Muốn đổi thời hạn, hãy thu lại vai trò cũ trước."
        ) from trouble


def require_no_clash(user: User, role: Role) -> None:
    """Refuse two roles that must not meet in one person, whichever of them was first."""
    for held in queries.held_by(user=user):
        if why := clash(held.role, role):
            raise Clash(
                f"{why} Người này đã có vai trò “{ROLES[held.role].name}”; muốn giao “"
                f"{ROLES[role].name}” phải thu lại vai trò ấy trước, hoặc giao cho người khác."
            )


def refuse_clash(trouble: IntegrityError, user: User, role: Role) -> None:
    """Say in words that another window was faster with a role that must not meet this one."""
    if "must not meet" in str(trouble):
        require_no_clash(user, role)


def values(grant: Grant) -> dict[str, Any]:
    """Return what the trail keeps of a grant: codes and days."""
    place = grant.organisation
    kept = {
        "role": str(grant.role),
        "organisation": str(place.public_id) if place else "",
        "criterion": grant.criterion,
        "part": grant.part,
        "holds_from": grant.holds_from.isoformat() if grant.holds_from else "",
        "holds_until": grant.holds_until.isoformat() if grant.holds_until else "",
    }
    return {name: value for name, value in kept.items() if value}


def record(verb: str, grant: Grant, by: User | None, at: datetime) -> None:
    """Add the act's entry: its subject is the person; a grant taken back is no more."""
    is_held = grant.withdrawn_at is None
    audit.record(
        verb=verb,
        actor=accounts.actor(by),
        subject=grant.user,
        at=at,
        before={} if is_held else values(grant),
        after=values(grant) if is_held else {},
    )


def _require_givable(grant: Grant) -> None:
    if grant.given_by == grant.user.public_id:
        raise ToOneself(
            "Không ai giao vai trò cho chính mình. Hãy nhờ một người quản trị khác giao."
        )
    if not grant.user.is_active:
        raise AccountClosed(
            "Tài khoản của người này đã đóng, không nhận vai trò. Hãy mở lại tài khoản trước."
        )
    _require_scope(grant)
    require_no_clash(grant.user, Role(grant.role))


def _require_scope(grant: Grant) -> None:
    meaning = ROLES[Role(grant.role)]
    if meaning.is_from_post:
        raise WrongScope(
            f"Vai trò “{meaning.name}” theo chức vụ, không giao bằng tay: hãy ghi việc bổ nhiệm ở "
            "trang Người đứng đầu; thôi chức vụ thì hết quyền."
        )
    if grant.holds_from and grant.holds_until and grant.holds_until <= grant.holds_from:
        raise WrongScope("Ngày thôi phải sau ngày bắt đầu ít nhất một ngày.")
    wanted = _WANTED[meaning.scope]
    named = {
        name
        for name, value in (
            ("cơ quan", grant.organisation),
            ("tiêu chí", grant.criterion),
            ("phần", grant.part),
        )
        if value
    }
    least, most = wanted
    if not least <= named <= most:
        raise WrongScope(
            f"Vai trò “{meaning.name}” giao trong phạm vi {meaning.scope.words}: {_asked(least)}."
        )


def _asked(least: frozenset[str]) -> str:
    """Say what must be named, in the order of the form."""
    order = [name for name in ("cơ quan", "tiêu chí", "phần") if name in least]
    return f"hãy chọn {', '.join(order)}" if order else "không chọn cơ quan, tiêu chí hay phần"


_WANTED: dict[Scope, tuple[frozenset[str], frozenset[str]]] = {
    Scope.WHOLE: (frozenset(), frozenset()),
    Scope.ORGANISATION: (frozenset({"cơ quan"}), frozenset({"cơ quan"})),
    Scope.CRITERION: (frozenset({"tiêu chí"}), frozenset({"tiêu chí", "cơ quan"})),
    Scope.PART: (frozenset({"cơ quan", "phần"}), frozenset({"cơ quan", "phần"})),
}
