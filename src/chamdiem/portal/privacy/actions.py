"""What is done about personal data: ask, answer, correct, erase, refuse, purge.

A request is asked by the person, or entered for them from a paper (nhập thay); it is answered
once, by somebody else. Erasing leaves posts, scores and the trail whole: they name an opaque id.
"""

from datetime import date, datetime, timedelta
from typing import NoReturn

from django.apps import apps
from django.db import IntegrityError, transaction

from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.calendar import deadlines
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.common import moments
from chamdiem.portal.common import text as words
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.files import actions as files
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.privacy import queries, retention
from chamdiem.portal.privacy.choices import Kind, State
from chamdiem.portal.privacy.models import DataRequest
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.rights.roles import ROLES

ONE_OPEN = "a_person_has_one_open_request_of_a_kind"


class CannotHandle(Exception):
    """Raise when something about a request is refused; says the rule and who lifts it."""


class SaysNothing(CannotHandle):
    """Raise when a request, an answer or a reason is empty."""


class AlreadyAsked(CannotHandle):
    """Raise when a request of that kind waits already."""


class NoPaper(CannotHandle):
    """Raise when a request is entered for somebody without the number of its paper."""


class NotYetReceived(CannotHandle):
    """Raise when a request would be received on a day to come."""


class AlreadyAnswered(CannotHandle):
    """Raise when the request was answered before."""


class OwnRequest(CannotHandle):
    """Raise when somebody would answer their own request."""


class OtherKind(CannotHandle):
    """Raise when a person is erased or corrected under a request that asks something else."""


class NobodyKnown(CannotHandle):
    """Raise when there is no person of whose data the request speaks."""


class StillInOffice(CannotHandle):
    """Raise when a person to be erased holds a post or a role."""


@transaction.atomic
def ask(*, user: User, kind: Kind, text: str, at: datetime) -> DataRequest:
    """Take a person's own request (yêu cầu của tôi)."""
    row = _request(user, kind, text, moments.day_of(at), at)
    row.entered_by = user.public_id
    return _take(row, by=user)


@transaction.atomic
def enter(
    *,
    person: User | None,
    kind: Kind,
    text: str,
    paper: str,
    received_on: date,
    by: User,
    at: datetime,
) -> DataRequest:
    """Enter a request that came on paper (nhập thay); the clock runs from its day."""
    if not words.nfc(paper):
        raise NoPaper("Nhập thay phải ghi số, ngày văn bản hoặc đơn đã nhận.")
    if received_on > moments.day_of(at):
        raise NotYetReceived(
            f"Ngày nhận {received_on:%d/%m/%Y} chưa đến. Hãy ghi ngày đã nhận văn bản."
        )
    row = _request(person, kind, text, received_on, at)
    row.paper, row.entered_by = words.nfc(paper), by.public_id
    return _take(row, by=by)


@transaction.atomic
def answer(*, request: DataRequest, text: str, by: User, at: datetime) -> None:
    """Answer a request in words (trả lời)."""
    row = _open(request, text, by)
    _close(row, State.ANSWERED, text, by, at)
    _record("privacy.request.answered", row, by, at)


@transaction.atomic
def refuse(*, request: DataRequest, text: str, by: User, at: datetime) -> None:
    """Refuse a request with its reason (từ chối)."""
    row = _open(request, text, by)
    _close(row, State.REFUSED, text, by, at)
    _record("privacy.request.refused", row, by, at)


@transaction.atomic
def correct(
    *,
    request: DataRequest,
    display_name: str,
    post: str,
    work_contact: str,
    text: str,
    by: User,
    at: datetime,
) -> None:
    """Correct a person's data as asked, and answer so (chỉnh sửa)."""
    row = _open(request, text, by)
    person = _person(row, Kind.CORRECTION)
    try:
        accounts.correct_person(
            user=person,
            display_name=display_name,
            post=post,
            work_contact=work_contact,
            by=by,
            at=at,
        )
    except (accounts.Unnamed, accounts.Erased) as failure:
        raise CannotHandle(str(failure)) from failure
    _close(row, State.ANSWERED, text, by, at)
    _record("privacy.request.fulfilled", row, by, at)


@transaction.atomic
def erase(*, request: DataRequest, text: str, by: User, at: datetime) -> None:
    """Erase a person's data as asked, and answer so (xoá); nothing brings it back."""
    row = _open(request, text, by)
    person = _person(row, Kind.ERASURE)
    User.objects.select_for_update().get(pk=person.pk)
    require_erasable(person=person, on=moments.day_of(at))
    try:
        accounts.erase_person(user=person, by=by, at=at)
    except accounts.Erased as failure:
        raise CannotHandle(str(failure)) from failure
    _close(row, State.ANSWERED, text, by, at)
    _empty(person, by, at)
    _record("privacy.request.fulfilled", row, by, at)


def require_erasable(*, person: User, on: date) -> None:
    """Refuse to erase who holds a post or a role, or will: what they decide must have a name."""
    held = posts.posts_from(user=person, on=on)
    if held:
        names = orgs.names(ids={one.organisation_id for one in held}, on=on)
        places = ((one.words, names.get(one.organisation_id, "")) for one in held)
        said = "; ".join(f"{words} ({name})" if name else words for words, name in places)
        raise StillInOffice(
            f"Người này còn giữ: {said}. Quy tắc: chỉ xoá khi đã thôi mọi chức vụ, vì kết quả và "
            "văn bản của người đương chức phải có tên. Sở KH&CN ghi thôi giữ chức vụ trước, rồi "
            "xoá; hoặc trả lời từ chối với lý do này."
        )
    kept = [one.role for one in rights.held_by(user=person) if not one.is_over_on(on)]
    if kept:
        said = ", ".join(ROLES[role].name for role in dict.fromkeys(kept))
        raise StillInOffice(
            f"Người này còn vai trò: {said}. Quy tắc: chỉ xoá khi không còn vai trò nào. Người "
            "quản trị thu lại vai trò trước, rồi xoá; hoặc trả lời từ chối với lý do này."
        )


