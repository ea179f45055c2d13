"""The facts of an invented month of 57 units, from which the tests build letters."""

from datetime import UTC, date, datetime, timedelta

from chamdiem.engine.periods import Month
from chamdiem.portal.approval.letters.facts import (
    Changed,
    Late,
    Lists,
    Low,
    MonthFacts,
    Names,
    Objected,
    Submitted,
    UnitResult,
    Unsent,
)
from chamdiem.portal.periods.facts import TRIAL_WORDS

MONTH = Month(2026, 10)
DUE = datetime(2026, 11, 6, 16, 59, 59, tzinfo=UTC)
FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
AGENCIES, COMMUNES = "Cơ quan chuyên môn cấp tỉnh", "Xã, phường"
REASON = (
    "Thẩm định: Công văn số 112/SNV-CCHC ngày 20/10/2026, trang 3 ghi 7 hồ sơ đúng hạn, không phải "
    "10; tính lại theo số đó."
)
NAMES = Names(
    superior="UBND tỉnh Thử",
    issuer="Sở Khoa học và Công nghệ",
    symbol="SKHCN",
    signer="Giám đốc",
    kept_by="CĐS",
    approver="Ủy ban nhân dân tỉnh Thử",
    approver_symbol="UBND",
    approver_kept_by="VX",
    chairman="Chủ tịch Ủy ban nhân dân tỉnh Thử",
    place="Thử",
    unconfirmed=("Địa danh",),
)


def units(count: int = 57) -> tuple[UnitResult, ...]:
    """Return units of two blocks, best first."""
    found = []
    for place in range(count):
        is_agency = place < 19
        total = 9725 - 120 * (place if is_agency else place - 19)
        name = f"Sở Thử {place + 1}" if is_agency else f"Ủy ban nhân dân xã Thử {place - 18}"
        rank = place + 1 if is_agency else place - 18
        block, grade = (AGENCIES if is_agency else COMMUNES), "Tốt" if total >= 7000 else "Yếu"
        found.append(UnitResult(name, block, total, grade, rank))
    last = found[-1]
    return (*found[:-1], UnitResult(last.name, last.block, None, "", None))


def changed(count: int = 15) -> tuple[Changed, ...]:
    """Return points that are not as claimed."""
    return tuple(
        Changed(
            f"Ủy ban nhân dân xã Thử {place}",
            "TC.1.2 Tỷ lệ hồ sơ giải quyết đúng hạn",
            1000,
            700,
            None if place == 3 else 700 + 50 * (place % 5 == 0),
            REASON,
        )
        for place in range(1, count + 1)
    )


OBJECTED = (
    Objected(
        "Ủy ban nhân dân xã Thử 5",
        "TC.1.2 Tỷ lệ hồ sơ giải quyết đúng hạn",
        1000,
        "Ba hồ sơ chậm là do chờ cơ quan khác xác nhận",
        "Thay đổi điểm",
        750,
        "Một hồ sơ có văn bản chờ xác nhận, hai hồ sơ không có",
    ),
    Objected("Sở Thử 2", "TC.2 Dịch vụ công", None, "Số liệu cổng chưa đủ", "", None, ""),
)


def lists(*, is_trial: bool = False, is_empty: bool = False) -> Lists:
    """Return the lists of the month."""
    late = tuple(
        Late(f"Sở Thử {n}", AGENCIES, DUE, DUE + timedelta(days=n), n, "Gửi trên hệ thống")
        for n in (1, 2)
    )
    unsent = (Unsent("Ủy ban nhân dân xã Thử 38", COMMUNES, DUE, "Đang nhập", True),)
    low = tuple(one for one in units() if one.total is not None and one.total < 6000)
    return Lists(
        month=MONTH,
        is_trial=is_trial,
        expected=57,
        sent=57 if is_empty else 56,
        late=() if is_empty else late,
        unsent=() if is_empty else unsent,
        low_rule=Low(50, 5000, False, "mặc định hệ thống – cần UBND tỉnh xác nhận"),
        low=() if is_empty else low,
    )


def facts(*, is_trial: bool = False, is_submitted: bool = True, **changes: object) -> MonthFacts:
    """Return the month, official or a trial, submitted or not."""
    submitted = Submitted(2, FINGERPRINT, date(2026, 11, 20))
    fields: dict[str, object] = {
        "month": MONTH,
        "marks": (TRIAL_WORDS,) if is_trial else (),
        "is_trial": is_trial,
        "act": "" if is_trial else "Quyết định số 45/QĐ-UBND ngày 01/09/2026 của UBND tỉnh Thử",
        "window_from": date(2026, 10, 1),
        "window_to": date(2026, 10, 31),
        "scheme": "Bộ tiêu chí thử, phiên bản 1",
        "bases": ("Căn cứ Quyết định số 1/QĐ-THU ngày 01/01/2026 của Sở Thử về việc thử",),
        "decimals": 2,
        "total_decimals": 2,
        "maximum": 10000,
        "names": NAMES,
        "lists": lists(is_trial=is_trial),
        "blocks": (AGENCIES, COMMUNES),
        "grades": ("Yếu", "Tốt"),
        "units": units(),
        "changed": changed(),
        "objected": OBJECTED,
        "settled": (("Đã xem và chấp nhận", 812), ("Ghi điểm khác điểm tính (có lý do)", 39)),
        "sampled": 24,
        "origins": (("đơn vị báo cáo", 1503), ("cơ quan giữ số liệu cung cấp", 410)),
        "read_on": date(2026, 11, 21),
        "submitted": submitted if is_submitted else None,
    }
    return MonthFacts(**(fields | changes))  # type: ignore[arg-type]
