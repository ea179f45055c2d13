"""What is no reason is refused, whoever writes it; what names what was seen is taken."""

import pytest

from chamdiem.portal.appraisal import reasons

TEMPLATES = [
    "",
    "Không đủ minh chứng",
    "không có minh chứng kèm theo nên trừ điểm",
    "Nhập lý do điều chỉnh tại đây để hội đồng xem xét",
    "Hãy ghi rõ lý do vì sao điểm thay đổi so với tự chấm",
    "Chấp nhận kiến nghị của đơn vị",
    "Theo quy định hiện hành của pháp luật",
    "[Lý do điều chỉnh]",
    "Giữ nguyên điểm theo kết quả thẩm định",
]
REASONS = [
    "Kế hoạch 12/KH-SCT ngày 05/8/2026 mới giao 7 trong 9 nhiệm vụ, trang 3; tính 7/9.",
    "Danh sách kèm theo có 18 người, số đã khai là 25; lấy 18 theo danh sách.",
    "Không có minh chứng cho 3 văn bản ở dòng 4, 7, 9 của danh mục; tính 12 trên 15 văn bản.",
]


@pytest.mark.parametrize("written", TEMPLATES)
def test_a_template_is_no_reason_i17(written):
    assert reasons.problem(written)


@pytest.mark.parametrize("written", REASONS)
def test_what_was_seen_and_where_is_a_reason(written):
    assert reasons.problem(written) == ""
