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
    PEOPLE_SEE = "people.see"
    PEOPLE_MANAGE = "people.manage"
    ORGS_MANAGE = "orgs.manage"
    POSTS_MANAGE = "posts.manage"
    CALENDAR_MANAGE = "calendar.manage"
    DEFAULTS_CONFIRM = "defaults.confirm"
    PRIVACY_SEE = "privacy.see"
    PRIVACY_HANDLE = "privacy.handle"
    TRAIL_SEE = "trail.see"
    TRAIL_SEE_OVERSIGHT = "trail.see-oversight"
    FILES_GIVE = "files.give"
    FILES_REMOVE = "files.remove"
    DOSSIERS_EXPORT = "dossiers.export"
    PERIODS_OPEN = "periods.open"
    PERIODS_CONFIRM = "periods.confirm"
    PERIODS_MOVE = "periods.move"
    RETURNS_FILL = "returns.fill"
    RETURNS_FILL_PART = "returns.fill-part"
    UNITS_SEE_OWN = "units.see-own"
    COUNCIL_RULE = "council.rule"
    RETURNS_VERIFY = "returns.verify"
    RETURNS_ENTER = "returns.enter"
    FIGURES_HOLD = "figures.hold"
    DATA_REVIEW = "returns.review-data"
    GUIDANCE_WRITE = "guidance.write"
    GUIDANCE_RELEASE = "guidance.release"
    MONTHS_SUBMIT = "months.submit"
    MONTHS_RECORD = "months.record-approval"
    MONTHS_APPROVE = "months.approve"
    MONTHS_NOTIFY = "months.notify"
    MONTHS_CORRECT = "months.correct"
    PUBLICATION_RULE = "publication.rule"
    DIRECTIVES_REGISTER = "directives.register"
    TRUST_MANAGE = "directives.trust"
    TASKS_GIVE = "tasks.give"
    TASKS_REPORT = "tasks.report"
    DUTIES_CONFIRM = "duties.confirm"
    DUTIES_MANAGE = "duties.manage"
    OBSTACLES_REPORT = "obstacles.report"
    OBSTACLES_MANAGE = "obstacles.manage"
    EXPLANATIONS_ASK = "explanations.ask"
    EXPLANATIONS_GIVE = "explanations.give"
    INSPECTIONS_MANAGE = "inspections.manage"
    INSPECTIONS_REMEDY = "inspections.remedy"
    URGING_DRAFT = "urging.draft"
    URGING_SEND = "urging.send"
    URGING_ANSWER = "urging.answer"


