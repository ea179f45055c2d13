"""Noting and correcting a person; the trail holds a salted commitment, never a name."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common.text import nfc
from chamdiem.seal import persons


class UsernameTaken(Exception):
    """Raise when somebody already signs in by that name."""


class Unnamed(Exception):
    """Raise when a person is noted without a name."""


class Erased(Exception):
    """Raise when a person's data was erased: nothing more is written of them."""


@transaction.atomic
def note_person(
    *, display_name: str, post: str, work_contact: str = "", by: User | None, at: datetime
) -> User:
    """Note a person who does not sign in (người không có tài khoản)."""
    person = blank(display_name=display_name, post=post, work_contact=work_contact)
    person.set_unusable_password()
    person.save()
    record("accounts.user.noted", person, by, at, commitment=commitment(person))
    return person


@transaction.atomic
def correct_person(
    *, user: User, display_name: str, post: str, work_contact: str, by: User | None, at: datetime
) -> User:
    """Correct name, post and work contact; the trail keeps which commitment followed which."""
    person = locked(user)
    before = {"commitment": commitment(person)}
    new = blank(display_name=display_name, post=post, work_contact=work_contact)
    person.display_name, person.post = new.display_name, new.post
    person.work_contact = new.work_contact
    person.save(update_fields=["display_name", "post", "work_contact"])
    after = {"commitment": commitment(person)}
    record("accounts.user.corrected", person, by, at, before=before, after=after)
    return person


def blank(*, display_name: str, post: str, work_contact: str = "", username: str = "") -> User:
    """Return a person who is not stored yet, every text in one form."""
    if not nfc(display_name):
        raise Unnamed("Chưa ghi họ và tên. Hãy ghi họ và tên như trong hồ sơ công chức.")
    return User(
        username=username.strip().lower() or None,
        display_name=nfc(display_name),
        post=nfc(post),
        work_contact=nfc(work_contact),
    )


def store(person: User) -> None:
    """Store a person with an account, or say that the sign-in name will not do."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as trouble:
        raise UsernameTaken(
            f"Đã có tài khoản “{person.username}”, hoặc tên có ký tự lạ."
        ) from trouble


def locked(user: User) -> User:
    """Return the person's row under a lock, unless erased."""
    person = User.objects.select_for_update().get(pk=user.pk)
    if person.erased_at:
        raise Erased("Thông tin của người này đã xoá theo yêu cầu, không ghi thêm được.")
    return person


def commitment(person: User) -> str:
    """Return what proves later who was meant, while name and salt exist (I24)."""
    salt = bytes(person.salt or b"").hex()
    return persons.commitment(salt, person.opaque_id, person.display_name, person.post)


def record(verb: str, person: User, by: User | None, at: datetime, **details: Any) -> None:
    """Add the act's entry: its subject is the person."""
    audit.record(verb=verb, actor=actor(by), subject=person, at=at, **details)


def actor(by: User | None) -> str:
    """Return who the trail says did it."""
    return by.opaque_id if by else audit.SYSTEM
