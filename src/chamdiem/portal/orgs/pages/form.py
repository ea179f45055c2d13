"""What the page of any act shows: what will happen, the fields in groups, what was refused."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.forms import BoundField

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import queries
from chamdiem.portal.orgs.naming import Names
from chamdiem.portal.orgs.pages import words

FACTS = "Thông tin từ ngày ấy"
DOCUMENT = "Căn cứ và ngày"


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that changed since the form was drawn, beside what was typed."""

    label: str
    drawn: str
    now: str
    typed: str


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading; `when` names the choice with which alone they are shown."""

    title: str
    fields: tuple[BoundField, ...]
    when: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """The words of an act."""

    title: str
    lead: str
    consequences: tuple[str, ...]
    button: str
    confirm: str = ""
    is_previewed: bool = False


@dataclass(frozen=True, slots=True)
class ActPage:
    """What a template of an act prints."""

    crumbs: tuple[Crumb, ...]
    look: Look
    form: Any
    groups: tuple[Group, ...]
    refusal: str
    offered: tuple[str, ...]
    back: str
    differences: tuple[Difference, ...] = ()
    preview: tuple[str, ...] = ()
    parts: Any = None
    rows: tuple[Any, ...] = field(default=())


def page(
    *,
    look: Look,
    form: Any,
    groups: Sequence[tuple[str, Sequence[str]] | tuple[str, Sequence[str], str]],
    back: str,
    crumbs: Sequence[Crumb] = (),
    refusal: object = None,
    on: date | None = None,
    **more: Any,
) -> ActPage:
    """Return the page of an act; `groups` names the fields under each heading."""
    names = Names.of(queries.tree(on=on)).offered() if on else []
    return ActPage(
        crumbs=words.crumbs(*crumbs, Crumb(look.title)),
        look=look,
        form=form,
        groups=tuple(
            Group(title, tuple(form[name] for name in listed if name in form.fields), *when)
            for title, listed, *when in groups
        ),
        refusal=str(refusal or ""),
        offered=tuple(names),
        back=back,
        **more,
    )
