"""The trail in words: subjects, the names of values, where from. Verbs have theirs in `audit`."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps

from chamdiem.portal.audit.verbs import VERBS
from chamdiem.portal.common import requests
from chamdiem.portal.oversight import codes

BLANK: tuple[Any, ...] = (None, "", [], {})

SUBJECTS: dict[str, str] = {
    "accounts.user": "người dùng",
    "accounts.sign-in": "lần đăng nhập",
    "accounts.signinfailure": "lần nhập sai mật khẩu",
    "accounts.onetimecode": "phiếu có mã một lần",
    "approval.frozen": "hồ sơ trình phê duyệt",
    "approval.opinion": "ý kiến trả lại hồ sơ trình",
    "approval.approved": "phê duyệt và khoá kỳ",
    "approval.notice": "thông báo kết quả cho các đơn vị",
    "approval.publication": "lần công bố kết quả",
    "approval.correction": "đính chính kết quả tháng",
    "approval.dropped": "đính chính đã thôi",
    "approval.correctedpoints": "điểm được đính chính",
    "approval.correctedfigure": "số liệu được đính chính",
    "approval.publicationrule": "căn cứ công bố",
    "audit.entry": "mục nhật ký",
    "audit.link": "nhật ký, đến số",
    "audit.anchor": "bản neo nhật ký",
    "calendar.calendarday": "ngày trong lịch làm việc",
    "calendar.year": "lịch làm việc năm",
    "defaults.decision": "quyết định về mặc định của hệ thống",
    "files.stored": "tệp",
    "files.upload": "tệp đang gửi",
    "orgs.act": "văn bản về tổ chức",
    "orgs.organisation": "cơ quan, đơn vị",
    "orgs.version": "thời đoạn của cơ quan, đơn vị",
    "orgs.succession": "việc kế tục giữa các cơ quan, đơn vị",
    "orgs.blockstanding": "khối chấm hay chỉ theo dõi",
    "orgs.block": "khối",
    "orgs.jurisdiction": "địa bàn của hệ thống",
    "orgs.draft": "bảng cơ quan, đơn vị chờ quyết định",
    "orgs.submission": "lần gửi biểu mẫu về tổ chức",
    "oversight.page": "trang",
    "periods.period": "kỳ chấm điểm",
    "periods.step": "bước của kỳ chấm điểm",
    "periods.deadline": "thời hạn của kỳ chấm điểm",
    "periods.expected": "đơn vị phải gửi phiếu",
    "periods.leave": "gia hạn riêng",
    "periods.confirmation": "việc tỉnh phải xác nhận",
    "posts.tenure": "việc giữ chức vụ",
    "posts.delegation": "việc uỷ quyền",
    "posts.focalpoint": "đầu mối",
    "posts.handover": "phiếu bàn giao",
    "privacy.datarequest": "yêu cầu về dữ liệu cá nhân",
    "privacy.retention": "việc dọn dữ liệu hết hạn, ngày",
    "rights.grant": "vai trò được giao",
    "rights.rightsdelegation": "vai trò cho mượn",
    "rights.withdrawal": "việc rút khỏi một mục",
    "schemes.schemeversion": "phiên bản bộ tiêu chí",
    "schemes.schemedraft": "tệp bộ tiêu chí chờ quyết định",
    "schemes.activation": "việc kích hoạt bộ tiêu chí",
    "appraisal.verdict": "kết luận thẩm định",
    "appraisal.verifiedfigure": "số liệu thẩm định",
    "appraisal.message": "trao đổi về tiêu chí",
    "appraisal.sample": "mẫu kiểm tra",
    "appraisal.objection": "kiến nghị về điểm",
    "appraisal.ruling": "kết luận kiến nghị",
    "directives.directive": "văn bản chỉ đạo",
    "directives.facts": "thông tin văn bản",
    "directives.marking": "việc đánh dấu văn bản",
    "directives.addressee": "nơi nhận thực hiện",
    "directives.citation": "văn bản được dẫn",
    "directives.trustfile": "nguồn tin cậy của chữ ký số",
    "directives.signaturecheck": "lần kiểm tra chữ ký số",
    "directives.text": "lời văn của văn bản",
    "directives.reading": "bản đọc văn bản",
    "directives.proposal": "đề xuất của bộ đọc",
    "directives.draft": "văn bản đã đọc chờ vào sổ",
    "directives.decision": "quyết định về đề xuất",
    "directives.package": "gói edXML",
    "tasks.plan": "kế hoạch của đơn vị",
    "tasks.task": "nhiệm vụ",
    "tasks.wording": "lời nhiệm vụ",
    "tasks.partner": "cơ quan phối hợp",
    "tasks.doer": "người thực hiện",
    "tasks.extension": "lần xin gia hạn",
    "tasks.extensionanswer": "quyết định gia hạn",
    "tasks.due": "thời hạn nhiệm vụ",
    "tasks.milestone": "mốc của nhiệm vụ",
    "tasks.milestonereached": "mốc đã đạt",
    "tasks.progress": "tiến độ nhiệm vụ",
    "tasks.claim": "lần báo hoàn thành",
    "tasks.claimanswer": "trả lời báo hoàn thành",
    "tasks.resource": "nguồn lực của nhiệm vụ",
    "tasks.elsewhere": "nơi theo dõi khác",
    "tasks.withdrawal": "việc thu hồi nhiệm vụ",
    "duties": "nội dung đến hạn, ngày",
    "duties.sectoragency": "cơ quan ngành trọng điểm",
    "duties.occasion": "lần phải thực hiện nội dung",
    "duties.confirmation": "xác nhận nội dung trách nhiệm",
    "duties.supervised": "việc người đứng đầu theo dõi, kiểm tra",
    "duties.postingcheck": "lần kiểm tra đăng tải",
    "guidance.guidance": "hướng dẫn tiêu chí",
    "guidance.release": "lần phát hành hướng dẫn",
    "guidance.takeover": "hướng dẫn giữ nguyên cho phiên bản mới",
    "guidance.question": "câu hỏi về tiêu chí",
    "guidance.answer": "câu trả lời",
    "guidance.answerrelease": "lần phát hành câu trả lời",
    "guidance.training": "buổi tập huấn",
    "guidance.trainingfile": "tài liệu tập huấn",
    "guidance.attendance": "số người dự tập huấn",
    "returns.return": "phiếu tự chấm",
    "returns.returnstep": "bước của phiếu tự chấm",
    "returns.cell": "ô đang nhập",
    "returns.remark": "giải thích của đơn vị",
    "returns.part": "phần được giao",
    "returns.evidence": "minh chứng",
    "returns.sending": "lần gửi phiếu",
    "returns.paperentry": "phiếu giấy nhập thay",
    "returns.unitconfirmation": "đơn vị xác nhận phiếu nhập thay",
    "returns.linkcheck": "lần kiểm tra đường dẫn",
    "returns.sentfigure": "số liệu đã gửi",
    "returns.sentleaf": "tiêu chí đã gửi",
    "returns.holderfigure": "số liệu của cơ quan giữ dữ liệu",
    "returns.holding": "cơ quan giữ số liệu",
    "returns.columnmapping": "ánh xạ cột",
    "scoring.series": "chuỗi tháng chấm điểm",
    "scoring.run": "lần chấm một tháng",
    "scoring.figure": "số liệu",
    "scoring.unitscore": "điểm của một đơn vị",
    "scoring.nodepoints": "điểm của một mục",
    "scoring.publishedpoints": "điểm đã công bố, nhập nguyên",
    "scoring.draft": "bản chấm thử",
    "tasks.draft": "bảng nhiệm vụ chờ giao",
    "series": "dữ liệu trình diễn",
    "supervision.dossier": "hồ sơ kiểm tra",
}

NAMES: dict[str, str] = {
    "abolished": "số đã kết thúc",
    "act": "văn bản",
    "agrees": "đồng ý",
    "also": "các tệp cùng nội dung",
    "answer": "mã câu trả lời",
    "area_code": "mã địa bàn",
    "asked": "điểm đề nghị",
    "basis": "văn bản",
    "block": "khối",
    "blocks": "các khối",
    "by": "cách",
    "called_back": "cách xác nhận",
    "capacity": "tư cách ký",
    "cells": "số ô",
    "changed": "số đã đổi",
    "claim": "mã lần báo hoàn thành",
    "code": "mã",
    "codes": "nhãn và mã số liệu",
    "commitment": "cam kết băm của người",
    "confidence": "độ chắc chắn",
    "consents": "đồng ý trạng thái không phải số",
    "count": "số dòng",
    "criterion": "tiêu chí",
    "date": "ngày",
    "day": "ngày",
    "days": "số ngày",
    "delegation": "mã lần giao quyền",
    "digest": "mã băm",
    "document": "văn bản",
    "dropped_paper": "văn bản đang nhập thay, nay bỏ",
    "due": "hạn trả lời",
    "duty": "nội dung số",
    "ends": "cơ quan cũ kết thúc",
    "extension": "mã lần xin gia hạn",
    "facts": "thông tin",
    "failures": "số lần sai",
    "figures_digest": "mã băm số liệu",
    "file": "mã băm tệp",
    "fingerprint": "dấu vân",
    "first": "từ tháng",
    "first_month": "áp dụng từ tháng",
    "former": "phiên bản trước",
    "founded": "số được thành lập",
    "given": "số đã giao",
    "giver": "người giao",
    "grants": "vai trò",
    "handover": "phiếu bàn giao",
    "header_row": "dòng tiêu đề",
    "holder": "cơ quan giữ số liệu",
    "holds_from": "từ ngày",
    "holds_until": "đến trước ngày",
    "id": "mã",
    "identifier": "mã định danh",
    "input": "số liệu",
    "inputs": "các số liệu",
    "is_active": "đang dùng",
    "is_confirmed": "đã xác nhận",
    "is_in": "còn phối hợp",
    "is_ministry": "là bộ, ngành",
    "is_not_posted": "không đăng tải",
    "is_off": "ngừng công bố",
    "is_published": "đã công bố",
    "is_scored": "được chấm điểm",
    "is_to_be_known": "phải quán triệt",
    "is_waiver": "tạm dùng, chưa có văn bản",
    "is_working": "là ngày làm việc",
    "issuer": "cơ quan ban hành",
    "kept": "số giữ nguyên",
    "key": "mã",
    "kind": "loại",
    "label_column": "cột nhãn",
    "last": "đến tháng",
    "lead": "mã cơ quan chủ trì",
    "leaf": "tiêu chí",
    "leaves": "các tiêu chí",
    "left": "mã dự phòng còn lại",
    "line": "việc",
    "merged": "số đã sáp nhập",
    "message": "mã trao đổi",
    "milestone": "mã mốc",
    "minutes": "số phút khoá",
    "month": "tháng",
    "name": "tên",
    "node": "mục",
    "note": "ghi chú",
    "number": "số",
    "of": "trang của",
    "on": "từ ngày",
    "organisation": "cơ quan",
    "outcome": "kết luận",
    "paper": "giấy tờ",
    "parent": "cơ quan cấp trên",
    "part": "phần việc",
    "parts": "các phần",
    "people": "người",
    "person": "người",
    "points": "điểm ghi tay",
    "position": "thứ tự",
    "post": "chức vụ",
    "predecessors": "cơ quan trước",
    "reason": "lý do",
    "recorded": "số đã ghi",
    "relation": "quan hệ",
    "remarks": "số giải thích",
    "returns": "số phiếu",
    "revision": "lần đính chính",
    "role": "vai trò",
    "rows": "số dòng đã xoá",
    "rule": "quy tắc",
    "rules": "số dòng theo quy tắc",
    "scheme": "bộ tiêu chí",
    "scheme_id": "bộ tiêu chí",
    "scope": "phạm vi",
    "second_factor": "xác thực hai lớp",
    "second_factor_removed": "đã tắt xác thực hai lớp",
    "seed": "hạt giống",
    "series": "chuỗi tháng",
    "settled": "cách kết luận",
    "sha256": "mã băm",
    "share": "phần",
    "sheet": "trang tính",
    "short_name": "tên ngắn",
    "shown": "nội dung công bố",
    "side": "bên",
    "signs_for_head": "ký thay người đứng đầu",
    "since": "từ",
    "size": "số byte",
    "source": "nguồn",
    "stage": "giai đoạn",
    "state": "tình trạng",
    "status": "tình trạng",
    "subject_id": "mã đối tượng",
    "subject_kind": "loại đối tượng",
    "system": "hệ thống theo dõi",
    "taker": "người nhận",
    "to": "người thay",
    "unchanged": "số không đổi",
    "unit": "đơn vị",
    "unit_code": "mã đơn vị",
    "units": "số đơn vị",
    "until": "đến trước",
    "updated": "số đã cập nhật",
    "username": "tên đăng nhập",
    "value": "giá trị",
    "value_column": "cột số liệu",
    "verbs": "việc",
    "verdict": "mã kết luận",
    "version": "phiên bản",
    "way": "cách gửi",
    "wording": "mã lời nhiệm vụ",
}


def subject(kind: str) -> str:
    """Return the words of a kind of subject: ours, else the model's own, else its code."""
    if kind in SUBJECTS:
        return SUBJECTS[kind]
    try:
        return str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        return kind


