"""The pages that hold a form: opening an account, roles, reset, handing over, lending."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django import forms
from django.urls import reverse

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.accounts.actions import Slip
from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.rights import queries
from chamdiem.portal.rights.facts import LentListed
from chamdiem.portal.rights.forms import GiveRole, HandOver, Lend, WithdrawFrom
from chamdiem.portal.rights.pages.shared import (
    crumbs,
    days,
    organisation_choices,
    people_choices,
    people_crumbs,
    person_crumbs,
    within,
)
from chamdiem.portal.rights.roles import ROLES, Meaning

Sent = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form with its way back and why it was refused."""

    crumbs: tuple[Crumb, ...]
    form: forms.Form
    person: User | None = None
    refusal: str = ""
    roles: tuple[Meaning, ...] = ()
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SlipPage:
    """A slip as printed, once."""

    crumbs: tuple[Crumb, ...]
    slip: Slip
    person_address: str


@dataclass(frozen=True, slots=True)
class LentShown:
    """A role lent or taken, as printed."""

    role: str
    within: str
    days: str
    giver: str
    taker: str
    document: str
    is_mine: bool
    is_over: bool
    end_address: str


@dataclass(frozen=True, slots=True)
class LendingPage:
    """One's own roles that can be lent, and what was lent and taken."""

    crumbs: tuple[Crumb, ...]
    form: Lend
    may_lend: bool
    lent: tuple[LentShown, ...]
    refusal: str


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item from which the member withdrew."""

    place: str
    criterion: str
    month: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CouncilPage:
    """The form, and the items from which the member withdrew."""

    crumbs: tuple[Crumb, ...]
    form: WithdrawFrom
    items: tuple[ItemShown, ...]
    refusal: str


def opening_page(*, form: forms.Form, person: User | None = None, refusal: str = "") -> FormPage:
    """Return the form of a new account, for a new person or a noted one."""
    title = "Mở tài khoản"
    back = person_crumbs(person, title) if person else people_crumbs(Crumb(title))
    return FormPage(back, form, person, refusal)


def role_form(*, sent: Sent, at: datetime) -> GiveRole:
    """Return the form of a role with the organisations of the day."""
    return GiveRole(sent, organisations=organisation_choices(on=moments.day_of(at)))


def role_page(*, person: User, form: GiveRole, refusal: str = "") -> FormPage:
    """Return the form of a role for a person, with what each role means."""
    by_hand = tuple(one for one in ROLES.values() if not one.is_from_post)
    return FormPage(person_crumbs(person, "Giao vai trò"), form, person, refusal, by_hand)


def reset_page(*, person: User, form: forms.Form, refusal: str = "") -> FormPage:
    """Return the form of a reset at the Department."""
    return FormPage(person_crumbs(person, "Đặt lại tại Sở"), form, person, refusal)


def handing_form(*, sent: Sent, person: User) -> HandOver:
    """Return the form of handing over with everybody who could take over."""
    return HandOver(sent, people=people_choices(user=person))


def handing_page(*, person: User, form: HandOver, at: datetime, refusal: str = "") -> FormPage:
    """Return the form of handing over, with what would move."""
    on = moments.day_of(at)
    grants = [one for one in queries.grants_of(user=person) if one.is_held_on(on)]
    ids = {one.organisation_id for one in grants if one.organisation_id is not None}
    names = orgs.names(ids=ids, on=on)
    held = tuple(
        f"{one.name}: {within(names, one.organisation_id, one.criterion, one.part)}"
        for one in grants
    )
    return FormPage(person_crumbs(person, "Bàn giao"), form, person, refusal, held=held)


def slip_page(*, person: User, slip: Slip) -> SlipPage:
    """Return the sheet with the one-time code."""
    address = reverse("rights:person", args=[person.public_id])
    return SlipPage(person_crumbs(person, "Phiếu mở tài khoản"), slip, address)


def lending_form(*, sent: Sent, user: User, at: datetime) -> Lend:
    """Return the form of lending with one's own roles of the day."""
    on = moments.day_of(at)
    grants = [one for one in queries.grants_of(user=user) if one.is_held_on(on)]
    offered = [
        (str(one.id), f"{one.name} ({days(one.holds_from, one.holds_until)})") for one in grants
    ]
    return Lend(sent, grants=offered, people=people_choices(user=user))


def lending_page(*, user: User, form: Lend, at: datetime, refusal: str = "") -> LendingPage:
    """Return one's own roles that can be lent, and what was lent and taken."""
    on = moments.day_of(at)
    lent = queries.lent_by_or_to(user=user, on=on)
    ids = {one.organisation_id for one in lent if one.organisation_id is not None}
    people = accounts.display_names({who for one in lent for who in (one.giver, one.taker)})
    names = orgs.names(ids=ids, on=on)
    offered = form.fields["grant"]
    return LendingPage(
        crumbs=crumbs(Crumb("Giao quyền tạm thời")),
        form=form,
        may_lend=len(list(getattr(offered, "choices", ()))) > 1,
        lent=tuple(_lent(one, user, names, people) for one in lent),
        refusal=refusal,
    )


def council_form(*, sent: Sent, at: datetime) -> WithdrawFrom:
    """Return the form of withdrawing with the organisations of the day."""
    return WithdrawFrom(sent, organisations=organisation_choices(on=moments.day_of(at)))


def council_page(*, user: User, form: WithdrawFrom, at: datetime, refusal: str = "") -> CouncilPage:
    """Return the form, and the items from which the member withdrew."""
    items = queries.withdrawals_of(user=user)
    names = orgs.names(ids={one.organisation_id for one in items}, on=moments.day_of(at))
    return CouncilPage(
        crumbs=crumbs(Crumb("Rút khỏi mục")),
        form=form,
        items=tuple(
            ItemShown(names[one.organisation_id], one.criterion, one.month, one.reason, one.at)
            for one in items
        ),
        refusal=refusal,
    )


def _lent(
    one: LentListed, user: User, names: Mapping[int, str], people: Mapping[UUID, str]
) -> LentShown:
    return LentShown(
        role=one.role,
        within=within(names, one.organisation_id, "", ""),
        days=days(one.holds_from, one.holds_until),
        giver=people.get(one.giver, "người đã xoá thông tin"),
        taker=people.get(one.taker, "người đã xoá thông tin"),
        document=one.document,
        is_mine=one.giver == user.public_id,
        is_over=one.is_over,
        end_address=reverse("rights:end_lending", args=[one.public_id]),
    )
