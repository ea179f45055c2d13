"""The roles (vai trò) a person can be given, and the rights each one brings."""

from dataclasses import dataclass
from enum import StrEnum

from chamdiem.portal.common.rights import Right


class Role(StrEnum):
    """The stored code of a role."""

    OFFICER = "officer"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A role in words, and its rights."""

    name: str
    description: str
    rights: frozenset[Right]


ROLES: dict[Role, Meaning] = {
    Role.OFFICER: Meaning(
        "Chuyên viên Sở KH&CN",
        "Nạp bộ tiêu chí và số liệu, chấm thử, giữ lại kết quả.",
        frozenset(
            {
                Right.MONTHS_SEE_UNPUBLISHED,
                Right.SCHEMES_ADD,
                Right.SCORES_DRAFT,
                Right.SCORES_KEEP,
            }
        ),
    ),
    Role.LEADER: Meaning(
        "Lãnh đạo Sở KH&CN",
        "Xem tháng chưa công bố, kích hoạt bộ tiêu chí và công bố kết quả tháng.",
        frozenset({Right.MONTHS_SEE_UNPUBLISHED, Right.SCHEMES_ACTIVATE, Right.SCORES_PUBLISH}),
    ),
    # Never a figure, a point or a step of a month: a test holds it.
    Role.ADMINISTRATOR: Meaning(
        "Quản trị hệ thống",
        "Mở tài khoản và giao vai trò; không đụng đến số liệu, điểm hay các bước của tháng.",
        frozenset({Right.PEOPLE_MANAGE}),
    ),
}


def rights_of(roles: set[str]) -> frozenset[Right]:
    """Return all rights that the roles bring; a role no longer known brings none."""
    known = (ROLES[Role(code)].rights for code in roles if code in set(Role))
    return frozenset().union(*known)
