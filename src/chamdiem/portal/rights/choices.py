"""The closed lists of the room: what a role may be bound to."""

from enum import StrEnum


class Scope(StrEnum):
    """What a grant of a role names (phạm vi của vai trò)."""

    WHOLE = "whole"
    ORGANISATION = "organisation"
    CRITERION = "criterion"
    PART = "part"

    @property
    def words(self) -> str:
        """Say it as the policy page does."""
        return {
            Scope.WHOLE: "toàn hệ thống",
            Scope.ORGANISATION: "một cơ quan, đơn vị",
            Scope.CRITERION: "một tiêu chí",
            Scope.PART: "một phần của đơn vị",
        }[self]
