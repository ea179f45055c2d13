"""Teams of other bodies (đoàn kiểm tra khác): the list, and the form of another."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chamdiem.portal.common import lists, moments, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.inspections import access, queries
from chamdiem.portal.inspections.choices import State
from chamdiem.portal.inspections.facts import Coming, Told
from chamdiem.portal.inspections.forms import VisitForm
from chamdiem.portal.inspections.pages.made import visit_form
from chamdiem.portal.inspections.pages.words import crumbs, days

OTHERS = "Đoàn kiểm tra khác"


@dataclass(frozen=True, slots=True)
class Row:
    """One team of another body."""

    coming: Coming
    days: str
    is_clashing: bool


DECLARED: lists.Declared[Row] = lists.Declared(
    searched=lambda row: f"{row.coming.unit} {row.coming.organisation}",
    sorts={
        "ngay": lambda row: (row.coming.from_on, str(row.coming.public_id)),
        "don-vi": lambda row: (text.collation_key(row.coming.unit), str(row.coming.public_id)),
    },
    sort="-ngay",
    filters=(
        lists.Filter("nam", "Năm", lambda row: str(row.coming.from_on.year)),
        lists.Filter("ten-don-vi", "Đơn vị", lambda row: row.coming.unit),
    ),
    per_page=40,
)


@dataclass(frozen=True, slots=True)
class VisitsPage:
    """Teams of other bodies, and the form of another."""

    crumbs: tuple[Crumb, ...]
    listed: lists.Arranged[Row]
    form: VisitForm
    refusal: str


def visits_page(
    *,
    user: Any,
    asked: Mapping[str, str],
    at: datetime,
    form: VisitForm | None = None,
    refusal: str = "",
) -> VisitsPage:
    """Show the teams of other bodies that were noted."""
    on = moments.day_of(at)
    own = queries.told(rows=queries.seen(access.sight(user=user, on=on)), at=at)
    standing = [one for one in own if one.state is not State.CANCELLED]
    rows = [
        Row(one, days(one.from_on, one.to_on), _clashes(one, standing))
        for one in queries.visits(on=on)
    ]
    return VisitsPage(
        crumbs=crumbs((OTHERS, "")),
        listed=lists.arrange(rows, DECLARED, asked),
        form=form or visit_form(on=on),
        refusal=refusal,
    )


def _clashes(one: Coming, own: Collection[Told]) -> bool:
    span = (one.from_on, one.to_on)
    return not one.dropped_because and any(
        other.unit_id == one.unit_id and queries.meet(span, (other.from_on, other.to_on))
        for other in own
    )
