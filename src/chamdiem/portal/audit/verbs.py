"""Every verb the trail knows, with its words. A verb that is not here cannot be recorded."""

VERBS: dict[str, str] = {
    "accounts.user.opened": "mở tài khoản",
    "accounts.user.signed-in": "đăng nhập",
    "accounts.user.signed-out": "đăng xuất",
    "accounts.password.changed": "đổi mật khẩu",
    "rights.grant.given": "giao vai trò",
    "rights.grant.withdrawn": "thu lại vai trò",
    "schemes.draft.opened": "kiểm tra tệp bộ tiêu chí",
    "schemes.draft.kept": "nạp bộ tiêu chí thành bản dự thảo",
    "schemes.draft.discarded": "bỏ tệp bộ tiêu chí đã kiểm tra",
    "schemes.version.added": "thêm phiên bản bộ tiêu chí",
    "schemes.version.activated": "kích hoạt phiên bản bộ tiêu chí",
    "scoring.series.opened": "mở chuỗi tháng chấm điểm",
    "scoring.draft.opened": "chấm thử",
    "scoring.draft.kept": "giữ lại bản chấm thử",
    "scoring.draft.discarded": "bỏ bản chấm thử",
    "scoring.run.scored": "chấm điểm một tháng",
    "scoring.run.published": "công bố kết quả tháng",
    "scoring.published-points.recorded": "ghi điểm đã công bố để đối chiếu",
    "home.demonstration.loaded": "nạp dữ liệu trình diễn",
}


class UnknownVerb(ValueError):
    """Raise when an act is recorded under a verb that has no words."""


def words(verb: str) -> str:
    """Return the Vietnamese words of a verb."""
    try:
        return VERBS[verb]
    except KeyError:
        raise UnknownVerb(f"{verb}: hãy ghi động từ này vào audit/verbs.py.") from None
