"""What several pages of rights say in the same words: ways back, places, days."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.urls import reverse

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.rights import queries

Choices = Sequence[tuple[str, str]]


def crumbs(*rest: Crumb) -> tuple[Crumb, ...]:
    """Return the way back from a page of rights."""
    return (Crumb("Trang đầu", reverse("home:home")), *rest)


def people_crumbs(*rest: Crumb) -> tuple[Crumb, ...]:
    """Return the way back from a page about people."""
    return crumbs(Crumb("Người dùng và quyền", reverse("rights:people")), *rest)


def person_crumbs(person: User, last: str) -> tuple[Crumb, ...]:
    """Return the way back to a person's page."""
    here = reverse("rights:person", args=[person.public_id])
    return people_crumbs(Crumb(person.display_name, here), Crumb(last))


def organisation_choices(*, on: date) -> Choices:
    """Return the organisations of a day as a form offers them, in tree order."""
    return [(str(node.public_id), node.name) for node in orgs.tree(on=on)]


def people_choices(*, user: User) -> Choices:
    """Return everybody else with an account, name and post together."""
    rows = queries.takers(user=user)
    return [
        (str(one.public_id), ", ".join(filter(None, (one.display_name, one.post)))) for one in rows
    ]


def days(holds_from: date | None, holds_until: date | None) -> str:
    """Say from when to when something holds; the last day is said, not the one after."""
    last = holds_until - timedelta(days=1) if holds_until else None
    if holds_from and last:
        return f"{holds_from:%d/%m/%Y} – hết {last:%d/%m/%Y}"
    if last:
        return f"đến hết {last:%d/%m/%Y}"
    return f"từ {holds_from:%d/%m/%Y}" if holds_from else "không thời hạn"


def within(names: Mapping[int, str], place: int | None, criterion: str, part: str) -> str:
    """Say within what a role is held."""
    said = (
        names.get(place, "cơ quan") if place is not None else "",
        f"tiêu chí {criterion}" if criterion else "",
        f"phần {part}" if part else "",
    )
    return ", ".join(filter(None, said)) or "toàn hệ thống"
