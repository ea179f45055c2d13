"""The roles (vai trò) a person can be given, and the rights each one brings.

The one source of the policy: the page `/phan-quyen/`, the forms and the gates read this list.
"""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from chamdiem.portal.common.rights import Right
from chamdiem.portal.rights.choices import Scope


class Role(StrEnum):
    """The stored code of a role."""

    PART_EDITOR = "part-editor"
    UNIT_OFFICER = "unit-officer"
    HEAD = "head"
    DEPUTY = "deputy"
    VERIFIER = "verifier"
    OFFICER = "officer"
    LEADER = "leader"
    DATA_HOLDER = "data-holder"
    COUNCIL_SECRETARY = "council-secretary"
    COUNCIL = "council"
    PROVINCIAL_OFFICE = "provincial-office"
    CLERK = "clerk"
    PROVINCIAL_LEADER = "provincial-leader"
    OVERSIGHT = "oversight"
    OVERSIGHT_LEADER = "oversight-leader"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A role in words: who, what they may, what they never may, within what, and its rights."""

    name: str
    description: str
    never: str
    scope: Scope
    rights: frozenset[Right]
    is_from_post: bool = False


_GIVES = frozenset({Right.FILES_GIVE})
_UNIT = frozenset({Right.UNITS_SEE_OWN}) | _GIVES
_UNIT_ANSWERS = frozenset(
    {
        Right.OBSTACLES_REPORT,
        Right.EXPLANATIONS_GIVE,
        Right.INSPECTIONS_REMEDY,
        Right.URGING_ANSWER,
    }
)
_UNIT_FILLS = _UNIT | {Right.RETURNS_FILL, Right.TASKS_REPORT, Right.DUTIES_CONFIRM} | _UNIT_ANSWERS
_FOLLOWS_UP = frozenset(
    {
        Right.OBSTACLES_MANAGE,
        Right.EXPLANATIONS_ASK,
        Right.INSPECTIONS_MANAGE,
        Right.URGING_DRAFT,
    }
)
_HEADS = _UNIT_FILLS | {Right.TASKS_GIVE}
_UNIT_FILLS_PART = _UNIT | {Right.RETURNS_FILL_PART}
_READS_MONTHS = frozenset({Right.MONTHS_SEE_UNPUBLISHED})
_RULES = _READS_MONTHS | {Right.COUNCIL_RULE}
_OVERSEES = _READS_MONTHS | {
    Right.TRAIL_SEE,
    Right.DOSSIERS_EXPORT,
    Right.PEOPLE_SEE,
    Right.PRIVACY_SEE,
}
_ANSWERS_REQUESTS = frozenset({Right.PRIVACY_SEE, Right.PRIVACY_HANDLE})

ROLES: dict[Role, Meaning] = {
    Role.PART_EDITOR: Meaning(
        "Người cập nhật theo phần",
        "Cán bộ của đơn vị được giao cập nhật một phần việc.",
        "Không cập nhật phần khác, không xem kết quả chưa công bố của đơn vị khác.",
        Scope.PART,
        _UNIT_FILLS_PART,
    ),
    Role.UNIT_OFFICER: Meaning(
        "Cán bộ tổng hợp của đơn vị",
        "Cán bộ đầu mối chuẩn bị hồ sơ của cơ quan, đơn vị mình.",
        "Không ký thay người đứng đầu, không thẩm định cơ quan mình.",
        Scope.ORGANISATION,
        _UNIT_FILLS,
    ),
    Role.HEAD: Meaning(
        "Người đứng đầu",
        "Người đứng đầu cơ quan, đơn vị, kể cả người được giao phụ trách, trong những ngày giữ "
        "chức vụ.",
        "Không thẩm định cơ quan mình; hết ngày giữ chức vụ thì hết quyền.",
        Scope.ORGANISATION,
        _HEADS,
        is_from_post=True,
    ),
    Role.DEPUTY: Meaning(
        "Cấp phó ký thay (KT.)",
        "Cấp phó của người đứng đầu, trong những ngày giữ chức vụ.",
        "Không ký ngoài phân công đã ghi, không thẩm định cơ quan mình.",
        Scope.ORGANISATION,
        _HEADS,
        is_from_post=True,
    ),
    Role.VERIFIER: Meaning(
        "Người thẩm định theo tiêu chí",
        "Cán bộ của Sở KH&CN hoặc cơ quan khác được giao thẩm định một tiêu chí.",
        "Không thẩm định tiêu chí khác, không thẩm định cơ quan nơi mình giữ chức vụ.",
        Scope.CRITERION,
        frozenset({Right.RETURNS_VERIFY}),
    ),
    Role.OFFICER: Meaning(
        "Chuyên viên Sở KH&CN",
        "Nạp bộ tiêu chí và số liệu, chấm thử, giữ lại kết quả; xử lý yêu cầu về dữ liệu cá nhân.",
        "Không công bố kết quả, không kích hoạt bộ tiêu chí.",
        Scope.WHOLE,
        _READS_MONTHS
        | _ANSWERS_REQUESTS
        | {Right.SCHEMES_ADD, Right.SCORES_DRAFT, Right.SCORES_KEEP}
        | {Right.FILES_GIVE, Right.FILES_REMOVE}
        | {Right.PERIODS_OPEN, Right.PERIODS_MOVE}
        | {Right.RETURNS_VERIFY, Right.RETURNS_ENTER, Right.DATA_REVIEW, Right.GUIDANCE_WRITE}
        | {Right.MONTHS_CORRECT}
        | {Right.DIRECTIVES_REGISTER, Right.TASKS_GIVE, Right.DUTIES_MANAGE}
        | _FOLLOWS_UP,
    ),
    Role.LEADER: Meaning(
        "Lãnh đạo Sở KH&CN",
        "Kích hoạt bộ tiêu chí, công bố kết quả tháng, xác nhận các mặc định của hệ thống.",
        "Không nạp số liệu, không kích hoạt bộ tiêu chí do chính mình nạp.",
        Scope.WHOLE,
        _READS_MONTHS
        | _ANSWERS_REQUESTS
        | _FOLLOWS_UP
        | {
            Right.URGING_SEND,
            Right.SCHEMES_ACTIVATE,
            Right.SCORES_PUBLISH,
            Right.FILES_GIVE,
            Right.FILES_REMOVE,
            Right.DEFAULTS_CONFIRM,
            Right.PERIODS_CONFIRM,
            Right.PERIODS_MOVE,
            Right.DATA_REVIEW,
            Right.GUIDANCE_RELEASE,
            Right.MONTHS_SUBMIT,
            Right.MONTHS_NOTIFY,
            Right.PUBLICATION_RULE,
            Right.DIRECTIVES_REGISTER,
            Right.TASKS_GIVE,
            Right.DUTIES_MANAGE,
        },
    ),
    Role.DATA_HOLDER: Meaning(
        "Cơ quan giữ số liệu",
        "Cán bộ của cơ quan giữ nguồn số liệu dùng để chấm điểm.",
        "Không xem kết quả chưa công bố, không sửa điểm.",
        Scope.ORGANISATION,
        _GIVES | {Right.FIGURES_HOLD},
    ),
    Role.COUNCIL_SECRETARY: Meaning(
        "Thư ký hội đồng thẩm định",
        "Chuẩn bị phiên họp và ghi kết luận của hội đồng.",
        "Không tham gia mục liên quan đến cơ quan nơi mình giữ chức vụ.",
        Scope.WHOLE,
        _RULES,
    ),
    Role.COUNCIL: Meaning(
        "Thành viên hội đồng thẩm định",
        "Xem xét và kết luận những mục được trình.",
        "Rút khỏi từng mục liên quan đến cơ quan nơi mình giữ chức vụ.",
        Scope.WHOLE,
        _RULES,
    ),
    Role.PROVINCIAL_OFFICE: Meaning(
        "Văn phòng UBND tỉnh",
        "Thẩm tra hồ sơ trình và ghi nhận văn bản đã ký.",
        "Không sửa số liệu, không sửa điểm.",
        Scope.WHOLE,
        _READS_MONTHS | _GIVES | {Right.MONTHS_RECORD, Right.OBSTACLES_MANAGE, Right.URGING_SEND},
    ),
    Role.CLERK: Meaning(
        "Văn thư",
        "Ghi số, ngày và phát hành văn bản.",
        "Không xem kết quả chưa công bố, không sửa nội dung văn bản.",
        Scope.WHOLE,
        _GIVES | {Right.DIRECTIVES_REGISTER},
    ),
    Role.PROVINCIAL_LEADER: Meaning(
        "Lãnh đạo UBND tỉnh",
        "Xem kết quả mọi đơn vị trước và sau khi công bố; phê duyệt và khoá kỳ.",
        "Không sửa số liệu, không sửa điểm.",
        Scope.WHOLE,
        _READS_MONTHS | {Right.MONTHS_APPROVE},
    ),
    Role.OVERSIGHT: Meaning(
        "Kiểm tra, giám sát (chỉ đọc)",
        "Đọc toàn bộ, cả nhật ký; lập hồ sơ kiểm tra.",
        "Không thay đổi bất cứ dữ liệu nào; việc đọc cũng được ghi lại.",
        Scope.WHOLE,
        _OVERSEES,
    ),
    Role.OVERSIGHT_LEADER: Meaning(
        "Phụ trách kiểm tra, giám sát",
        "Như người kiểm tra, giám sát; thêm việc xem nhật ký đọc của bộ phận mình.",
        "Không thay đổi bất cứ dữ liệu nào.",
        Scope.WHOLE,
        _OVERSEES | {Right.TRAIL_SEE_OVERSIGHT},
    ),
    # Never a figure, a point or a step of a month: a test holds it.
    Role.ADMINISTRATOR: Meaning(
        "Quản trị hệ thống",
        "Mở tài khoản, giao vai trò; ghi cơ quan, chức vụ, lịch làm việc.",
        "Không đụng đến số liệu, điểm hay các bước của tháng; không giao vai trò cho chính mình.",
        Scope.WHOLE,
        frozenset(
            {
                Right.PEOPLE_SEE,
                Right.PEOPLE_MANAGE,
                Right.ORGS_MANAGE,
                Right.POSTS_MANAGE,
                Right.CALENDAR_MANAGE,
                Right.TRUST_MANAGE,
            }
        ),
    ),
}


_TOUCHES_SCORES = (
    "scores.",
    "schemes.",
    "periods.",
    "council.",
    "returns.",
    "figures.",
    "months.submit",
    "months.record",
    "months.approve",
    "months.notify",
    "months.correct",
    "publication.",
)


def given_within(scope: Scope) -> tuple[Role, ...]:
    """Return the roles that are given by hand within such a scope; posts bring the others."""
    return tuple(role for role, one in ROLES.items() if one.scope is scope and not one.is_from_post)


def clash(held: Role, given: Role) -> str:
    """Say why one person may not hold both roles, or nothing (I33, R6)."""
    both = {held, given}
    if Role.ADMINISTRATOR in both and any(map(touches_scores, both)):
        return "Người quản trị hệ thống không làm việc gì với số liệu và điểm."
    if len({role in OVERSEEING for role in both}) == 2:
        return "Người kiểm tra, giám sát chỉ đọc, không giữ vai trò nào được thay đổi dữ liệu."
    return ""


def touches_scores(role: Role) -> bool:
    """Tell whether a role has a hand in figures, points or the steps of a month."""
    return role is Role.VERIFIER or any(
        right.startswith(_TOUCHES_SCORES) for right in ROLES[role].rights
    )


OVERSEEING = (Role.OVERSIGHT, Role.OVERSIGHT_LEADER)


def rights_of(roles: Set[str]) -> frozenset[Right]:
    """Return all rights that the roles bring; a role no longer known brings none."""
    known = (ROLES[Role(code)].rights for code in roles if code in set(Role))
    return frozenset().union(*known)
