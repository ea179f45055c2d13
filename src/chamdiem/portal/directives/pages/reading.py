"""What was read of a file, before it enters the register: the form beside the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.forms import Form
from django.urls import reverse

from chamdiem.formats import documents
from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.directives import queries, reader
from chamdiem.portal.directives.choices import TextOrigin
from chamdiem.portal.directives.models import Draft
from chamdiem.portal.directives.pages.listing import HOME, TITLE

LONGEST = 60_000
NAMES = {
    "doc_type": "tên loại", "number": "số", "symbol": "ký hiệu", "date": "ngày",
    "issuer": "cơ quan ban hành", "subject": "trích yếu",
}  # fmt: skip
DOUBT = 85


@dataclass(frozen=True, slots=True)
class UploadPage:
    """The form that takes a file, and files that wait."""

    crumbs: tuple[Crumb, ...]
    form: Form
    waiting: tuple[tuple[UUID, str, datetime], ...]
    refusal: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to look at: its number and where its picture is."""

    number: int
    address: str


@dataclass(frozen=True, slots=True)
class DraftPage:
    """What was read beside the text."""

    crumbs: tuple[Crumb, ...]
    key: UUID
    name: str
    origin: str
    form: Form
    text: str
    is_cut: bool
    is_noisy: bool
    sheets: tuple[Sheet, ...]
    blank: tuple[str, ...]
    doubtful: tuple[str, ...]
    tasks: int
    references: int
    remarks: tuple[str, ...]
    refusal: str


def upload_page(*, form: Form, author: User, refusal: str = "") -> UploadPage:
    """Show the form that takes a file."""
    rows = queries.drafts_of(author=author.public_id)
    waiting = tuple((row.pk, row.file_name, row.at) for row in rows)
    return UploadPage(_way(Crumb("Đọc văn bản")), form, waiting, refusal)


def draft_page(*, draft: Draft, form: Form, refusal: str = "") -> DraftPage:
    """Show what was read of a file."""
    found: Mapping[str, Any] = draft.found
    sure: Mapping[str, int] = found.get("confidence", {})
    remarks = [one for one in found["inconsistencies"] if one["code"] != "no-deadline"]
    return DraftPage(
        crumbs=_way(Crumb("Đọc văn bản", reverse("directives:upload")), Crumb(draft.file_name)),
        key=draft.pk,
        name=draft.file_name,
        origin=str(draft.get_origin_display()),
        form=form,
        text=draft.text[:LONGEST],
        is_cut=len(draft.text) > LONGEST,
        is_noisy=bool(found.get("is_noisy")) and draft.origin != TextOrigin.SCAN,
        sheets=_sheets(draft),
        blank=tuple(words for name, words in NAMES.items() if not found.get(name)),
        doubtful=tuple(
            words for name, words in NAMES.items() if found.get(name) and sure.get(name, 0) < DOUBT
        ),
        tasks=len(found["tasks"]),
        references=len(found["references"]),
        remarks=tuple(one["message"] for one in remarks),
        refusal=refusal,
    )


def sheets(*, count: int, route: str, key: UUID) -> tuple[Sheet, ...]:
    """Return the pages of a file, each with the address of its picture."""
    return tuple(
        Sheet(number, reverse(route, args=[key, number])) for number in range(1, count + 1)
    )


def _sheets(draft: Draft) -> tuple[Sheet, ...]:
    count = len(draft.pages) if documents.is_paged(bytes(draft.source)) else 0
    return sheets(count=count, route="directives:draft_page", key=draft.pk)


def read_initial(*, draft: Draft) -> dict[str, Any]:
    """Return what was read as the form takes it."""
    return reader.initial(draft.found)


def _way(*more: Crumb) -> tuple[Crumb, ...]:
    return (HOME, Crumb(TITLE, reverse("directives:list")), *more)
