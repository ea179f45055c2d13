"""People: with an account or without, the failures of signing in, the codes on printed slips.

No other personal data than name, post and work contact (I24): no mail for messages, no time of
the last sign-in (the trail has it).
"""

import secrets
import uuid
from typing import Any

from django.contrib import auth
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.lookups import Exact

SALT = 32  # bytes of chance a person: without them a name could be guessed and tried


def new_salt() -> bytes:
    """Draw the chance that hides a person behind a commitment."""
    return secrets.token_bytes(SALT)


class UserManager(BaseUserManager["User"]):
    """Finds people by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find by sign-in name, whatever its case."""
        return self.get(username=(username or "").lower())


class User(AbstractBaseUser):
    """One person (người dùng); everything outside names them by `public_id`.

    Without a sign-in name the person has no account and does not sign in. `identity` is a keyed
    digest of who the provincial identity provider says it is, once they came from there.
    Kept: as long as the person works here; then name, post, contact and salt are erased, and
    the opaque id stays for what it did.
    """

    last_login = None

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField("tên đăng nhập", max_length=64, unique=True, null=True)
    display_name = models.CharField("họ và tên", max_length=120)
    post = models.CharField("chức vụ", max_length=160, blank=True)
    work_contact = models.CharField("liên hệ công vụ", max_length=160, blank=True)
    salt = models.BinaryField(default=new_salt, null=True, editable=False)
    identity = models.CharField(max_length=64, unique=True, null=True, editable=False)
    is_active = models.BooleanField("đang dùng", default=True)
    erased_at = models.DateTimeField("xoá thông tin lúc", null=True, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        """One sign-in name, written small; of an erased person nothing stays but the id."""

        ordering = ("username", "id")
        constraints = (
            models.CheckConstraint(
                name="user_username_is_small_letters_digits_and_signs",
                condition=Q(username__regex=r"^[a-z0-9][a-z0-9._-]*$"),
            ),
            models.CheckConstraint(
                name="an_erased_person_has_no_name_and_no_account",
                condition=Q(erased_at=None)
                | Q(
                    username=None,
                    display_name="",
                    post="",
                    work_contact="",
                    salt=None,
                    identity=None,
                    is_active=False,
                ),
            ),
            models.CheckConstraint(
                name="a_person_has_a_name_until_erased",
                condition=Q(erased_at__isnull=False) | ~Q(display_name=""),
            ),
            models.CheckConstraint(
                name="a_salt_has_32_bytes_until_erased",
                condition=Q(erased_at__isnull=False)
                | Q(
                    Exact(
                        Func(
                            F("salt"),
                            function="octet_length",
                            output_field=models.IntegerField(),
                        ),
                        SALT,
                    ),
                    salt__isnull=False,
                ),
            ),
        )

    def __str__(self) -> str:
        """Name the person."""
        return self.display_name or "người đã xoá thông tin"

    @property
    def opaque_id(self) -> str:
        """What the trail writes of the person."""
        return str(self.public_id)

    def has_perm(self, right: str, obj: Any = None) -> bool:
        """Ask the backends whether the person has the right, on the object if one is given."""
        if not self.is_active:
            return False
        backends = (one for one in auth.get_backends() if hasattr(one, "has_perm"))
        return any(one.has_perm(self, right, obj) for one in backends)

    def acting_for(self, right: str) -> str:
        """Return the opaque id of who lent the right, empty where it is the person's own."""
        backends = (one for one in auth.get_backends() if hasattr(one, "acting_for"))
        return next((giver for one in backends if (giver := one.acting_for(self, right))), "")


class SignInFailure(models.Model):
    """How often signing in failed under one name or from one network (lần nhập sai).

    `key` is a keyed digest of what was typed, whether anybody is called so or not.
    Kept: 30 days after the last failure, or until somebody signs in.
    """

    key = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField("số lần sai", default=0)
    last_at = models.DateTimeField("lần sai cuối")
    locked_until = models.DateTimeField("khoá đến", null=True)

    class Meta:
        """Oldest first: those are purged."""

        ordering = ("last_at", "id")
        indexes = (models.Index(fields=("last_at",), name="sign_in_failure_by_time"),)

    def __str__(self) -> str:
        """Name the count."""
        return f"{self.key[:8]}: {self.failures}"


class OneTimeCode(models.Model):
    """The code on a printed slip (mã một lần); only its digest is stored.

    Ends once: by being used, or by being void because a newer one was issued.
    Kept: 30 days after its last day.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField("phát lúc")
    issued_by = models.UUIDField("người phát", null=True)
    expires_at = models.DateTimeField("hết hạn lúc")
    used_at = models.DateTimeField("dùng lúc", null=True)
    voided_at = models.DateTimeField("huỷ lúc", null=True)

    class Meta:
        """A person has one open code at most."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("user",),
                condition=Q(used_at=None, voided_at=None),
                name="a_person_has_one_open_code",
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(voided_at=None), name="a_code_ends_once"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("issued_at")), name="a_code_expires_after_its_issue"
            ),
        )

    def __str__(self) -> str:
        """Name the slip."""
        return f"{self.user_id} · {self.issued_at:%d/%m/%Y}"