MEANINGS: dict[Right, str] = {
    Right.MONTHS_SEE_UNPUBLISHED: "xem tháng chưa công bố",
    Right.SCHEMES_ADD: "thêm phiên bản bộ tiêu chí",
    Right.SCHEMES_ACTIVATE: "kích hoạt bộ tiêu chí do người khác nạp",
    Right.SCORES_DRAFT: "nạp số liệu và chấm thử",
    Right.SCORES_KEEP: "giữ lại kết quả chấm",
    Right.SCORES_PUBLISH: "công bố kết quả tháng",
    Right.PEOPLE_SEE: "xem người dùng và quyền",
    Right.PEOPLE_MANAGE: "quản lý người dùng và quyền",
    Right.ORGS_MANAGE: "ghi thay đổi về cơ quan, đơn vị",
    Right.POSTS_MANAGE: "ghi người đứng đầu, cấp phó, đầu mối",
    Right.CALENDAR_MANAGE: "sửa lịch làm việc",
    Right.DEFAULTS_CONFIRM: "xác nhận các mặc định của hệ thống",
    Right.PRIVACY_SEE: "xem yêu cầu về dữ liệu cá nhân",
    Right.PRIVACY_HANDLE: "xử lý yêu cầu về dữ liệu cá nhân",
    Right.TRAIL_SEE: "xem và xuất nhật ký",
    Right.TRAIL_SEE_OVERSIGHT: "xem nhật ký đọc của bộ phận kiểm tra, giám sát",
    Right.FILES_GIVE: "gửi tệp minh chứng, bản chụp văn bản",
    Right.FILES_REMOVE: "đề nghị và gỡ nội dung tệp (hai người)",
    Right.DOSSIERS_EXPORT: "lập hồ sơ kiểm tra",
    Right.PERIODS_OPEN: "mở kỳ chấm điểm",
    Right.PERIODS_CONFIRM: "ghi việc tỉnh đã xác nhận trước khi chấm chính thức",
    Right.PERIODS_MOVE: "chuyển giai đoạn, lùi thời hạn, gia hạn của kỳ chấm điểm",
    Right.RETURNS_FILL: "nhập phiếu tự chấm của đơn vị mình",
    Right.RETURNS_FILL_PART: "nhập phần được giao trong phiếu tự chấm",
    Right.UNITS_SEE_OWN: "xem kết quả chưa công bố của đơn vị mình",
    Right.COUNCIL_RULE: "tham gia hội đồng thẩm định",
    Right.RETURNS_VERIFY: "thẩm định phiếu tự chấm",
    Right.RETURNS_ENTER: "nhập thay phiếu gửi bằng văn bản (hai người)",
    Right.FIGURES_HOLD: "cung cấp số liệu mà cơ quan mình giữ",
    Right.DATA_REVIEW: "rà soát số liệu",
    Right.GUIDANCE_WRITE: "soạn hướng dẫn và câu trả lời cho đơn vị",
    Right.GUIDANCE_RELEASE: "phát hành hướng dẫn và câu trả lời cho đơn vị",
    Right.MONTHS_SUBMIT: "trình phê duyệt kết quả tháng",
    Right.MONTHS_RECORD: "trả lại hồ sơ trình, ghi nhận văn bản phê duyệt",
    Right.MONTHS_APPROVE: "phê duyệt và khoá kỳ",
    Right.MONTHS_NOTIFY: "thông báo kết quả cho các đơn vị",
    Right.MONTHS_CORRECT: "lập đính chính kết quả tháng",
    Right.PUBLICATION_RULE: "ghi căn cứ công bố",
    Right.DIRECTIVES_REGISTER: "vào sổ văn bản chỉ đạo, gõ số và ngày để trống",
    Right.TRUST_MANAGE: "nạp chứng thư gốc và danh sách thu hồi",
    Right.TASKS_GIVE: "giao nhiệm vụ, xác nhận sản phẩm, gia hạn",
    Right.TASKS_REPORT: "báo tiến độ, báo hoàn thành nhiệm vụ của đơn vị mình",
    Right.DUTIES_CONFIRM: "xác nhận mười bốn nội dung của đơn vị mình",
    Right.DUTIES_MANAGE: "ghi cơ quan ngành trọng điểm, mở nội dung đến hạn",
    Right.OBSTACLES_REPORT: "báo khó khăn, vướng mắc của đơn vị mình; cho ý kiến khi được hỏi",
    Right.OBSTACLES_MANAGE: "phân loại, chuyển, ghép và trả lời khó khăn, vướng mắc",
    Right.EXPLANATIONS_ASK: "yêu cầu giải trình, chấp nhận hoặc không chấp nhận",
    Right.EXPLANATIONS_GIVE: "giải trình cho đơn vị mình",
    Right.INSPECTIONS_MANAGE: "lập kế hoạch kiểm tra, ghi biên bản và kết quả",
    Right.INSPECTIONS_REMEDY: "báo kết quả khắc phục của đơn vị mình",
    Right.URGING_DRAFT: "lập văn bản đôn đốc",
    Right.URGING_SEND: "gửi văn bản đôn đốc",
    Right.URGING_ANSWER: "xác nhận đã nhận và trả lời đôn đốc của đơn vị mình",
}
