"""Erasing what is personal of a person (I24)."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.actions import people, second_factor
from chamdiem.portal.accounts.models import User


@transaction.atomic
def erase_person(*, user: User, by: User | None, at: datetime) -> None:
    """Erase name, post, contact, salt and account (xoá thông tin cá nhân); the opaque id stays.

    Sign-in is closed and open sessions end. What the trail committed to cannot be opened again.
    """
    person = people.locked(user)
    person.codes.all().delete()
    second_factor.forget_second_factor(person)
    person.username = person.salt = person.identity = None
    person.display_name = person.post = person.work_contact = ""
    person.is_active, person.erased_at = False, at
    person.set_unusable_password()
    person.save()
    people.record("accounts.user.erased", person, by, at)