@transaction.atomic
def note_copy(*, user: User, by: User, at: datetime) -> queries.Kept:
    """Record that a copy of a person's data was taken, and return it (bản sao dữ liệu)."""
    audit.record(verb="privacy.copy.taken", actor=by.opaque_id, subject=user, at=at)
    return queries.kept_about(user, on=moments.day_of(at))


@transaction.atomic
def purge(*, at: datetime) -> dict[str, int]:
    """Delete everywhere what is over its time, with one entry in the trail (dọn theo thời hạn)."""
    gone = {label: _purge(label, keep, at) for label, keep in retention.drafts().items()}
    gone["accounts"] = accounts.purge(at=at)
    gone["files"] = files.purge(at=at)
    counts = {label: count for label, count in gone.items() if count}
    audit.record(
        verb="privacy.tables.purged",
        actor=audit.SYSTEM,
        subject=("privacy.retention", moments.day_of(at).isoformat()),
        at=at,
        rows=counts,
    )
    return counts


def _purge(label: str, keep: retention.Keep, at: datetime) -> int:
    days = defaults.number(keep.default, on=moments.day_of(at))
    old = {f"{keep.clock}__lt": at - timedelta(days=days)}
    count, _ = apps.get_model(label).objects.filter(**old).delete()
    return int(count)


def _request(
    person: User | None, kind: Kind, text: str, received_on: date, at: datetime
) -> DataRequest:
    if not words.nfc(text):
        raise SaysNothing("Hãy ghi nội dung yêu cầu, để người xử lý biết cần làm gì.")
    days = defaults.number("privacy.request-days", on=received_on)
    due = deadlines.after_working_days(calendar.calendar(), received_on, days)
    return DataRequest(
        person=person,
        kind=kind,
        text=text.strip(),
        received_on=received_on,
        due_at=due,
        entered_at=at,
    )


def _take(row: DataRequest, *, by: User) -> DataRequest:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as failure:
        _refuse_second(failure, row)
    audit.record(
        verb="privacy.request.received",
        actor=by.opaque_id,
        on_behalf_of=row.person.opaque_id if row.person and row.person != by else "",
        subject=row,
        at=row.entered_at,
        kind=str(row.kind),
        due=row.due_at.isoformat(),
    )
    return row


def _refuse_second(failure: IntegrityError, row: DataRequest) -> NoReturn:
    told = getattr(failure.__cause__, "diag", None)
    if getattr(told, "constraint_name", "") != ONE_OPEN or row.person is None:
        raise failure
    there = queries.open_request(user=row.person, kind=Kind(row.kind))
    until = f"; hạn trả lời hết ngày {moments.day_of(there.due_at):%d/%m/%Y}" if there else ""
    raise AlreadyAsked(
        f"Đã có yêu cầu “{Kind(row.kind).label}” đang chờ trả lời{until}. Mỗi loại một yêu cầu "
        "đang chờ; hãy đợi trả lời rồi gửi tiếp."
    ) from failure


def _open(request: DataRequest, text: str, by: User) -> DataRequest:
    """Return the request under a lock, to be answered by this person with these words."""
    row = DataRequest.objects.select_for_update().get(pk=request.pk)
    if row.state != State.RECEIVED:
        raise AlreadyAnswered("Yêu cầu này đã được trả lời; mỗi yêu cầu trả lời một lần.")
    if row.person_id == by.pk:
        raise OwnRequest(
            "Đây là yêu cầu của chính ông/bà. Quy tắc: không tự trả lời yêu cầu của mình; một "
            "người khác được giao xử lý trả lời."
        )
    if not words.nfc(text):
        raise SaysNothing("Hãy ghi nội dung trả lời hoặc lý do, để người yêu cầu biết.")
    return row


def _person(row: DataRequest, kind: Kind) -> User:
    if row.kind != kind:
        raise OtherKind(
            f"Yêu cầu này là “{Kind(row.kind).label}”, không phải “{kind.label}”. Chỉ làm đúng "
            "điều được yêu cầu."
        )
    if row.person is None:
        raise NobodyKnown(
            "Hệ thống không có người này nên không có gì để làm; hãy trả lời như vậy."
        )
    return row.person


def _close(row: DataRequest, state: State, text: str, by: User, at: datetime) -> None:
    row.state, row.answer = state, text.strip()
    row.answered_at, row.answered_by = at, by.public_id
    row.save(update_fields=["state", "answer", "answered_at", "answered_by"])


def _empty(person: User, by: User, at: datetime) -> None:
    """Empty what an erased person wrote and was told; that they asked and when stays."""
    left = DataRequest.objects.filter(person=person, emptied_at=None)
    for row in left.filter(state=State.RECEIVED):
        _close(row, State.ANSWERED, "Đã xoá thông tin của người yêu cầu.", by, at)
    left.update(text="", answer="", emptied_at=at)


def _record(verb: str, row: DataRequest, by: User, at: datetime) -> None:
    audit.record(
        verb=verb,
        actor=by.opaque_id,
        subject=row,
        at=at,
        before={"state": str(State.RECEIVED)},
        after={"state": str(row.state)},
        kind=str(row.kind),
    )
