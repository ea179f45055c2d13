"""The register as a list (sổ văn bản chỉ đạo)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from chamdiem.portal.common import lists
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.directives import access, queries
from chamdiem.portal.directives.facts import Listed

HOME = Crumb("Trang đầu", "/")
TITLE = "Văn bản chỉ đạo"
DECLARED: lists.Declared[Listed] = lists.Declared(
    searched=lambda row: f"{row.name} {row.issuer} {row.subject}",
    sorts={
        "issued": lambda row: (row.issued_on or row.received_on, row.id),
        "received": lambda row: (row.received_on, row.id),
    },
    sort="-issued",
    filters=(
        lists.Filter("cap", "Cấp ban hành", lambda row: str(row.level.label)),
        lists.Filter("loai", "Tên loại", lambda row: row.doc_type),
        lists.Filter(
            "quan-triet", "Quán triệt", lambda row: "Phải quán triệt" if row.is_to_be_known else ""
        ),
    ),
    per_page=30,
)


@dataclass(frozen=True, slots=True)
class ListPage:
    """The register."""

    crumbs: tuple[Crumb, ...]
    listed: lists.Arranged[Listed]
    registers: bool


def list_page(*, user: Any, asked: Mapping[str, str], on: date) -> ListPage:
    """Show the documents that the person sees."""
    rows = queries.listed(filters=queries.Filters(only=access.only(user=user, on=on)))
    return ListPage(
        crumbs=(HOME, Crumb(TITLE)),
        listed=lists.arrange(queries.page_of(list(rows)), DECLARED, asked),
        registers=access.registers(user),
    )
