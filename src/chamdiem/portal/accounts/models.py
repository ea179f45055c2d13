"""People who sign in.

Kept: as long as the person works here; name and post can be erased, the opaque id stays.
No other personal data: no mail, no telephone, no time of the last sign-in (the trail has it).
"""

import uuid
from typing import Any

from django.contrib import auth
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Finds people by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find by sign-in name, whatever its case."""
        return self.get(username=(username or "").lower())


class User(AbstractBaseUser):
    """One person; everything outside names them by `public_id`."""

    last_login = None

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField("tên đăng nhập", max_length=64, unique=True)
    display_name = models.CharField("họ và tên", max_length=120)
    post = models.CharField("chức vụ", max_length=160, blank=True)
    is_active = models.BooleanField("đang dùng", default=True)

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        """One sign-in name, written small."""

        ordering = ("username",)
        constraints = (
            models.CheckConstraint(
                name="user_username_is_small_letters_digits_and_signs",
                condition=models.Q(username__regex=r"^[a-z0-9][a-z0-9._-]*$"),
            ),
        )

    def __str__(self) -> str:
        """Name the person."""
        return self.display_name

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
