"""The Vietnamese words for states, causes and outcomes, in one place."""

from chamdiem.engine.evaluation import Cause
from chamdiem.engine.figures import State
from chamdiem.engine.scheme import Certainty, Compare, Direction, Outcome, Ties, Timing

STATES = {
    State.NOTHING_AROSE: "Không phát sinh",
    State.NOT_APPLICABLE: "Không áp dụng",
    State.MISSING: "Chưa có số liệu",
    State.COVERED: "không cần: nhóm đã nhập nguyên điểm",
}

CAUSES = {
    Cause.NOTHING_AROSE: "Không phát sinh trong kỳ",
    Cause.NOT_APPLICABLE: "Không áp dụng",
    Cause.MISSING: "Chưa có số liệu",
    Cause.ZERO_DENOMINATOR: "Mẫu số bằng 0",
    Cause.NOTHING_APPLIES: "Không còn tiêu chí nào áp dụng",
    Cause.GATE_UNKNOWN: "Chưa có số liệu của điều kiện khống chế",
    Cause.RULED: "Điểm ghi theo kết luận",
}

OUTCOMES = {
    Outcome.ZERO: "tính 0 điểm",
    Outcome.FULL: "được điểm tối đa",
    Outcome.BLANK: "để trống, tính 0 điểm vào tổng",
    Outcome.REDISTRIBUTE: "chia đều điểm cho các tiêu chí cùng nhóm",
    Outcome.EXCLUDE: "loại ra, quy đổi theo phần còn lại",
    Outcome.GROUP_MEAN: "lấy điểm trung bình của khối",
    Outcome.FALLBACK: "chia cho mẫu số thay thế",
    Outcome.MISSING: "coi như chưa có số liệu",
    Outcome.BLOCK: "dừng, chưa có tổng điểm cho đến khi có số liệu",
}

CERTAINTIES = {
    Certainty.HIGH: "chắc chắn: có trong văn bản hoặc tính lại đúng số đã công bố",
    Certainty.MEDIUM: "khá chắc: suy ra từ số đã công bố, chưa thấy nguyên văn",
    Certainty.LOW: "chưa chắc: mới chỉ có vài quan sát",
    Certainty.ILLUSTRATIVE: "minh hoạ",
    Certainty.SYSTEM_DEFAULT: "mặc định hệ thống – cần UBND tỉnh xác nhận",
}

FIELDS = {
    "name": "tên",
    "max": "điểm tối đa",
    "rule": "cách tính",
    "weight": "trọng số",
    "rule.target": "mức đạt điểm tối đa",
    "rule.floor": "mức sàn",
    "rule.low": "mốc thấp nhất",
    "rule.high": "mốc cao nhất",
    "rule.spread": "số độ lệch chuẩn",
    "rule.table": "bảng điểm",
    "rule.each": "điểm mỗi lần",
    "rule.grid": "bảng ngày chậm",
    "policy": "các trường hợp đặc biệt",
    "policy.zero_denominator": "khi mẫu số bằng 0",
    "policy.missing": "khi chưa có số liệu",
    "policy.not_applicable": "khi không áp dụng",
    "policy.nothing_arose": "khi không phát sinh",
    "verifier": "cơ quan thẩm định",
    "evidence": "minh chứng",
    "clause": "điều khoản",
    "maintain": "duy trì điểm số",
    "maintain.level": "mức phải giữ",
}

INPUT_FIELDS = {
    "name": "tên",
    "definition": "định nghĩa",
    "unit": "đơn vị tính",
    "measure": "loại đại lượng",
    "options": "các lựa chọn",
    "timing": "loại số liệu",
    "direction": "chiều của chỉ tiêu",
    "supplier": "cơ quan cung cấp",
    "rhythm": "nhịp cung cấp",
    "closing": "thời điểm chốt",
    "decimals": "số chữ số thập phân",
    "largest": "giá trị lớn nhất",
    "pool": "cách gộp",
}

TIMINGS = {
    Timing.AS_OF: "tại thời điểm",
    Timing.IN_PERIOD: "trong kỳ",
    Timing.CUMULATIVE: "luỹ kế",
}

DIRECTIONS = {
    Direction.UP: "càng cao càng tốt",
    Direction.DOWN: "càng thấp càng tốt",
    Direction.NONE: "không có chiều",
}

TIES = {
    Ties.COMPETITION: "cùng hạng, hạng sau bỏ cách (1, 2, 2, 4)",
    Ties.DENSE: "cùng hạng, hạng sau liền kề (1, 2, 2, 3)",
}


def rounding(decimals: int) -> str:
    """Say how points are rounded before they are added."""
    return f"Điểm từng tiêu chí làm tròn nửa lên đến {decimals} chữ số thập phân rồi mới cộng"


def ranking(ties: Ties, compare: Compare = Compare.ROUNDED, tiebreak: bool = False) -> str:
    """Say how units stand in their block when totals are equal."""
    what = "điểm đã làm tròn" if compare is Compare.ROUNDED else "điểm chưa làm tròn"
    apart = "xét tiếp các mục phương án nêu, vẫn bằng thì " if tiebreak else ""
    return f"Thứ hạng tính trong từng khối, theo {what}; bằng điểm thì {apart}{TIES[ties]}"
