"""How long each table is kept, what personal data it holds and what for; one entry a table.

A test compares this with every table of every app, so a new table must say how long it is kept.
What has `days` or a `default` is deleted by the daily command `purge` once it is over its time.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ALWAYS = "lâu dài, cùng hệ thống"
NOTHING = "không có dữ liệu cá nhân"
OPAQUE = "mã người làm (không có tên)"


@dataclass(frozen=True, slots=True)
class Keep:
    """How long one table is kept: always, for fixed days, or as a default of the system says.

    `clock` is the column from which a default's days are counted; fixed days are those of the
    room that deletes (`accounts.actions.purge`).
    """

    words: str
    what: str
    holds_personal_data: bool = False
    clock: str = ""
    days: int | None = None
    default: str = ""
    purpose: str = ""


def _always(what: str = OPAQUE) -> Keep:
    return Keep(ALWAYS, what)


def _unused(what: str) -> Keep:
    return Keep("không dùng, không có dòng nào", what)


def _draft(what: str) -> Keep:
    return Keep(
        "đến khi người nạp quyết định; quá thời hạn khai ở Mặc định hệ thống thì xoá",
        what,
        clock="at",
        default="privacy.draft-days",
    )


_OVER_THE_WORLD = "biết ai chịu trách nhiệm, ai được làm việc gì"
_WHO_SIGNED_IN = "cho người đúng vào, chặn dò mật khẩu"

TABLES: Mapping[str, Keep] = {
    "accounts.user": Keep(
        "khi còn công tác; sau đó xoá theo yêu cầu, chỉ còn mã người",
        "họ tên, chức vụ, liên hệ công vụ, tên đăng nhập, mật khẩu đã băm, muối",
        holds_personal_data=True,
        purpose=_OVER_THE_WORLD,
    ),
    "accounts.signinfailure": Keep(
        "30 ngày sau lần nhập sai cuối",
        "mã băm của tên đã gõ, số lần sai",
        holds_personal_data=True,
        days=30,
        purpose=_WHO_SIGNED_IN,
    ),
    "accounts.onetimecode": Keep(
        "30 ngày sau ngày hết hạn",
        "mã băm của mã một lần",
        holds_personal_data=True,
        days=30,
        purpose=_WHO_SIGNED_IN,
    ),
    "sessions.session": Keep(
        "đến khi phiên hết hạn; xoá trong ngày",
        "ai đang đăng nhập",
        holds_personal_data=True,
        days=0,
        purpose=_WHO_SIGNED_IN,
    ),
    "mfa.authenticator": Keep(
        "đến khi tắt xác thực hai lớp hoặc xoá người",
        "khoá xác thực hai lớp, mã dự phòng",
        holds_personal_data=True,
        purpose=_WHO_SIGNED_IN,
    ),
    "rights.grant": Keep(
        ALWAYS, "vai trò của từng người", holds_personal_data=True, purpose=_OVER_THE_WORLD
    ),
    "rights.rightsdelegation": Keep(
        ALWAYS, "ai giao quyền tạm thời cho ai", holds_personal_data=True, purpose=_OVER_THE_WORLD
    ),
    "rights.withdrawal": Keep(
        ALWAYS, "ai rút khỏi mục nào, vì sao", holds_personal_data=True, purpose=_OVER_THE_WORLD
    ),
    "posts.tenure": Keep(
        ALWAYS, "ai giữ chức vụ nào, từ ngày nào", holds_personal_data=True, purpose=_OVER_THE_WORLD
    ),
    "posts.delegation": Keep(
        ALWAYS, "ai uỷ quyền việc gì cho ai", holds_personal_data=True, purpose=_OVER_THE_WORLD
    ),
    "posts.focalpoint": Keep(
        ALWAYS, "ai là đầu mối của đơn vị", holds_personal_data=True, purpose=_OVER_THE_WORLD
    ),
    "posts.handover": Keep(
        ALWAYS, "ai bàn giao cho ai", holds_personal_data=True, purpose=_OVER_THE_WORLD
    ),
    "privacy.datarequest": Keep(
        "lâu dài; nội dung yêu cầu và trả lời bị xoá khi xoá người",
        "yêu cầu về dữ liệu cá nhân, trả lời",
        holds_personal_data=True,
        purpose="trả lời đúng hạn và chứng minh đã trả lời",
    ),
    "audit.entry": _always("nhật ký: mã người làm, việc, thời điểm, nơi gửi yêu cầu"),
    "audit.link": _always(NOTHING),
    "audit.anchor": _always(NOTHING),
    "files.stored": Keep(
        "theo tháng mà tệp thuộc về; nội dung gỡ được bằng hành vi của hai người",
        "tệp minh chứng, mã băm, mã người gửi; nội dung do đơn vị chịu trách nhiệm",
        holds_personal_data=True,
        purpose="làm căn cứ của điểm",
    ),
    "files.upload": Keep(
        "đến khi gửi xong, lâu nhất 2 ngày", "tệp đang gửi dở, mã người gửi", days=2
    ),
    "supervision.dossier": _always(),
    "scoring.series": _always(NOTHING),
    "scoring.run": _always(),
    "scoring.figure": _always(),
    "scoring.unitscore": _always(NOTHING),
    "scoring.nodepoints": _always(NOTHING),
    "scoring.publishedpoints": _always(NOTHING),
    "scoring.draft": _draft("bản chấm thử, mã người nạp"),
    "schemes.schemeversion": _always(),
    "schemes.activation": _always(),
    "schemes.schemedraft": _draft("tệp bộ tiêu chí chờ quyết định, mã người nạp"),
    "calendar.calendarday": _always(),
    "orgs.act": _always(),
    "orgs.organisation": _always(),
    "orgs.version": _always(),
    "orgs.succession": _always(NOTHING),
    "orgs.blockstanding": _always(),
    "orgs.jurisdiction": _always(),
    "orgs.draft": _draft("tệp cơ quan, đơn vị chờ quyết định, mã người nạp"),
    "orgs.submission": _always(),
    "defaults.decision": _always(),
    "periods.period": _always(),
    "periods.step": _always(),
    "periods.deadline": _always(),
    "periods.expected": _always(NOTHING),
    "periods.leave": _always(),
    "periods.confirmation": _always(),
    "returns.return": Keep(
        ALWAYS,
        "phiếu tự chấm, ai làm đầu mối",
        holds_personal_data=True,
        purpose=_OVER_THE_WORLD,
    ),
    "returns.returnstep": _always(),
    "returns.cell": _always("ô đang nhập; mã người sửa"),
    "returns.remark": _always("giải thích đang nhập; mã người sửa"),
    "returns.part": Keep(
        ALWAYS, "ai được giao phần nào", holds_personal_data=True, purpose=_OVER_THE_WORLD
    ),
    "returns.evidence": _always("minh chứng; mã người thêm"),
    "returns.sending": _always("lần gửi; mã người ký, người gửi"),
    "returns.paperentry": _always("văn bản giấy; mã người ký, người nhận, người nhập thay"),
    "returns.unitconfirmation": _always("ý kiến của đơn vị; mã người xác nhận"),
    "returns.linkcheck": _always(NOTHING),
    "returns.sentfigure": _always(NOTHING),
    "returns.sentleaf": _always(NOTHING),
    "returns.sentleaf_evidence": _always(NOTHING),
    "returns.holderfigure": _always(),
    "returns.holding": _always("mã người giao"),
    "returns.columnmapping": _always("cách đọc tệp của hệ thống khác; mã người lưu"),
    "approval.correction": _always(),
    "approval.dropped": _always("lý do thôi đính chính; mã người thôi"),
    "approval.correctedpoints": _always(),
    "approval.correctedfigure": _always(),
    "approval.frozen": _always(),
    "approval.opinion": _always(),
    "approval.approved": _always("văn bản phê duyệt, bản chốt; mã người ký, người ghi"),
    "approval.notice": _always(),
    "approval.publicationrule": _always(),
    "approval.publication": _always(),
    "appraisal.verdict": _always("kết luận thẩm định; mã người thẩm định"),
    "appraisal.verifiedfigure": _always(NOTHING),
    "appraisal.message": _always("trao đổi về tiêu chí; mã người viết"),
    "appraisal.sample": _always("mẫu kiểm tra; mã người rút"),
    "appraisal.objection": _always("kiến nghị về điểm; mã người kiến nghị"),
    "appraisal.ruling": _always("kết luận kiến nghị; mã người ghi"),
    "directives.directive": _always("văn bản chỉ đạo; mã người vào sổ"),
    "directives.facts": _always("thông tin văn bản, người ký; mã người ghi"),
    "directives.marking": _always(),
    "directives.addressee": _always(),
    "directives.citation": _always(),
    "directives.trustfile": _always("chứng thư gốc, danh sách thu hồi; mã người nạp"),
    "directives.signaturecheck": _always("kết quả kiểm tra chữ ký số, người ký"),
    "directives.text": _always("lời văn của văn bản; mã người đưa vào"),
    "directives.reading": _always(NOTHING),
    "directives.proposal": _always(NOTHING),
    "directives.decision": _always(),
    "directives.package": _always("gói edXML đã nhận; mã người nhận"),
    "directives.draft": _draft("văn bản đã đọc chờ vào sổ; mã người đưa vào"),
    "inspections.inspection": _always(),
    "inspections.plan": _always("nội dung, căn cứ, ngày kiểm tra; mã người lập"),
    "inspections.member": Keep(
        "lâu dài, cùng cuộc kiểm tra",
        "người trong đoàn kiểm tra",
        holds_personal_data=True,
        purpose=_OVER_THE_WORLD,
    ),
    "inspections.announcement": _always(),
    "inspections.cancellation": _always(),
    "inspections.closing": _always(),
    "inspections.visit": _always(),
    "inspections.visitdropped": _always(),
    "inspections.item": _always(),
    "inspections.result": _always(),
    "inspections.minutes": _always("số, ngày biên bản; mã người ghi"),
    "inspections.reappraisal": _always(),
    "inspections.finding": _always("phát hiện ở đơn vị; mã người ghi"),
    "inspections.findingwithdrawal": _always(),
    "inspections.remedy": _always("việc khắc phục của đơn vị; mã người báo"),
    "inspections.remedyanswer": _always(),
    "obstacles.obstacle": _always("việc vướng và đề nghị của đơn vị; mã người báo"),
    "obstacles.classing": _always(),
    "obstacles.group": _always(),
    "obstacles.naming": _always(),
    "obstacles.membership": _always(),
    "obstacles.routing": _always(),
    "obstacles.comment": _always("ý kiến của cơ quan được hỏi; mã người ghi"),
    "obstacles.answer": _always("câu trả lời; mã người trả lời"),
    "obstacles.closing": _always(),
    "explanations.request": _always("việc phải giải trình; mã người yêu cầu"),
    "explanations.explanation": _always("giải trình của đơn vị; mã người giải trình"),
    "explanations.cause": _always("nguyên nhân đã nêu"),
    "explanations.judgement": _always("lý do chấp nhận hoặc không; mã người kết luận"),
    "urging.letter": _always("nội dung đôn đốc; mã người lập"),
    "urging.urged": _always("căn cứ đôn đốc đơn vị; mã người lập"),
    "urging.issued": _always("số, ngày, tên người ký văn bản; mã người ghi"),
    "urging.dropped": _always(),
    "urging.received": _always(),
    "urging.response": _always("trả lời của đơn vị; mã người trả lời"),
    "urging.outcome": _always(),
    "tasks.draft": _draft("bảng nhiệm vụ chờ giao; mã người nạp"),
    "tasks.plan": _always("kế hoạch của đơn vị; mã người ghi"),
    "tasks.task": _always("nhiệm vụ; mã người xác nhận"),
    "tasks.wording": _always(),
    "tasks.partner": _always(),
    "tasks.doer": Keep(
        "lâu dài, cùng nhiệm vụ",
        "người trực tiếp thực hiện nhiệm vụ; mã người giao",
        holds_personal_data=True,
        purpose=_OVER_THE_WORLD,
    ),
    "tasks.extension": _always("lý do xin gia hạn; mã người xin"),
    "tasks.extensionanswer": _always(),
    "tasks.due": _always(),
    "tasks.milestone": _always(),
    "tasks.milestonereached": _always(),
    "tasks.progress": _always("tiến độ, khó khăn; mã người báo"),
    "tasks.claim": _always("sản phẩm; mã người báo"),
    "tasks.claimanswer": _always(),
    "tasks.resource": _always(),
    "tasks.elsewhere": _always(),
    "tasks.withdrawal": _always(),
    "duties.sectoragency": _always(),
    "duties.occasion": _always(NOTHING),
    "duties.confirmation": _always("xác nhận nội dung trách nhiệm; mã người xác nhận"),
    "duties.supervised": _always(NOTHING),
    "duties.postingcheck": _always(NOTHING),
    "guidance.guidance": _always("hướng dẫn tiêu chí; mã người soạn"),
    "guidance.release": _always(),
    "guidance.takeover": _always(),
    "guidance.question": _always("câu hỏi của đơn vị; mã người hỏi"),
    "guidance.answer": _always("câu trả lời; mã người soạn"),
    "guidance.answerrelease": _always(),
    "guidance.training": _always("buổi tập huấn; mã người ghi"),
    "guidance.trainingfile": _always(),
    "guidance.attendance": _always("số người dự của đơn vị; mã người ghi"),
    "account.emailaddress": _unused("thư điện tử; hệ thống không dùng"),
    "account.emailconfirmation": _unused("thư điện tử; hệ thống không dùng"),
    "socialaccount.socialaccount": _unused("tài khoản ngoài; hệ thống giữ mã băm ở người dùng"),
    "socialaccount.socialapp": _unused("cấu hình; hệ thống đọc từ biến môi trường"),
    "socialaccount.socialtoken": _unused("thẻ truy cập; hệ thống không lưu"),
    "auth.permission": Keep(ALWAYS, NOTHING),
    "auth.group": _unused(NOTHING),
    "auth.group_permissions": _unused(NOTHING),
    "contenttypes.contenttype": Keep(ALWAYS, NOTHING),
}


def drafts() -> Mapping[str, Keep]:
    """Return the tables of drafts that nobody decided, which go after a default's days."""
    return {label: keep for label, keep in TABLES.items() if keep.default}
