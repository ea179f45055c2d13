"""What the pages of files print."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from chamdiem.formats.evidence import SHOWN
from chamdiem.portal.accounts.models import User
from chamdiem.portal.accounts.queries import display_names
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.files import queries
from chamdiem.portal.files.forms import ReasonForm
from chamdiem.portal.files.queries import Listed

NOBODY = "(đã xoá thông tin)"
HOME = Crumb("Trang đầu", "/")
PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One file of a list, with the names that people have today."""

    file: Listed
    giver: str
    asker: str
    remover: str
    may_confirm: bool = False

    @property
    def is_shown(self) -> bool:
        """Tell whether a browser shows it without running anything of it."""
        return self.file.media in SHOWN


@dataclass(frozen=True, slots=True)
class Uploader:
    """What `files/_upload.html` needs: where a file is announced, and how large it may be."""

    address: str
    largest: int
    largest_words: str


@dataclass(frozen=True, slots=True)
class GivePage:
    """The page on which files are given (gửi tệp)."""

    crumbs: tuple[Crumb, ...]
    upload: Uploader
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RemovalsPage:
    """The list of removals (gỡ nội dung)."""

    crumbs: tuple[Crumb, ...]
    open: tuple[Row, ...]
    done: tuple[Row, ...]
    refusal: str


@dataclass(frozen=True, slots=True)
class AskPage:
    """The page on which a removal is asked."""

    crumbs: tuple[Crumb, ...]
    row: Row
    same: int
    form: ReasonForm
    refusal: str


def uploader(*, purpose: str) -> Uploader:
    """Return the place to choose or drop files for a room that takes them under this name."""
    largest = queries.largest()
    words = f"{largest / 1_000_000:.1f}".replace(".", ",").removesuffix(",0")
    return Uploader(reverse("files:give", args=[purpose]), largest, f"{words} MB")


def give_page(*, user: User, purpose: str) -> GivePage:
    """Return the upload page with what the person gave before."""
    return GivePage(
        crumbs=(HOME, Crumb("Gửi tệp")),
        upload=uploader(purpose=purpose),
        rows=_rows(queries.given_by(person=user.public_id), user),
    )


def removals_page(*, user: User, refusal: str = "") -> RemovalsPage:
    """Return the removals that wait for a second person, and those that are done."""
    rows = _rows(queries.removals(), user)
    return RemovalsPage(
        crumbs=(HOME, Crumb("Gỡ nội dung tệp")),
        open=tuple(row for row in rows if row.file.removed_at is None),
        done=tuple(row for row in rows if row.file.removed_at is not None),
        refusal=refusal,
    )


def ask_page(*, file: Listed, user: User, form: ReasonForm, refusal: str = "") -> AskPage:
    """Return what is known of a file, and the form that asks for its removal."""
    (row,) = _rows((file,), user)
    return AskPage(
        crumbs=(HOME, Crumb("Gỡ nội dung tệp", reverse("files:removals")), Crumb(file.name)),
        row=row,
        same=len(queries.same_content(sha256=file.sha256, excluding=file.public_id)),
        form=form,
        refusal=refusal,
    )


def begun(*, key: UUID, received: int, size: int) -> dict[str, Any]:
    """Return what a sender must know of its upload."""
    return {
        "key": str(key),
        "received": received,
        "size": size,
        "piece": PIECE,
        "address": reverse("files:upload", args=[key]),
        "finish": reverse("files:finish", args=[key]),
    }


def stored(*, file: Listed) -> dict[str, Any]:
    """Return what a sender must know of the file it gave."""
    return {
        "key": str(file.public_id),
        "name": file.name,
        "size": file.size,
        "sha256": file.sha256,
        "scanned": file.scanned,
        "address": reverse("files:content", args=[file.public_id]),
    }


def _rows(files: tuple[Listed, ...], user: User) -> tuple[Row, ...]:
    people = {one for file in files for one in (file.by, file.removal_asked_by, file.removed_by)}
    names = display_names({one for one in people if one is not None})

    def named(who: UUID | None) -> str:
        return "" if who is None else names.get(who) or NOBODY

    return tuple(
        Row(
            file,
            named(file.by),
            named(file.removal_asked_by),
            named(file.removed_by),
            may_confirm=file.removal_asked_by not in (None, user.public_id),
        )
        for file in files
    )