def name(code: str) -> str:
    """Return the words of the name of a value; a name without words stands as it is."""
    return NAMES.get(code, code.replace("_", " "))


def room(verb: str) -> str:
    """Return the words of the room a verb belongs to."""
    return str(apps.get_app_config(verb.partition(".")[0]).verbose_name)


def rooms() -> Mapping[str, list[tuple[str, str]]]:
    """Return every verb with its words, by room."""
    found: dict[str, list[tuple[str, str]]] = {}
    for verb, words in VERBS.items():
        found.setdefault(verb.partition(".")[0], []).append((verb, words))
    return found


def origin(code: str) -> str:
    """Say from where an act came."""
    if code == requests.COMMAND:
        return "lệnh trên máy chủ"
    site, _, network = code.partition(" ")
    if site == requests.SITE:
        return f"trang web, mạng {network}" if network else "trang web"
    return code or "không ghi"


def value(found: Any, people: Mapping[str, str], code: str = "", kind: str = "") -> str:
    """Write one value of that name; an opaque id as the name it has today, a code in words."""
    match found:
        case None | "":
            return "–"
        case bool():
            return "có" if found else "không"
        case list() | tuple():
            return ", ".join(value(each, people, code, kind) for each in found) or "–"
        case dict():
            filled = ((key, each) for key, each in found.items() if each not in BLANK)
            inner = (f"{name(key)}: {value(each, people, key, kind)}" for key, each in filled)
            return "; ".join(inner) or "–"
    return people.get(str(found)) or codes.said(str(found), code, kind)
