"""Every right there is. Gates ask for one of these; the room `rights` says who has it."""

from enum import StrEnum


class Right(StrEnum):
    """One thing a person may be allowed to do; the value is stored nowhere but in code."""

    MONTHS_SEE_UNPUBLISHED = "months.see-unpublished"
    SCHEMES_ADD = "schemes.add"
    SCHEMES_ACTIVATE = "schemes.activate"
    SCORES_DRAFT = "scores.draft"
    SCORES_KEEP = "scores.keep"
    SCORES_PUBLISH = "scores.publish"
    PEOPLE_MANAGE = "people.manage"


MEANINGS: dict[Right, str] = {
    Right.MONTHS_SEE_UNPUBLISHED: "xem tháng chưa công bố",
    Right.SCHEMES_ADD: "thêm phiên bản bộ tiêu chí",
    Right.SCHEMES_ACTIVATE: "kích hoạt bộ tiêu chí do người khác nạp",
    Right.SCORES_DRAFT: "nạp số liệu và chấm thử",
    Right.SCORES_KEEP: "giữ lại kết quả chấm",
    Right.SCORES_PUBLISH: "công bố kết quả tháng",
    Right.PEOPLE_MANAGE: "quản lý người dùng và quyền",
}
