"""What the Department of Tỉnh Mẫu says of some criteria: guidance, answers, a training."""

from datetime import datetime, timedelta

from chamdiem.portal.common import moments
from chamdiem.portal.guidance import actions
from chamdiem.portal.guidance.facts import Told
from chamdiem.portal.home.demonstration.cast import Cast
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.schemes.models import SchemeVersion

DAY = timedelta(days=1)
# Criterion: what counts, what does not, accepted evidence, a worked example.
GUIDANCE = {
    "ND01": (
        "Văn bản đã phổ biến đến toàn thể công chức bằng hội nghị, sinh hoạt chuyên đề hoặc bản "
        "sao gửi có ký nhận.",
        "Văn bản mới chuyển đến từng người trên phần mềm mà chưa có ai xác nhận đã đọc.",
        "Biên bản hoặc thông báo hội nghị, danh sách ký nhận; ghi số, ngày.",
        "Có 6 văn bản phải quán triệt, đã tổ chức 5: tử số 5, mẫu số 6.",
    ),
    "ND03": (
        "Văn bản mở được trên trang thông tin điện tử của đơn vị vào ngày kiểm tra.",
        "Văn bản của Đảng và văn bản có dấu “không đăng tải”: không vào mẫu số.",
        "Đường dẫn đến đúng bài đăng, không phải trang chủ.",
        "Phải đăng 9 văn bản, mở được 8: tử số 8, mẫu số 9.",
    ),
    "ND09": (
        "Lãnh đạo có bằng, chứng chỉ hoặc đã công tác từ hai năm ở vị trí khoa học, kỹ thuật, "
        "chuyển đổi số, theo hướng dẫn mà tỉnh xác nhận.",
        "Giấy chứng nhận dự lớp ngắn ngày dưới một tuần.",
        "Danh sách lãnh đạo kèm loại căn cứ; không gửi bản chụp bằng cấp.",
        "Đội ngũ lãnh đạo 4 người, 1 người đạt: 25 %, vừa đủ mức tối thiểu.",
    ),
}
ASKED = (
    ("TM.03", "ND01", "Văn bản đến sau ngày 25 thì tính vào tháng nào?",
     "Tính vào tháng mà thời hạn quán triệt rơi vào, kể cả khi văn bản đến tháng trước."),
    ("TM.101", "ND03", "Trang của xã là trang thành phần của tỉnh thì có được tính không?",
     "Được, nếu bài đăng mở được ở chuyên mục của xã và có số, ngày của văn bản."),
    ("TM.01", "ND09", "Phó trưởng phòng có tính trong đội ngũ lãnh đạo không?", ""),
)  # fmt: skip


def load(*, cast: Cast, version: SchemeVersion, at: datetime) -> None:
    """Release guidance and answers, leave one question open, note a training that was held."""
    for leaf, words in GUIDANCE.items():
        made = actions.draft(version=version, leaf=leaf, told=Told(*words), by=cast.officer, at=at)
        actions.release(guidance=made, by=cast.leader, at=at + DAY)
    for code, leaf, question, answer in ASKED:
        _ask(cast, version, (code, leaf), question, answer, at + 5 * DAY)
    _train(cast, version, at + 7 * DAY)


def _ask(
    cast: Cast,
    version: SchemeVersion,
    where: tuple[str, str],
    question: str,
    answer: str,
    at: datetime,
) -> None:
    code, leaf = where
    asked = actions.ask(
        version=version,
        leaf=leaf,
        organisation=cast.units[code],
        text=question,
        by=cast.bench.holder,
        at=at,
    )
    if answer:
        said = actions.answer(
            question=asked, asked=question, text=answer, by=cast.officer, at=at + DAY
        )
        actions.release_answer(answer=said, by=cast.leader, at=at + 2 * DAY)


def _train(cast: Cast, version: SchemeVersion, at: datetime) -> None:
    held = actions.note_training(
        title="Tập huấn nhập phiếu tự chấm và chuẩn bị minh chứng (giả định)",
        on=moments.day_of(at),
        place="Hội trường Sở Khoa học và Công nghệ, và trực tuyến đến các xã",
        is_online=True,
        blocks=(Block.AGENCY, Block.COMMUNE),
        version=version,
        leaves=tuple(GUIDANCE),
        by=cast.officer,
        at=at,
    )
    came = {unit: 1 + place % 3 for place, unit in enumerate(cast.units.values())}
    actions.note_attendance(training=held, came=came, by=cast.officer, at=at + DAY)
