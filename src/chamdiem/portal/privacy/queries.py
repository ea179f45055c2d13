"""What is kept of a person, and what was asked."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common import moments, text
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.posts.models import Delegation, FocalPoint, Tenure
from chamdiem.portal.privacy.choices import Kind, State
from chamdiem.portal.privacy.models import DataRequest
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.rights.roles import ROLES

Kept = dict[str, Any]


def requests() -> Sequence[DataRequest]:
    """Return every request, nearest deadline first."""
    return list(DataRequest.objects.select_related("person").order_by("due_at", "id"))


def waiting() -> Sequence[DataRequest]:
    """Return the requests that wait for an answer, nearest deadline first."""
    return list(DataRequest.objects.filter(state=State.RECEIVED).order_by("due_at", "id"))


def requests_of(user: User) -> Sequence[DataRequest]:
    """Return what a person asked, latest first."""
    return list(DataRequest.objects.filter(person=user).order_by("-entered_at", "-id"))


def open_request(*, user: User, kind: Kind) -> DataRequest | None:
    """Return the person's request of that kind that waits for an answer."""
    return DataRequest.objects.filter(person=user, kind=kind, state=State.RECEIVED).first()


def people_called(words: str) -> Sequence[User]:
    """Return who has that sign-in name or opaque id, or else that full name."""
    wanted = text.nfc(words)
    known = User.objects.filter(erased_at=None)
    exact = known.filter(username=wanted.lower()).first() or _by_id(wanted)
    if exact is not None:
        return [exact]
    named = known.filter(display_name__iexact=wanted)
    return list(named.order_by("pk")[:10])


def kept_about(user: User, *, on: date) -> Kept:
    """Return everything the system keeps about a person, in words that a person can read."""
    return {
        "nguoi": _who(user),
        **_posts(user, on),
        "uy_quyen": _delegations(user),
        "vai_tro": [ROLES[one.role].name for one in rights.held_by(user=user)],
        "yeu_cau_da_gui": [_asked(row) for row in requests_of(user)],
        "nhat_ky": _in_the_trail(user),
    }


def _who(user: User) -> Kept:
    return {
        "ma_nguoi": user.opaque_id,
        "ho_ten": user.display_name,
        "chuc_vu": user.post,
        "lien_he_cong_vu": user.work_contact,
        "ten_dang_nhap": user.username or "",
        "dang_dung": user.is_active,
        "xac_thuc_hai_lop": accounts.has_second_factor(user),
    }


def _posts(user: User, on: date) -> Kept:
    """Return the posts a person held and where they were focal point, with organisations named."""
    tenures = _ordered(Tenure.objects.filter(person=user))
    points = _ordered(FocalPoint.objects.filter(person=user))
    names = orgs.names(ids={row.organisation_id for row in (*tenures, *points)}, on=on)
    return {
        "chuc_vu_da_ghi": [
            {"chuc_vu": row.title, "co_quan": names.get(row.organisation_id, ""), **_days(row)}
            for row in tenures
        ],
        "dau_moi": [
            {"co_quan": names.get(row.organisation_id, ""), **_days(row)} for row in points
        ],
    }


def _delegations(user: User) -> list[Kept]:
    given = _ordered(Delegation.objects.filter(giver=user))
    taken = _ordered(Delegation.objects.filter(taker=user))
    return [{"viec": row.matters, **_days(row)} for row in (*given, *taken)]


def _by_id(wanted: str) -> User | None:
    try:
        return User.objects.filter(erased_at=None, public_id=UUID(wanted)).first()
    except ValueError:
        return None


def _ordered(rows: Any) -> list[Any]:
    return list(rows.filter(superseded_at=None).order_by("holds_from", "id"))


def _asked(row: DataRequest) -> Kept:
    return {
        "loai": Kind(row.kind).label,
        "ngay_nhan": _day(row.received_on),
        "han_tra_loi": moments.local(row.due_at).isoformat(),
        "tinh_trang": State(row.state).label,
        "noi_dung": row.text,
        "tra_loi": row.answer,
    }


def _in_the_trail(user: User) -> Kept:
    """Count the entries that name the person by opaque id; their words are in the trail."""
    return {
        "so_viec_da_lam": Entry.objects.filter(actor=user.opaque_id).count(),
        "so_viec_ve_nguoi_nay": Entry.objects.filter(
            subject_kind="accounts.user", subject_id=user.opaque_id
        ).count(),
    }


def _days(row: Any) -> Kept:
    return {"tu_ngay": _day(row.holds_from), "thoi_tu_ngay": _day(row.holds_until)}


def _day(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if value else ""
