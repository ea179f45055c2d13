"""The doors to files: what one may not see does not exist (404)."""

from dataclasses import dataclass
from typing import Any, BinaryIO
from uuid import UUID

from django.http import Http404

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import moments
from chamdiem.portal.common.rights import Right
from chamdiem.portal.files import owners, queries, storage
from chamdiem.portal.files.models import Stored, Upload
from chamdiem.portal.files.queries import Listed


class Gone(Exception):
    """Raise when the content of a file is no longer given out; says why."""


@dataclass(frozen=True, slots=True)
class Content:
    """A file to be sent: its content, name, type by content, size."""

    stream: BinaryIO
    name: str
    media: str
    size: int


def giver(*, user: Any, purpose: str) -> User:
    """Return the person where a room of that name takes files from them."""
    if not isinstance(user, User) or not owners.takes_from(user, purpose):
        raise Http404
    return user


def upload_of(*, user: Any, key: UUID) -> Upload:
    """Return one's own upload on its way."""
    found = queries.upload(key=key, person=user.public_id)
    if found is None:
        raise Http404
    return found


def upload_or_file_of(*, user: Any, key: UUID) -> Upload | Stored:
    """Return one's own upload, or the file it became: finishing twice is finishing once."""
    found = queries.upload(key=key, person=user.public_id)
    made = found or queries.stored_by(key=key, person=user.public_id)
    if made is None:
        raise Http404
    return made


def file_to_see(*, user: Any, key: UUID) -> Listed:
    """Return a file to who gave it and to whom a room that owns it shows it."""
    found = queries.one(key=key)
    if found is None or not _sees(user, found):
        raise Http404
    return found


def file_to_remove(*, user: Any, key: UUID) -> Listed:
    """Return any file to who removes contents: what it says of itself, not its content."""
    found = queries.one(key=key)
    if found is None or not user.has_perm(Right.FILES_REMOVE):
        raise Http404
    return found


def content(*, user: Any, key: UUID) -> Content:
    """Return the content of a file that the person may see."""
    found = file_to_see(user=user, key=key)
    if found.removed_at:
        raise Gone(
            f"Nội dung tệp đã được gỡ lúc {moments.spoken_day(found.removed_at)}. Mã băm, người "
            "gửi, thời điểm và lý do còn giữ; nội dung không lấy lại được."
        )
    if not found.is_open:
        raise Gone(
            "Có người đề nghị gỡ nội dung tệp này, nên tệp không mở được trong khi chờ. Người "
            "thứ hai được giao gỡ nội dung quyết định."
        )
    try:
        stream = storage.storage().open(found.sha256)
    except storage.Missing as failure:
        raise Gone(
            "Không tìm thấy nội dung tệp trong nơi lưu trữ. Hãy báo người quản trị hệ thống, kèm "
            f"mã tệp {key}."
        ) from failure
    except storage.Unreached as trouble:
        raise Gone("Kho tệp chưa trả lời. Tệp vẫn còn; hãy mở lại sau ít phút.") from trouble
    return Content(stream, found.name, found.media, found.size)


def _sees(user: Any, found: Listed) -> bool:
    return bool(found.by == user.public_id or owners.any_shows(user, found.public_id))
