"""The page of inspection files: the form, and what was made before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from chamdiem.portal.accounts.queries import display_names
from chamdiem.portal.common import lists
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.supervision.forms import DossierForm
from chamdiem.portal.supervision.queries import subjects

NOBODY = "(đã xoá thông tin)"


@dataclass(frozen=True, slots=True)
class Row:
    """One file that was made; the maker's name is that of today."""

    made: subjects.Listed
    by: str


@dataclass(frozen=True, slots=True)
class DossiersPage:
    """What the page prints."""

    form: DossierForm
    crumbs: tuple[Crumb, ...]
    listed: lists.Arranged[Row]
    has_subjects: bool
    refusal: str


LIST: lists.Declared[Row] = lists.Declared(
    searched=lambda row: f"{row.made.scope} {row.made.reason} {row.made.digest} {row.by}",
    sorts={"at": lambda row: row.made.at, "scope": lambda row: row.made.scope},
    sort="-at",
)


def form(*, sent: Mapping[str, Any] | None) -> DossierForm:
    """Return the form with everything that can be asked for."""
    return DossierForm(sent, units=subjects.units(), criteria=subjects.criteria())


def dossiers_page(
    *, form: DossierForm, asked: Mapping[str, str], refusal: str = ""
) -> DossiersPage:
    """Return the page; `refusal` says why a file was not made."""
    made = subjects.dossiers()
    names = display_names({each.by for each in made})
    rows = [Row(each, names.get(each.by) or NOBODY) for each in made]
    return DossiersPage(
        form=form,
        crumbs=(Crumb("Trang đầu", reverse("home:home")), Crumb("Hồ sơ kiểm tra")),
        listed=lists.arrange(rows, LIST, asked),
        has_subjects=form.has_subjects,
        refusal=refusal,
    )
