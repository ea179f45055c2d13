"""Who was given which role.

Kept: while the role is held; the trail keeps giving and taking back.
"""

from django.conf import settings
from django.db import models


class Grant(models.Model):
    """One role of one person."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants")
    role = models.CharField("vai trò", max_length=32)
    given_at = models.DateTimeField("giao lúc")

    class Meta:
        """A role is held once."""

        ordering = ("user_id", "role")
        constraints = (
            models.UniqueConstraint(fields=("user", "role"), name="grant_holds_a_role_once"),
        )

    def __str__(self) -> str:
        """Name the role and who holds it."""
        return f"{self.role} · {self.user_id}"
