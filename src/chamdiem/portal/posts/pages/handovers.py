"""A handover sheet: what it holds, who has confirmed, and what this reader may confirm."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.posts import access, queries
from chamdiem.portal.posts.choices import Side
from chamdiem.portal.posts.forms import ConfirmForm
from chamdiem.portal.posts.handover import Section
from chamdiem.portal.posts.models import Handover
from chamdiem.portal.posts.pages.acts import crumbs, name_of


@dataclass(frozen=True, slots=True)
class Standing:
    """One side: who, what they confirmed, and the form by which this reader confirms it."""

    side: Side
    name: str
    title: str
    confirmed_at: datetime | None
    note: str
    paper: str
    recorded_by: str
    form: ConfirmForm | None
    is_mine: bool
    address: str


@dataclass(frozen=True, slots=True)
class HandoverPage:
    """A sheet as printed; without `reads` its contents are not this reader's."""

    handover: Handover
    name: str
    crumbs: tuple[Crumb, ...]
    is_void: bool
    reads: bool
    sections: tuple[Section, ...]
    sides: tuple[Standing, ...]
    refusal: str


def handover_page(
    *,
    handover: Handover,
    user: Any,
    form: ConfirmForm | None = None,
    side: str = "",
    refusal: str = "",
) -> HandoverPage:
    """Return the sheet as this reader may see it; `form` was sent for `side`, if for any."""
    name = name_of(handover.organisation, handover.on)
    reads = access.reads_sheet(user, handover)
    return HandoverPage(
        handover=handover,
        name=name,
        crumbs=(*crumbs(handover.organisation, name), Crumb("Bàn giao")),
        is_void=queries.is_void(handover=handover),
        reads=reads,
        sections=tuple(_sections(handover)) if reads else (),
        sides=tuple(_standing(handover, each, user, form, side) for each in Side),
        refusal=refusal,
    )


def _sections(handover: Handover) -> Iterator[Section]:
    for part in handover.sheet:
        yield Section(part["heading"], tuple(part["lines"]), part["empty"])


def _standing(
    handover: Handover, side: Side, user: Any, form: ConfirmForm | None, sent: str
) -> Standing:
    tenure = getattr(handover, side)
    own = queries.side_of(handover=handover, user=user) is side
    by = getattr(handover, f"{side}_by")
    paper = getattr(handover, f"{side}_paper")
    return Standing(
        side=side,
        name=str(tenure.person),
        title=tenure.title,
        confirmed_at=getattr(handover, f"{side}_confirmed_at"),
        note=getattr(handover, f"{side}_note"),
        paper=paper,
        recorded_by=accounts.display_names([by]).get(by, "") if paper else "",
        form=_form(handover, side, user, (form if sent == side else None) or confirming(side)),
        is_mine=own,
        address=reverse("posts:confirm", args=[handover.public_id, side]),
    )


def confirming(side: str, sent: Any = None) -> ConfirmForm:
    """Return the form of a side; the other's may stand on the same page, so ids differ."""
    return ConfirmForm(sent, auto_id=f"id_{side}_%s")


def _form(handover: Handover, side: Side, user: Any, form: ConfirmForm) -> ConfirmForm | None:
    """Return the form of a side that this reader may confirm and that is open."""
    if queries.is_confirmed(handover=handover, side=side):
        return None
    if queries.side_of(handover=handover, user=user) is side:
        return form
    head = getattr(handover, side).person
    has_account = bool(head.username) and head.is_active
    if has_account or not access.may_record(user, handover.organisation):
        return None
    form.fields["paper"].required = True  # who sets it down for another names what was signed
    return form
