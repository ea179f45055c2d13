"""What the return's own page says of a sending by document, and of the unit's confirmation."""

from dataclasses import dataclass
from uuid import UUID

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.common import moments
from chamdiem.portal.returns import queries
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.choices import Capacity, Way
from chamdiem.portal.returns.models import Sending
from chamdiem.portal.returns.pages import words
from chamdiem.portal.returns.pages.signing import NOT_VERIFIED

WAITING = "Đơn vị chưa xác nhận việc nhập thay."


@dataclass(frozen=True, slots=True)
class SentBy:
    """How a return was sent: by whom, as what, by which document, what the unit says of it."""

    words: str
    copy: UUID | None
    copy_name: str
    told: str
    said: str
    may_confirm: bool


def sent_by(*, desk: Desk, sending: Sending | None) -> SentBy | None:
    """Return how the return was sent last, None where it was not."""
    if sending is None:
        return None
    is_paper = sending.way == Way.PAPER
    said = _said(sending) if is_paper else ""
    return SentBy(
        words=_words(sending),
        copy=sending.signed_copy.public_id if sending.signed_copy else None,
        copy_name=sending.signed_copy.name if sending.signed_copy else "",
        told=NOT_VERIFIED if sending.way == Way.SIGNED_COPY else "",
        said=said,
        may_confirm=is_paper and said == WAITING and desk.signs,
    )


def _words(sending: Sending) -> str:
    signer = accounts.display_names({sending.signer}).get(sending.signer, words.ERASED)
    document = ""
    if sending.document_number and sending.document_on:
        document = f", văn bản {sending.document_number} ngày {sending.document_on:%d/%m/%Y}"
    capacity, arrived = Capacity(sending.capacity).label, moments.spoken(sending.arrived_at)
    way = f"Lần gửi {sending.number}: {Way(sending.way).label}, {signer} ký ({capacity})"
    return f"{way}{document}, đến lúc {arrived}."


def _said(sending: Sending) -> str:
    one = queries.confirmation_of(sending=sending)
    if one is None:
        return WAITING
    if one.agrees:
        said = f"Đơn vị đã xác nhận nhập đúng văn bản, lúc {moments.spoken(one.at)}."
        return f"{said} {one.words}".strip()
    return f"Đơn vị không đồng ý, lúc {moments.spoken(one.at)}: {one.words}"
