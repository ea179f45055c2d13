"""The Vietnamese words for states, causes and outcomes, in one place."""

from chamdiem.engine.evaluation import Cause
from chamdiem.engine.figures import State
from chamdiem.engine.scheme import Certainty, Direction, Outcome, Timing

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
}

OUTCOMES = {
    Outcome.ZERO: "tính 0 điểm",
    Outcome.FULL: "được điểm tối đa",
    Outcome.BLANK: "để trống, tính 0 điểm vào tổng",
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
