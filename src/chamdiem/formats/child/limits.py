"""What the child may use: as every confined process."""

from chamdiem.formats.confined.limits import Limits, enforce, give_up_rights

__all__ = ["Limits", "enforce", "give_up_rights"]
